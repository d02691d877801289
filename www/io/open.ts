// From a text out of a file or a link to a consortium that the page can show.
import type { Consortium, Parsed, Problem } from 'gongsheng';
import '../i18n/reading';
import { migrate } from './migrate';
import { Trouble } from './trouble';

export interface Opened {
  /** Null when the page cannot show it. */
  document: Consortium | null;
  /** Errors and warnings. */
  problems: Problem[];
  /** What the text says, whatever it is: the problems' pointers lead into it. */
  value: unknown;
}

/** Mistakes that editing itself can make: the page shows them beside their fields, so they bar no one's work. */
const repairable: ReadonlySet<string> = new Set([
  'out-of-range',
  'empty-period',
  'shares-sum',
  'shares-incomplete',
  'too-few-members',
  'duplicate-member',
  'duplicate-incentive',
  'duplicate-substitution',
  'self-transfer',
  'infinite-energy',
]);

/**
 * Reads a text; throws Trouble when it is no JSON or of a newer version. What is wrong with one that is JSON can be told
 * by another question than where a text stops being so.
 */
export async function openText(
  text: string,
  parse: (text: string) => Promise<Parsed>,
  check: (text: string) => Promise<Pick<Parsed, 'problems'>> = parse,
): Promise<Opened> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    const { line, column } = await parse(text);
    if (line === null || column === null) throw new Trouble('io.notJson', {}, { cause });
    throw new Trouble('io.notJsonAt', { line, column }, { cause });
  }
  const migrated = migrate(value);
  const { problems } = await check(migrated === value ? text : JSON.stringify(migrated));
  const errors = problems.filter(({ severity }) => severity === 'error');
  const shown = errors.every(({ code }) => repairable.has(code));
  // The page's own reading is kept rather than the engine's: it has every field, the unknown ones too.
  return { document: shown ? (migrated as Consortium) : null, problems, value: migrated };
}
