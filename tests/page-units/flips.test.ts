// Where verdicts turn along a slider: stretches joined, laid out on some px, and jumped past.
import init, { flip, type Consortium, type Flips, type State } from 'gongsheng';
import { beforeAll, describe, expect, it } from 'vitest';
import { joined, layOut, onTrack, pastTurn, plainest, stretchAt, type Stretch } from '../../www/ui/flips';
import fourUnits from '../../src/library/four-units.json';
import { pairOfNumber } from '../../www/panels/numbers';
import { setField } from '../../www/document/setField';
import { snapped, stepped } from '../../www/ui/number';

const document = fourUnits.document as Consortium;
const state = (behaviour: State['behaviour'], rung: State['rung'] = 'formed'): State => ({
  rung,
  behaviour,
  organisation: 'point',
});

beforeAll(async () => {
  await init();
});

describe('two questions of one number', () => {
  const system = [
    { from: 0, to: 4, state: state('parasitism', 'interacting') },
    { from: 4.01, to: 10, state: state('asymmetric-mutualism') },
  ];
  const pair = [
    { from: 0, to: 2, state: state('parasitism') },
    { from: 2.01, to: 4, state: state('commensalism') },
    { from: 4.01, to: 10, state: state('symmetric-mutualism') },
  ];

  it('part the track wherever either turns, once where both do', () => {
    const all = joined(system, pair);
    expect(all.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2.01, 4],
      [4.01, 10],
    ]);
    expect(all.map(({ system, pair }) => `${system.behaviour} ${pair?.behaviour}`)).toEqual([
      'parasitism parasitism',
      'parasitism commensalism',
      'asymmetric-mutualism symmetric-mutualism',
    ]);
  });

  it('are one question where there is no pair', () => {
    expect(joined(system, null)).toEqual([
      { from: 0, to: 4, system: system[0]?.state, pair: null },
      { from: 4.01, to: 10, system: system[1]?.state, pair: null },
    ]);
  });

  it('cover the engine’s whole track, each stretch with the verdicts of its two questions', () => {
    const unit = document.units?.findIndex(({ id }) => id === 'R') ?? -1;
    const input = document.units?.[unit]?.inputs?.findIndex(({ value }) => value === 10) ?? -1;
    const pointer = `/units/${unit}/inputs/${input}/value`;
    expect(pairOfNumber(document, pointer, [])).toEqual(['R', 'E']);
    const track = { from: 0, to: 40 };
    const one = flip(document, pointer, track) as Flips;
    const other = flip(document, pointer, { ...track, between: ['R', 'E'] }) as Flips;
    const all = joined(one.stretches, other.stretches);
    expect(all[0]?.from).toBe(0);
    expect(all.at(-1)?.to).toBe(40);
    const turns = new Set([...one.stretches, ...other.stretches].map(({ from }) => from));
    expect(all.map(({ from }) => from)).toEqual([...turns].sort((a, b) => a - b));
    for (const { from, to, pair } of all) {
      const middle = other.stretches[stretchAt(other.stretches, (from + to) / 2)];
      expect(pair).toEqual(middle?.state);
    }
    // One jump up from the present value leads just past the first turn, and no further than the second.
    const next = pastTurn(all, one.present, 1) ?? NaN;
    const place = stretchAt(all, one.present) + 1;
    expect(next).toBeGreaterThanOrEqual(all[place]?.from ?? Infinity);
    expect(next).toBeLessThanOrEqual(all[place]?.to ?? -Infinity);
    expect(String(next).length).toBeLessThan(6);
  });
});

it('of a track of 2e300, a turn within its first bits is told as one at 0 from both sides', () => {
  const unit = document.units?.findIndex(({ id }) => id === 'E') ?? -1;
  const input = document.units?.[unit]?.inputs?.findIndex(({ resource }) => resource === 'talent') ?? -1;
  const pointer = `/units/${unit}/inputs/${input}/value`;
  const large = setField(document, pointer, 1e300);
  const { stretches } = flip(large, pointer, { from: 0, to: 2e300, between: ['C', 'E'] }) as Flips;
  expect(stretches).toHaveLength(2);
  expect([stretches[0]?.to, stretches[1]?.from].map((value) => onTrack(stretches, value ?? NaN))).toEqual([
    0, 0,
  ]);
  expect(onTrack(stretches, 1e300)).toBe(1e300);
  expect(onTrack([{ from: 0, to: 10 }], 0.001)).toBe(0.001);
});

describe('past a turn', () => {
  const stretches = [
    { from: 0, to: 17.34567 },
    { from: 17.34568, to: 18.72 },
    { from: 18.73, to: 96 },
  ];
  it('lies a number with few digits', () => {
    expect(pastTurn(stretches, 24, -1)).toBe(18);
    expect(pastTurn(stretches, 18, -1)).toBe(17);
    expect(pastTurn(stretches, 17, 1)).toBe(18);
    expect(pastTurn(stretches, 18, 1)).toBe(20);
  });
  it('lies nothing where there is no turn', () => {
    expect(pastTurn(stretches, 24, 1)).toBeUndefined();
    expect(pastTurn(stretches, 3, -1)).toBeUndefined();
  });
  it('is found in every direction and size', () => {
    expect(plainest(12.222, 13)).toBe(13);
    expect(plainest(12.222, 12.9)).toBe(12.3);
    expect(plainest(0.123, 0.1)).toBe(0.1);
    expect(plainest(-0.123, -0.2)).toBe(-0.2);
    expect(plainest(-0.2, 0.1)).toBe(0);
    expect(plainest(1234.5, 1236, true)).toBe(1235);
    expect(plainest(3, 3, true)).toBe(3);
  });
});

describe('on a track of some px', () => {
  const stretches: Stretch[] = [
    { from: 0, to: 40, mode: 'parasitism', formed: false },
    { from: 40.1, to: 41, mode: 'commensalism', formed: true },
    { from: 41.1, to: 100, mode: 'symmetric-mutualism', formed: true },
  ];
  const drawn = layOut(stretches, { least: 0, most: 100 }, 200, String);

  it('a stretch under 4 px has its tick and no glyph', () => {
    expect(drawn.pieces.map(({ width, glyph }) => [Math.round(width), glyph])).toEqual([
      [80, true],
      [2, false],
      [118, true],
    ]);
    expect(drawn.ticks.map(({ left }) => Math.round(left))).toEqual([80, 82]);
  });
  it('a value that would run into the one before is left out', () => {
    expect(drawn.ticks.map(({ said }) => said)).toEqual([true, false]);
  });
  it('what lies outside the range is cut off', () => {
    const cut = layOut(stretches, { least: 20, most: 41 }, 210, String);
    expect(cut.pieces.map(({ left, width }) => [left, Math.round(left + width)])).toEqual([
      [0, 200],
      [201, 210],
    ]);
  });
});

it('a slider goes in whole steps, within its bounds', () => {
  expect(snapped(0.34, 0.1)).toBe(0.3);
  expect(snapped(0.96, 0.1, 0, 0.9)).toBe(0.9);
  expect(stepped(0.3, 0.1, 0, 1)).toBe(0.4);
  expect(stepped(0.3, -1, 0, 1)).toBe(0);
});
