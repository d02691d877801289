// The table of keys, walked: every chord, pressed in its place, does what Help says of it; and Help says of nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import '../../www/i18n/keys';
import '../../www/i18n/scenarios';
import '../../www/i18n/whatif';
import { keys as words } from '../../www/i18n/zh/keys';
import { keys } from '../../www/ui/keys';
import { expectQuiet } from './browser';
import { large } from './everything';
import {
  card,
  example,
  expectSurplusFollows,
  focused,
  openFile,
  saved,
  stage,
  told,
  wordsOf,
} from './journey';

type Table = typeof keys;

/** What a gesture does: it is got ready, the chord is pressed, and something has become of it. */
type Walk = (page: Page, press: () => Promise<void>, chord: string) => Promise<void>;

interface Visit<Gesture extends string> {
  /** What the place is in; the opening view when left out. */
  open?: (page: Page) => Promise<void>;
  /** Puts the focus into the place, before each chord. */
  come: (page: Page) => Promise<unknown>;
  does: Record<Gesture, Walk>;
}

const reader = stage();
const t = wordsOf('zh');

const [GOVERNMENT, COLLEGE, ENTERPRISE, INSTITUTE] = ['政府', '职业院校', '行业企业', '科研机构'];
const COUNT = '.graph-card';

const selected = (page: Page) => page.locator('.graph-card.is-selected').count();
const zoom = async (page: Page): Promise<number> =>
  Number.parseFloat(await page.locator('.graph-percent').innerText());
const focusOn = (page: Page, unit: string) => card(page, unit).focus();
const onStage = (page: Page) => page.locator('.graph-stage').focus();
const menu = (page: Page, role: 'listbox' | 'combobox', name: string) =>
  page.getByRole(role, { name }).first().waitFor();
const sheet = (page: Page) => page.locator('.graph-sheet').filter({ visible: true });

/** A chord changes something; what it was and what it has become. */
async function changes<T>(
  press: () => Promise<void>,
  look: () => Promise<T>,
): Promise<[before: T, after: T]> {
  const before = await look();
  await press();
  await expect.poll(look).not.toEqual(before);
  return [before, await look()];
}

/** The focus goes on. */
const moves: Walk = async (page, press) => {
  await changes(press, () => focused(page));
};

/** From where there is something to go to. */
const START: Record<string, string> = { Left: ENTERPRISE, Right: COLLEGE, Up: INSTITUTE, Down: GOVERNMENT };
const opposite = (page: Page, chord: string) => focusOn(page, START[chord.replace(/.*Arrow/, '')] ?? '');

const place = async (page: Page): Promise<[number, number]> => {
  const box = await card(page, COLLEGE).boundingBox();
  return [Math.round(box?.x ?? 0), Math.round(box?.y ?? 0)];
};
/** The card goes so far, by the way that the arrow points. */
const goes =
  (far: boolean): Walk =>
  async (page, press, chord) => {
    const [before, after] = await changes(press, () => place(page));
    const [x, y] = [after[0] - before[0], after[1] - before[1]];
    const way = { Left: -x, Right: x, Up: -y, Down: y }[chord.replace(/.*Arrow/, '')] ?? 0;
    expect(way > 8, `${x}, ${y}`).toBe(far);
    expect(way, `${x}, ${y}`).toBeGreaterThan(0);
  };

const number = (field: Locator) => async (): Promise<number> =>
  Number((await field.inputValue()).replace('\u2212', '-'));
const amount = (page: Page) => page.locator('.outline [data-field="/units/3/inputs/1/value"]:not(tr)');
const dial = (page: Page) => page.locator('.graph-dial').getByRole('slider');
const turned = (page: Page) => async (): Promise<number> =>
  Number(await dial(page).getAttribute('aria-valuenow'));

/** By what a value changes. */
async function by(press: () => Promise<void>, look: () => Promise<number>): Promise<number> {
  const [before, after] = await changes(press, look);
  return after - before;
}

const height = (page: Page) => async (): Promise<number> =>
  Number(await page.locator('.grip[role=separator]').getAttribute('aria-valuenow'));

async function openDrawer(page: Page, tab: number): Promise<void> {
  const name = page.locator(`.drawer .name:nth-child(${tab})`);
  if ((await name.getAttribute('aria-expanded')) === 'false') await name.click();
}

async function openTimeline(page: Page): Promise<void> {
  await openFile(page, example('intermittent-projects'));
  await openDrawer(page, 2);
  await page.locator('.timeline .bar').first().waitFor();
}

const bar = (page: Page) => page.locator('[data-period="/exchanges/0/periods/1"]');
const span: Walk = async (page, press) => {
  await changes(press, () => bar(page).getAttribute('aria-label'));
};

const view = (page: Page) => () =>
  page.evaluate(() => {
    const world = document.querySelector<HTMLElement>('.graph-world');
    const { e, f } = new DOMMatrix(world ? getComputedStyle(world).transform : '');
    return { x: -e, y: -f };
  });
/** The view goes that way; how far. */
async function pans(page: Page, press: () => Promise<void>, chord: string): Promise<number> {
  const [before, after] = await changes(press, view(page));
  const [x, y] = [after.x - before.x, after.y - before.y];
  return { Left: -x, Right: x, Up: -y, Down: y }[chord.replace(/.*Arrow/, '')] ?? 0;
}

/** Which entry of the menu, and which tab, is the present one. */
const chosen = (page: Page): Promise<number> =>
  page
    .locator('.graph-menu-item')
    .evaluateAll((all) => all.findIndex((one) => one.getAttribute('aria-selected') === 'true'));
const tab = (page: Page): Promise<number> =>
  page
    .locator('.outline [role=tab]')
    .evaluateAll((all) => all.findIndex((one) => one === document.activeElement));
/** Where the start of the phase picture stands, in hundredths. */
const start = (page: Page): Promise<[number, number]> =>
  page
    .locator('.phase .start')
    .evaluate((it) => [Number.parseFloat(it.style.left), Number.parseFloat(it.style.top)]);

const enter = async (page: Page): Promise<void> => {
  await focusOn(page, COLLEGE);
  await page.keyboard.press('Enter');
};

const visits: { [P in keyof Table]: Visit<keyof Table[P] & string> } = {
  everywhere: {
    come: async (page) => {
      await focusOn(page, COLLEGE);
      await page.keyboard.press('d');
      await expect.poll(() => page.locator(COUNT).count()).toBe(5);
    },
    does: {
      undo: async (page, press) => {
        await press();
        await expect.poll(() => page.locator(COUNT).count()).toBe(4);
      },
      redo: async (page, press) => {
        await page.keyboard.press('Control+z');
        await expect.poll(() => page.locator(COUNT).count()).toBe(4);
        await press();
        await expect.poll(() => page.locator(COUNT).count()).toBe(5);
      },
      save: async (page, press) => {
        const file = page.waitForEvent('download');
        await press();
        expect((await file).suggestedFilename()).toContain('gongsheng');
      },
    },
  },
  graph: {
    come: async (page) => {
      await focusOn(page, COLLEGE);
      await page.keyboard.press('Space');
      await onStage(page);
    },
    does: {
      add: async (page, press) => {
        await press();
        await menu(page, 'listbox', t('graph.addUnit'));
      },
      search: async (page, press) => {
        await press();
        await menu(page, 'combobox', t('graph.search'));
      },
      selectAll: async (page, press) => {
        await press();
        await expect.poll(() => selected(page)).toBe(4);
      },
      remove: async (page, press) => {
        await press();
        await expect.poll(() => page.locator(COUNT).count()).toBe(3);
      },
      zoomIn: async (page, press) => expect(await by(press, () => zoom(page))).toBeGreaterThan(0),
      zoomOut: async (page, press) => expect(await by(press, () => zoom(page))).toBeLessThan(0),
      fit: async (page, press) => {
        const all = await zoom(page);
        await page.keyboard.press('+');
        await page.keyboard.press('+');
        await press();
        await expect.poll(() => zoom(page)).toBe(all);
      },
      zoomTo: async (page, press) => expect(await by(press, () => zoom(page))).toBeGreaterThan(0),
      layOut: async (page, press) => {
        await press();
        await expect.poll(() => told(page)).toBe(t('graph.saidLaidOut'));
      },
      leave: async (page, press) => {
        expect(await selected(page)).toBe(1);
        await press();
        await expect.poll(() => selected(page)).toBe(0);
      },
    },
  },
  clipboard: {
    come: async (page) => {
      await focusOn(page, COLLEGE);
      await page.keyboard.press('Control+a');
    },
    does: {
      copy: async (page, press) => {
        await press();
        await expect.poll(() => told(page)).toContain(t('graph.saidCopied', { what: '' }));
      },
      cut: async (page, press) => {
        await press();
        await expect.poll(() => page.locator(COUNT).count()).toBe(0);
      },
      paste: async (page, press) => {
        await page.keyboard.press('Control+c');
        await press();
        await expect.poll(() => page.locator(COUNT).count()).toBe(8);
      },
    },
  },
  card: {
    come: (page) => focusOn(page, COLLEGE),
    does: {
      walk: async (page, press, chord) => {
        await opposite(page, chord);
        await changes(press, () => focused(page));
        expect(await focused(page)).toMatch(/^unit /);
      },
      walkOn: async (page, press, chord) => {
        await opposite(page, chord);
        await changes(press, () => focused(page));
        await expect.poll(() => selected(page)).toBe(1);
      },
      enter: async (page, press) => {
        await press();
        await expect.poll(() => focused(page)).toMatch(/^(input|output) /);
      },
      select: async (page, press) => {
        await press();
        await expect.poll(() => selected(page)).toBe(1);
      },
      selectToo: async (page, press) => {
        await focusOn(page, ENTERPRISE);
        await page.keyboard.press('Space');
        await focusOn(page, COLLEGE);
        await press();
        await expect.poll(() => selected(page)).toBe(2);
      },
      rename: async (page, press) => {
        await press();
        await page.locator('.graph-rename').waitFor();
      },
      duplicate: async (page, press) => {
        await press();
        await expect.poll(() => page.locator(COUNT).count()).toBe(5);
      },
      take: async (page, press) => {
        await press();
        await page.locator('.graph-card.is-moving').waitFor();
      },
      move: goes(true),
      moveFinely: goes(false),
      menu: async (page, press) => {
        await press();
        await menu(page, 'listbox', COLLEGE);
      },
      remove: async (page, press) => {
        await press();
        await expect.poll(() => page.locator(COUNT).count()).toBe(3);
      },
      leave: async (page, press) => {
        await page.keyboard.press('Space');
        await press();
        await expect.poll(() => selected(page)).toBe(0);
      },
    },
  },
  taken: {
    come: async (page) => {
      await focusOn(page, COLLEGE);
      await page.keyboard.press('m');
      await page.locator('.graph-card.is-moving').waitFor();
    },
    does: {
      move: goes(true),
      moveFinely: goes(false),
      putDown: async (page, press) => {
        await press();
        await expect.poll(() => page.locator('.graph-card.is-moving').count()).toBe(0);
        expect(await focused(page)).toBe(`unit ${COLLEGE}`);
      },
    },
  },
  port: {
    come: enter,
    does: {
      walk: moves,
      connect: async (page, press) => {
        await press();
        await page.locator('.graph.is-connecting').waitFor();
      },
      show: async (page, press) => {
        await press();
        await sheet(page).waitFor();
      },
      remove: async (page, press) => {
        await press();
        await menu(page, 'listbox', t('graph.removeWhat'));
      },
      leave: async (page, press) => {
        await press();
        await expect.poll(() => focused(page)).toBe(`unit ${COLLEGE}`);
      },
    },
  },
  adder: {
    come: async (page) => {
      await enter(page);
      await page.keyboard.press('ArrowUp');
      await expect.poll(() => focused(page)).toBe(`add to ${COLLEGE}`);
    },
    does: {
      walk: moves,
      choose: async (page, press) => {
        await press();
        await menu(page, 'combobox', t('graph.addParameterTo', { unit: COLLEGE }));
      },
      leave: async (page, press) => {
        await press();
        await expect.poll(() => focused(page)).toBe(`unit ${COLLEGE}`);
      },
    },
  },
  connecting: {
    come: async (page) => {
      await enter(page);
      await page.keyboard.press('Enter');
      await page.locator('.graph.is-connecting').waitFor();
    },
    does: {
      next: moves,
      previous: moves,
      connect: async (page, press) => {
        await press();
        await expect.poll(() => page.locator('.graph.is-connecting').count()).toBe(0);
        expect((await saved(page)).exchanges).toHaveLength(11);
      },
      giveUp: async (page, press) => {
        await press();
        await expect.poll(() => page.locator('.graph.is-connecting').count()).toBe(0);
        expect((await saved(page)).exchanges).toHaveLength(10);
      },
    },
  },
  badge: {
    come: (page) => page.locator('.graph-badge[tabindex="0"]').focus(),
    does: {
      walk: async (page, press) => {
        // From some badge there is another one that way.
        for (const badge of await page.locator('.graph-badge').all()) {
          await badge.focus();
          const before = await focused(page);
          await press();
          if ((await focused(page)) !== before) return;
        }
        throw new Error('no badge lies that way of any other');
      },
      show: async (page, press) => {
        await press();
        await sheet(page).waitFor();
      },
      leave: async (page, press) => {
        await page.keyboard.press('Enter');
        await sheet(page).waitFor();
        await press();
        await expect.poll(() => sheet(page).count()).toBe(0);
      },
    },
  },
  minimap: {
    open: async (page) => {
      await openFile(page, large(60, 90));
      await page.locator('.graph-minimap').waitFor();
    },
    come: async (page) => {
      await onStage(page);
      await page.keyboard.press('0');
      await page.locator('.graph-percent').click();
      await page.locator('.graph-minimap').focus();
    },
    does: {
      move: async (page, press, chord) => expect(await pans(page, press, chord)).toBeGreaterThan(50),
      moveFar: async (page, press, chord) => expect(await pans(page, press, chord)).toBeGreaterThan(400),
      first: async (page, press) => {
        await press();
        await expect.poll(() => page.locator('[data-unit=u0]').isVisible()).toBe(true);
      },
      last: async (page, press) => {
        const [before, after] = await changes(press, view(page));
        expect([after.x > before.x, after.y > before.y]).toEqual([true, true]);
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
  dial: {
    come: async (page) => {
      await expect.poll(turned(page)).toBe(0);
      await dial(page).focus();
    },
    does: {
      more: async (page, press) => expect(await by(press, turned(page))).toBeCloseTo(0.01),
      less: async (page, press) => expect(await by(press, turned(page))).toBeCloseTo(-0.01),
      muchMore: async (page, press) => expect(await by(press, turned(page))).toBeCloseTo(0.1),
      muchLess: async (page, press) => expect(await by(press, turned(page))).toBeCloseTo(-0.1),
      least: async (page, press) => expect(await by(press, turned(page))).toBe(-1),
      most: async (page, press) => expect(await by(press, turned(page))).toBe(1),
      pastPrevious: async (page, press) => expect(await by(press, turned(page))).toBeCloseTo(-0.67),
      pastNext: async (page, press) => {
        await page.keyboard.press('Home');
        await expectSurplusFollows(page);
        expect(await by(press, turned(page))).toBeGreaterThan(0.3);
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
  naming: {
    come: async (page) => {
      await focusOn(page, COLLEGE);
      await page.keyboard.press('F2');
      await page.keyboard.type('校');
    },
    does: {
      take: async (page, press) => {
        await press();
        await expect.poll(() => focused(page)).toBe('unit 校');
      },
      giveUp: async (page, press) => {
        await press();
        await expect.poll(() => focused(page)).toBe(`unit ${COLLEGE}`);
        // And so on the name of a scenario.
        await openDrawer(page, 3);
        await page.getByRole('button', { name: wordsOf('zh')('scenarios.keep') }).click();
        const name = page.getByRole('textbox', { name: wordsOf('zh')('scenarios.name') });
        const before = await name.inputValue();
        await name.focus();
        await page.keyboard.type('甲');
        await press();
        await expect.poll(() => name.inputValue()).toBe(before);
        await page.keyboard.type('乙');
        await page.keyboard.press('Enter');
        await page.keyboard.type('丙');
        await press();
        await expect.poll(() => name.inputValue()).toBe(`${before}乙`);
        expect(await name.evaluate((it) => it === document.activeElement)).toBe(true);
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
  menu: {
    come: async (page) => {
      await onStage(page);
      await page.keyboard.press('n');
      await menu(page, 'listbox', t('graph.addUnit'));
      await page.keyboard.press('ArrowDown');
    },
    does: {
      next: async (page, press) => expect(await by(press, () => chosen(page))).toBe(1),
      previous: async (page, press) => expect(await by(press, () => chosen(page))).toBe(-1),
      first: async (page, press) => {
        await press();
        expect(await chosen(page)).toBe(0);
      },
      last: async (page, press) => {
        await press();
        expect(await chosen(page)).toBe(5);
      },
      choose: async (page, press) => {
        await press();
        await expect.poll(() => page.locator(COUNT).count()).toBe(5);
      },
      close: async (page, press) => {
        await press();
        await expect.poll(() => page.locator('.graph-menu').count()).toBe(0);
        expect(await page.locator(COUNT).count()).toBe(4);
      },
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
};

/** As the browser is told of it. */
const pressed = (chord: string): string =>
  chord
    .replace('Ctrl', 'Control')
    .replace(
      /(^|\+)([A-Z])$/,
      (_, before: string, letter: string) =>
        before + (chord.includes('Shift') ? letter : letter.toLowerCase()),
    );

/** As it was before: nothing open, nothing selected, nothing changed. */
async function reset(page: Page, first: boolean): Promise<void> {
  if (first) return;
  await onStage(page);
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Escape');
  const undo = page.locator('.bar .icon').first();
  for (let times = 0; times < 12 && (await undo.isEnabled()); times += 1)
    await page.keyboard.press('Control+z');
  await page.keyboard.press('0');
}

describe.each(Object.keys(keys) as (keyof Table)[])('in the place “%s”', (name) => {
  test('every chord does what is said of it', async () => {
    const watched = await reader.open();
    const { page } = watched;
    const visit = visits[name] as Visit<string>;
    await visit.open?.(page);
    let first = true;
    for (const [gesture, chords] of Object.entries<readonly string[]>(keys[name])) {
      for (const chord of chords) {
        await reset(page, first);
        first = false;
        await visit.come(page);
        const walk = visit.does[gesture];
        try {
          await walk?.(page, () => page.keyboard.press(pressed(chord)), chord);
        } catch (error) {
          throw new Error(`${name}: ${chord} should ${gesture}`, { cause: error });
        }
      }
    }
    expectQuiet(watched);
    await watched.close();
  }, 120_000);
});

test('Help has words for what is heard, and for nothing else', () => {
  const told = Object.entries(keys).flatMap(([name, gestures]) => [
    `keys.${name}`,
    ...Object.keys(gestures).map((gesture) => `keys.${name}.${gesture}`),
  ]);
  const others = ['keys.about', 'keys.named.arrows', 'keys.named.space', 'keys.named.menu'];
  expect(Object.keys(words).sort()).toEqual([...others, ...told].sort());
});

test('nothing hears a key but by the table', () => {
  const www = fileURLToPath(new URL('../../www', import.meta.url));
  const files = readdirSync(www, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|svelte)$/.test(file) && !/keys\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const own = files.filter((file) =>
    /\bkey\)? (===|!==) '(Escape|Enter|Tab|Delete|Backspace|Home|End)'|\[event\.key\]/.test(
      readFileSync(join(www, file), 'utf8'),
    ),
  );
  expect(own).toEqual([]);
});

test('in a place no two gestures share a chord', () => {
  for (const [name, gestures] of Object.entries(keys)) {
    const chords = Object.values<readonly string[]>(gestures).flat();
    expect(new Set(chords).size, name).toBe(chords.length);
  }
});
