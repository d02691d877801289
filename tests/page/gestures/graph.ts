// The gestures of the graph and of what lies on it, each with what has come of it.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import '../../../www/i18n/scenarios';
import { large } from '../everything';
import { card, expectSurplusFollows, focused, openFile, saved, told } from '../journey';
import {
  by,
  CARDS,
  changes,
  COLLEGE,
  focusOn,
  moves,
  onStage,
  openDrawer,
  sheet,
  t,
  type Visits,
  type Walk,
} from './hands';

const [GOVERNMENT, ENTERPRISE, INSTITUTE] = ['政府', '行业企业', '科研机构'];

const selected = (page: Page) => page.locator('.graph-card.is-selected').count();
const zoom = async (page: Page): Promise<number> =>
  Number.parseFloat(await page.locator('.graph-percent').innerText());
const menu = (page: Page, role: 'listbox' | 'combobox', name: string) =>
  page.getByRole(role, { name }).first().waitFor();

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

const dial = (page: Page) => page.locator('.graph-dial').getByRole('slider');
const turned = (page: Page) => async (): Promise<number> =>
  Number(await dial(page).getAttribute('aria-valuenow'));

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

/** Which entry of the menu is the present one. */
const chosen = (page: Page): Promise<number> =>
  page
    .locator('.graph-menu-item')
    .evaluateAll((all) => all.findIndex((one) => one.getAttribute('aria-selected') === 'true'));

const enter = async (page: Page): Promise<void> => {
  await focusOn(page, COLLEGE);
  await page.keyboard.press('Enter');
};

export const graph = {
  everywhere: {
    come: async (page) => {
      await focusOn(page, COLLEGE);
      await page.keyboard.press('d');
      await expect.poll(() => page.locator(CARDS).count()).toBe(5);
    },
    does: {
      undo: async (page, press) => {
        await press();
        await expect.poll(() => page.locator(CARDS).count()).toBe(4);
      },
      redo: async (page, press) => {
        await page.keyboard.press('Control+z');
        await expect.poll(() => page.locator(CARDS).count()).toBe(4);
        await press();
        await expect.poll(() => page.locator(CARDS).count()).toBe(5);
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
        await expect.poll(() => page.locator(CARDS).count()).toBe(3);
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
        await expect.poll(() => page.locator(CARDS).count()).toBe(0);
      },
      paste: async (page, press) => {
        await page.keyboard.press('Control+c');
        await press();
        await expect.poll(() => page.locator(CARDS).count()).toBe(8);
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
        await expect.poll(() => page.locator(CARDS).count()).toBe(5);
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
        await expect.poll(() => page.locator(CARDS).count()).toBe(3);
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
        await page.getByRole('button', { name: t('scenarios.keep') }).click();
        const name = page.getByRole('textbox', { name: t('scenarios.name') });
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
        await expect.poll(() => page.locator(CARDS).count()).toBe(5);
      },
      close: async (page, press) => {
        await press();
        await expect.poll(() => page.locator('.graph-menu').count()).toBe(0);
        expect(await page.locator(CARDS).count()).toBe(4);
      },
    },
  },
} satisfies Partial<Visits>;
