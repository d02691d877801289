// Every field that a document can have has a control in the outline: found, named in both languages, and edited.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../www/document/pointer';
import type { Field } from '../../www/document/field';
import { fieldAt, schema } from '../../www/document/schema';
import { sectionOf, sections, type Section } from '../../www/panels/outline/places';
import { expectQuiet } from './browser';
import { everything, pointersOf } from './everything';
import { expectWords, LOCALE, openFile, saved, stage, wordsOf } from './journey';

const reader = stage();

/** Opens the outline at a section, every row in it open. */
async function unfold(page: Page, section: Section, language: 'zh' | 'en'): Promise<void> {
  const name = wordsOf(language)(`outline.section.${section}`);
  await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
  const closed = page.locator('.outline .toggle[aria-expanded="false"]');
  while ((await closed.count()) > 0) await closed.first().click();
}

async function start(language: 'zh' | 'en') {
  const watched = await reader.open({ language: LOCALE[language] });
  await openFile(watched.page, everything);
  await watched.page.locator('.drawer .name').first().click();
  await watched.page.locator('.outline').waitFor();
  return watched;
}

const control = (page: Page, pointer: string): Locator =>
  page.locator(`.outline [data-field="${pointer}"]:not(tr)`);

test('the document of this test has one of everything', () => {
  const found = new Set(pointersOf(everything).map((pointer) => fieldAt(pointer)?.pattern));
  expect(schema.map(({ pattern }) => pattern).filter((pattern) => !found.has(pattern))).toEqual([]);
  const given = schema.filter(({ pattern }) =>
    pointersOf(everything).some(
      (p) => fieldAt(p)?.pattern === pattern && valueAt(everything, p) !== undefined,
    ),
  );
  // Of the settings two are enough: all are made alike.
  const missing = schema.filter((field) => !given.includes(field)).map(({ pattern }) => pattern);
  expect(missing.filter((pattern) => !pattern.startsWith('/settings/'))).toEqual([]);
});

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  test('every field has a control, and every control a name', async () => {
    const watched = await start(language);
    const { page } = watched;
    const names = new Map<string, string>();
    for (const section of sections) {
      await unfold(page, section, language);
      const here = await page
        .locator('.outline [data-field]:not(tr)')
        .filter({ visible: true })
        .evaluateAll((all) =>
          all
            .filter(
              (one) => one.matches('input, select, textarea, .fixed') || one.querySelector('input') !== null,
            )
            .map(
              (one) => [one.getAttribute('data-field') ?? '', one.getAttribute('aria-label') ?? ''] as const,
            ),
        );
      for (const [pointer, name] of here) if (fieldAt(pointer)) names.set(pointer, name);
      const unnamed = await page
        .locator('.outline :is(input, select, textarea, button):not([aria-hidden])')
        .filter({ visible: true })
        .evaluateAll((all) =>
          all
            .filter((one) => !(one.getAttribute('aria-label') ?? one.textContent ?? '').trim())
            .filter((one) => one.closest('label') === null)
            .map((one) => one.outerHTML.slice(0, 120)),
        );
      expect(unnamed, section).toEqual([]);
    }
    const missing = pointersOf(everything).filter((pointer) => !names.has(pointer));
    expect(missing).toEqual([]);
    await expectWords(page);
    const han = /\p{Script=Han}/u;
    const foreign = [...names].filter(([, name]) =>
      language === 'zh' ? !han.test(name) : !name || han.test(name),
    );
    expect(foreign).toEqual([]);
    expectQuiet(watched);
    await watched.close();
  });
});

/** Another number that the field may hold. */
function anotherNumber({ most, whole, pattern }: Field, now: unknown): number {
  if (pattern.endsWith('/periods/*/0')) return 1;
  if (whole) return typeof now === 'number' ? now + 1 : 7;
  if (most === 1) return now === 0.25 ? 0.75 : 0.25;
  return typeof now === 'number' ? now + 1.5 : 2.5;
}

/** Edits a field by its control; what the document then has there. */
async function change(page: Page, pointer: string, field: Field, now: unknown): Promise<unknown> {
  const here = control(page, pointer).first();
  const leave = (value: unknown) => page.keyboard.press('Tab').then(() => value);
  switch (field.type) {
    case 'number': {
      const next = anotherNumber(field, now);
      await here.fill(String(next));
      return leave(next);
    }
    case 'text':
      await here.fill('新的 new');
      return leave('新的 new');
    case 'id':
      await here.fill('renamed-7');
      return leave('renamed-7');
    case 'tags':
      await here.fill('small, 试点');
      return leave(['small', '试点']);
    case 'resource':
    case 'medium':
      await here.fill(field.type === 'medium' ? 'laboratory' : 'expertise');
      return leave(field.type === 'medium' ? 'laboratory' : 'expertise');
    case 'flag': {
      const on = await here.isChecked();
      await here.click();
      // What is its default is left out.
      return on ? undefined : true;
    }
    case 'words': {
      const words = Array.isArray(now) ? (now as string[]) : [];
      await here.locator('input').nth(1).click();
      return [...words, field.options?.[1]];
    }
    default: {
      await here.focus();
      const options = await here
        .locator('option:not([disabled])')
        .evaluateAll((all) => all.map((one) => (one as HTMLOptionElement).value));
      const next = options.find((option) => option !== '' && option !== now);
      if (next === undefined) throw new Error(`${pointer} offers no other word`);
      await here.selectOption(next);
      return next;
    }
  }
}

describe.each(sections)('%s', (section) => {
  const fields = schema.filter(({ pattern, type }) => sectionOf(pattern) === section && type !== 'fixed');

  test('each of its fields is edited by its control, seen in the saved document, and undone', async () => {
    const watched = await start('en');
    const { page } = watched;
    await unfold(page, section, 'en');
    for (const field of fields) {
      const pointer = pointersOf(everything).find((place) => fieldAt(place) === field) ?? '';
      const expected = await change(page, pointer, field, valueAt(everything, pointer));
      expect(valueAt(await saved(page), pointer), pointer).toEqual(expected);
      await page.keyboard.press('Control+z');
      await expect
        .poll(() => page.locator('.bar .icon').first().isEnabled(), { message: pointer })
        .toBe(false);
    }
    expect(await saved(page)).toEqual(everything);
    expectQuiet(watched);
    await watched.close();
  });
});
