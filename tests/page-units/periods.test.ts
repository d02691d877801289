// What a hand does to periods: starts, ends, moves, removals, and where there is room for another.
import { describe, expect, it } from 'vitest';
import type { Consortium } from 'gongsheng';
import {
  endAt,
  firstFree,
  freeSpan,
  moved,
  setSpan,
  spansAt,
  startAt,
  type Span,
} from '../../www/document/periods';
import { marksOf } from '../../www/panels/timeline/rows';

const exchange = (periods?: unknown) => ({
  id: 'x',
  from: { unit: 'a', output: 'o' },
  to: { unit: 'b', input: 'i' },
  amount: 1,
  ...(periods === undefined ? {} : { periods }),
});
const document = (periods?: unknown): Consortium =>
  ({ type: 'gongsheng', version: 1, months: 24, exchanges: [exchange(periods)] }) as Consortium;

describe('periods', () => {
  it('left out, they run from the first month without end, and become a list when they are changed', () => {
    expect(spansAt(document(), '/exchanges/0/periods')).toEqual([[0, null]]);
    const changed = setSpan(document(), '/exchanges/0/periods/0', [0, 5]);
    expect(changed.exchanges?.[0]?.periods).toEqual([[0, 5]]);
  });

  it('what is no period is passed over', () => {
    expect(spansAt(document([[0, 3], 'x', [4]]), '/exchanges/0/periods')).toEqual([[0, 3], [4]]);
    expect(spansAt(document('x'), '/exchanges/0/periods')).toEqual([[0, null]]);
  });

  it('one is changed or removed and the others stay', () => {
    const old = document([
      [0, 3],
      [5, 6],
    ]);
    expect(setSpan(old, '/exchanges/0/periods/1', [5, 9]).exchanges?.[0]?.periods).toEqual([
      [0, 3],
      [5, 9],
    ]);
    expect(setSpan(old, '/exchanges/0/periods/0', null).exchanges?.[0]?.periods).toEqual([[5, 6]]);
    expect(old.exchanges?.[0]?.periods).toHaveLength(2);
  });

  it('an end stays after its start, and beyond the horizon there is none', () => {
    expect(endAt([4, 8], 2, 24)).toEqual([4, 5]);
    expect(endAt([4, 8], 24, 24)).toEqual([4, 24]);
    expect(endAt([4, 8], 25, 24)).toEqual([4, null]);
    expect(endAt([4, null], 20, 24)).toEqual([4, 20]);
  });

  it('a start stays before its end, and at 0 or later', () => {
    expect(startAt([4, 8], 9, 24)).toEqual([7, 8]);
    expect(startAt([4, 8], -3, 24)).toEqual([0, 8]);
    expect(startAt([4, null], 30, 24)).toEqual([23, null]);
  });

  it('moving keeps the length and stays within the horizon', () => {
    expect(moved([4, 8], 3, 24)).toEqual([7, 11]);
    expect(moved([4, 8], 30, 24)).toEqual([20, 24]);
    expect(moved([4, 8], -9, 24)).toEqual([0, 4]);
    expect(moved([4, null], 3, 24)).toEqual([7, null]);
  });

  it('a new one takes up to three months where nothing runs', () => {
    const spans: Span[] = [
      [0, 3],
      [5, 6],
      [20, null],
    ];
    expect(freeSpan(spans, 3, 24)).toEqual([3, 5]);
    expect(freeSpan(spans, 6, 24)).toEqual([6, 9]);
    expect(freeSpan(spans, 5, 24)).toBeNull();
    expect(freeSpan(spans, 22, 24)).toBeNull();
    expect(firstFree(spans, 24)).toBe(3);
    expect(firstFree([[0, null]], 24)).toBeNull();
  });

  it.each([1, 5, 12, 24, 60, 120, 600])('an axis of %i months has few round marks', (months) => {
    const marks = marksOf(months);
    expect(marks[0]).toBe(0);
    expect(marks.length).toBeLessThanOrEqual(10);
    expect(marks.every((mark) => mark <= months)).toBe(true);
  });
});
