// What is pressed before the part of the page that answers it is there is done once it is.
import { expect, test } from 'vitest';
import { everywhere } from '../../www/ui/keys';
import { expectQuiet, house, open, type Watched } from './browser';
import '../../www/i18n/rooms';
import { expectWords, LOCALE, wordsOf } from './journey';

const here = house();

const t = wordsOf('en');

/** A page with its first verdict whose files of these names are held back; and what lets them come. */
async function without(names: RegExp): Promise<{ watched: Watched; release: () => Promise<void> }> {
  const watched = await open(here.browser, 'about:blank', { language: LOCALE.en });
  const held: (() => Promise<void>)[] = [];
  let holding = true;
  await watched.page.route(names, async (route) => {
    if (holding) held.push(() => route.continue());
    else await route.continue();
  });
  await watched.page.goto(here.address);
  await watched.page.locator('section.verdict [aria-current=step]').waitFor();
  const release = async () => {
    expect(held.length).toBeGreaterThan(0);
    holding = false;
    await Promise.all(held.map((go) => go()));
  };
  return { watched, release };
}

test('a dialog that is asked for early opens', async () => {
  const { watched, release } = await without(/assets\/Later-.*\.js$/);
  const { page } = watched;
  await page.getByRole('button', { name: t('shell.library'), exact: true }).click();
  await release();
  await page.getByRole('dialog').waitFor();
  await expectWords(page);
  await watched.close();
});

test('an edit is undone, and one undone comes back, by keys that are pressed early', async () => {
  const { watched, release } = await without(/assets\/Later-.*\.js$/);
  const { page } = watched;
  const title = page.locator('[data-field="/title/en"]');
  const first = await title.inputValue();
  for (const text of ['A', 'B']) {
    await title.fill(text);
    await title.blur();
  }
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+Shift+z');
  await release();
  await expect.poll(() => title.inputValue()).toBe('A');
  // From then on they are heard at once, and once.
  await page.keyboard.press('Control+z');
  await expect.poll(() => title.inputValue()).toBe(first);
  await watched.close();
});

test('every key that is heard everywhere is kept early, and none that is the browser’s own', async () => {
  const { watched, release } = await without(/assets\/Later-.*\.js$/);
  const { page } = watched;
  const kept = (chords: readonly string[]) =>
    page.evaluate(
      (all) =>
        all.filter((chord) => {
          const key = chord.split('+').at(-1) ?? '';
          const [ctrlKey, shiftKey] = [chord.includes('Ctrl+'), chord.includes('Shift+')];
          const event = new KeyboardEvent('keydown', {
            key,
            ctrlKey,
            shiftKey,
            bubbles: true,
            cancelable: true,
          });
          return !document.body.dispatchEvent(event);
        }),
      [...chords],
    );
  const heard = Object.values(everywhere).flat();
  expect(await kept(heard)).toEqual(heard);
  expect(await kept(['Ctrl+R', 'Ctrl+F', 'Ctrl+C', 'Z', 'S'])).toEqual([]);
  await release();
  await watched.close();
});

test('the drawer opens, and shows its tables when they are there', async () => {
  const { watched, release } = await without(/assets\/(DrawerBody|Outline)-.*\.js$/);
  const { page } = watched;
  await page.locator('.drawer .name').first().click();
  const height = (await page.locator('section.drawer').boundingBox())?.height;
  await release();
  await page.locator('[data-field="/exchanges/0/amount"]').waitFor();
  expect((await page.locator('section.drawer').boundingBox())?.height).toBe(height);
  await expectWords(page);
  await watched.close();
});

test('a place that is asked for early is gone to in the tables', async () => {
  const { watched, release } = await without(/assets\/(DrawerBody|Outline)-.*\.js$/);
  const { page } = watched;
  // What 1 eu stands for is edited in the outline.
  await page.locator('.balance button.eu').click();
  await release();
  await page.locator('[data-field^="/energyUnit"]:focus').waitFor();
  await watched.close();
});

test('a link opens the model it carries, and a text that is none says so', async () => {
  const watched = await open(here.browser, `${here.address}#m=d1:AAAA`, { language: LOCALE.en });
  const { page } = watched;
  await page.getByRole('dialog').waitFor();
  expect(await page.getByRole('dialog').innerText()).toContain(t('io.link.damaged'));
  await expectWords(page);
  expectQuiet(watched);
  await watched.close();
});

test('without a network what does not come says so in its place, and comes when it is tried again', async () => {
  const { page, context, close } = await open(here.browser, here.address, { language: LOCALE.en });
  await page.locator('[data-panel="flip"]:enabled').waitFor();
  await page.locator('.offer').waitFor();
  await context.setOffline(true);
  await page.locator('[data-panel="flip"]').click();
  const missed = page.locator('.opened [role=alert]');
  await missed.getByText(t('rooms.missed')).waitFor();
  await expectWords(page);
  await missed.getByRole('button', { name: t('rooms.again') }).click();
  await missed.waitFor();
  const library = page.getByRole('button', { name: t('shell.library'), exact: true });
  await library.click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: t('rooms.missed') }).waitFor();
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.drawer .name').first().click();
  await page.locator('section.drawer [role=alert]').waitFor();

  await context.setOffline(false);
  await missed.getByRole('button', { name: t('rooms.again') }).click();
  await page.locator('.opened select').first().waitFor();
  // It comes with its styles.
  expect(
    await page
      .locator('.opened .tools')
      .first()
      .evaluate((it) => getComputedStyle(it).display),
  ).not.toBe('block');
  await library.click();
  await page.locator('.gallery button').first().waitFor();
  await close();
});

test('once hands have come, a network that is lost later does no harm', async () => {
  const watched = await open(here.browser, here.address, { language: LOCALE.en });
  const { page, context } = watched;
  await page.locator('[data-panel="flip"]:enabled').waitFor();
  const last = page.waitForResponse(/assets\/ImportSheet-.*\.js$/);
  await page.mouse.move(600, 400);
  await last;
  await page.waitForLoadState('networkidle');
  await context.setOffline(true);
  await page.locator('[data-panel="sweep"]').click();
  await page.locator('.opened select').first().waitFor();
  await page.getByRole('button', { name: t('shell.library'), exact: true }).click();
  await page.locator('.gallery button').first().waitFor();
  expectQuiet(watched);
  await watched.close();
});
