// The graph's geometry: docking, lanes, layout, the corridor of a ribbon, and what connecting makes.
import fc from 'fast-check';
import type { Consortium, Kind } from 'gongsheng';
import { expect, test } from 'vitest';
import { namePlaces } from '../../www/graph/areas';
import { badgeSize, freePlace } from '../../www/graph/badgePlaces';
import { parted } from '../../www/graph/sizes';
import { fitOf, join, targetsOf } from '../../www/graph/connect';
import { pairKey } from '../../www/document/pairs';
import { factsOf, niceAbove, portKey, type Facts } from '../../www/graph/facts';
import {
  boxAround,
  directionAt,
  distanceTo,
  meets,
  nearestTowards,
  pointAt,
  shareAt,
  type Box,
  type Cubic,
} from '../../www/graph/geometry';
import { laneAll } from '../../www/graph/lanes';
import { back, fitView, freeSpot, placeUnits, through } from '../../www/graph/layout';
import { spotFor } from '../../www/graph/spots';
import { Taken } from '../../www/graph/taken';
import { cardSize, COMPACT, dock, type Docking } from '../../www/graph/ports';
import { translate } from '../../www/i18n';
import { large } from '../page/everything';
import smallEnterprises from '../../src/library/small-enterprises.json';
import todaysPractice from '../../src/library/todays-practice.json';
import worked from '../cases/01-worked-case.json';

const document = worked.document as unknown as Consortium;
const analysis = worked.expected as never;

function facts(of: Consortium = document, result: unknown = analysis): Facts {
  return factsOf({
    document: of,
    analysis: result as never,
    problems: [],
    vocabulary: null,
    language: 'zh',
    t: (key, values) => translate('zh', key, values),
  });
}

/** Where the opening view puts the four units. */
const corners: Record<string, [number, number]> = {
  G: [340, 20],
  C: [30, 236],
  E: [650, 236],
  R: [340, 508],
};

function opening(shown: Facts): Map<string, Box> {
  return new Map(
    shown.units.map((unit) => {
      const [x = 0, y = 0] = corners[unit.id] ?? [];
      return [unit.id, { x, y, ...cardSize(unit, 180, 24) }];
    }),
  );
}

test("a card's rows sum to its surplus", () => {
  for (const unit of facts().units) {
    const rows = unit.ports.reduce((sum, { brings }) => sum + (brings ?? 0), 0);
    expect(rows + unit.rest).toBeCloseTo(unit.surplus ?? NaN, 9);
  }
  expect(facts().unit.get('C')?.rest).toBeCloseTo(-4, 9);
});

test("with a project, a card's rows and its part of the project sum to its surplus", async () => {
  const { default: project } = await import('../cases/17-project-of-three.json');
  const shown = facts(project.document as unknown as Consortium, project.expected);
  expect(shown.projects.length).toBeGreaterThan(0);
  for (const unit of shown.units) {
    const rows = unit.ports.reduce((sum, { brings }) => sum + (brings ?? 0), 0);
    const projects = unit.projects.reduce((sum, { net }) => sum + (net ?? 0), 0);
    const lines = project.expected.ledger.units.find(({ id }) => id === unit.id);
    if (unit.isolated) expect(unit.surplus).toBeNull();
    else expect(rows + projects + unit.rest).toBeCloseTo(lines?.surplus ?? NaN, 9);
  }
});

test('ports dock on the side that faces the partner, sorted so that lanes do not cross', () => {
  const shown = facts();
  const { docks, rows } = dock(shown, opening(shown), { compact: false, row: 24 });
  const names = (unit: string) =>
    rows
      .get(unit)?.()
      .map(({ port }) => port.split('/')[2]);
  expect(names('C')).toEqual(['cg', 'gc', 'ce', 'ec', 'cr', 'rc']);
  expect(names('G')).toEqual(['cg', 'gc', 'eg', 'ge']);
  expect(docks.get('ce')?.map(({ edge }) => edge)).toEqual(['right', 'left']);
  expect(docks.get('gc')?.map(({ edge }) => edge)).toEqual(['left', 'right']);
  expect(docks.get('ge')?.map(({ edge }) => edge)).toEqual(['right', 'left']);
  expect(docks.get('ce')?.[0].point).toEqual({ x: 210, y: 236 + 54 + 2.5 * 24 });
});

test.each([false, true])('every exchange ends at a mark of its port, on compact cards: %s', (compact) => {
  const shown = facts(large(60, 300), null);
  const boxes = new Map(shown.units.map(({ id, position }) => [id, { x: 0, y: 0, ...position, ...COMPACT }]));
  const { docks, rows } = dock(shown, boxes, { compact, row: 24 });
  for (const { id, from, to } of shown.exchange.values()) {
    [from, to].forEach((port, end) => {
      expect(shown.unit.get(port.unit)?.ports[port.at]).toMatchObject({ side: port.side, id: port.id });
      const [box, at] = [boxes.get(port.unit), docks.get(id)?.[end]];
      if (!box || !at) throw new Error('not docked');
      const row = rows
        .get(port.unit)?.()
        .find((one) => one.port === portKey(port));
      const off = (row?.marks ?? []).map(({ edge, point }) =>
        edge === at.edge ? Math.hypot(box.x + point.x - at.point.x, box.y + point.y - at.point.y) : Infinity,
      );
      expect(Math.min(...off)).toBeLessThan(1e-6);
    });
  }
});

test('while cards are dragged rows keep their order', () => {
  const shown = facts();
  const boxes = opening(shown);
  const style = { compact: false, row: 24 };
  const still = dock(shown, boxes, style);
  const upside = new Map([...boxes].map(([id, box]) => [id, { ...box, y: -box.y }]));
  const ports = ({ rows }: Docking) =>
    shown.units.map(({ id }) =>
      rows
        .get(id)?.()
        .map(({ port }) => port),
    );
  expect(ports(dock(shown, upside, style, { order: still.order }))).toEqual(ports(still));
  expect(ports(dock(shown, upside, style))).not.toEqual(ports(still));
});

test('compact cards turn the corner on the outside, and lanes nest', () => {
  const shown = facts();
  const at: Record<string, [number, number]> = { G: [195, 61], C: [76, 262], E: [314, 262], R: [195, 464] };
  const boxes = new Map(
    shown.units.map(({ id }) => [id, boxAround({ x: at[id]?.[0] ?? 0, y: at[id]?.[1] ?? 0 }, COMPACT)]),
  );
  const docking = dock(shown, boxes, { compact: true, row: 24 });
  expect(docking.edges.get(pairKey(['G', 'C']))).toEqual(['left', 'top']);
  expect(docking.edges.get(pairKey(['G', 'E']))).toEqual(['right', 'top']);
  expect(docking.edges.get(pairKey(['C', 'E']))).toEqual(['right', 'left']);
  expect(docking.edges.get(pairKey(['E', 'R']))).toEqual(['bottom', 'right']);
  for (const { lanes } of laneAll(shown, docking, boxes)) {
    const [one, two] = lanes;
    if (one && two) expect(nearestApproach(one.curve, two.curve)).toBeGreaterThan(6);
  }
});

test('the lanes of a pair keep apart, and its badge stands clear of cards and other badges', () => {
  const shown = facts();
  const boxes = opening(shown);
  const pairs = laneAll(shown, dock(shown, boxes, { compact: false, row: 24 }), boxes);
  expect(pairs).toHaveLength(5);
  const badges = pairs.map(({ badge }) => boxAround(badge.at, badge.size));
  for (const { lanes } of pairs) {
    const [one, two] = lanes;
    if (one && two) expect(nearestApproach(one.curve, two.curve)).toBeGreaterThan(10);
  }
  badges.forEach((badge, index) => {
    for (const box of boxes.values()) expect(meets(badge, box)).toBe(false);
    badges.slice(0, index).forEach((other) => expect(meets(badge, other)).toBe(false));
  });
});

function nearestApproach(one: Cubic, two: Cubic): number {
  let least = Infinity;
  for (let step = 0; step <= 60; step += 1)
    least = Math.min(least, distanceTo(two, pointAt(one, step / 60), 60));
  return least;
}

test('a badge covers neither a head nor another badge: where there is no room it is its glyph, or goes', () => {
  const point = fc.record({ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 0, max: 300 }) });
  const cards = fc.array(point, { minLength: 1, maxLength: 6 });
  const fits = new Set<string>();
  fc.assert(
    fc.property(cards, fc.array(fc.tuple(point, point), { minLength: 1, maxLength: 8 }), (corners, lanes) => {
      const boxes = corners.map((corner): Box => ({ ...corner, ...COMPACT }));
      const badges: Box[] = [];
      for (const [from, to] of lanes) {
        const curve: Cubic = [from, { x: to.x, y: from.y }, { x: from.x, y: to.y }, to];
        const { at, size, fit } = freePlace([curve], 62.4, { cards: boxes, heads: boxes }, badges);
        fits.add(fit);
        expect(size.width).toBeLessThanOrEqual(badgeSize(62.4).width);
        if (fit === 'none') continue;
        const badge = boxAround(at, size);
        for (const other of [...boxes, ...badges]) expect(meets(badge, other)).toBe(false);
        badges.push(badge);
      }
    }),
  );
  expect([...fits].sort()).toEqual(['glyph', 'none', 'whole']);
});

test('lanes between cards with rows turn sooner or later where they would pass behind another card', () => {
  const shown = facts(todaysPractice.document as unknown as Consortium, null);
  const boxes = new Map(
    shown.units.map((unit) => [unit.id, { x: 0, y: 0, ...unit.position, ...cardSize(unit, 180, 24) }]),
  );
  const hidden = (tidy: boolean) =>
    laneAll(shown, dock(shown, boxes, { compact: false, row: 24 }), boxes, tidy).flatMap(({ key, lanes }) =>
      [...boxes].flatMap(([id, box]) => {
        const others = !key.split(' ').includes(id);
        const passes = lanes.some(({ curve }) =>
          Array.from({ length: 41 }, (_, step) =>
            boxAround(pointAt(curve, step / 40), { width: 4, height: 4 }),
          ).some((on) => meets(box, on)),
        );
        return others && passes ? [`${key} behind ${id}`] : [];
      }),
    );
  expect(hidden(false)).not.toEqual([]);
  expect(hidden(true)).toEqual([]);
});

test('of several units of a kind each has a mark of its own', () => {
  const { units } = facts(smallEnterprises.document as unknown as Consortium, null);
  expect(new Set(units.map(({ mark }) => mark)).size).toBe(units.length);
  expect(units.filter(({ kind }) => kind === 'enterprise').map(({ mark }) => mark)).toContain('企2');
  expect(facts().unit.get('C')?.mark).toBe('校');
});

test('a note stands in the first spot where it covers nothing, else where it covers least', () => {
  const at = (...taken: Box[]) => spotFor({ width: 240, height: 40 }, 860, taken)[0];
  const card = (x: number, y: number, width = 200): Box => ({ x, y, width, height: 200 });
  expect(at()).toBe('beside');
  expect(at(card(340, 20))).toBe('below');
  expect(at(card(340, 20), card(30, 59))).toBe('right');
  expect(at(card(150, 10), card(30, 59), card(840, 20))).toBe('right');
});

test('a ribbon is met within its corridor and not beyond', () => {
  const curve: Cubic = [
    { x: 0, y: 0 },
    { x: 60, y: 0 },
    { x: 40, y: 200 },
    { x: 100, y: 200 },
  ];
  for (const t of [0, 0.2, 0.5, 0.8, 1]) {
    const on = pointAt(curve, t);
    const along = directionAt(curve, t);
    const beside = (far: number) => ({ x: on.x - along.y * far, y: on.y + along.x * far });
    expect(distanceTo(curve, on)).toBeLessThan(0.5);
    expect(distanceTo(curve, beside(9))).toBeLessThan(10);
    expect(distanceTo(curve, beside(12))).toBeGreaterThan(10);
  }
  const half = pointAt(curve, shareAt(curve, 0.5));
  expect(Math.hypot(half.x - 50, half.y - 100)).toBeLessThan(1);
});

const kinds: Kind[] = ['government', 'college', 'enterprise', 'institute', 'association', 'other'];

test('units without a position are placed without overlap, whatever their number and heights', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.record({
          kind: fc.constantFrom(...kinds),
          rows: fc.integer({ min: 1, max: 30 }),
          partners: fc.array(fc.nat(39), { maxLength: 4 }),
          position: fc.option(
            fc.record({ x: fc.integer({ min: 0, max: 3000 }), y: fc.integer({ min: 0, max: 3000 }) }),
            {
              nil: undefined,
              freq: 4,
            },
          ),
        }),
        { minLength: 1, maxLength: 40 },
      ),
      fc.boolean(),
      (drawn, mixed) => {
        const units = drawn.map(({ kind, rows, partners, position }, index) => ({
          id: `u${index}`,
          kind,
          size: { width: 180, height: 62 + rows * 24 },
          position: mixed ? position : undefined,
          partners: partners.filter((at) => at < drawn.length && at !== index).map((at) => `u${at}`),
        }));
        const places = placeUnits(units);
        const own = (index: number): Box => {
          const unit = units[index];
          const place = unit && places.get(unit.id);
          if (!unit || !place) throw new Error('not placed');
          return { ...place, ...unit.size };
        };
        units.forEach((one, i) => {
          if (one.position) expect(places.get(one.id)).toEqual(one.position);
          for (let j = 0; j < i; j += 1) {
            // Two that the author put on each other stay so.
            if (!(one.position && units[j]?.position)) expect(meets(own(i), own(j))).toBe(false);
          }
        });
      },
    ),
    { numRuns: 60 },
  );
});

test('a free spot is free and, where it can be, the one wished for', () => {
  const taken = [{ x: 0, y: 0, width: 180, height: 200 }];
  const size = { width: 180, height: 94 };
  expect(freeSpot(size, new Taken(taken), { x: 400, y: 0 })).toEqual({ x: 400, y: 0 });
  const found = { ...freeSpot(size, new Taken(taken), { x: 10, y: 10 }), ...size };
  expect(taken.some((box) => meets(box, found))).toBe(false);
});

test.each([24, 1000])('beside 1,000 that have a place %i others find theirs at once', (loose) => {
  const units = Array.from({ length: 1000 + loose }, (_, index) => ({
    id: `u${index}`,
    kind: 'college' as const,
    size: { width: 180, height: 160 },
    position: index < 1000 ? { x: (index % 32) * 310, y: Math.floor(index / 32) * 220 } : undefined,
    partners: [],
  }));
  const begun = performance.now();
  const places = placeUnits(units);
  expect(performance.now() - begun).toBeLessThan(2000);
  const boxes = units.flatMap(({ id, size }) => ({ ...(places.get(id) ?? { x: 0, y: 0 }), ...size }));
  const taken = new Taken(boxes.slice(0, 1000));
  for (const box of boxes.slice(1000)) {
    expect(taken.isFree(box)).toBe(true);
    taken.add(box);
  }
});

test('the opening view fits at 100 % as it stands; a narrower room squeezes it without overlap', () => {
  const shown = facts();
  const cards = [...opening(shown).values()].map((box) => ({
    centre: { x: box.x + box.width / 2, y: box.y + box.height / 2 },
    size: { width: box.width, height: box.height },
  }));
  const room = { margin: { x: 22, top: 14, bottom: 14 }, gap: { x: 84, y: 20 }, least: 0.5 };
  const wide = fitView(cards, { width: 860, height: 712, ...room });
  expect(wide.zoom).toBe(1);
  expect(wide.lens.scale).toEqual({ x: 1, y: 1 });
  const narrow = fitView(cards, { width: 768, height: 506, ...room });
  expect(narrow.zoom).toBe(1);
  const boxes = cards.map(({ centre, size }) => boxAround(through(narrow.lens, centre), size));
  boxes.forEach((one, index) => boxes.slice(0, index).forEach((two) => expect(meets(one, two)).toBe(false)));
  for (const { centre } of cards) {
    const again = back(narrow.lens, through(narrow.lens, centre));
    expect(again.x).toBeCloseTo(centre.x, 6);
    expect(again.y).toBeCloseTo(centre.y, 6);
  }
  expect(fitView(cards, { width: 300, height: 200, ...room }).zoom).toBeLessThan(0.5);
});

test('arrow keys go to the nearest in their direction', () => {
  const around = [
    ['up', { x: 5, y: -100 }],
    ['right', { x: 90, y: 10 }],
    ['far right', { x: 300, y: 0 }],
  ] as const;
  expect(nearestTowards({ x: 0, y: 0 }, { x: 1, y: 0 }, around)).toBe('right');
  expect(nearestTowards({ x: 0, y: 0 }, { x: 0, y: -1 }, around)).toBe('up');
  expect(nearestTowards({ x: 0, y: 0 }, { x: -1, y: 0 }, around)).toBeUndefined();
});

test('an output goes to inputs of the same resource and carrier, or to a unit that lacks one', () => {
  const lone: Consortium = {
    ...document,
    units: [...(document.units ?? []), { id: 'E2', kind: 'enterprise', outputs: [], inputs: [] }],
  };
  const output = { unit: 'C', side: 'outputs', id: 'ce' } as const;
  expect(fitOf(lone, output, { unit: 'E', side: 'inputs', id: 'ce' })).toBe('taken');
  expect(fitOf(lone, output, { unit: 'E', side: 'inputs', id: 'ge' })).toBe('different');
  expect(fitOf(lone, output, { unit: 'E', side: 'outputs', id: 'ec' })).toBe('same-side');
  expect(fitOf(lone, output, { unit: 'C', side: 'inputs', id: 'ec' })).toBe('same-unit');
  expect(targetsOf(lone, output).map(({ unit }) => unit)).toEqual(['G', 'R', 'E2']);
  const joined = join(lone, output, { unit: 'E2', port: null });
  expect(joined?.made).toBe(true);
  const made = joined?.document.units?.find(({ id }) => id === 'E2')?.inputs?.[0];
  // What the resource is worth elsewhere in the document.
  expect(made).toMatchObject({ resource: 'ce', carrier: 'matter', amount: 1, value: 40 });
  expect(joined?.document.exchanges?.at(-1)).toMatchObject({
    from: { unit: 'C', output: 'ce' },
    to: { unit: 'E2', input: made?.id },
  });
});

test('scales end at round numbers', () => {
  expect([48, 40, 0, 1e-3, 51, 999].map(niceAbove)).toEqual([50, 40, 0, 1e-3, 60, 1000]);
});

test('names of areas stand apart from each other and from cards, or not at all', () => {
  const box = { x: 0, y: 0, width: 400, height: 300 };
  const frames = Array.from({ length: 9 }, (_, index) => ({ box: { ...box, x: index * 8 }, width: 110 }));
  const card = { x: 150, y: -20, width: 120, height: 100 };
  const places = namePlaces(frames, [card]).filter((place) => place !== null);
  expect(places.length).toBeGreaterThan(1);
  places.forEach((place, at) => {
    for (const other of [card, ...places.slice(0, at)]) expect(meets(place, other)).toBe(false);
  });
});

test('a long name without its middle keeps the end that tells it from its like', () => {
  expect(parted('共建产教融合实训基地第22期')).toEqual(['共建产教融合实训基', '地第22期']);
  expect(parted('Joint training base, phase 12').join('')).toBe('Joint training base, phase 12');
  expect(parted('Joint training base, phase 12')[1]).toBe(' phase 12');
});
