// Copies of units: complete, apart from the originals, and leaving those as they were.
import type { Consortium } from 'gongsheng';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { duplicateUnits } from '../../www/document/copies';

const { document: model } = JSON.parse(
  readFileSync(new URL('../cases/01-worked-case.json', import.meta.url), 'utf8'),
) as { document: Consortium };
const ends = (document: Consortium) =>
  (document.exchanges ?? []).map(({ from, to }) => [from.unit, to.unit] as const);

test('two units are copied with what they exchange, and with nothing that leaves them', () => {
  const [one, other] = ends(model)[0] ?? ['', ''];
  const before = JSON.stringify(model);
  const [next, copies] = duplicateUnits(model, [one, other], new Map([[one, { x: 7, y: 9 }]]));
  expect(JSON.stringify(model)).toBe(before);
  expect(copies).toHaveLength(2);
  const mutual = ends(model).filter((pair) => pair.every((id) => id === one || id === other));
  const added = ends(next).slice(ends(model).length);
  expect(added).toHaveLength(mutual.length);
  expect(added.flat().every((id) => copies.includes(id))).toBe(true);
  expect(next.units?.find(({ id }) => id === copies[0])?.position).toEqual({ x: 7, y: 9 });
  const ids = [...(next.units ?? []), ...(next.exchanges ?? [])].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(next.exchanges?.slice(0, ends(model).length)).toEqual(model.exchanges);
});

test('copies of copies bear names that no other unit bears', () => {
  const id = model.units?.[0]?.id ?? '';
  const [once, [copy = '']] = duplicateUnits(model, [id], new Map());
  const [twice] = duplicateUnits(once, [id, copy], new Map());
  const names = (twice.units ?? []).map(({ name }) => JSON.stringify(name));
  expect(names).toHaveLength((model.units ?? []).length + 3);
  expect(new Set(names).size).toBe(names.length);
});
