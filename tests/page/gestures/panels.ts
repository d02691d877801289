// The gestures of what stands round the graph, each with what has come of it.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import '../../../www/i18n/whatif';
import { example, expectSurplusFollows, openFile } from '../journey';
import { by, changes, onStage, openDrawer, sheet, t, type Visits, type Walk } from './hands';

const number = (field: Locator) => async (): Promise<number> =>
  Number((await field.inputValue()).replace('\u2212', '-'));
const amount = (page: Page) => page.locator('.outline [data-field="/units/3/inputs/1/value"]:not(tr)');

const amountOf = (page: Page, exchange: number) =>
  page.locator(`.outline input[data-field="/exchanges/${exchange}/amount"]`);

const height = (page: Page) => async (): Promise<number> =>
  Number(await page.locator('.grip[role=separator]').getAttribute('aria-valuenow'));

async function openTimeline(page: Page): Promise<void> {
  await openFile(page, example('intermittent-projects'));
  await openDrawer(page, 2);
  await page.locator('.timeline .bar').first().waitFor();
}

const bar = (page: Page) => page.locator('[data-period="/exchanges/0/periods/1"]');
const span: Walk = async (page, press) => {
  await changes(press, () => bar(page).getAttribute('aria-label'));
};

/** Which tab is the present one. */
const tab = (page: Page): Promise<number> =>
  page
    .locator('.outline [role=tab]')
    .evaluateAll((all) => all.findIndex((one) => one === document.activeElement));
/** Where the start of the phase picture stands, in hundredths. */
const start = (page: Page): Promise<[number, number]> =>
  page
    .locator('.phase .start')
    .evaluate((it) => [Number.parseFloat(it.style.left), Number.parseFloat(it.style.top)]);

export const panels = {
  table: {
    open: (page) => openDrawer(page, 1),
    come: (page) => amountOf(page, 0).focus(),
    does: {
      paste: async (page, press) => {
        await page.evaluate(() => navigator.clipboard.writeText('3\n4\n'));
        await press();
        await expect.poll(number(amountOf(page, 0))).toBe(3);
        await expect.poll(number(amountOf(page, 1))).toBe(4);
      },
    },
  },
  number: {
    open: (page) => openDrawer(page, 1),
    come: async (page) => {
      await amount(page).focus();
      await page.locator('.outline .slider .flips').waitFor();
    },
    does: {
      more: async (page, press) => expect(await by(press, number(amount(page)))).toBeGreaterThan(0),
      less: async (page, press) => expect(await by(press, number(amount(page)))).toBeLessThan(0),
      muchMore: async (page, press) => {
        await page.keyboard.press('ArrowUp');
        const one = await by(() => page.keyboard.press('ArrowUp'), number(amount(page)));
        expect(await by(press, number(amount(page)))).toBeGreaterThan(5 * one);
      },
      muchLess: async (page, press) => {
        const one = await by(() => page.keyboard.press('ArrowDown'), number(amount(page)));
        expect(await by(press, number(amount(page)))).toBeLessThan(5 * one);
      },
      pastNext: async (page, press) => expect(await by(press, number(amount(page)))).toBeGreaterThan(0),
      pastPrevious: async (page, press) => {
        await page.keyboard.press(']');
        await expectSurplusFollows(page);
        expect(await by(press, number(amount(page)))).toBeLessThan(0);
      },
      // What is typed after it is another step of the history.
      take: async (page, press) => {
        await amount(page).fill('6');
        await press();
        await amount(page).fill('7');
        await page.keyboard.press('Control+z');
        await expect.poll(number(amount(page))).toBe(6);
      },
      restore: async (page, press) => {
        const before = await amount(page).inputValue();
        await amount(page).fill('no number');
        await press();
        await expect.poll(() => amount(page).inputValue()).toBe(before);
      },
    },
  },
  period: {
    open: openTimeline,
    come: (page) => bar(page).focus(),
    does: {
      walk: async (page, press) => {
        const at = () => page.evaluate(() => document.activeElement?.getAttribute('data-period'));
        await changes(press, at);
        expect(await at()).not.toBe(null);
      },
      moveEnd: span,
      moveStart: span,
      move: span,
      select: async (page, press) => {
        await press();
        await page.locator('.timeline .track.selected').waitFor();
      },
      remove: async (page, press) => {
        const count = await page.locator('.timeline .bar').count();
        await press();
        await expect.poll(() => page.locator('.timeline .bar').count()).toBe(count - 1);
      },
    },
  },
  moment: {
    open: openTimeline,
    come: async (page) => {
      await page.locator('.timeline input[type=range]').focus();
      await page.keyboard.press('ArrowRight');
      await page.locator('.moment-bar').waitFor();
      await onStage(page);
    },
    does: {
      leave: async (page, press) => {
        await press();
        await page.locator('.moment-bar').waitFor({ state: 'detached' });
      },
    },
  },
  opened: {
    come: async (page) => {
      await page.locator('[data-panel="ledger"]').click();
      await page.locator('.opened h2').waitFor();
    },
    does: {
      close: async (page, press) => {
        const back = (of: string) =>
          expect.poll(() => page.evaluate((at) => document.activeElement?.matches(at), of)).toBe(true);
        await press();
        await page.locator('nav.panels').waitFor();
        await back('[data-panel="ledger"]');
        // So it is with all that opens: what opens it, what it is.
        for (const [opener, open] of [
          ['.verdict [data-asks="surplus"]', 'dialog.why'],
          ['.verdict .gap', '.results [role=dialog]'],
          ['.bar .share', 'dialog[open]'],
        ] as const) {
          await page.locator(opener).filter({ visible: true }).focus();
          await page.keyboard.press('Enter');
          await page.locator(open).waitFor();
          await press();
          await page.locator(open).waitFor({ state: 'detached' });
          await back(opener);
        }
        // The sheet of a pair gives the focus back to its badge.
        await page.locator('.graph-badge').first().press('Enter');
        await sheet(page).locator('input').first().focus();
        await press();
        await sheet(page).waitFor({ state: 'hidden' });
        await back('.graph-badge');
      },
    },
  },
  grip: {
    open: (page) => openDrawer(page, 1),
    come: (page) => page.locator('.grip[role=separator]').focus(),
    does: {
      taller: async (page, press) => expect(await by(press, height(page))).toBe(24),
      lower: async (page, press) => expect(await by(press, height(page))).toBe(-24),
      muchTaller: async (page, press) => expect(await by(press, height(page))).toBe(96),
      muchLower: async (page, press) => expect(await by(press, height(page))).toBe(-96),
    },
  },
  tabs: {
    open: (page) => openDrawer(page, 1),
    come: async (page) => {
      const tab = page.locator('.outline [role=tab]').nth(2);
      await tab.click();
      await tab.focus();
    },
    does: {
      next: async (page, press) => expect(await by(press, () => tab(page))).toBe(1),
      previous: async (page, press) => expect(await by(press, () => tab(page))).toBe(-1),
      first: async (page, press) => expect(await by(press, () => tab(page))).toBe(-2),
      last: async (page, press) => {
        await press();
        expect(await tab(page)).toBe((await page.locator('.outline [role=tab]').count()) - 1);
      },
    },
  },
  heatMap: {
    open: async (page) => {
      await page.locator('[data-panel="sweep"]').click();
      await page
        .locator('.opened')
        .getByRole('button', { name: t('whatif.run'), exact: true })
        .click();
      await page.locator('.opened .map').waitFor();
    },
    // From the middle every way is free.
    come: async (page) => {
      const { width, height } = (await page.locator('.opened .map').boundingBox()) ?? { width: 0, height: 0 };
      await page.locator('.opened .map').click({ position: { x: width / 2, y: height / 2 } });
      await page.locator('.opened .map').focus();
    },
    does: {
      walk: async (page, press) => {
        await changes(press, () => page.locator('.opened .map').getAttribute('aria-valuenow'));
      },
    },
  },
  phase: {
    open: async (page) => {
      await page.locator('[data-panel="participation"]').click();
      await page.locator('.phase .start').waitFor();
    },
    come: async (page) => {
      const { width, height } = (await page.locator('.phase .plane').boundingBox()) ?? {
        width: 0,
        height: 0,
      };
      await page.locator('.phase .plane').click({ position: { x: width / 2, y: height / 2 } });
      await page.locator('.phase .start').focus();
    },
    does: {
      move: async (page, press) => {
        const [before, after] = await changes(press, () => start(page));
        expect(Math.abs(after[0] - before[0]) + Math.abs(after[1] - before[1])).toBeCloseTo(2);
      },
      moveFar: async (page, press) => {
        const [before, after] = await changes(press, () => start(page));
        expect(Math.abs(after[0] - before[0]) + Math.abs(after[1] - before[1])).toBeCloseTo(20);
      },
    },
  },
} satisfies Partial<Visits>;
