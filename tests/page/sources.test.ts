// Where a number comes from is read and written beside the number: on the graph and in a why, by touch and by keys.
import type { Consortium } from 'gongsheng';
import { describe, expect, test } from 'vitest';
import '../../www/i18n/why';
import { expectQuiet, ready } from './browser';
import { fragment } from './reading';
import {
  declineTour,
  expectWords,
  LOCALE,
  openFile,
  press,
  pressUntil,
  saved,
  stage,
  wordsOf,
} from './journey';

const reader = stage();

/** The document with a note at what gives the first exchange. */
function noted(document: Consortium): { document: Consortium; of: string } {
  const [exchange] = document.exchanges ?? [];
  const units = (document.units ?? []).map((unit) => ({
    ...unit,
    outputs: unit.outputs?.map((output) =>
      unit.id === exchange?.from.unit && output.id === exchange.from.output
        ? { ...output, note: { zh: '院校年报', en: 'Yearbook of the college' } }
        : output,
    ),
  }));
  return { document: { ...document, units }, of: exchange?.id ?? '' };
}

describe.each(['zh', 'en'] as const)('the source of a number, in %s', (language) => {
  const t = wordsOf(language);
  const source = language === 'zh' ? '校企协议，第 4 条' : 'Agreement, clause 4';

  test('by touch on the graph: told beside the amount, read again, and undone', async () => {
    const watched = await reader.open({ width: 390, height: 844, touch: true, language: LOCALE[language] });
    const { page } = watched;
    await declineTour(page);
    const opening = await saved(page);
    const sheet = page.locator('.graph-sheet');
    await page.locator('.graph-badge').first().tap();
    await sheet.getByRole('button', { name: t('graph.more') }).tap();
    const mark = sheet.locator('.graph-source').first();
    expect((await mark.boundingBox())?.width).toBeGreaterThanOrEqual(44);
    expect(await mark.getAttribute('class')).not.toContain('is-told');
    await mark.tap();
    // In both languages, the page's own first.
    const other = language === 'zh' ? 'en' : 'zh';
    const fields = sheet.locator('textarea');
    expect(await fields.evaluateAll((all) => all.map((field) => field.getAttribute('lang')))).toEqual([
      language,
      other,
    ]);
    await fields.first().fill(source);
    await fields.last().fill('Agreement 校企协议');
    await mark.tap();
    await expect.poll(() => mark.getAttribute('class')).toContain('is-told');
    expect(await sheet.locator('textarea').count()).toBe(0);
    expect(await mark.evaluate((it) => it === document.activeElement)).toBe(true);
    const notes = ((await saved(page)).exchanges ?? []).flatMap(({ note }) => note ?? []);
    expect(notes).toEqual([{ [language]: source, [other]: 'Agreement 校企协议' }]);
    await mark.tap();
    expect(await fields.first().inputValue()).toBe(source);
    // What is emptied is gone.
    await fields.last().fill('');
    await mark.tap();
    expect(((await saved(page)).exchanges ?? []).flatMap(({ note }) => note ?? [])).toEqual([
      { [language]: source },
    ]);
    await expectWords(page);
    for (let step = 0; step < 3; step += 1)
      await page
        .getByRole('button', { name: t('shell.undo') })
        .first()
        .tap();
    await expect.poll(() => saved(page)).toEqual(opening);
    await expect.poll(() => mark.getAttribute('class')).not.toContain('is-told');
    expectQuiet(watched);
    await watched.close();
  });

  test('by keys in a why: what is told is read there, changed, and undone', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const { document } = noted(await saved(page));
    await openFile(page, document);
    await page.locator('[data-asks="surplus"]').filter({ visible: true }).press('Enter');
    const why = page.locator('dialog.why');
    const edit = why.locator('.edit').first();
    await edit.press('Enter');
    // Quality, cost and capacity are the output's, and so is the one note.
    const told = why.locator('.told');
    expect(await told.count()).toBe(3);
    const text = language === 'zh' ? '院校年报' : 'Yearbook of the college';
    expect(await told.first().getAttribute('title')).toBe(text);
    await edit.focus();
    const name = (await told.first().getAttribute('aria-label')) ?? '';
    await pressUntil(page, 'Tab', `button ${name}`);
    await page.keyboard.press('Enter');
    const field = why.locator('textarea').first();
    const pointer = await field.getAttribute('data-field');
    expect(pointer).toMatch(new RegExp(`^/units/\\d+/outputs/\\d+/note/${language}$`));
    expect(await field.inputValue()).toBe(text);
    await press(page, 'Tab', `field ${pointer}`);
    await page.keyboard.press('Control+a');
    await page.keyboard.type(source);
    // Esc puts away what was open last.
    await press(page, 'Escape', `button ${name}`);
    expect(await why.locator('textarea').count()).toBe(0);
    expect(await why.isVisible()).toBe(true);
    const changed = JSON.stringify(await saved(page));
    expect(changed).toContain(source);
    expect(changed).not.toContain(text);
    await expectWords(page);
    await page.keyboard.press('Control+z');
    await expect.poll(() => saved(page)).toEqual(document);
    expectQuiet(watched);
    await watched.close();
  });

  test('by keys in the outline: beside the amount it is told that there is one, and the row opens on it', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const { document } = noted(await saved(page));
    await openFile(page, document);
    await page.locator('.drawer .name').first().press('Enter');
    const row = page.locator('.outline tr[data-field="/exchanges/0"]');
    const text = language === 'zh' ? '院校年报' : 'Yearbook of the college';
    // The output's source stands for what of the row is the output's.
    const told = row.locator('.told button');
    expect(await told.getAttribute('title')).toBe(text);
    await page.mouse.move(0, 0);
    const untold = page.locator('.outline tr[data-field="/exchanges/1"] .mark');
    const opacity = () => untold.evaluate((it) => getComputedStyle(it).opacity);
    expect(await opacity()).toBe('0');
    await row.locator('.toggle').focus();
    await pressUntil(page, 'Tab', `button ${(await told.getAttribute('aria-label')) ?? ''}`, 8);
    await press(page, 'Enter', `field /exchanges/0/note/${language}`);
    await page.keyboard.type(source);
    await expect.poll(() => told.getAttribute('title')).toBe(`${source}\n${text}`);
    const noteOfOutput = page.locator('.outline .detail [data-field^="/units/"][data-field$="/note/zh"]');
    expect(await noteOfOutput.first().inputValue()).toBe('院校年报');
    // Where nothing is told yet the mark shows when the row is come to.
    await untold.locator('button').focus();
    expect(await opacity()).toBe('1');
    await page.keyboard.press('Control+z');
    await expect.poll(() => saved(page)).toEqual(document);
    await expectWords(page);
    expectQuiet(watched);
    await watched.close();
  });

  test('in somebody else’s model it is read', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const { document } = noted(await saved(page));
    await page.goto(`${new URL('.', page.url()).href}${fragment(JSON.stringify(document))}`);
    await page.reload();
    await ready(page);
    await page.locator('[data-asks="surplus"]').filter({ visible: true }).press('Enter');
    const why = page.locator('dialog.why');
    const look = why.locator('.edit').first();
    expect(await look.innerText()).toBe(t('why.look'));
    await look.press('Enter');
    // Only where a source is told is there a mark, and nothing can be written.
    expect(await why.locator('.open [aria-expanded]').count()).toBe(3);
    await why.locator('.told').first().press('Enter');
    await why.getByText(language === 'zh' ? '院校年报' : 'Yearbook of the college').waitFor();
    expect(await why.locator('input, textarea').count()).toBe(0);
    await expectWords(page);
    expectQuiet(watched);
    await watched.close();
  });
});
