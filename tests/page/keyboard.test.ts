// By keyboard alone, in both languages and in two browsers: a consortium is widened, made to lose its surplus, understood, and undone.
import { analyse, type Consortium } from 'gongsheng';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Language } from '../../www/i18n';
import '../../www/i18n/spoken';
import { signed } from '../../www/i18n/format';
import { BROWSERS, expectQuiet, SITE } from './browser';
import {
  expectSurplusFollows,
  expectWords,
  focused,
  LOCALE,
  press,
  pressUntil,
  saved,
  shownSurplus,
  stage,
  told,
  wordsOf,
} from './journey';

const reader = stage();

const names = {
  zh: { fresh: '企业 2', renamed: '市域药企', college: '职业院校', talent: '技能人才', base: '实践场所' },
  en: {
    fresh: 'Enterprise 2',
    renamed: 'Pharma works',
    college: 'College',
    talent: 'Talent',
    base: 'Practice base',
  },
};

/** Types into the field that has the focus. */
const type = (page: Page, text: string) => page.keyboard.type(text);

/** Goes to a unit by its name. */
async function find(page: Page, language: Language, unit: string): Promise<void> {
  const search = wordsOf(language)('graph.search');
  await press(page, '/', `combobox ${search}`);
  await type(page, unit);
  await press(page, 'Enter', `unit ${unit}`);
}

/** The journey to one more enterprise and two exchanges with it. */
async function widen(page: Page, language: Language): Promise<void> {
  const t = wordsOf(language);
  const { fresh, renamed, college, talent, base } = names[language];

  await pressUntil(page, 'Tab', /^unit /);
  await press(page, 'n', `listbox ${t('graph.addUnit')}`);
  await page.keyboard.press('ArrowDown');
  await press(page, 'ArrowDown', `listbox ${t('graph.addUnit')}`);
  await press(page, 'Enter', `unit ${fresh}`);
  expect(await told(page)).toBe(t('graph.saidAdded', { unit: fresh }));

  await press(page, 'F2', `input ${t('graph.rename', { unit: fresh })}`);
  await type(page, renamed);
  await press(page, 'Enter', `unit ${renamed}`);
  expect(await told(page)).toBe(t('graph.saidRenamed', { name: renamed }));

  // What it needs: the list opens at what others can give.
  await press(page, 'Enter', `combobox ${t('graph.addParameterTo', { unit: renamed })}`);
  await type(page, talent);
  await press(page, 'Enter', `input ${talent} of ${renamed}`);
  expect(await told(page)).toBe(t('graph.saidParameter', { unit: renamed }));

  // The college's output goes to it.
  await press(page, 'Escape', `unit ${renamed}`);
  await find(page, language, college);
  await press(page, 'Enter', await firstPort(page, college));
  if ((await focused(page)) !== `output ${talent} of ${college}`) {
    await pressUntil(page, 'ArrowDown', `output ${talent} of ${college}`);
  }
  await press(page, 'Enter', `input ${talent} of ${renamed}`);
  expect(await told(page)).toBe(t('graph.saidTarget', { unit: renamed, name: talent }));
  await press(page, 'Enter', `output ${talent} of ${college}`);
  expect(await told(page)).toBe(t('graph.saidConnected', { from: college, to: renamed, name: talent }));
  await expectSurplusFollows(page);

  // And it gives the college what that needs.
  await press(page, 'Escape', `unit ${college}`);
  await find(page, language, renamed);
  await press(page, 'Enter', `input ${talent} of ${renamed}`);
  await pressUntil(page, 'ArrowDown', `add to ${renamed}`);
  await press(page, 'Enter', `combobox ${t('graph.addParameterTo', { unit: renamed })}`);
  // Another enterprise gives it too, so the input comes first.
  await type(page, base);
  await press(page, 'ArrowDown', `combobox ${t('graph.addParameterTo', { unit: renamed })}`);
  await press(page, 'Enter', `output ${base} of ${renamed}`);
  await press(page, 'Enter', `input ${base} of ${college}`);
  await press(page, 'Enter', `output ${base} of ${renamed}`);
  expect(await told(page)).toBe(t('graph.saidConnected', { from: renamed, to: college, name: base }));
}

/** The first stop inside a card. */
async function firstPort(page: Page, unit: string): Promise<string> {
  const rows = page.locator('.graph-card').filter({ hasText: unit }).first().locator('.graph-row');
  const [row] = await rows.evaluateAll((all) =>
    all
      .map((one) => ({
        top: Number.parseFloat((one as HTMLElement).style.top),
        side: one.getAttribute('data-port')?.includes('/outputs/') ? 'output' : 'input',
        name: one.querySelector('.graph-row-name')?.textContent ?? '',
      }))
      .sort((a, b) => a.top - b.top),
  );
  return `${row?.side} ${row?.name} of ${unit}`;
}

const places = BROWSERS.flatMap(({ browser, start }) =>
  (['zh', 'en'] as const).map((language) => ({ browser, start, language })),
);

describe.each(places)('in $browser, in $language', ({ start, language }) => {
  const reader = stage(SITE, start);
  const t = wordsOf(language);
  const { renamed, college } = names[language];

  test('an enterprise joins, the surplus goes, the ledger says why, and all is undone and redone', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const opening = await saved(page);
    expect(await shownSurplus(page)).toBe('+88');
    await expectWords(page);

    await widen(page, language);
    const widened = await expectSurplusFollows(page);
    expect(widened.units).toHaveLength(5);
    expect(widened.units?.[4]?.name?.[language]).toBe(renamed);
    expect(widened.exchanges).toHaveLength(12);
    expect(await shownSurplus(page)).not.toBe('+88');

    // The costs of the college's outputs rise in the outline.
    await pressUntil(page, 'Tab', `button ${t('shell.outline')}`);
    await press(page, 'Enter', `button ${t('shell.outline')}`);
    // The tables come when they are first asked for.
    await page.locator('[data-field^="/units/1/outputs/"]').first().waitFor();
    await pressUntil(page, 'Tab', /^field \/units\/1\/outputs\/\d\/cost$/, 40);
    await type(page, '400');
    const poor = await expectSurplusFollows(page);
    expect(await shownSurplus(page)).toMatch(/^\u2212/);
    await expect.poll(() => page.locator('.verdict h2').innerText()).toBe(t('rung.interacting'));
    // What has become of the verdict is spoken, in the page's language.
    await expect
      .poll(() => page.getByRole('status').allInnerTexts())
      .toContainEqual(
        expect.stringContaining(t('spoken.rung', { before: t('rung.formed'), after: t('rung.interacting') })),
      );

    // Why: the ledger names the largest loss first.
    await pressUntil(page, 'Shift+Tab', `button ${t('shell.outline')}`, 60);
    await press(page, 'Enter', `button ${t('shell.outline')}`);
    await pressUntil(page, 'Tab', new RegExp(`^button ${t('results.ledger')}`), 60);
    await press(page, 'Enter', `button ${t('results.back')}`);
    const losses = page.getByRole('table', { name: t('results.ledger.why.deficit') });
    await losses.waitFor();
    await expectWords(page);
    expect(await losses.locator('tbody tr').first().innerText()).toContain(signed(greatestLoss(poor)));
    await page.keyboard.press('Escape');
    await expect.poll(() => focusOpens(page)).toBe('ledger');

    // Back to the start, and forth again.
    const steps = await undoAll(page);
    expect(steps).toBe(7);
    expect(await saved(page)).toEqual(opening);
    await expect.poll(() => shownSurplus(page)).toBe('+88');
    await expect
      .poll(() => page.getByRole('status').allInnerTexts())
      .toContainEqual(expect.stringContaining(t('spoken.undone')));
    for (let step = 0; step < steps; step += 1) await page.keyboard.press('Control+Shift+Z');
    expect(await saved(page)).toEqual(poor);
    await expect
      .poll(() => page.getByRole('status').allInnerTexts())
      .toContainEqual(expect.stringContaining(t('spoken.redone')));
    await expect.poll(() => focusOpens(page)).toBe('ledger');
    expectQuiet(watched);
    await watched.close();
  });

  test('undo that takes away what has the focus leaves it in the graph', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const opening = await saved(page);
    await widen(page, language);
    await find(page, language, renamed);
    while ((await undo(page)) > 0) expect(await focused(page)).toMatch(/^(unit|input|output|add) /);
    expect(await saved(page)).toEqual(opening);
    expectQuiet(watched);
    await watched.close();
  });

  test('what removes itself when it is pressed leaves the focus in the graph', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    await pressUntil(page, 'Tab', /^unit /);
    await press(page, 'n', `listbox ${t('graph.addUnit')}`);
    await page.keyboard.press('Enter');
    await pressUntil(page, 'Tab', `button ${t('graph.undo')}`, 10);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^unit /);
    expect((await saved(page)).units).toHaveLength(4);

    await page.keyboard.press('Enter');
    await page.keyboard.press('Space');
    await pressUntil(page, 'Tab', `button ${t('graph.remove')}`, 30);
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toMatch(/^unit /);
    expect((await saved(page)).exchanges).toHaveLength(9);
    expectQuiet(watched);
    await watched.close();
  });

  test('one stop for the cards and one for the badges; arrows reach every unit', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    await expect.poll(() => page.locator('.graph-stage [tabindex="0"]').count()).toBe(2);
    const [first] = (await pressUntil(page, 'Tab', /^unit /)).slice(-1);
    const reached = new Set<string>([first ?? '']);
    for (let round = 0; round < 2; round += 1) {
      for (const arrow of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) {
        await page.keyboard.press(arrow);
        reached.add(await focused(page));
        await expectOneStop(page);
      }
    }
    expect([...reached].filter((stop) => stop.startsWith('unit '))).toHaveLength(4);
    await pressUntil(page, 'Shift+Tab', /^button .*(盈余|surplus)/, 1);
    await pressUntil(page, 'Shift+Tab', `button ${t('graph.search')}`, 1);
    await pressUntil(page, 'Tab', /^unit /, 2);

    // Esc gives a connection up where it began.
    await find(page, language, college);
    await press(page, 'Enter', await firstPort(page, college));
    const start = await focused(page);
    await page.keyboard.press('Enter');
    await press(page, 'Escape', start);
    expect(await page.locator('.graph.is-connecting').count()).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });
});

test('D copies what is selected with what is exchanged among it, in one step, where there is room', async () => {
  const watched = await reader.open({ language: LOCALE.en });
  const { page } = watched;
  const opening = await saved(page);
  await pressUntil(page, 'Tab', /^unit /);
  await find(page, 'en', 'College');
  await page.keyboard.press('Shift+ArrowRight');
  const neighbour = (await focused(page)).replace(/^unit /, '');
  const both = ['College', neighbour].map(
    (name) => opening.units?.find((unit) => unit.name?.en === name)?.id,
  );
  const among = (opening.exchanges ?? []).filter(
    ({ from, to }) => both.includes(from.unit) && both.includes(to.unit),
  ).length;
  expect(among).toBeGreaterThan(0);
  await press(page, 'd', 'unit College 2');
  const widened = await expectSurplusFollows(page);
  expect(widened.units).toHaveLength(6);
  expect(widened.exchanges).toHaveLength((opening.exchanges?.length ?? 0) + among);
  // None lies on another.
  const cards = await page.locator('.graph-card').evaluateAll((all) =>
    all.map((card) => {
      const { left, right, top, bottom } = card.getBoundingClientRect();
      return { left, right, top, bottom };
    }),
  );
  for (const [at, one] of cards.entries())
    for (const other of cards.slice(at + 1))
      expect(
        one.right <= other.left ||
          other.right <= one.left ||
          one.bottom <= other.top ||
          other.bottom <= one.top,
      ).toBe(true);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('.graph-card').count()).toBe(4);
  expectQuiet(watched);
  await watched.close();
});

async function expectOneStop(page: Page): Promise<void> {
  expect(await page.locator('.graph-card[tabindex="0"]').count()).toBe(1);
}

function focusOpens(page: Page): Promise<string | null> {
  return page.evaluate(() => document.activeElement?.getAttribute('data-panel') ?? null);
}

/** Undoes one step; 0 when there was none. */
async function undo(page: Page): Promise<number> {
  const enabled = await page.locator('.bar .icon').first().isEnabled();
  if (enabled) await page.keyboard.press('Control+z');
  return Number(enabled);
}

async function undoAll(page: Page): Promise<number> {
  let steps = 0;
  while ((await undo(page)) > 0) steps += 1;
  return steps;
}

/** The surplus of the exchange that loses most. */
function greatestLoss(document: Consortium): number {
  return Math.min(...(analyse(document).ledger?.exchanges.map(({ surplus }) => surplus) ?? []));
}
