// The table of keys, walked: every chord, pressed in its place, does what Help says of it; and Help says of nothing else.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { keys as words } from '../../www/i18n/zh/keys';
import { keys } from '../../www/ui/keys';
import { expectQuiet } from './browser';
import { graph } from './gestures/graph';
import { onStage, type Table, type Visit, type Visits, type Walk } from './gestures/hands';
import { panels } from './gestures/panels';
import { stage } from './journey';

const reader = stage();
const visits: Visits = { ...graph, ...panels };

/** As the browser is told of it. */
const pressed = (chord: string): string =>
  chord
    .replace('Ctrl', 'Control')
    .replace(
      /(^|\+)([A-Z])$/,
      (_, before: string, letter: string) =>
        before + (chord.includes('Shift') ? letter : letter.toLowerCase()),
    );

/** As it was before: nothing open, nothing selected, nothing changed. */
async function reset(page: Page, first: boolean): Promise<void> {
  if (first) return;
  await onStage(page);
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Escape');
  const undo = page.locator('.bar .icon').first();
  for (let times = 0; times < 12 && (await undo.isEnabled()); times += 1)
    await page.keyboard.press('Control+z');
  await page.keyboard.press('0');
}

describe.each(Object.keys(keys) as (keyof Table)[])('in the place “%s”', (name) => {
  test('every chord does what is said of it', async () => {
    const watched = await reader.open();
    const { page } = watched;
    const visit = visits[name] as Visit<string>;
    await visit.open?.(page);
    let first = true;
    for (const [gesture, chords] of Object.entries<readonly string[]>(keys[name])) {
      for (const chord of chords) {
        await reset(page, first);
        first = false;
        await visit.come(page);
        const walk = visit.does[gesture] as Walk;
        try {
          await walk(page, () => page.keyboard.press(pressed(chord)), chord);
        } catch (error) {
          throw new Error(`${name}: ${chord} should ${gesture}`, { cause: error });
        }
      }
    }
    expectQuiet(watched);
    await watched.close();
  }, 120_000);
});

test('Help has words for what is heard, and for nothing else', () => {
  const told = Object.entries(keys).flatMap(([name, gestures]) => [
    `keys.${name}`,
    ...Object.keys(gestures).map((gesture) => `keys.${name}.${gesture}`),
  ]);
  const others = ['keys.about', 'keys.named.arrows', 'keys.named.space', 'keys.named.menu'];
  expect(Object.keys(words).sort()).toEqual([...others, ...told].sort());
});

test('nothing hears a key but by the table', () => {
  const www = fileURLToPath(new URL('../../www', import.meta.url));
  const files = readdirSync(www, { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.(ts|svelte)$/.test(file) && !/keys\.ts$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  const own = files.filter((file) =>
    /\bkey\)? (===|!==) '(Escape|Enter|Tab|Delete|Backspace|Home|End)'|\[event\.key\]/.test(
      readFileSync(join(www, file), 'utf8'),
    ),
  );
  expect(own).toEqual([]);
});

test('in a place no two gestures share a chord', () => {
  for (const [name, gestures] of Object.entries(keys)) {
    const chords = Object.values<readonly string[]>(gestures).flat();
    expect(new Set(chords).size, name).toBe(chords.length);
  }
});
