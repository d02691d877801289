// What-ifs of the built package in Node: the bits are those of the native engine, parts make no difference.
import { describe, expect, it } from 'vitest';
import init, {
  ChoicesRun,
  digest,
  flip,
  library,
  smallestChange,
  SweepRun,
  UncertaintyRun,
  type Consortium,
} from 'gongsheng';

await init();

const worked = library().find(({ id }) => id === 'four-units')?.document;
if (!worked) throw new Error('the worked case is not there');
const wrong = { ...worked, months: 0 };

describe('uncertainty', () => {
  it('draws the same bits as the native engine, in parts or at once', () => {
    const run = new UncertaintyRun(worked, 1000, 42);
    expect(run.advance(1)).toBe(false);
    expect(run.advance(400)).toBe(false);
    expect(run.done).toBe(401);
    expect(run.advance(10_000)).toBe(true);
    const result = run.result();
    run.free();
    const { low, median, high } = result?.outlook.surplus ?? {};
    // As in tests/whatif.rs.
    expect([low, median, high, result?.sensitivity[0]?.part.share]).toEqual([
      52.860154528640656, 67.234309604186, 82.15416913610343, 0.1767219560245742,
    ]);
    expect(result?.seed).toBe(42);
    expect(result?.halfWidth).toBe(0.2);
  });

  it('has nothing to say of a document with errors', () => {
    const run = new UncertaintyRun(wrong, 10, 1);
    expect(run.advance(1)).toBe(true);
    expect(run.result()).toBeNull();
    run.free();
  });

  it('varies every setting that verdicts rest on', () => {
    const run = new ChoicesRun(worked, 50, 7);
    run.advance(50);
    const result = run.result();
    run.free();
    expect(result?.settings.map(({ setting }) => setting)).toContain('benchmark');
    expect(result?.outlook.draws).toBe(50);
  });
});

describe('sweep', () => {
  it('gives columns as typed arrays', () => {
    const first = { pointer: '/exchanges/0/amount', from: 0, to: 1, values: 3 };
    const run = new SweepRun(worked, first, { ...first, pointer: '/exchanges/1/amount', values: 2 });
    expect(run.cells).toBe(6);
    expect(run.advance(6)).toBe(true);
    const grid = run.result();
    run.free();
    expect(grid?.surplus).toBeInstanceOf(Float64Array);
    expect(grid?.behaviour).toBeInstanceOf(Uint8Array);
    expect(grid?.surplus[5]).toBeCloseTo(88, 9);
    expect(grid?.modes[grid.behaviour[5] ?? 0]).toBe('asymmetric-mutualism');
    const alone = new SweepRun(worked, first, null);
    expect(alone.cells).toBe(3);
    alone.free();
  });
});

describe('flip', () => {
  it('turns just past the last value of the present verdict', () => {
    // What research funds are worth to the institute, which loses by its pair with the enterprise.
    const unit = worked.units?.findIndex(({ id }) => id === 'R') ?? -1;
    const input = worked.units?.[unit]?.inputs?.findIndex(({ value }) => value === 10) ?? -1;
    const flips = flip(worked, `/units/${unit}/inputs/${input}/value`, {
      verdict: 'behaviour',
      between: ['R', 'E'],
    });
    expect(flips?.present).toBe(10);
    expect(flips?.stretches.map(({ state }) => state.behaviour)).toEqual([
      'parasitism',
      'commensalism',
      'asymmetric-mutualism',
      'symmetric-mutualism',
      'asymmetric-mutualism',
    ]);
    const above = flips?.above;
    expect(above && above.last < above.value && above.value - above.last < 1e-12).toBe(true);
    expect(flip(worked, '/title', {})).toBeNull();
    expect(flip(wrong, '/exchanges/0/amount', {})).toBeNull();
  });

  it('finds the smallest change to a goal, as edits', () => {
    const goal = { behaviour: 'commensalism' } as const;
    const found = smallestChange(worked, goal);
    expect(found?.reached).toBe(false);
    const document = structuredClone(worked) as unknown as Record<string, unknown>;
    for (const { pointer, value } of found?.change?.edits ?? []) {
      const keys = pointer.slice(1).split('/');
      const last = keys.pop() ?? '';
      const holder = keys.reduce((at, key) => at[key] as Record<string, unknown>, document);
      holder[last] = value;
    }
    expect(smallestChange(document as unknown as Consortium, goal)?.reached).toBe(true);
  });
});

describe('digest', () => {
  it('is of content, not of form', () => {
    const one = digest(worked);
    expect(one?.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(one?.short).toMatch(/^[A-Za-z0-9_-]{16}$/);
    expect(digest(JSON.stringify(worked, null, 4))).toEqual(one);
    expect(digest({ ...worked, months: 2 })?.sha256).not.toBe(one?.sha256);
    expect(digest(wrong)).toBeNull();
  });
});
