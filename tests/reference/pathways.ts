// Pathways (model §13): what each says of the document that its edit makes, against a reading of that document.

import type { Consortium, Mention, Pathway, Standing } from 'gongsheng';
import { range } from './document';
import type { Finding } from './diagnosis';
import { nearBoundary } from './near';
import { reading } from './model';
import type { Result } from './model';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Puts a value at a pointer: what is missing on the way is made, and `-` is the place after the last. */
function put(whole: Json, keys: string[], value: Json): Json {
  const [key, ...rest] = keys;
  if (key === undefined) return value;
  const isPlace = key === '-' || /^\d+$/.test(key);
  if (Array.isArray(whole) || (isPlace && typeof whole !== 'object')) {
    const list = Array.isArray(whole) ? [...whole] : [];
    const at = key === '-' ? list.length : Number(key);
    list[at] = put(list[at] ?? null, rest, value);
    return list;
  }
  const record = typeof whole === 'object' && whole !== null && !Array.isArray(whole) ? whole : {};
  const below = rest[0] === '-' ? (record[key] ?? []) : (record[key] ?? null);
  return { ...record, [key]: put(below, rest, value) };
}

/** The document that a pathway's edit makes. */
export function edited(document: Consortium, { edit }: Pathway): Consortium {
  const before: Json = JSON.parse(JSON.stringify(document));
  const after = edit.reduce<Json>(
    (whole, { pointer, value }) => put(whole, pointer.split('/').slice(1), JSON.parse(JSON.stringify(value))),
    before,
  );
  return JSON.parse(JSON.stringify(after));
}

/** Findings that each unit has for itself. */
const OWN = ['waiting', 'unmotivated', 'free-riding'];

function mentioned(findings: Finding[]): string[] {
  return findings.map(({ code, units }) => `${code} ${OWN.includes(code) ? units[0] : ''}`);
}

function written(mentions: Mention[]): string[] {
  return mentions
    .filter(({ code }) => code !== 'missing-chain')
    .map(({ code, unit }) => `${code} ${unit ?? ''}`)
    .sort();
}

const LEVELS = ['none', 'point', 'intermittent', 'continuous', 'integrated'];

/** What is otherwise in what a pathway says than in a reading of its document; null too near a boundary to tell. */
export function pathwayFaults(before: Result, document: Consortium, pathway: Pathway): string[] | null {
  const read = reading(edited(document, pathway));
  if (nearBoundary(read)) return null;
  const after = read.result;
  const gross = before.ledger.total.gross + after.ledger.total.gross;
  const [had, has] = [mentioned(before.diagnosis), mentioned(after.diagnosis)];
  const alphas = [before, after].map(({ behaviour }) => behaviour.system.asymmetry);
  const [alpha, other] = alphas;
  const faults: string[] = [];
  const expect = (what: string, expected: unknown, got: unknown) => {
    if (JSON.stringify(expected) !== JSON.stringify(got))
      faults.push(
        `${pathway.route} ${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got)}`,
      );
  };
  const near = (what: string, expected: number, got: number, scale: number) => {
    if (!(Math.abs(expected - got) <= 1e-9 * scale)) expect(what, expected, got);
  };
  const { surplus: s } = pathway.after;
  near('ΔS', after.ledger.total.surplus - before.ledger.total.surplus, pathway.surplus, gross);
  near('S', after.ledger.total.surplus, s, after.ledger.total.gross);
  for (const i of range(after.ledger.units.length)) {
    near('S_i', after.ledger.units[i]?.surplus ?? 0, pathway.after.units[i] ?? NaN, gross);
  }
  const standing: Partial<Standing> = pathway.after;
  expect('mode', after.behaviour.system.mode, standing.behaviour);
  expect('level', after.organisation.system.level, standing.organisation);
  expect('rung', after.formation.rung, standing.rung);
  const gained = [after, before].map(({ organisation }) => LEVELS.indexOf(organisation.system.level ?? ''));
  expect('levels', (gained[0] ?? 0) - (gained[1] ?? 0), pathway.levels);
  if (typeof alpha !== 'number' || typeof other !== 'number') expect('Δα', null, pathway.asymmetry);
  else near('Δα', other - alpha, pathway.asymmetry ?? NaN, 1);
  expect('clears', had.filter((each) => !has.includes(each)).sort(), written(pathway.clears));
  expect('brings', has.filter((each) => !had.includes(each)).sort(), written(pathway.brings));
  return faults;
}

/** Whether pathways stand in their order: by ΔS, then by how much nearer fair shares are, then by levels gained. */
export function isRanked(pathways: Pathway[], gross: number): boolean {
  return pathways.every((pathway, i) => {
    const next = pathways[i + 1];
    return next === undefined || next.surplus - pathway.surplus <= 1e-9 * gross;
  });
}
