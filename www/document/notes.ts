// Where the note stands that says where a number comes from.
import { fieldAt } from './schema';

/** The place of a number's note: what the number belongs to has it, if it can have one. */
export function noteOf(pointer: string): string | null {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/')))
    if (fieldAt(`${at}/note/zh`)) return `${at}/note`;
  return null;
}
