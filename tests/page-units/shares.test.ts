// Shares give way as the engine has it when it reckons what would become of one.
import init, { analyse, SweepRun, type Consortium } from 'gongsheng';
import { beforeAll, expect, test } from 'vitest';
import { equalShare, isShare, withShare } from '../../www/document/shares';

const of = (shares: readonly (number | undefined)[]): Consortium => ({
  type: 'gongsheng',
  version: 1,
  months: 12,
  units: shares.map((_, index) => ({ id: `u${index}`, kind: 'other' })),
  projects: [
    {
      id: 'p',
      value: 12,
      members: shares.map((share, index) => ({
        unit: `u${index}`,
        cost: 1 + index,
        ...(share === undefined ? {} : { share }),
      })),
    },
  ],
});
const sharesOf = ({ projects }: Consortium) => projects?.[0]?.members.map(({ share }) => share);
const place = (member: number): string => `/projects/0/members/${member}/share`;

beforeAll(async () => void (await init()));

test.each([
  ['given', [0.5, 0.3, 0.2]],
  ['equal by default', [undefined, undefined, undefined]],
  ['of one alone', [1, 0, 0]],
] as const)('shares %s: each cell of a sweep is the document that is made of it', (_, shares) => {
  const document = of(shares);
  const run = new SweepRun(document, { pointer: place(0), from: 0, to: 1, values: 6 }, null);
  while (!run.advance(10));
  const grid = run.result();
  run.free();
  expect(grid?.surplus).toHaveLength(6);
  grid?.first.values.forEach((value, cell) => {
    const made = withShare(document, place(0), value);
    const { problems, formation, behaviour } = analyse(made);
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(formation?.rung).toBe(grid.rungs[grid.formation[cell] ?? 0]);
    expect(behaviour?.system.mode).toBe(grid.modes[grid.behaviour[cell] ?? 0]);
    expect(formation?.surplus).toBeCloseTo(grid.surplus[cell] ?? NaN, 9);
  });
});

test('led to its end and back a share leaves the others as they were', () => {
  const before = of([0.5, 0.3, 0.2]);
  const ended = withShare(before, place(0), 1, before);
  expect(sharesOf(ended)).toEqual([1, 0, 0]);
  expect(sharesOf(withShare(ended, place(0), 0.5, before))).toEqual([0.5, 0.3, 0.2]);
  // Without what was before, what nobody had is parted evenly.
  expect(sharesOf(withShare(ended, place(0), 0.5))).toEqual([0.5, 0.25, 0.25]);
});

test('what a member has by default is told as long as no share is given', () => {
  expect(equalShare(of([undefined, undefined]), place(1))).toBe(0.5);
  expect(equalShare(of([0.4, 0.6]), place(1))).toBeUndefined();
  expect([place(3), '/projects/0/members/1/cost', '/settings/fragileShare'].map(isShare)).toEqual([
    true,
    false,
    false,
  ]);
});
