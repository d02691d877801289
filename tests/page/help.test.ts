// Help: its terms and its keys are words in both languages, and Esc gives the focus back.
import { describe, expect, test } from 'vitest';
import '../../www/i18n/glossary';
import '../../www/i18n/keys';
import '../../www/i18n/sheets';
import { keys } from '../../www/ui/keys';
import { expectQuiet } from './browser';
import { expectWords, focused, LOCALE, stage, wordsOf } from './journey';

const reader = stage();

describe.each(['zh', 'en'] as const)('help in %s', (language) => {
  const t = wordsOf(language);

  test('terms open section by section, keys are told, and the focus returns', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const button = page.getByRole('button', { name: t('shell.help'), exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog');
    await sheet.getByRole('heading', { name: t('glossary.title') }).waitFor();
    const sections = sheet.locator('summary');
    const places = Object.values(keys);
    expect(await sections.count()).toBe(6 + places.length);
    for (const section of await sections.all()) {
      if ((await section.locator('..').getAttribute('open')) !== null) continue;
      await section.focus();
      await page.keyboard.press('Enter');
    }
    const gestures = places.flatMap((place) => Object.keys(place)).length;
    await expect
      .poll(() => sheet.locator('details dt').filter({ visible: true }).count())
      .toBe(15 + gestures);
    expect(await sheet.innerText()).toContain(t('glossary.parameter.says'));
    expect(await sheet.locator('kbd').count()).toBeGreaterThan(gestures);
    expect(await sheet.innerText()).toContain(t('keys.connecting.giveUp'));
    await expectWords(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toContain(t('shell.help'));
    expectQuiet(watched);
    await watched.close();
  });
});
