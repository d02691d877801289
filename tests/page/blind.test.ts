// By the accessibility tree alone, in both languages and in two browsers: a consortium of three units is built and its verdict read.
// Nothing here knows a class, a selector or a place on the screen, only roles, names, keys and what is said.
import { analyse } from 'gongsheng';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Key } from '../../www/i18n';
import { signed } from '../../www/i18n/format';
import { BROWSERS, expectQuiet, SITE } from './browser';
import { LOCALE, saved, stage, wordsOf } from './journey';
import '../../www/i18n/sheets';

/** Who gives what to whom, as each language names it. */
const exchanged = {
  zh: [
    ['院校', '技能人才', '企业'],
    ['企业', '实践场所', '院校'],
    ['企业', '研发资金', '科研机构'],
    ['科研机构', '专业知识', '院校'],
  ],
  en: [
    ['College', 'Talent', 'Enterprise'],
    ['Enterprise', 'Practice base', 'College'],
    ['Enterprise', 'R&D funds', 'Institute'],
    ['Institute', 'Expertise', 'College'],
  ],
} as const;
const kinds = ['kind.college', 'kind.enterprise', 'kind.institute'] as const satisfies readonly Key[];

const places = BROWSERS.flatMap(({ browser, start }) =>
  (['zh', 'en'] as const).map((language) => ({ browser, start, language })),
);

describe.each(places)('in $browser, in $language', ({ start, language }) => {
  const reader = stage(SITE, start);
  const t = wordsOf(language);

  // The line of the graph; what is spoken of the verdicts has one of its own.
  const said = (page: Page) => page.getByRole('status').first().innerText();
  const unit = (page: Page, name: string) =>
    page.getByRole('group', { name: new RegExp(`^${name}${t('graph.comma')}`) });

  /** One output, and where it goes: what is pressed is what the page says can be pressed. */
  async function exchange(page: Page, from: string, what: string, to: string): Promise<void> {
    const add = unit(page, from).getByRole('button', { name: t('graph.addParameterTo', { unit: from }) });
    // A card that has parameters offers one more once it is gone into.
    if ((await add.count()) === 0) await unit(page, from).press('Enter');
    await add.press('Enter');
    await page.getByRole('combobox').fill(what);
    await page.getByRole('option', { name: `${what} ${t('term.output')}` }).click();
    await expect.poll(() => said(page)).toBe(t('graph.saidParameter', { unit: from }));
    await page.keyboard.press('Enter');
    const goal = t('graph.saidNewInput', { unit: to, name: what });
    for (let tried = 0; tried < 6 && (await said(page)) !== goal; tried += 1)
      await page.keyboard.press('ArrowDown');
    expect(await said(page)).toBe(goal);
    await page.keyboard.press('Enter');
    await expect.poll(() => said(page)).toBe(t('graph.saidConnectedNew', { from, to, name: what }));
  }

  test('a consortium of three is built, and its verdict is read', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    await page.getByRole('button', { name: t('shell.library') }).press('Enter');
    await page.getByRole('button', { name: t('shell.new') }).press('Enter');
    await page.getByText(t('graph.empty')).waitFor();
    for (const kind of kinds) {
      await page.getByRole('button', { name: t('graph.addUnit') }).press('Enter');
      await page.getByRole('option', { name: t(kind), exact: true }).click();
    }
    for (const [from, what, to] of exchanged[language]) await exchange(page, from, what, to);

    // What the page tells of it is what the model makes of it.
    const document = await saved(page);
    expect(document.units).toHaveLength(3);
    expect(document.exchanges).toHaveLength(4);
    const { formation, ledger } = analyse(document);
    const rung = t(`rung.${formation?.rung ?? 'none'}`);
    const verdict = page.getByRole('complementary', { name: t('shell.results') });
    await verdict.getByRole('heading', { name: rung, exact: true }).waitFor();
    await verdict
      .getByRole('button', { name: signed(ledger?.total.surplus), exact: true })
      .first()
      .waitFor();
    expect(await verdict.getByRole('listitem').filter({ hasText: rung }).getAttribute('aria-current')).toBe(
      'step',
    );
    for (const kind of kinds) {
      const surplus = t('graph.surplus', { value: '' }).trim();
      await expect.poll(() => unit(page, t(kind)).getAttribute('aria-label')).toContain(surplus);
    }
    // And why: the verdict opens its reasons, and Esc gives the focus back.
    await verdict.getByRole('button', { name: rung, exact: true }).press('Enter');
    await page
      .getByRole('button', { name: t('results.back') })
      .or(page.getByRole('dialog'))
      .first()
      .waitFor();
    expectQuiet(watched);
    await watched.close();
  });
});
