// The reference agrees with every case, and the built package agrees with the reference on random documents.

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { analyse as engine, pathways } from 'gongsheng';
import type { Consortium } from 'gongsheng';
import { describe, expect, it } from 'vitest';
import { compare, listed, plain } from './compare';
import type { Json } from './compare';
import { analyse, reading } from './model';
import type { Result } from './model';
import { nearBoundary } from './near';
import { isRanked, pathwayFaults } from './pathways';
import { evenConsortium, largeConsortium, randomConsortium } from './random';

const CASES = fileURLToPath(new URL('../cases', import.meta.url));

interface Case {
  name: string;
  document: Consortium;
  expected?: { [section: string]: Json };
}

const cases = readdirSync(CASES)
  .filter((file) => file.endsWith('.json'))
  .map((file): Case => JSON.parse(readFileSync(`${CASES}/${file}`, 'utf8')))
  .filter((each) => each.expected !== undefined);

function caseCalled(name: string): Case {
  const found = cases.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no case ${name}`);
  return found;
}

describe('the reference agrees with the case', () => {
  it.each(cases)('$name', ({ document, expected = {} }) => {
    expect(listed(compare(expected, plain(analyse(document))))).toBe('');
  });
});

describe('nearness to a boundary', () => {
  it.each(cases)('$name keeps its distance', ({ document }) => {
    expect(nearBoundary(reading(document))).toBe(false);
  });

  it.each([
    ['its symmetry tolerance', { symmetryTolerance: 11 / 35 }],
    ['its zero band', { zeroBand: 2 / 20 }],
    ['its coverage', { continuousCoverage: 1 }],
  ])('a document at %s is near', (_, settings) => {
    const { document } = caseCalled('worked-case');
    const moved = { ...document, settings };
    expect(nearBoundary(reading(moved))).toBe(true);
  });
});

/** Every copy of a result in which one number, text or truth is another. */
function spoiled(result: Json): Json[] {
  if (typeof result === 'number') return [result + 1e-5 * Math.max(1, Math.abs(result))];
  if (typeof result === 'string') return [`${result}?`];
  if (typeof result === 'boolean') return [!result];
  if (result === null) return [0];
  if (Array.isArray(result)) {
    if (result.length === 0) return [];
    return [
      result.slice(0, -1),
      ...result.flatMap((each, i) => spoiled(each).map((other) => result.with(i, other))),
    ];
  }
  return Object.entries(result)
    .filter(([key]) => key !== 'coalition')
    .flatMap(([key, value]) => spoiled(value).map((other) => ({ ...result, [key]: other })));
}

describe('the comparison', () => {
  it('notices every single change', () => {
    const right = plain(analyse(caseCalled('worked-case').document));
    const wrong = spoiled(right);
    expect(wrong.length).toBeGreaterThan(500);
    expect(compare(right, right)).toEqual([]);
    expect(wrong.filter((result) => compare(right, plain(Object(result))).length === 0)).toEqual([]);
  });
});

/** Which chain is missing rests on the vocabulary, which the reference does not read. */
function withoutChains(got: { [section: string]: Json }) {
  if (!Array.isArray(got.diagnosis)) return got;
  const diagnosis = got.diagnosis.filter(
    (each) => !(each instanceof Object && 'code' in each && each.code === 'missing-chain'),
  );
  return { ...got, diagnosis };
}

interface Sample {
  seed: number;
  document: Consortium;
  result: Result;
}

/** The documents of seeds 1, 2, … that lie clear of every boundary, and what the reference makes of them. */
function sampled(count: number, make: (seed: number) => Consortium): Sample[] {
  return Array.from({ length: count }, (_, i) => i + 1)
    .map((seed) => ({ seed, document: make(seed) }))
    .map(({ seed, document }) => ({ seed, document, read: reading(document) }))
    .filter(({ read }) => !nearBoundary(read))
    .map(({ seed, document, read }) => ({ seed, document, result: read.result }));
}

function agrees({ document, result }: Sample): void {
  const got = engine(document);
  expect(got.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(listed(compare(plain(result), withoutChains(plain(got))))).toBe('');
}

describe('random documents', () => {
  const samples = sampled(300, (seed) => randomConsortium(seed));

  it('lie clear of every boundary, but for a few', () => {
    expect(samples.length).toBeGreaterThan(250);
  });

  it('meet every mode and every rung', () => {
    const met = (of: (result: Result) => (string | undefined)[]) =>
      [...new Set(samples.flatMap(({ result }) => of(result)))].sort();
    const modes = ['amensalism', 'asymmetric-mutualism', 'commensalism', 'competition', 'neutralism', 'none'];
    modes.push('parasitism', 'symmetric-mutualism');
    const levels = ['continuous', 'integrated', 'intermittent', 'none', 'point'];
    expect(met(({ behaviour }) => behaviour.pairs.map(({ mode }) => mode))).toEqual(modes);
    expect(met(({ behaviour }) => [behaviour.system.mode])).toEqual(modes);
    expect(met(({ organisation }) => organisation.pairs.map(({ level }) => level))).toEqual(levels);
    expect(met(({ organisation }) => [organisation.system.level])).toEqual(levels);
    expect(met(({ formation }) => [formation.rung])).toEqual([
      'compatible',
      'durable',
      'formed',
      'interacting',
      'none',
    ]);
    expect(met(({ environment }) => [environment.class])).toEqual(['negative', 'neutral', 'positive']);
    expect(met(({ participation }) => participation.pairs.map(({ game }) => game))).toEqual([
      ...['deadlock', 'dilemma', 'harmony', 'indifferent', 'mixed', 'stag-hunt'],
    ]);
    expect(met(({ diagnosis }) => diagnosis.map(({ code }) => code))).toEqual([
      ...['asymmetric', 'culture-bias', 'dilemma', 'distrust', 'formalistic', 'fragile', 'fragmented'],
      ...['free-riding', 'hostile', 'isolated', 'one-way', 'policy-conflict', 'transfusion', 'unmotivated'],
      'waiting',
    ]);
  });

  it.each(samples)('the package agrees with the reference: seed $seed', agrees);
});

describe('documents of small whole numbers', () => {
  const samples = sampled(80, evenConsortium);

  it('lie clear of every boundary, but for some', () => {
    expect(samples.length).toBeGreaterThan(60);
  });

  it.each(samples)('the package agrees with the reference: seed $seed', agrees);
});

describe('documents of more than twenty units', () => {
  const samples = sampled(8, largeConsortium);

  it('are contested in some divisions and not in others', () => {
    const told = samples.flatMap(({ result }) => result.sharing.shares.map(({ core }) => core?.inCore));
    expect([...new Set(told)].sort()).toEqual([false, true, undefined]);
  });

  it.each(samples)('the package agrees with the reference: seed $seed', agrees);
});

describe('pathways', () => {
  /** Small ones: every pathway is read anew. */
  const few = (seed: number) => randomConsortium(seed, { units: 1 + (seed % 5), months: 1 + (seed % 9) });
  const tried = sampled(12, few).map((sample) => ({ ...sample, found: pathways(sample.document).pathways }));

  it('are of every kind', () => {
    const routes = tried.flatMap(({ found }) => found.map(({ route }) => route));
    expect([...new Set(routes)].sort()).toEqual([
      ...['go-on', 'good-factor', 'halve-resistance', 'incentives', 'neutral-factor', 'open-unused'],
      ...['raise-quality', 'share-fairly'],
    ]);
  });

  it.each(tried)(
    'come to what a reading of their documents says: seed $seed',
    ({ document, result, found }) => {
      expect(isRanked(found, result.ledger.total.gross)).toBe(true);
      const faults = [...found.slice(0, 5), ...found.slice(5).slice(-3)].flatMap(
        (pathway) => pathwayFaults(result, document, pathway) ?? [],
      );
      expect(faults).toEqual([]);
    },
  );
});
