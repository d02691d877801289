// The built package as anyone uses it, in Node: the same lines run in a browser.
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { setAt } from '../../www/document/pointer';
import { describe, expect, it } from 'vitest';
import init, {
  Session,
  analyse,
  defaults,
  emptyDocument,
  freshSeed,
  library,
  parse,
  pathways,
  replicator,
  replicatorEnds,
  transfersTo,
  validate,
  version,
  vocabulary,
  type Analysis,
  type Consortium,
} from 'gongsheng';

await init();

const cases = readdirSync('tests/cases').map(
  (name) => JSON.parse(readFileSync(`tests/cases/${name}`, 'utf8')) as { name: string; document: Consortium },
);
const worked = cases.find(({ name }) => name === 'worked-case');
if (!worked) throw new Error('the worked case is not there');

describe('pathways', () => {
  it('come with plain edits, the best first, and with the problems alone of a document with errors', () => {
    const found = pathways(worked.document);
    expect(found).toEqual(JSON.parse(JSON.stringify(found)));
    expect(found.before?.surplus).toBeCloseTo(88, 9);
    expect(found.pathways[0]).toMatchObject({
      route: 'halve-resistance',
      pairs: [['C', 'E']],
      section: '§6.2',
    });
    expect(found.pathways[0]?.edit).toEqual([{ pointer: '/links/0/resistance', value: expect.any(Number) }]);
    const broken = pathways({ type: 'gongsheng', version: 1, months: 0 });
    expect(broken).toMatchObject({ before: null, pathways: [], clearings: [] });
    expect(broken.problems).toHaveLength(1);
  });
});

describe('analyse', () => {
  it('computes the worked case from a value and from its text alike', () => {
    const fromValue = analyse(worked.document);
    expect(fromValue.ledger?.total.surplus).toBeCloseTo(88, 9);
    expect(fromValue.formation?.rung).toBe('formed');
    expect(analyse(JSON.stringify(worked.document))).toEqual(fromValue);
  });

  it('gives nothing but the problems of a document with errors, and throws nothing', () => {
    const { problems, ...sections } = analyse({ type: 'gongsheng', version: 1, months: 0 });
    expect(problems.map(({ code, pointer }) => [code, pointer])).toEqual([['out-of-range', '/months']]);
    expect(new Set(Object.values(sections))).toEqual(new Set([null]));
  });

  it('holds no undefined, no map and nothing that JSON would lose, in any case', () => {
    for (const { document } of cases) {
      const analysis = analyse(document);
      expect(JSON.parse(JSON.stringify(analysis))).toStrictEqual(analysis);
    }
  });

  it('throws an Error for what is no document at all', () => {
    const broken: unknown[] = [undefined, () => 1, Symbol('x'), 10n];
    for (const value of broken) expect(() => analyse(value as Consortium)).toThrow(Error);
    const cyclic: Record<string, unknown> = {};
    cyclic['self'] = cyclic;
    expect(() => validate(cyclic)).toThrow(Error);
    expect(analyse(worked.document).ledger?.total.surplus).toBeCloseTo(88, 9);
  });

  it('does not change the document it is given', () => {
    const before = JSON.stringify(worked.document);
    analyse(worked.document);
    expect(JSON.stringify(worked.document)).toBe(before);
  });
});

/** Every number of a document with its pointer. */
function numbersOf(value: unknown, pointer = ''): [string, number][] {
  if (typeof value === 'number') return [[pointer, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => numbersOf(part, `${pointer}/${key}`));
}

/** What an analysis says of the whole consortium. */
const overallOf = ({ months, environment, ledger, behaviour, organisation, formation }: Analysis) => ({
  months,
  environment,
  total: ledger?.total,
  behaviour: behaviour?.system,
  organisation: organisation?.system,
  formation,
});

describe('Session', () => {
  it('holds what an analysis of the edited document says', () => {
    const session = new Session(worked.document);
    expect(session.edit('/units/1/outputs/0/cost', 2)).toEqual([]);
    expect(session.edit('/exchanges/3/amount', 0.5)).toEqual([]);
    const cheaper = setAt(worked.document, '/units/1/outputs/0/cost', 2);
    const edited = setAt(cheaper, '/exchanges/3/amount', 0.5);
    const { ledger, behaviour, formation, flows } = analyse(edited);
    const surpluses = session.surpluses();
    expect(surpluses).toBeInstanceOf(Float64Array);
    expect([...surpluses]).toEqual(ledger?.units.map(({ surplus }) => surplus));
    expect([...session.total()]).toEqual([
      ledger?.total.generation,
      ledger?.total.dissipation,
      ledger?.total.surplus,
      ledger?.total.gross,
    ]);
    expect([...session.pairGains()]).toEqual(behaviour?.pairs.flatMap(({ gains }) => gains));
    expect([...session.exchangeGenerations()]).toEqual(ledger?.exchanges.map(({ generation }) => generation));
    expect([...session.exchangeUses()]).toEqual(flows?.map(({ used }) => used));
    expect([...session.monthSurpluses()]).toEqual(ledger?.months.map(({ surplus }) => surplus));
    expect([...session.windows(1)]).toEqual([...session.monthSurpluses()]);
    expect(session.windows(2)).toHaveLength(0);
    expect(session.pairModes()).toBeInstanceOf(Uint8Array);
    expect(session.pairLevels()).toHaveLength(session.pairs().length / 2);
    expect(session.standing()).toMatchObject({ rung: formation?.rung, surplus: ledger?.total.surplus });
    session.replace(worked.document);
    expect(session.total()[2]).toBeCloseTo(88, 9);
  });

  it('says of the whole what an analysis does, for every edit that the reader takes, and takes no other', () => {
    for (const document of [worked.document, ...library().map((entry) => entry.document)]) {
      for (const [pointer, number] of numbersOf(document)) {
        const session = new Session(document);
        for (const value of [0, 0.5 * number + 0.25, 3 * number + 1, Math.round(number / 2), -1]) {
          const edited = setAt(document, pointer, value);
          const analysis = analyse(edited);
          const taken = session.edit(pointer, value).length === 0;
          // A share cannot be set alone, and what means nothing to the model is no number of it.
          if (!/\/(share|x|y|version)$/.test(pointer)) expect(taken, pointer).toBe(analysis.ledger !== null);
          if (taken) expect(session.overall(), `${pointer} ${value}`).toEqual(overallOf(analysis));
        }
        session.free();
      }
    }
  });

  it('tells what a number may not be, and stays as it was', () => {
    const session = new Session(worked.document);
    const told = session.edit('/exchanges/0/amount', -1);
    expect(told.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['out-of-range', '/exchanges/0/amount'],
    ]);
    expect(session.edit('/units/0/id', 1).map(({ code }) => code)).toEqual(['wrong-type']);
    expect(session.total()[2]).toBeCloseTo(88, 9);
    expect(() => {
      session.replace('{}');
    }).toThrow(Error);
    expect(session.total()[2]).toBeCloseTo(88, 9);
  });
});

describe('validate', () => {
  it('tells every problem of any JSON value', () => {
    const problems = validate({ units: [{ id: 5 }, {}] });
    const told = problems.map(({ code, pointer }) => `${code} ${pointer}`);
    expect(told).toContain('missing-field /type');
    expect(told).toContain('missing-field /version');
    expect(told).toContain('missing-field /months');
    expect(told).toContain('wrong-type /units/0/id');
    expect(told).toContain('missing-field /units/1/id');
    for (const value of [null, 1, 'text', [], {}, [[[]]], true]) {
      expect(validate(value).length).toBeGreaterThan(0);
    }
  });

  it('says that a number which is not finite is out of range', () => {
    const units = [
      { id: 'C', kind: 'college', capacity: Number.NaN, growth: Infinity, outputs: [], inputs: [] },
    ];
    const told = validate({ type: 'gongsheng', version: 1, months: 1, units }).map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );
    expect(told).toContain('out-of-range /units/0/capacity');
    expect(told).toContain('out-of-range /units/0/growth');
  });
});

describe('parse', () => {
  it('says line and column of what is no JSON', () => {
    const parsed = parse('{\n  "type": "gongsheng",\n  "months": ,\n}');
    expect(parsed).toMatchObject({ document: null, line: 3, column: 13 });
    expect(parsed.problems.map(({ code }) => code)).toEqual(['invalid-json']);
  });

  it('gives the document as it stands, with the fields it does not know', () => {
    const document = { ...worked.document, mine: { kept: [1, 2] } };
    expect(parse(JSON.stringify(document)).document).toStrictEqual(document);
  });
});

describe('the rest', () => {
  it('gives an empty document without problems', () => {
    expect(validate(emptyDocument()).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('gives a library whose documents are valid and bilingual', () => {
    const entries = library();
    expect(entries.length).toBeGreaterThanOrEqual(8);
    for (const { about, document } of entries) {
      expect(validate(document).filter(({ severity }) => severity === 'error')).toEqual([]);
      for (const text of [about, document.title]) {
        expect(text?.zh).toBeTruthy();
        expect(text?.en).toBeTruthy();
      }
    }
    expect(Object.keys(entries[0] ?? {})).toEqual(['id', 'about', 'document']);
  });

  it('names its words in both languages and its defaults in full', () => {
    for (const word of [...vocabulary().resources, ...vocabulary().settings]) {
      expect(word.name.zh).toBeTruthy();
      expect(word.name.en).toBeTruthy();
    }
    expect(defaults().settings.sensitivity).toBe(0.5);
    expect(vocabulary().settings.map(({ id }) => id)).toEqual(Object.keys(defaults().settings));
  });

  it('gives fresh seeds and the version of the package', () => {
    const seeds = new Set(Array.from({ length: 100 }, () => freshSeed()));
    expect(seeds.size).toBe(100);
    for (const seed of seeds) expect(Number.isSafeInteger(seed) && seed >= 0).toBe(true);
    expect(version()).toBe((JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version);
  });
});

describe('the types', () => {
  const types = readFileSync(resolve(process.env['GONGSHENG_PKG'] ?? 'pkg', 'engine.d.ts'), 'utf8');

  it('are the reviewed ones', async () => {
    await expect(types).toMatchFileSnapshot('reviewed.d.ts');
  });

  it('hold no any, and no undefined where null arrives', () => {
    const code = types.replace(/\/\*[\s\S]*?\*\/|"[^"]*"/g, '');
    expect(code).not.toMatch(/\bany\b/);
    const results = code.slice(code.indexOf('interface Analysis'));
    expect(results.match(/interface Analysis \{[^}]*\}/)?.[0]).not.toMatch(/undefined|\?:/);
  });
});

describe('transfersTo', () => {
  it('gives the fewest payments that reach a fair share, as lines of the contract', () => {
    const plan = transfersTo(worked.document, 'shapley');
    expect(plan?.dues.map(({ amount }) => Math.round(amount * 10) / 10)).toEqual([11.5, 1.5, -19, 6]);
    expect(plan?.transfers.length).toBe(3);
    const contract = { ...worked.document.contract, transfers: plan?.transfers ?? [] };
    const after = analyse({ ...worked.document, contract }).ledger?.contract ?? [];
    const shares = analyse(worked.document).sharing?.shares.find(({ rule }) => rule === 'nucleolus');
    after.forEach(({ surplusAfter }, i) =>
      expect(surplusAfter).toBeCloseTo(shares?.amounts[i]?.amount ?? NaN, 9),
    );
  });

  it('is null for a document with errors and throws for a rule that is none', () => {
    expect(transfersTo({ type: 'gongsheng', version: 1, months: 0 }, 'equal')).toBeNull();
    expect(() => transfersTo(worked.document, 'mine' as 'equal')).toThrow(Error);
  });
});

describe('replicator', () => {
  const game = {
    constants: [-1, -2, -3],
    influence: [
      [0, 2, 0],
      [0, 0, 4],
      [6, 0, 0],
    ],
  };

  it('tells the stages of a game of three', () => {
    const { stableStates, states, interior, course } = replicator(game);
    expect(stableStates).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
    expect(states?.[4]).toMatchObject({ state: [1, 0, 0], eigenvalues: [1, -2, 3], stable: false });
    expect(interior).toEqual([0.5, 0.5, 0.5]);
    expect(course).toBeNull();
  });

  it('follows many starts at once', () => {
    const ends = replicatorEnds(game, new Float64Array([0.6, 0.6, 0.6, 0.4, 0.4, 0.4]), 60);
    expect([...ends].map(Math.round)).toEqual([1, 1, 1, 0, 0, 0]);
    expect(() => replicatorEnds(game, new Float64Array(4), 1)).toThrow(Error);
    expect(() => replicator({ constants: [1], influence: [[NaN]] })).toThrow(Error);
  });
});
