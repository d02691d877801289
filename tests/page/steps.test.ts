// How many actions five small tasks take: docs/steps.md tells, and what it tells is counted here.
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import '../../www/i18n/scenarios';
import '../../www/i18n/sheets';
import { setAt } from '../../www/document/pointer';
import { expectQuiet } from './browser';
import { card, openFile, port, saved, shownSurplus, stage, surplusOf, wordsOf } from './journey';
import { number } from './reading';

const reader = stage();
const t = wordsOf('zh');

/** What docs/steps.md says of a task, by the number of its row. */
function told(task: number): number {
  const text = readFileSync(new URL('../../docs/steps.md', import.meta.url), 'utf8');
  const row = new RegExp(`^\\| *${task} *\\|[^|]+\\| *(\\d+) *\\|`, 'm').exec(text);
  return Number(row?.[1]);
}

/** A hand that counts what it does: a click, a double click, a drag, a key, a text each count as one. */
class Hand {
  actions = 0;
  constructor(private readonly page: Page) {}

  async click(on: Locator): Promise<void> {
    this.actions += 1;
    await on.click();
  }
  async doubleClick(x: number, y: number): Promise<void> {
    this.actions += 1;
    await this.page.mouse.dblclick(x, y);
  }
  async type(text: string): Promise<void> {
    this.actions += 1;
    await this.page.keyboard.type(text);
  }
  async drag(from: Locator, to: Locator): Promise<void> {
    this.actions += 1;
    const [start, end] = [await from.boundingBox(), await to.boundingBox()];
    if (!start || !end) throw new Error('not on the screen');
    await this.page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
    await this.page.mouse.down();
    await this.page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 6 });
    await this.page.mouse.up();
  }
  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true }).filter({ visible: true }).first();
  }
  option(name: string): Locator {
    return this.page.getByRole('option', { name }).first();
  }
}

async function task(index: number, act: (hand: Hand, page: Page) => Promise<void>): Promise<void> {
  const watched = await reader.open();
  const hand = new Hand(watched.page);
  await act(hand, watched.page);
  expect(hand.actions).toBe(told(index));
  expectQuiet(watched);
  await watched.close();
}

test('builds two linked units on an empty ground', () =>
  task(1, async (hand, page) => {
    await hand.click(hand.button(t('shell.library')));
    await hand.click(hand.button(t('shell.new')));
    await expect.poll(() => page.locator('.graph-card').count()).toBe(0);
    await hand.doubleClick(240, 300);
    await hand.click(hand.option(t('kind.college')));
    const college = card(page, t('kind.college'));
    await college.waitFor();
    await hand.doubleClick(620, 300);
    await hand.click(hand.option(t('kind.enterprise')));
    await card(page, t('kind.enterprise')).waitFor();
    await hand.click(college.locator('.graph-add'));
    await hand.click(hand.option('技能人才'));
    const output = port(page, t('kind.college'), 'outputs', '技能人才');
    await output.waitFor();
    await hand.drag(output, card(page, t('kind.enterprise')).locator('.graph-head'));
    await expect.poll(async () => (await saved(page)).exchanges?.length).toBe(1);
    const document = await saved(page);
    expect(document.units).toHaveLength(2);
    await expect.poll(() => shownSurplus(page)).toBe(surplusOf(document));
  }));

test('finds why there is no surplus', () =>
  task(2, async (hand, page) => {
    await openFile(page, setAt(await saved(page), '/units/1/outputs/0/cost', 400));
    await expect.poll(() => shownSurplus(page)).toMatch(/^\u2212/);
    await hand.click(page.locator('[data-asks="surplus"]').filter({ visible: true }).first());
    const why = page.getByRole('dialog');
    await why.getByRole('math').first().waitFor();
    // The formula with its numbers, and among its rows the exchange that eats the surplus.
    expect(await why.getByRole('math').first().getAttribute('aria-label')).toMatch(/^S = G − X/);
    const rows = await why
      .locator('tbody tr')
      .evaluateAll((all) =>
        all.map(
          (row) =>
            [row.querySelector('th, td')?.textContent, row.querySelector('.value')?.textContent] as const,
        ),
      );
    const [worst] = [...rows].sort((a, b) => number(a[1] ?? '') - number(b[1] ?? ''));
    expect(worst?.[0]).toMatch(/校/);
  }));

test('shares it by a link', () =>
  task(3, async (hand, page) => {
    await hand.click(hand.button(t('shell.share')));
    await hand.click(hand.button(t('shell.copyLink')));
    await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toMatch(/#m=d1:/);
  }));

test('puts it in a course page', () =>
  task(4, async (hand, page) => {
    await hand.click(hand.button(t('shell.share')));
    await hand.click(hand.button(t('shell.copyEmbed')));
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/^<iframe .*#m=d1:/s);
  }));

test('compares two versions', () =>
  task(5, async (hand, page) => {
    await hand.click(hand.button(t('shell.scenarios')));
    await hand.click(hand.button(t('scenarios.keep')));
    await hand.click(hand.button(t('shell.outline')));
    await hand.click(page.locator('[data-field="/units/1/outputs/0/cost"]'));
    await hand.type('60');
    await hand.click(hand.button(t('shell.scenarios')));
    const surpluses = page
      .getByRole('table', { name: t('shell.scenarios') })
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: /^S$/ }) })
      .getByRole('cell');
    await expect.poll(async () => surpluses.allInnerTexts()).toEqual([surplusOf(await saved(page)), '+88']);
  }));
