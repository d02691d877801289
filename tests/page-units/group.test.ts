// Several units at once: where an alignment puts them, and what a part of a document is as one of its own.
import type { Consortium } from 'gongsheng';
import { expect, test } from 'vitest';
import { excerpt, insertUnits } from '../../www/document/copies';
import type { Box } from '../../www/graph/geometry';
import { aligned, alignments } from '../../www/graph/group';
import worked from '../cases/01-worked-case.json';

const boxes = new Map<string, Box>([
  ['a', { x: 0, y: 10, width: 100, height: 50 }],
  ['b', { x: 90, y: 200, width: 60, height: 80 }],
  ['c', { x: 400, y: 0, width: 100, height: 20 }],
]);
const values = (by: (typeof alignments)[number], of: (box: Box) => number) =>
  [...aligned(boxes, by)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, box]) => of(box));

test('edges and middles are shared, and the other direction is left alone', () => {
  expect(values('left', ({ x }) => x)).toEqual([0, 0, 0]);
  expect(values('right', ({ x, width }) => x + width)).toEqual([500, 500, 500]);
  expect(values('centre', ({ x, width }) => x + width / 2)).toEqual([250, 250, 250]);
  expect(values('top', ({ y }) => y)).toEqual([0, 0, 0]);
  expect(values('bottom', ({ y, height }) => y + height)).toEqual([280, 280, 280]);
  expect(values('middle', ({ y, height }) => y + height / 2)).toEqual([140, 140, 140]);
  expect(values('left', ({ y }) => y)).toEqual([10, 200, 0]);
});

test('gaps are equal, ends stay, and what overlaps comes apart', () => {
  // 500 wide, 260 filled: two gaps of 120.
  expect(values('across', ({ x }) => x)).toEqual([0, 220, 400]);
  const close = new Map([...boxes].map(([id, box]) => [id, { ...box, y: 0 }]));
  const tops = [...aligned(close, 'down').values()].map(({ y }) => y);
  expect(tops).toEqual([0, 74, 178]);
});

test('a part of a document goes into another one under names and ids that are free there', () => {
  const model = worked.document as unknown as Consortium;
  const part = excerpt(model, ['C', 'E']);
  expect(part.units?.map(({ id }) => id)).toEqual(['C', 'E']);
  expect(part.exchanges?.map(({ from, to }) => [from.unit, to.unit].sort().join())).toEqual(['C,E', 'C,E']);
  expect(part.links).toHaveLength(1);

  const empty: Consortium = { type: 'gongsheng', version: 1, months: 3 };
  const [fresh] = insertUnits(empty, part, ['C', 'E'], new Map());
  expect(fresh.units?.map(({ name }) => name)).toEqual(part.units?.map(({ name }) => name));
  const [beside, copies] = insertUnits(model, part, ['C', 'E'], new Map());
  expect(beside.exchanges).toHaveLength((model.exchanges?.length ?? 0) + 2);
  const ids = (beside.units ?? []).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(copies.every((id) => ids.includes(id))).toBe(true);
});
