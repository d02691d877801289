// The graph shows the moment: while a month is played or scrubbed, its levels, what runs, and the modes of its window.
import { analyse, evolution, type Consortium } from 'gongsheng';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { excerptOf, runsIn, windowOf } from '../../www/document/window';
import '../../www/i18n/evolution';
import { plain, signed } from '../../www/i18n/format';
import '../../www/i18n/moment';
import '../../www/i18n/timeline';
import { expectQuiet } from './browser';
import {
  declineTour,
  example,
  expectRing,
  expectWords,
  LOCALE,
  openFile,
  pressUntil,
  saved,
  stage,
  wordsOf,
} from './journey';

const reader = stage();

/** The numbers on the cards, by unit. */
const numbers = (page: Page): Promise<Record<string, string>> =>
  page
    .locator('.graph-card')
    .evaluateAll((cards) =>
      Object.fromEntries(
        cards.map((one) => [
          one.getAttribute('data-unit') ?? '',
          one.querySelector('.graph-surplus')?.textContent ?? '',
        ]),
      ),
    );

/** Levels at the end of a month, as the cards write them. */
function levelsAfter(document: Consortium, month: number): Record<string, string> {
  const { units, levels } = evolution(document, { times: [0, month] });
  return Object.fromEntries(units.map((unit, place) => [unit, plain(levels[units.length + place] ?? 0)]));
}

const surpluses = (document: Consortium): Record<string, string> =>
  Object.fromEntries((analyse(document).ledger?.units ?? []).map(({ id, surplus }) => [id, signed(surplus)]));

/** Notes how strongly exchanges are drawn: the greatest alpha of any line in a mode's colour. */
async function watchLines(page: Page): Promise<() => Promise<number>> {
  await page.evaluate(() => {
    const { prototype } = CanvasRenderingContext2D;
    const { stroke } = prototype;
    const style = getComputedStyle(document.documentElement);
    const modes = ['sym', 'asym', 'comm', 'para'].map((mode) =>
      style.getPropertyValue(`--mode-${mode}`).trim().toLowerCase(),
    );
    prototype.stroke = function (this: CanvasRenderingContext2D, ...path: [Path2D]) {
      const { dataset } = document.documentElement;
      if (modes.includes(String(this.strokeStyle).toLowerCase()))
        dataset['alpha'] = String(Math.max(Number(dataset['alpha'] ?? 0), this.globalAlpha));
      stroke.apply(this, path);
    } as typeof stroke;
  });
  return async () => {
    await page.evaluate(() => {
      document.documentElement.dataset['alpha'] = '0';
      window.dispatchEvent(new Event('resize'));
      document.documentElement.setAttribute('lang', document.documentElement.lang);
    });
    await page.waitForTimeout(150);
    return page.evaluate(() => Number(document.documentElement.dataset['alpha']));
  };
}

describe.each(['zh', 'en'] as const)('the moment in %s', (language) => {
  const t = wordsOf(language);

  test('the timeline’s playhead shows a month on the graph, says it, and Esc gives the whole horizon back', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const document = example('intermittent-projects');
    await openFile(page, document);
    await page.getByRole('button', { name: t('shell.timeline'), exact: true }).click();
    const slider = page.getByRole('slider', { name: t('timeline.monthly') });
    await slider.focus();
    const alpha = await watchLines(page);
    // The months before anything runs, and the first in which something does.
    const whole = analyse(document);
    const length = Math.min(document.settings?.pathWindow ?? 12, document.months);
    for (const month of [1, 4]) {
      while ((await slider.inputValue()) !== String(month)) await page.keyboard.press('ArrowRight');
      await expect.poll(() => numbers(page)).toEqual(levelsAfter(document, month + 1));
      const running = (document.exchanges ?? []).filter((one) => runsIn(one, month)).length;
      expect(await alpha()).toBeCloseTo(running > 0 ? 1 : 0.35, 2);
      const idle = (document.exchanges ?? []).length - running;
      await expect
        .poll(() => page.locator('.moment-bar [role=status]').textContent())
        .toBe(t('moment.said', { month: month + 1, active: running, idle }));
      // The modes are those of the window alone.
      const start = windowOf(month, length, document.months);
      const window = analyse(excerptOf(document, whole.environment?.signs ?? [], start, length));
      for (const pair of window.behaviour?.pairs ?? []) {
        const badge = page.locator(`.graph-badge[data-pair="${[...pair.between].sort().join(' ')}"]`);
        await expect.poll(() => badge.getAttribute('aria-label')).toContain(t(`mode.${pair.mode}`));
      }
      expect(await page.locator('.moment-bar').innerText()).toContain(
        t('moment.month', { month: month + 1 }),
      );
    }
    await expectWords(page);
    const [first] = document.units ?? [];
    expect(await page.locator(`[data-unit="${first?.id}"]`).getAttribute('aria-label')).toContain(
      t('graph.level', {
        value: levelsAfter(document, 5)[first?.id ?? ''] ?? '',
        capacity: plain(first?.capacity ?? 100),
      }),
    );

    await page.keyboard.press('Escape');
    await expect.poll(() => numbers(page)).toEqual(surpluses(document));
    expect(await page.locator('.moment-bar').count()).toBe(0);
    expect(await slider.inputValue()).toBe('4');
    expect(await page.locator('.graph-toast [role=status]').textContent()).toBe(t('moment.saidLeft'));
    // Nothing of this is an edit.
    expect(await saved(page)).toEqual(document);
    expect(await page.locator('.bar .icon').first().isEnabled()).toBe(false);
    expectQuiet(watched);
    await watched.close();
  });

  test('the evolution panel and the graph show the same levels; closing it gives the whole horizon back', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const document = example('todays-practice');
    await openFile(page, document);
    await page.locator('[data-panel=evolution]').click();
    const slider = page.getByRole('slider', { name: t('evolution.moment') });
    await slider.focus();
    await page.keyboard.press('Home');
    for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
    const shown = Math.round(Number(await slider.inputValue()) * 10) / 10;
    await expect
      .poll(() => page.locator('.moment-bar b').innerText())
      .toBe(t('moment.month', { month: plain(shown) }));
    const table = page.getByRole('table', { name: t('evolution.levels'), exact: true });
    const listed = await table.locator('tbody tr, [role=row]:has([role=cell])').evaluateAll((rows) =>
      rows.map((row) => {
        const cells = [...row.querySelectorAll('td, th, [role=cell], [role=rowheader]')];
        return cells[2]?.textContent?.trim() ?? '';
      }),
    );
    await expect.poll(async () => Object.values(await numbers(page)).sort()).toEqual(listed.sort());
    // Past the horizon the timeline names the same month, and no surplus.
    await page.locator('.drawer .name').nth(1).click();
    await slider.focus();
    await page.keyboard.press('End');
    const last = await slider.inputValue();
    expect(Number(last)).toBeGreaterThan(document.months);
    await expect
      .poll(() => page.locator('.timeline .moment').innerText())
      .toBe(t('timeline.past', { month: last }));
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.moment-bar').count()).toBe(0);
    await expect.poll(() => numbers(page)).toEqual(surpluses(document));
    expectQuiet(watched);
    await watched.close();
  });
});

test('by keys alone: without motion each press is a month; with it a month passes by itself until it is stopped', async () => {
  const t = wordsOf('en');
  const watched = await reader.open({ language: LOCALE.en });
  const { page } = watched;
  await openFile(page, example('intermittent-projects'));
  await page.getByRole('button', { name: t('shell.timeline'), exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.locator('.timeline .play').waitFor();
  await pressUntil(page, 'Tab', `button ${t('timeline.next')}`, 12);
  const month = () => page.locator('.moment-bar b').innerText();
  await page.keyboard.press('Enter');
  await expect.poll(month).toBe('Month 2');
  await page.keyboard.press('Enter');
  await expect.poll(month).toBe('Month 3');
  await page.waitForTimeout(1200);
  expect(await month()).toBe('Month 3');

  await page.emulateMedia({ reducedMotion: 'no-preference' });
  const caption = page.getByRole('group', { name: t('moment.label') });
  const play = caption.getByRole('button').first();
  await play.focus();
  await page.keyboard.press('Enter');
  await expect.poll(month, { timeout: 4000 }).toBe('Month 5');
  expect(await play.getAttribute('aria-label')).toBe(t('moment.pause'));
  await page.keyboard.press('Enter');
  const stopped = await month();
  await page.waitForTimeout(1200);
  expect(await month()).toBe(stopped);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe(
    t('moment.leave'),
  );
  await expectRing(page);
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator('.moment-bar').count()).toBe(0);
  // What had the focus is gone: it is not lost.
  await expect.poll(() => page.evaluate(() => document.activeElement?.className)).toContain('graph');
  expectQuiet(watched);
  await watched.close();
});

test('by touch on a phone the moment is seen on the graph, goes on, and is left', async () => {
  const t = wordsOf('zh');
  const watched = await reader.open({ width: 390, height: 844, touch: true });
  const { page } = watched;
  await declineTour(page);
  await page.locator('.tabs button').nth(1).tap();
  await page.getByRole('button', { name: t('shell.timeline'), exact: true }).tap();
  await page.getByRole('button', { name: t('timeline.next') }).tap();
  await page.locator('.tabs button').nth(0).tap();
  const caption = page.getByRole('group', { name: t('moment.label') });
  await expect.poll(() => caption.innerText()).toContain(t('moment.month', { month: 1 }));
  const levels = await numbers(page);
  expect(Object.values(levels).every((level) => /^\d/.test(level))).toBe(true);
  for (const button of await caption.getByRole('button').all()) {
    const box = await button.boundingBox();
    expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await caption.getByRole('button', { name: t('moment.leave') }).tap();
  await expect.poll(() => page.locator('.moment-bar').count()).toBe(0);
  expectQuiet(watched);
  await watched.close();
});
