// The worker's side of a document that stays in the engine while its numbers are edited.
import { Session } from 'gongsheng';
import type { Consortium, Edit, Overall } from 'gongsheng';

let held: { id: number; session: Session } | null = null;

/** Reads a document under a number of the caller's, in place of the one before. */
export function beginSession(document: Consortium | string, id: number): void {
  endSession();
  held = { id, session: new Session(document) };
}

/**
 * What is said of the whole after some edits; null when the session is not known, as after a new start of the worker, or
 * when it does not take one of them. Then it is at an end.
 */
export function editSession(id: number, edits: readonly Edit[]): Overall | null {
  if (held?.id !== id) return null;
  const { session } = held;
  if (edits.every(({ pointer, value }) => session.edit(pointer, value).length === 0))
    return session.overall();
  endSession();
  return null;
}

function endSession(): void {
  held?.session.free();
  held = null;
}
