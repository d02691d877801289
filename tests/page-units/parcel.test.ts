// How long answers cross from the worker: they arrive as they were, and only what differs crosses again.
import { expect, it } from 'vitest';
import { Packer, Unpacker } from '../../www/engine/parcel';

interface Answer {
  total: number;
  units: { id: string; surplus: number | null }[];
  sharing: { shares: { rule: string; amounts: number[] }[] } | null;
}

const answer = (count: number): Answer => ({
  total: 0.1 + 0.2,
  units: Array.from({ length: count }, (_, place) => ({
    id: `u${place}`,
    surplus: place % 7 ? place / 3 : null,
  })),
  sharing: { shares: [{ rule: 'equal', amounts: Array.from({ length: count }, () => -0) }] },
});

/** As much as crosses, in characters. */
const weight = (packed: unknown): number => JSON.stringify(packed).length;
const copy = <T>(value: T): T => structuredClone(value);

it('an answer with long lists arrives as it was, and the next one by what differs', () => {
  const [packer, unpacker] = [new Packer(), new Unpacker()];
  const first = answer(3000);
  const packed = copy(packer.pack(first));
  expect(unpacker.unpack(packed)).toEqual({
    ...first,
    sharing: { shares: [{ rule: 'equal', amounts: first.units.map(() => 0) }] },
  });

  const second = copy(first);
  const changed = second.units[1700];
  if (changed) changed.surplus = 5;
  second.total = 7;
  const next = copy(packer.pack(second));
  expect(weight(next)).toBeLessThan(weight(packed) / 8);
  const read = unpacker.unpack(next) as Answer;
  expect(read.total).toBe(7);
  expect(read.units).toEqual(second.units);
  expect(read.units[1700]).toEqual({ id: 'u1700', surplus: 5 });
});

it('lists that nobody has read yet are there when the next answer leaves them out', () => {
  const [packer, unpacker] = [new Packer(), new Unpacker()];
  unpacker.unpack(copy(packer.pack(answer(1000))));
  const again = unpacker.unpack(copy(packer.pack(answer(1000)))) as Answer;
  expect(again.units).toHaveLength(1000);
  expect(again.units[999]).toEqual({ id: 'u999', surplus: 333 });
});

it('lists that grow and shrink, come and go, are as they are now', () => {
  const [packer, unpacker] = [new Packer(), new Unpacker()];
  for (const now of [answer(600), answer(300), { ...answer(2), sharing: null }, answer(900), answer(600)]) {
    const read = unpacker.unpack(copy(packer.pack(now))) as Answer;
    expect(read.units).toEqual(now.units);
    expect(read.sharing?.shares[0]?.amounts.length).toBe(now.sharing?.shares[0]?.amounts.length);
  }
});

it('a small answer is left alone', () => {
  const small = answer(20);
  expect(new Packer().pack(small)).toBe(small);
});
