// A table of a spreadsheet pasted into the outline: into the cells of any of its tables, as one step, nothing lost.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Language } from '../../www/i18n';
import { plain } from '../../www/i18n/format';
import { expectQuiet, type Watched } from './browser';
import { LOCALE, openFile, saved, stage, told, wordsOf } from './journey';

const reader = stage();
const field = (page: Page, pointer: string) => page.locator(`.outline [data-field="${pointer}"]:not(tr)`);

async function visit(
  language: Language,
  act: (watched: Watched) => Promise<void>,
  document?: unknown,
): Promise<void> {
  const watched = await reader.open({ language: LOCALE[language] });
  const { page } = watched;
  if (document) await openFile(page, document);
  await page.locator('.drawer .name').first().click();
  await page.locator('.outline').waitFor();
  await act(watched);
  expectQuiet(watched);
  await watched.close();
}

async function section(page: Page, name: string): Promise<void> {
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
}

async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((text) => navigator.clipboard.writeText(text), text);
  await page.keyboard.press('Control+v');
}

const output = (document: Awaited<ReturnType<typeof saved>>, unit: number, id: string) =>
  document.units?.[unit]?.outputs?.find((one) => one.id === id);
const input = (document: Awaited<ReturnType<typeof saved>>, unit: number, id: string) =>
  document.units?.[unit]?.inputs?.find((one) => one.id === id);

test('numbers go into the cells to the right and below, in one step that is told', () =>
  visit('en', async ({ page }) => {
    const t = wordsOf('en');
    const opening = await saved(page);
    await field(page, '/exchanges/0/amount').focus();
    await paste(page, '0.5\t0.8\t21\r\n2\t\t1,000\r\n');
    await expect.poll(() => told(page)).toContain(t('outline.pasted', { count: '5' }));
    const pasted = await saved(page);
    expect(pasted.exchanges?.slice(0, 3).map(({ amount }) => amount)).toEqual([0.5, 2, 1]);
    expect(output(pasted, 1, 'talent')?.quality).toBe(0.8);
    expect(input(pasted, 2, 'talent')?.value).toBe(21);
    // An empty cell leaves what is there.
    expect(output(pasted, 2, 'practice-base')).toEqual(output(opening, 2, 'practice-base'));
    expect(input(pasted, 1, 'practice-base')?.value).toBe(1000);
    expect(await page.locator('.outline input[data-field="/exchanges/0/amount"]').inputValue()).toBe('0.5');
    await page.keyboard.press('Control+z');
    expect(await saved(page)).toEqual(opening);
  }));

test('what a field does not take stays out, and what finds no cell, both said; a single text is typed', () =>
  visit('en', async ({ page }) => {
    const t = wordsOf('en');
    const opening = await saved(page);
    await field(page, '/exchanges/9/amount').focus();
    await paste(page, 'a lot\t0.9\n3\n4\n');
    const said = [
      t('outline.pasted', { count: '1' }),
      t('outline.pastedUnread', { count: '1', text: 'a lot' }),
      t('outline.pastedBeyond', { count: '2' }),
    ].join('; ');
    await expect.poll(() => told(page)).toContain(said);
    const pasted = await saved(page);
    expect(pasted.exchanges).toEqual(opening.exchanges);
    expect(output(pasted, 3, 'expertise')?.quality).toBe(0.9);

    await field(page, '/exchanges/9/amount').fill('');
    await paste(page, '7\n');
    await expect.poll(async () => (await saved(page)).exchanges?.[9]?.amount).toBe(7);
  }));

test('a first row of names says which column is which, and more rows make more units', () =>
  visit('en', async ({ page }) => {
    const t = wordsOf('en');
    const opening = await saved(page);
    await section(page, t('outline.section.units'));
    await page
      .locator('.outline')
      .getByRole('button', { name: t('outline.add.units'), exact: true })
      .focus();
    const head = ['Kind', 'Name', 'Capacity', 'Surplus'].join('\t');
    await paste(
      page,
      `${head}\nAssociation\tChamber\thigh\t5\ncollege\t"Polytechnic ""North"""\t80\t6\nbakery\tOven\t\t\n`,
    );
    await expect.poll(() => told(page)).toContain(t('outline.pastedRows', { count: '3' }));
    expect(await told(page)).toContain(
      t('outline.pastedUsual', { count: '1', text: 'bakery', value: 'Enterprise' }),
    );
    const { units = [] } = await saved(page);
    expect(units.slice(0, 4)).toEqual(opening.units);
    expect(units.slice(4).map(({ kind, name }) => [kind, name?.en])).toEqual([
      ['association', 'Chamber'],
      ['college', 'Polytechnic "North"'],
      ['enterprise', 'Oven'],
    ]);
    expect(units[5]?.capacity).toBe(80);
    expect(units[4]?.capacity).toBeGreaterThan(0);
    await page.keyboard.press('Control+z');
    expect(await saved(page)).toEqual(opening);
  }));

test.each([
  ['en', 'zh'],
  ['zh', 'en'],
] as const)(
  'on the page in %s a table in %s is understood: its head, kinds, words and names',
  (page, table) =>
    visit(page, async ({ page: at }) => {
      const t = wordsOf(page);
      const s = wordsOf(table);
      await section(at, t('outline.section.units'));
      await at
        .locator('.outline')
        .getByRole('button', { name: t('outline.add.units'), exact: true })
        .focus();
      const [college, enterprise, government, industry, research, guild] =
        table === 'zh'
          ? ['院校', '企业', '政府', '行业企业', '科研机构', '行业组织']
          : ['College', 'Enterprise', 'Government', 'Enterprise', 'Institute', 'Association'];
      const kinds = [college, enterprise, government, industry, research, guild];
      const head = (['id', 'kind', 'name', 'capacity'] as const).map((name) => s(`outline.field.${name}`));
      const rows = kinds.map((kind, at) => [`n${at}`, kind, `N${at}`, s('outline.rough.high')].join('\t'));
      await paste(at, [head.join('\t'), ...rows].join('\n'));
      await expect.poll(() => told(at)).toContain(t('outline.pastedRows', { count: '6' }));
      const added = (await saved(at)).units?.slice(4) ?? [];
      expect(added.map(({ id, kind, capacity }) => [id, kind, capacity])).toEqual(
        ['college', 'enterprise', 'government', 'enterprise', 'institute', 'association'].map((kind, at) => [
          `n${at}`,
          kind,
          200,
        ]),
      );

      await section(at, t('outline.section.exchanges'));
      const amount = field(at, '/exchanges/0/amount');
      const levels: number[] = [];
      for (const level of [t('outline.rough.low'), s('outline.rough.low'), s('outline.rough.high')]) {
        await amount.fill(level);
        await amount.press('Enter');
        levels.push((await saved(at)).exchanges?.[0]?.amount ?? NaN);
      }
      expect(levels).toEqual([2.5, 2.5, 7.5]);

      await section(at, t('outline.section.links'));
      await at
        .locator('.outline')
        .getByRole('button', { name: t('outline.add.links'), exact: true })
        .focus();
      const between = table === 'zh' ? '政府\t科研机构' : 'Government\tInstitute';
      await paste(at, `${between}\t0.3\t1\t${s('outline.yes')}\n`);
      await expect
        .poll(async () => (await saved(at)).links?.at(-1))
        .toMatchObject({ between: ['G', 'R'], persistent: true });
    }),
);

test('in Chinese: parameters by their names, low, medium and high, links by their units', () =>
  visit('zh', async ({ page }) => {
    const t = wordsOf('zh');
    await section(page, t('outline.section.units'));
    await page.locator('.outline tr[data-field="/units/0"] .toggle').click();
    await field(page, '/units/0/outputs/0/amount').focus();
    await paste(page, '2\t中\t18\n2\t高\t15\n3\t0.5\t低\n');
    await expect.poll(() => told(page)).toContain(t('outline.pastedRows', { count: '1' }));
    const outputs = (await saved(page)).units?.[0]?.outputs ?? [];
    expect(outputs.map(({ amount }) => amount)).toEqual([2, 2, 3]);
    expect(outputs[0]?.quality).toBe(0.5);
    expect(outputs[1]?.quality).toBe(0.75);

    await section(page, t('outline.section.links'));
    const before = (await saved(page)).links?.length ?? 0;
    await page
      .locator('.outline')
      .getByRole('button', { name: t('outline.add.links'), exact: true })
      .focus();
    await paste(page, '政府\t科研机构\t0.3\t1\t是\n');
    await expect.poll(async () => (await saved(page)).links?.length).toBe(before + 1);
    expect((await saved(page)).links?.at(-1)).toEqual({
      between: ['G', 'R'],
      resistance: 0.3,
      coordination: 1,
      persistent: true,
    });
  }));

test('too many rows are refused as a whole', () =>
  visit('en', async ({ page }) => {
    const t = wordsOf('en');
    await section(page, t('outline.section.units'));
    const many = 'a\tb\n'.repeat(1001);
    const opening = await saved(page);
    await page
      .locator('.outline')
      .getByRole('button', { name: t('outline.add.units'), exact: true })
      .focus();
    await paste(page, many);
    await expect.poll(() => told(page)).toContain(t('outline.pasteTooMuch', { most: plain(1000) }));
    expect(await saved(page)).toEqual(opening);
  }));
