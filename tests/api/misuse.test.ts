// What is asked wrongly is told: what is wrong, where, and what would be right.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import init, * as engine from 'gongsheng';

await init();

const { document } = JSON.parse(readFileSync('tests/cases/01-worked-case.json', 'utf8')) as {
  document: engine.Consortium;
};
const wrong = { ...document, months: 0 };

/** The engine as untyped JavaScript sees it. */
type Loose = Record<string, (...values: unknown[]) => unknown>;
const { flip, smallestChange, evolution, transfersTo, ends, replicator, derivation } =
  engine as unknown as Loose;
const { toLatex, toMermaid, fromCsv } = engine as unknown as Loose;
const made = engine as unknown as Record<string, new (...values: unknown[]) => { free(): void }>;

/** The message of the plain `Error` that is thrown. */
function refusal(ask: (() => unknown) | undefined): string {
  try {
    ask?.();
  } catch (error) {
    expect((error as Error).constructor).toBe(Error);
    const { message } = error as Error;
    expect(message).not.toMatch(/^Error/);
    return message;
  }
  throw new Error('nothing was thrown');
}
const refusalOf = (name: string, ...values: unknown[]): string =>
  refusal(() => new (made[name] as (typeof made)[string])(...values));

describe('an option that is none', () => {
  it.each([
    ['smallestChange', () => smallestChange?.(document, { rung: 'durable' }), 'rung', 'formation'],
    ['flip', () => flip?.(document, '/months', { verdicts: 'any' }), 'verdicts', 'verdict'],
    ['evolution', () => evolution?.(document, { time: [1] }), 'time', 'times'],
    ['evolution, given a list', () => evolution?.(document, [1]), '0', 'relativeTolerance'],
    [
      'replicator',
      () => replicator?.({ constants: [1], influence: [[0]], starts: [0.5] }),
      'starts',
      'start',
    ],
    [
      'derivation',
      () => derivation?.(document, { number: 'surplus', of: 'system', name: 'G' }),
      'name',
      'id',
    ],
    ['fromCsv', () => fromCsv?.({ unit: 'id' }), 'unit', 'units'],
  ])('of %s is named, and those that there are', (_, ask, field, known) => {
    const message = refusal(ask);
    expect(message).toContain(`unknown field \`${field}\``);
    expect(message).toContain(`\`${known}\``);
  });

  it('of a grid is named', () => {
    const axis = { pointer: '/months', from: 1, to: 2, values: 2, steps: 3 };
    expect(refusalOf('SweepRun', document, axis)).toContain('unknown field `steps`');
  });
});

describe('what is missing or of the wrong kind', () => {
  it('is a goal that is left out', () => {
    for (const goal of [undefined, null, {}, { between: ['G', 'C'] }])
      expect(refusal(() => smallestChange?.(document, goal))).toMatch(/goal is missing.*formation/);
  });

  it('is a question that is no object', () => {
    for (const question of [5, true, [], 'durable', () => 1])
      expect(refusal(() => smallestChange?.(document, question))).toMatch(/^a question is asked for/);
    expect(refusal(() => derivation?.(document))).toMatch(/^a question is asked for/);
  });

  it('is a list of times that is none, and an option that is no number', () => {
    for (const times of ['a', 5, { length: 2 }])
      expect(refusal(() => evolution?.(document, { times }))).toBe('times must be a list of numbers');
    for (const times of [['a'], [null], [0, '3']])
      expect(refusal(() => evolution?.(document, { times }))).toMatch(/^times are/);
    expect(refusal(() => evolution?.(document, 5))).toMatch(/object.*times and relativeTolerance/);
    expect(refusal(() => evolution?.(document, { relativeTolerance: '1e-6' }))).toMatch(/tolerance/);
    for (const nothing of [undefined, null, {}, { times: null, relativeTolerance: null }])
      expect(() => evolution?.(document, nothing)).not.toThrow();
  });

  it('is a text that is none, by its name', () => {
    expect(refusal(() => transfersTo?.(document))).toBe('rule must be a string');
    expect(refusal(() => flip?.(document, 5, {}))).toBe('pointer must be a string');
    expect(refusal(() => ends?.(document))).toBe('pointer must be a string');
    expect(refusal(() => fromCsv?.({ units: 5 }))).toBe('units must be a string');
  });

  it('is a word that nothing has', () => {
    expect(refusal(() => transfersTo?.(document, 'x'))).toMatch(/^unknown variant `x`.*`shapley`/);
    for (const language of ['fr', undefined, 5])
      for (const write of [toLatex, toMermaid])
        expect(refusal(() => write?.(document, language))).toBe("language must be 'zh' or 'en'");
  });

  it('is a number that is not finite, by its place', () => {
    const [constants, influence] = [[1], [[NaN]]];
    expect(refusal(() => replicator?.({ constants, influence }))).toContain('/influence/0/0 is not finite');
    expect(refusal(() => flip?.(document, '/months', { from: Infinity }))).toContain('/from is not finite');
  });
});

describe('draws that cannot be made', () => {
  it.each([
    ['draws', [0, 1], '1 to 1000000'],
    ['draws', [-1, 1], '1 to 1000000'],
    ['draws', [10.5, 1], '1 to 1000000'],
    ['draws', [1e12, 1], '1 to 1000000'],
    ['draws', [], '1 to 1000000'],
    ['seed', [10, -1], '0 to 9007199254740991'],
    ['seed', [10, 0.5], '0 to 9007199254740991'],
    ['seed', [10, 2 ** 53], '0 to 9007199254740991'],
    ['seed', [10], '0 to 9007199254740991'],
  ])('are told: %s of %j', (name, values, range) => {
    for (const run of ['UncertaintyRun', 'ChoicesRun']) {
      const message = refusalOf(run, document, ...values);
      expect(message).toBe(`${name} must be a whole number from ${range}`);
    }
  });

  it('are told: a half-width beyond 0 to 1', () => {
    for (const width of [-1, 1.5, NaN])
      expect(refusalOf('UncertaintyRun', document, 10, 1, width)).toBe(
        'halfWidth must be a number from 0 to 1',
      );
    for (const width of [0, 1, null, undefined])
      new engine.UncertaintyRun(document, 10, 2 ** 53 - 1, width).free();
  });
});

describe('a grid that cannot be', () => {
  const axis = { pointer: '/exchanges/0/amount', from: 0, to: 1, values: 3 };
  it.each([
    ['a pointer to no number', [{ ...axis, pointer: '/title' }], "no number at '/title'"],
    ['the same of the second', [axis, { ...axis, pointer: '/no/1' }], "no number at '/no/1'"],
    ['no values', [{ ...axis, values: 0 }], '1 to 40000 cells, not 0'],
    ['too many', [{ ...axis, values: 4e9 }], '1 to 40000 cells'],
    [
      'too many together',
      [
        { ...axis, values: 300 },
        { ...axis, pointer: '/exchanges/1/amount', values: 200 },
      ],
      '1 to 40000 cells, not 60000',
    ],
    ['one number twice', [axis, axis], 'set apart'],
    ['an end that is not finite', [{ ...axis, to: Infinity }], '/to is not finite'],
  ])('says why: %s', (_, axes, reason) => {
    expect(refusalOf('SweepRun', document, ...axes)).toContain(reason);
  });

  it('has nothing to say of a document with errors', () => {
    const run = new engine.SweepRun(wrong, { ...axis, pointer: '/no' }, null);
    expect([run.cells, run.advance(1), run.result()]).toEqual([0, true, null]);
    run.free();
  });
});

describe('a session', () => {
  it('names the first error of a document, and how many there are', () => {
    expect(refusalOf('Session', wrong)).toBe(
      "errors in the document: 1, the first out-of-range at '/months'; validate tells all",
    );
    const first = engine.validate({}).find(({ severity }) => severity === 'error');
    const message = refusalOf('Session', {});
    expect(message).toContain(`the first ${first?.code} at '${first?.pointer}'`);
    expect(message).toMatch(/: \d+,/);
  });

  it('does not begin with energies that are not finite', () => {
    const vast = structuredClone(document);
    for (const input of vast.units?.flatMap(({ inputs = [] }) => inputs) ?? []) input.value = 1e308;
    for (const exchange of vast.exchanges ?? []) exchange.amount = 1e308;
    for (const unit of vast.units ?? [])
      for (const own of [...(unit.inputs ?? []), ...(unit.outputs ?? [])]) own.amount = 1e308;
    expect(refusalOf('Session', vast)).toContain("the first infinite-energy at '/exchanges/0'");
  });

  it('tells what an edit expects where there is no number, and of what is none', () => {
    const session = new engine.Session(document);
    const edit = session.edit.bind(session) as (...values: unknown[]) => engine.Problem[];
    const expected = ({ code, pointer, values: [value] }: engine.Problem) => [code, pointer, value];
    const value = 'pointer to a number of the document';
    for (const pointer of ['/nothing/0', '/exchanges/99/amount', '/units/0/id', ''])
      expect(edit(pointer, 3).map(expected)).toEqual([['wrong-type', pointer, { name: 'expected', value }]]);
    const pointer = '/exchanges/0/amount';
    for (const text of ['3', null, undefined, {}])
      expect(edit(pointer, text).map(expected)).toEqual([
        ['wrong-type', pointer, { name: 'expected', value: 'number' }],
      ]);
    expect(edit(pointer, NaN).map(({ code }) => code)).toEqual(['out-of-range']);
    expect([...session.total()]).toEqual([...new engine.Session(document).total()]);
    session.free();
  });
});
