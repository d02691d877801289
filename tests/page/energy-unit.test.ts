// What 1 eu stands for in a document is told beside its balance, where a key leads to the field that says it.
import { expect, test } from 'vitest';
import { expectQuiet } from './browser';
import { expectWords, focused, LOCALE, saved, stage, wordsOf } from './journey';

const reader = stage();

test.each(['zh', 'en'] as const)('is asked for and told in %s', async (language) => {
  const t = wordsOf(language);
  const watched = await reader.open({ language: LOCALE[language] });
  const { page } = watched;
  const unit = page.getByRole('button', { name: t('results.euAsk') });
  expect(await unit.innerText()).toBe((await saved(page)).energyUnit?.[language]);
  await unit.press('Enter');
  await expect.poll(() => focused(page)).toBe(`field /energyUnit/${language}`);
  await page.keyboard.press('Control+a');
  await page.keyboard.type('10 k¥');
  await expect.poll(() => unit.innerText()).toBe('1 eu = 10 k¥');
  expect((await saved(page)).energyUnit?.[language]).toBe('10 k¥');
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expectWords(page);
  expectQuiet(watched);
  await watched.close();
});
