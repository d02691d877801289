// Which numbers of a document an edit has changed. Documents share what was not touched, so that what they share is
// passed over at once.
import type { Consortium, Edit } from 'gongsheng';

/** Edits of more are not small. */
const MOST = 64;
/** What nothing is reckoned from. */
const PASSED: ReadonlySet<string> = new Set(['scenarios', 'position']);

/**
 * The numbers in which a document differs from the one before, with their places; null when it differs in anything else.
 * A number that the document before left open is one, too; one that is left open now is not. Where units stand is none.
 */
export function numbersChanged(before: Consortium, after: Consortium): Edit[] | null {
  const found: Edit[] = [];
  return compare(before, after, '', found) ? found : null;
}

function compare(before: unknown, after: unknown, pointer: string, found: Edit[]): boolean {
  if (before === after) return true;
  if (typeof after === 'number') {
    if (before !== undefined && typeof before !== 'number') return false;
    // As JSON says it: there is no −0.
    found.push({ pointer, value: after + 0 });
    return Number.isFinite(after) && found.length <= MOST;
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const was: readonly unknown[] = before;
    // Of ten thousand things nearly all are shared: their places are not even written down.
    return (
      after.length === was.length &&
      after.every((item, at) => item === was[at] || compare(was[at], item, `${pointer}/${at}`, found))
    );
  }
  if (!isRecord(before) || !isRecord(after)) return false;
  return (
    Object.keys(before).every(
      (key) => PASSED.has(key) || before[key] === undefined || after[key] !== undefined,
    ) &&
    Object.keys(after).every((key) =>
      PASSED.has(key)
        ? key !== 'position' || isPlace(after[key])
        : compare(before[key], after[key], `${pointer}/${key}`, found),
    )
  );
}

function isPlace(value: unknown): boolean {
  return (
    value === undefined || (isRecord(value) && Number.isFinite(value['x']) && Number.isFinite(value['y']))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
