// Where what comes up at a field goes: below it and to the left, unless there is more room elsewhere.
import { expect, it } from 'vitest';
import { sideOf } from '../../www/ui/room';

const around = { top: 100, bottom: 500, left: 50, right: 900 };
const field = (top: number, right = 800) => ({ top, bottom: top + 24, left: right - 80, right });

it('comes below a field while there is room, and above where below there is none and less than above', () => {
  expect([200, 346, 347, 470].map((top) => sideOf(field(top), around).above)).toEqual([
    false,
    false,
    true,
    true,
  ]);
  // In a low panel the greater part of what there is.
  const low = { ...around, bottom: 200 };
  expect([110, 170].map((top) => sideOf(field(top), low).above)).toEqual([false, true]);
});

it('goes to the right of a field that is near the left edge', () => {
  expect([409, 410].map((right) => sideOf(field(200, right), around).rightward)).toEqual([true, false]);
});
