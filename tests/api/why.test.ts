// Whys through the door: every subject has one, and what is asked wrongly is told.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import init, { derivation, subjects, UncertaintyRun, type Consortium, type Subject } from 'gongsheng';

await init();

const { document } = JSON.parse(readFileSync('tests/cases/01-worked-case.json', 'utf8')) as {
  document: Consortium;
};

describe('derivation', () => {
  it('tells why the surplus is what it is', () => {
    const why = derivation(document, { number: 'surplus', of: 'system' });
    expect(why?.value).toBeCloseTo(88, 9);
    expect(why?.rows.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(88, 9);
    expect(why?.margins[0]?.distance).toBeCloseTo(85.12, 9);
    expect(why?.margins[0]?.setting).toBe('zeroBand');
    expect(why?.settings).toContainEqual({ name: 'zeroBand', value: 0.01, isDefault: true });
    expect(why?.latex).toContain('88 &= 195 - 107');
  });

  it('has a why for every subject of a document, from its text too', () => {
    const list = subjects(document);
    expect(list.length).toBeGreaterThan(300);
    for (const subject of list) expect(derivation(document, subject)?.subject).toEqual(subject);
    expect(subjects(JSON.stringify(document))).toEqual(list);
  });

  it('tells what another document gains, unit by unit, from its text too', () => {
    const then: Consortium = { ...document, links: [] };
    const gained: Subject = { number: 'gained', of: 'system' };
    const why = derivation(document, gained, then);
    const surplus = derivation(then, { number: 'surplus', of: 'system' })?.value;
    expect(why?.value).toBeCloseTo(Number(surplus) - 88, 9);
    expect(why?.rows.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(Number(why?.value), 9);
    expect(derivation(document, gained, JSON.stringify(then))).toEqual(why);
    expect(derivation(document, gained)).toBeNull();
    expect(derivation(document, gained, { ...document, months: 0 })).toBeNull();
  });

  it('is asked of a run of draws for what that says', () => {
    const run = new UncertaintyRun(document, 200, 7);
    run.advance(200);
    const told = run.result()?.outlook;
    const chance = run.derivation({ number: 'chance', of: 'system' });
    expect(chance?.value).toBe(told?.formed.share);
    expect(run.derivation({ number: 'median', of: 'unit', id: 'C' })?.value).toBe(
      told?.units?.find(({ unit }) => unit === 'C')?.surplus.median,
    );
    expect(run.derivation({ number: 'surplus', of: 'system' })).toBeNull();
    run.free();
  });

  it('is null for what is not there and for a document with errors, and throws for no subject', () => {
    expect(derivation(document, { number: 'surplus', of: 'unit', id: 'nobody' })).toBeNull();
    expect(derivation({ ...document, months: 0 }, { number: 'surplus', of: 'system' })).toBeNull();
    expect(() => derivation(document, { number: 'beauty', of: 'system' } as unknown as Subject)).toThrow(
      Error,
    );
  });
});
