// Formats of other programs through the built package.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import init, {
  analyse,
  fromCsv,
  fromGexf,
  fromGraphml,
  toCsv,
  toGexf,
  toGraphml,
  toJson,
  toLatex,
  toMermaid,
  type Consortium,
} from 'gongsheng';

await init();

const { document } = JSON.parse(readFileSync('tests/cases/01-worked-case.json', 'utf8')) as {
  document: Consortium;
};

/** With the names of every record sorted, as RFC 8785 sorts them. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, part]) => [name, sorted(part)]),
  );
}

it('writes JSON as JavaScript does, with sorted names and every field', () => {
  const odd = { ...document, mine: { b: [1e21, 1e-7, -0, 0.1 + 0.2, 5e-324], a: 'é\u0001\u2028"' } };
  expect(toJson(odd)).toBe(JSON.stringify(sorted(odd)));
  expect(toJson(odd, true)).toBe(`${JSON.stringify(sorted(odd), null, 2)}\n`);
  expect(toJson('{')).toBeNull();
});

it('brings graphs and tables back', () => {
  const tables = toCsv(document);
  if (!tables) throw new Error('no tables');
  const gexf = new TextEncoder().encode(toGexf(document) ?? '');
  for (const { document: back, problems } of [
    fromGraphml(toGraphml(document) ?? ''),
    fromGexf(gexf),
    fromCsv(tables),
  ]) {
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(back?.exchanges?.map(({ id, amount }) => [id, amount])).toEqual(
      document.exchanges?.map(({ id, amount }) => [id, amount]),
    );
    expect(back && analyse(back).ledger).not.toBeNull();
  }
});

it('gives null for a document with errors, and remarks for a file that is refused', () => {
  const broken = { ...document, months: 0 };
  expect([toCsv(broken), toGraphml(broken), toGexf(broken)]).toEqual([null, null, null]);
  expect([toMermaid(broken, 'zh'), toLatex(broken, 'en')]).toEqual([null, null]);
  const refused = fromGraphml('<!DOCTYPE a><graphml/>');
  expect(refused.document).toBeNull();
  expect(refused.remarks.map(({ code, sort, place }) => [code, sort, place?.name])).toEqual([
    ['doctype', 'refused', '1'],
  ]);
  expect(fromGexf(new Uint8Array([0xff, 0xfe, 0x3c, 0])).remarks[0]?.code).toBe('utf16');
  expect(() => fromGexf(1 as unknown as string)).toThrow(Error);
});
