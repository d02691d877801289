// What the walk of the keys does with its hands: where it goes, what it looks at, what has come of a chord.
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { keys } from '../../../www/ui/keys';
import { card, focused, wordsOf } from '../journey';

export type Table = typeof keys;

/** What a gesture does: it is got ready, the chord is pressed, and something has become of it. */
export type Walk = (page: Page, press: () => Promise<void>, chord: string) => Promise<void>;

export interface Visit<Gesture extends string> {
  /** What the place is in; the opening view when left out. */
  open?: (page: Page) => Promise<void>;
  /** Puts the focus into the place, before each chord. */
  come: (page: Page) => Promise<unknown>;
  does: Record<Gesture, Walk>;
}

export type Visits = { [P in keyof Table]: Visit<keyof Table[P] & string> };

export const t = wordsOf('zh');

export const COLLEGE = '职业院校';
export const CARDS = '.graph-card';

export const focusOn = (page: Page, unit: string) => card(page, unit).focus();
export const onStage = (page: Page) => page.locator('.graph-stage').focus();
export const sheet = (page: Page) => page.locator('.graph-sheet').filter({ visible: true });

/** A chord changes something; what it was and what it has become. */
export async function changes<T>(
  press: () => Promise<void>,
  look: () => Promise<T>,
): Promise<[before: T, after: T]> {
  const before = await look();
  await press();
  await expect.poll(look).not.toEqual(before);
  return [before, await look()];
}

/** By what a value changes. */
export async function by(press: () => Promise<void>, look: () => Promise<number>): Promise<number> {
  const [before, after] = await changes(press, look);
  return after - before;
}

/** The focus goes on. */
export const moves: Walk = async (page, press) => {
  await changes(press, () => focused(page));
};

export async function openDrawer(page: Page, tab: number): Promise<void> {
  const name = page.locator(`.drawer .name:nth-child(${tab})`);
  if ((await name.getAttribute('aria-expanded')) === 'false') await name.click();
}
