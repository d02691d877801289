// Subjects that the panels ask about, each in a word.
import type { Of, Quantity, Subject } from 'gongsheng';

export const ofSystem = (number: Quantity): Subject => ({ number, of: 'system' });
export const ofThing = (number: Quantity, of: Of, id: string): Subject => ({ number, of, id });
export const ofPair = (number: Quantity, [id, other]: readonly [string, string]): Subject => ({
  number,
  of: 'pair',
  id,
  with: other,
});
export const ofSide = (number: Quantity, id: string, other: string): Subject => ({
  number,
  of: 'side',
  id,
  with: other,
});
export const ofNth = (number: Quantity, place: number): Subject => ({ number, of: 'system', place });
export const ofMonth = (number: Quantity, month: number): Subject => ({ number, of: 'month', month });
