// The gallery shows what its entries come to before any of them is opened: a picture, and the verdict that the page would
// give.
import { analyse, library } from 'gongsheng';
import { describe, expect, test } from 'vitest';
import { modeColour } from '../../www/ui/glyph';
import { signed } from '../../www/i18n/format';
import { expectQuiet } from './browser';
import { LOCALE, stage, wordsOf } from './journey';

const reader = stage();

describe.each(['zh', 'en'] as const)('the gallery in %s', (language) => {
  const t = wordsOf(language);

  test('says of every consortium what it comes to, and draws its units and pairs', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    await page.getByRole('button', { name: t('shell.library'), exact: true }).click();
    const entries = page.locator('.gallery button');
    await expect.poll(() => entries.locator('.verdict b').count()).toBe(2 * library().length);
    for (const [place, { document, about }] of library().entries()) {
      const { formation, behaviour, organisation } = analyse(document);
      const entry = entries.nth(place);
      expect(await entry.innerText()).toContain(about[language]);
      expect((await entry.locator('.verdict').innerText()).split('\n').map((word) => word.trim())).toEqual([
        t(`rung.${formation?.rung ?? 'none'}`),
        signed(formation?.surplus),
        t(`mode.${behaviour?.system.mode ?? 'none'}`),
        t(`level.${organisation?.system.level ?? 'none'}`),
      ]);
      expect(await entry.locator('rect').count()).toBe(document.units?.length);
      // Each pair that does anything together has a line, with the colour of its mode and the stroke of its organisation.
      const strokes = { point: 'circle', intermittent: '[stroke-dasharray]', integrated: '.gap' };
      const running = organisation?.pairs.filter(({ level }) => level !== 'none') ?? [];
      const colours = await entry
        .locator('svg g')
        .evaluateAll((lines) => lines.map((line) => (line as SVGGElement).style.color));
      const modeOf = new Map(behaviour?.pairs.map(({ between, mode }) => [between.join(), mode]));
      expect(colours).toEqual(running.map(({ between }) => modeColour[modeOf.get(between.join()) ?? 'none']));
      for (const [level, mark] of Object.entries(strokes))
        expect(await entry.locator(`svg g ${mark}`).count(), level).toBe(
          running.filter((pair) => pair.level === level).length,
        );
    }
    expectQuiet(watched);
    await watched.close();
  });
});

test('what is opened from it is read from the verdict on', async () => {
  const watched = await reader.open({ language: LOCALE.zh, height: 500 });
  const { page } = watched;
  const t = wordsOf('zh');
  const results = page.locator('aside.results');
  // The matrix names pairs as one reads Chinese aloud.
  const pill = results.locator('.pill').first();
  expect(await pill.getAttribute('aria-label')).toMatch(/^.+–.+、.+、.+、[+−0]/);
  await page.getByRole('button', { name: t('shell.library'), exact: true }).click();
  await results.evaluate((it) => it.scrollTo(0, 200));
  expect(await results.evaluate((it) => it.scrollTop)).toBeGreaterThan(100);
  await page.locator('.gallery button').nth(3).click();
  await expect.poll(() => results.evaluate((it) => it.scrollTop)).toBe(0);
  expectQuiet(watched);
  await watched.close();
});

test('on every card of every consortium the rows add up to its surplus, as they are written', async () => {
  const watched = await reader.open({ language: LOCALE.en, width: 1600, height: 1000 });
  const { page } = watched;
  const read = (text: string): number => Number(text.replace('−', '-').replace(/[\s\u2009]/g, ''));
  let cards = 0;
  for (const { document } of library()) {
    await page.getByRole('button', { name: wordsOf('en')('shell.library'), exact: true }).click();
    await page
      .locator('.gallery button', { hasText: document.title?.en ?? '' })
      .first()
      .click();
    await expect.poll(() => page.locator('.graph-card').count()).toBe(document.units?.length);
    const { ledger } = analyse(document);
    for (const { id, surplus } of ledger?.units ?? []) {
      const card = page.locator(`[data-unit="${id}"]`);
      // It counts to it.
      await expect.poll(() => card.locator('.graph-surplus').innerText()).toBe(signed(surplus));
      const rows = await card
        .locator(
          '.graph-row-number, .graph-projects span:last-child, .graph-rest:not([hidden]) span:last-child',
        )
        .allInnerTexts();
      const sum = rows.filter((text) => /\d/.test(text)).reduce((whole, text) => whole + read(text), 0);
      expect(Number(sum.toFixed(6)), `${document.title?.en ?? ''}, ${id}: ${rows.join(' ')}`).toBe(
        read(signed(surplus)),
      );
      cards += 1;
    }
  }
  expect(cards).toBeGreaterThan(30);
  expectQuiet(watched);
  await watched.close();
});
