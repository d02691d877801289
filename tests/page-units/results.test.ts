// The results column's arithmetic: ladder, balance, matrix, what the verdict says, what is in the red.
import { readFileSync } from 'node:fs';
import { analyse, type Condition, type Consortium, type Flow, type Formation } from 'gongsheng';
import { describe, expect, it } from 'vitest';
import { layoutBalance, spread, textWidth, type Lines } from '../../www/charts/balance';
import { halvesOf } from '../../www/ui/glyph';
import { stepsOf } from '../../www/charts/ladder';
import { cellOf, placeOf, tagSide, tooWide, type Item } from '../../www/charts/matrix';
import { translate, type Translate } from '../../www/i18n';
import '../../www/i18n/panels';
import type { Whole } from '../../www/panels/panel';
import { meanSign } from '../../www/document/environment';
import { reckon } from '../../www/panels/losses';
import { breakEven, gap, nextRung, subline, tests } from '../../www/panels/verdict';

const zh: Translate = (key, values) => translate('zh', key, values);
const en: Translate = (key, values) => translate('en', key, values);

function caseOf(name: string): { document: Consortium; expected: Whole } {
  const text = readFileSync(new URL(`../cases/${name}.json`, import.meta.url), 'utf8');
  return JSON.parse(text) as { document: Consortium; expected: Whole };
}

const worked = caseOf('01-worked-case');

/** A formation with the conditions that its other fields imply. */
function formationOf(change: Partial<Formation> = {}, months = 1, excess = -3): Formation {
  const formation = { ...worked.expected.formation, ...change };
  const { compatible, interacting, formed, surplus, band, windowLength, lowestWindow, inCore } = formation;
  const conditions: Condition[] = [
    { rung: 'compatible', asks: 'compatible-pair', met: compatible, value: compatible ? 5 : 0, cutoff: 1 },
    { rung: 'interacting', asks: 'activity', met: interacting, value: interacting ? 10 : 0, cutoff: 1 },
    { rung: 'formed', asks: 'surplus', met: formed, value: surplus, cutoff: band },
    { rung: 'durable', asks: 'length', met: months >= windowLength, value: months, cutoff: windowLength },
    {
      rung: 'durable',
      asks: 'windows',
      met: lowestWindow === null ? null : lowestWindow > 0,
      value: lowestWindow,
      cutoff: 0,
    },
    { rung: 'durable', asks: 'core', met: inCore, value: inCore === null ? null : excess, cutoff: 0 },
  ];
  return { ...formation, conditions };
}

const said = (formation: Formation, t: Translate) =>
  tests(formation, t)
    .map(({ text, met }) => text + (met ? ' ✓' : ''))
    .join(t('results.test.join'));

describe('the ladder', () => {
  it('fills what is met, inks what is reached, leaves the rest', () => {
    expect(stepsOf(formationOf()).map(({ state }) => state)).toEqual([
      'met',
      'met',
      'met',
      'current',
      'unmet',
    ]);
  });

  it('tells the truth when projects alone form: a lower rung stays unmet', () => {
    const steps = stepsOf(formationOf({ compatible: false }));
    expect(steps.map(({ state }) => state)).toEqual(['met', 'unmet', 'met', 'current', 'unmet']);
  });

  it('reaches nothing before there is an answer, nor what was not computed', () => {
    expect(stepsOf(null).every(({ state }) => state === 'unmet')).toBe(true);
    expect(stepsOf(formationOf({ durable: null })).at(-1)?.state).toBe('unmet');
  });
});

describe('the verdict', () => {
  it('says the worked case as it is drawn', () => {
    const formation = formationOf();
    expect(subline(formation, zh)).toBe('有净盈余，尚不持久');
    expect(gap(formation, zh)).toBe('离「持久」还差 2 个月');
    expect(said(formation, zh)).toBe('时长 1 / 3 · 分配在核内 ✓');
    expect(gap(formation, en)).toBe('2 months short of Durable');
    expect(said(formation, en)).toBe('length 1 of 3, in core ✓');
    expect(breakEven(worked.expected, zh)).toBe('环境 ε 由 0 降到 −0.67 时，盈余归零');
  });

  it('counts one month as one', () => {
    expect(gap(formationOf({}, 2), en)).toBe('1 month short of Durable');
  });

  it('measures a deficit to the far end of the zero band', () => {
    const short = formationOf({ rung: 'interacting', formed: false, surplus: -60, band: 1.5 }, 12);
    expect(nextRung(short)).toBe('formed');
    expect(gap(short, zh)).toBe('离「形成」还差 61.5 eu');
    expect(said(short, en)).toBe('S −60, zero band 1.5 (by setting)');
  });

  it('names the worst window, one of exactly 0 included, and a split outside the core', () => {
    const losing = formationOf({ lowestWindow: -18 }, 12);
    expect(gap(losing, zh)).toBe('离「持久」还差 18 eu');
    expect(said(losing, zh)).toBe('最差 3 个月 −18 · 分配在核内 ✓');
    expect(gap(formationOf({ lowestWindow: 0 }, 12), zh)).toBe('「持久」要每 3 个月都有余');
    const unfair = formationOf({ lowestWindow: 21, inCore: false }, 12, 24);
    expect(gap(unfair, en)).toBe('Durable needs a fairer split');
    expect(said(unfair, en)).toBe('worst 3 mo +21 ✓, out of core 24');
  });

  it('says when the core was not computed', () => {
    const unknown = formationOf({ lowestWindow: 21, inCore: null, durable: null }, 12);
    expect(subline(unknown, zh)).toBe('有净盈余，持久与否未计算');
    expect(said(unknown, zh)).toBe('最差 3 个月 +21 ✓ · 核未计算');
  });

  it('has no next rung at the top', () => {
    const top = formationOf({ rung: 'durable', durable: true, lowestWindow: 24 }, 24);
    expect(nextRung(top)).toBeNull();
    expect(gap(top, en)).toBe('Top rung reached');
    expect(said(top, en)).toBe('worst 3 mo +24 ✓, in core ✓');
  });

  it('says where no environment makes the surplus 0', () => {
    const formation = formationOf({ breakEven: { shift: -1.1, environment: -1.1, reachable: false } });
    expect(breakEven({ ...worked.expected, formation }, zh)).toContain('够不到');
    expect(breakEven({ ...worked.expected, formation: formationOf({ breakEven: null }) }, en)).toContain(
      'No break-even',
    );
    // Where nothing flows it is 0 in all of them.
    const idle = analyse({ type: 'gongsheng', version: 1, months: 12 });
    expect(breakEven(idle, en)).toBe('Nothing flows: surplus is 0 in any environment');
    const rises = formationOf({ breakEven: { shift: 0.3, environment: 0.3, reachable: true } });
    expect(breakEven({ ...worked.expected, formation: rises }, en)).toContain('rises from 0 to 0.3');
  });
});

describe('the balance', () => {
  const lines = (generation: number, cost: number, interfaceLoss: number, coordination: number): Lines => {
    const dissipation = cost + interfaceLoss + coordination;
    return { generation, cost, interfaceLoss, coordination, dissipation, surplus: generation - dissipation };
  };

  it('ends both bars at the same point when there is a surplus', () => {
    const { segments, generation, short, scale } = layoutBalance(lines(195, 91, 14, 2));
    expect(scale).toBe(195);
    expect(short).toBeNull();
    expect(segments.map(({ part, amount }) => [part, amount])).toEqual([
      ['cost', 91],
      ['interfaceLoss', 14],
      ['coordination', 2],
      ['surplus', 88],
    ]);
    expect(segments.at(-1)?.end).toBeCloseTo(generation, 12);
    segments.slice(1).forEach(({ start }, index) => expect(start).toBe(segments[index]?.end));
  });

  it('runs past the generation in a deficit, by what is short', () => {
    const { segments, generation, short, scale } = layoutBalance(lines(48, 100, 0, 8));
    expect(scale).toBe(108);
    expect(generation).toBeCloseTo(48 / 108, 12);
    expect(short).toMatchObject({ start: generation, end: 1, amount: 60 });
    expect(segments.map(({ part }) => part)).toEqual(['cost', 'coordination']);
  });

  it('is empty where nothing flows', () => {
    expect(layoutBalance(lines(0, 0, 0, 0))).toEqual({ scale: 0, generation: 0, segments: [], short: null });
  });

  it('spreads labels without overlap, within the ends, as near as can be', () => {
    const labels = [
      { centre: 100, width: 50 },
      { centre: 110, width: 40 },
      { centre: 280, width: 60 },
    ];
    const edges = spread(labels, 0, 284, 6);
    edges.slice(1).forEach((edge, index) => {
      const before = (edges[index] ?? 0) + (labels[index]?.width ?? 0);
      expect(edge - before).toBeGreaterThanOrEqual(6 - 1e-9);
    });
    expect(edges[2]).toBe(224);
    expect(edges[0]).toBeLessThan(75);
    expect(edges[1]).toBeGreaterThan(90);
    expect(spread([{ centre: 100, width: 50 }], 0, 284, 6)).toEqual([75]);
  });

  it('takes a Chinese character for as wide as it is high', () => {
    expect(textWidth('盈余', 13)).toBe(26);
    expect(textWidth('Interface 14', 13)).toBeGreaterThan(60);
  });
});

describe('the matrix', () => {
  const item = (key: string, surplus: number, selected = false): Item => ({
    key,
    mark: key,
    title: key,
    mode: 'commensalism',
    level: 'point',
    surplus,
    selected,
  });

  it('shows up to two pairs in their order, of more the largest |S|', () => {
    const two = [item('a', 1), item('b', 5)];
    expect(cellOf(two, 'commensalism', 'point')).toEqual({ shown: two, more: [] });
    const many = [item('a', 1), item('b', -9), item('c', 5), item('d', 3)];
    const cell = cellOf(many, 'commensalism', 'point');
    expect(cell.shown.map(({ key }) => key)).toEqual(['b']);
    expect(cell.more.map(({ key }) => key)).toEqual(['c', 'd', 'a']);
  });

  it('never hides the selected pair', () => {
    const many = [item('a', 1, true), item('b', -9), item('c', 5)];
    expect(cellOf(many, 'commensalism', 'point').shown[0]?.key).toBe('a');
  });

  it('places nothing twice and leaves other cells empty', () => {
    const items = [item('a', 1), { ...item('b', 2), level: 'integrated' as const }];
    expect(cellOf(items, 'commensalism', 'point').shown.map(({ key }) => key)).toEqual(['a']);
    expect(cellOf(items, 'commensalism', 'integrated').shown.map(({ key }) => key)).toEqual(['b']);
    expect(cellOf(items, 'parasitism', 'point').shown).toEqual([]);
  });

  it('has good up and right, and the other three outside', () => {
    expect(placeOf('symmetric-mutualism', 'integrated')).toEqual({ row: 0, column: 3 });
    expect(placeOf('parasitism', 'point')).toEqual({ row: 3, column: 0 });
    expect(placeOf('competition', 'continuous')).toEqual({ outside: 'competition' });
    expect(placeOf('asymmetric-mutualism', 'none')).toBeNull();
  });

  it('has the tag of the system where nothing stands, and never over the ideal corner', () => {
    expect(tagSide([], 2, 0)).toBe('right');
    expect(tagSide([], 2, 3)).toBe('left');
    expect(tagSide([], 0, 2)).toBe('left');
    const beside = [item('a', 1), { ...item('b', 1), level: 'continuous' as const }];
    expect(tagSide(beside, 2, 1)).toBe('top');
    const first = beside.map((it) => ({ ...it, mode: 'symmetric-mutualism' as const }));
    expect(tagSide(first, 0, 1)).toBe('bottom');
  });

  it('has pills one above the other where they do not fit beside each other', () => {
    const cell = cellOf([item('a', 1), item('b', 2)], 'commensalism');
    expect([tooWide(cell, 64), tooWide(cell, 63)]).toEqual([false, true]);
    const more = cellOf([item('a', 1), item('b', 2), item('c', 3)], 'commensalism');
    expect([tooWide(more, 55), tooWide(more, 54)]).toEqual([false, true]);
    expect(tooWide({ shown: [], more: [] }, 0)).toBe(false);
  });
});

describe('the glyph', () => {
  it('is the definition of its mode', () => {
    expect(halvesOf('none')).toBeNull();
    expect(halvesOf('parasitism')).toEqual(['more', 'loss']);
    expect(halvesOf('competition')).toEqual(['loss', 'loss']);
  });

  it('follows the sides when their gains are given', () => {
    expect(halvesOf('parasitism', [-2, 10])).toEqual(['loss', 'more']);
    expect(halvesOf('asymmetric-mutualism', [14, 6])).toEqual(['more', 'less']);
    expect(halvesOf('commensalism', [15, 0])).toEqual(['more', 'zero']);
    expect(halvesOf('amensalism', [-5, 0])).toEqual(['loss', 'zero']);
  });
});

describe('what is in the red', () => {
  it('adds up to S, the worst first, each with its cause', () => {
    const { ledger, flows } = worked.expected;
    const { gains, losses, worst } = reckon(ledger, flows, worked.document.exchanges ?? []);
    expect(gains + losses).toBeCloseTo(88, 9);
    expect(worst.map(({ kind, id, cause }) => [kind, id, cause])).toEqual([
      ['exchange', 'er', 'interface'],
      ['pair', 'C E', 'coordination'],
    ]);
  });

  it('tells what does not fit, what is not used, and what is too dear', () => {
    const { ledger, flows } = worked.expected;
    const causeWith = (flow: Partial<Flow>, interfaceLoss = 2) => {
      const lines = ledger.exchanges.map((line) => (line.id === 'er' ? { ...line, interfaceLoss } : line));
      const changed = flows.map((known) => (known.id === 'er' ? { ...known, ...flow } : known));
      return reckon({ ...ledger, exchanges: lines }, changed, worked.document.exchanges ?? []).worst[0]
        ?.cause;
    };
    expect(causeWith({ rate: 0, used: 0 })).toBe('incompatible');
    expect(causeWith({ used: 0.5 })).toBe('unused');
    expect(causeWith({}, 0)).toBe('dear');
  });

  it('finds nothing where nothing is', () => {
    const { document, expected } = caseOf('02-mode-none');
    expect(reckon(expected.ledger, expected.flows, document.exchanges ?? [])).toEqual({
      gains: 0,
      losses: 0,
      worst: [],
    });
  });
});

describe('the mean sign of a factor', () => {
  const factor = (steps: [number, number][]) => ({
    id: 'f',
    scope: 'external' as const,
    aspect: 'policy' as const,
    steps,
  });

  it('is 0 before the first step and weighs each by its months', () => {
    expect(meanSign(factor([]), 12)).toBe(0);
    expect(meanSign(factor([[6, 1]]), 12)).toBe(0.5);
    expect(
      meanSign(
        factor([
          [0, 0.4],
          [12, -0.2],
        ]),
        24,
      ),
    ).toBeCloseTo(0.1, 12);
  });

  it('lets the last of two in a month count and ignores what lies past the horizon', () => {
    expect(
      meanSign(
        factor([
          [0, 1],
          [0, -1],
        ]),
        10,
      ),
    ).toBe(-1);
    expect(meanSign(factor([[20, 1]]), 10)).toBe(0);
  });
});

describe('counts', () => {
  it('have the singular in English for one only', () => {
    const counts = (count: number) =>
      en('shell.counts', { units: count, exchanges: String(count), pairs: count });
    expect(counts(1)).toBe('1 unit, 1 exchange, 1 pair');
    expect(counts(0)).toBe('0 units, 0 exchanges, 0 pairs');
    expect(counts(11)).toBe('11 units, 11 exchanges, 11 pairs');
  });
});
