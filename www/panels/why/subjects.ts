// Subjects that the panels ask about, each in a word.
import type { Of, Quantity, Settings, Subject, Summed } from 'gongsheng';

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
export const ofMember = (number: Quantity, unit: string, project: string): Subject => ({
  number,
  of: 'member',
  id: unit,
  with: project,
});
/** Several numbers together, each so many times; of one alone it itself. `unit` is whose they all are. */
export function sumOf(subjects: readonly Subject[], unit?: string, times = 1): Subject | undefined {
  const [only] = subjects;
  if (subjects.length <= 1 && times === 1) return only;
  return total(
    subjects.map((subject) => ({ subject, times })),
    unit,
  );
}
export const total = (parts: Summed[], unit?: string): Subject => ({
  number: 'sum',
  of: 'system',
  parts,
  ...(unit === undefined ? {} : { id: unit }),
});
/** A number that the document says itself. */
export const given = (pointer: string): Subject => ({ number: 'given', of: 'field', pointer });
export const ofSetting = (name: keyof Settings): Subject => given(`/settings/${name}`);
export const ofFit = (
  from: { unit: string; output: string },
  to: { unit: string; input: string },
): Subject => ({
  number: 'rate',
  of: 'fit',
  id: from.unit,
  output: from.output,
  with: to.unit,
  input: to.input,
});
/** A state of two players, 1 for taking part, while all others take part so often. */
export const ofState = (
  number: Quantity,
  [id, other]: readonly [string, string],
  [x, y]: readonly [number, number],
  others: number,
): Subject => ({ number, of: 'state', id, with: other, place: x + 2 * y, others });
export const ofNth = (number: Quantity, place: number): Subject => ({ number, of: 'system', place });
export const ofMonth = (number: Quantity, month: number): Subject => ({ number, of: 'month', month });
