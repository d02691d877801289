// How wide and high cards must be for their words.
import { plain, signed } from '../i18n/format';
import type { Facts, UnitFact } from './facts';
import type { Size } from './geometry';
import { cardSize, COMPACT } from './ports';

export const NORMAL_WIDTH = 180;
const WIDE = 220;
const STEP = 14;

let brush: CanvasRenderingContext2D | null | undefined;
/** The page's fonts, read once: each look at a style would have the page laid out anew. */
let family = '';
/** Widths by font and text, and how many there are. */
const known = new Map<string, Map<string, number>>();
let count = 0;

export function measure(text: string, font: string): number {
  const found = known.get(font)?.get(text);
  if (found !== undefined) return found;
  brush ??= document.createElement('canvas').getContext('2d');
  if (count > 20_000) {
    known.clear();
    count = 0;
  }
  family ||= getComputedStyle(document.documentElement).getPropertyValue('--sans') || 'sans-serif';
  if (brush) brush.font = `${font} ${family}`;
  const width = brush?.measureText(text).width ?? text.length * 8;
  const widths = known.get(font) ?? new Map<string, number>();
  known.set(font, widths.set(text, width));
  count += 1;
  return width;
}

/** The size of a surplus on a card, px, and the least; what has more signs than have room is set smaller. */
const NUMBER = { size: 18, least: 12, signs: 6 } as const;
/** Each number has the room of these at least, so that nothing moves while it changes. */
const USUAL = { normal: '+88.8', compact: '+88' } as const;

/** How large a surplus is set, px. */
export function numberSize(surplus: number | null): number {
  const { size, least, signs } = NUMBER;
  return Math.round(Math.max(least, Math.min(size, (size * signs) / signed(surplus).length)));
}

/** What a surplus takes beside the name, px. */
function numberWidth(surplus: number | null, usual: string): number {
  return Math.max(measure(usual, '700 18px'), measure(signed(surplus), `700 ${numberSize(surplus)}px`));
}

/** Around a name and a number, px: the seal, gaps, the card's edges. */
const AROUND = { normal: 67, compact: 62 } as const;

/** By how much a card of a width is too narrow for its name on two lines, px. */
function lack({ name, surplus }: UnitFact, width: number, compact: boolean): number {
  const kind = compact ? 'compact' : 'normal';
  const font = compact ? '600 14px' : '600 15px';
  const left = width - AROUND[kind] - numberWidth(surplus, USUAL[kind]);
  const whole = measure(name, font);
  // What fits on one line need not be parted.
  return (whole <= Math.max(left, SHORT) ? whole : onTwoLines(name, font)) - left;
}

/** Whether a name is cut on a card of so many px. */
export function isNameCut(unit: UnitFact, width: number, compact: boolean): boolean {
  return lack(unit, width, compact) > 0;
}

/** A card widens by steps, to a limit, until its name has room on two lines. */
function widened(unit: UnitFact, least: number, compact: boolean): number {
  return Math.min(WIDE, least + STEP * Math.max(0, Math.ceil(lack(unit, least, compact) / STEP)));
}

/** Only what does not fit widens the card. */
function widthOf(unit: UnitFact): number {
  const width = widened(unit, NORMAL_WIDTH, false);
  const widest = Math.max(
    0,
    ...unit.ports.map(({ name, brings }) => rowWidth(name, brings)),
    ...unit.projects.map(({ name, net }) => rowWidth(name, net)),
  );
  return widest > width ? WIDE : width;
}

/** A name of two characters, px: that short it is not broken. */
const SHORT = 30;

/** The least room in which a name takes two lines, px: it breaks after a space, or between Chinese characters. */
function onTwoLines(name: string, font: string): number {
  const words = name.split(/(?<=[\s\u4e00-\u9fff])/).map((word) => measure(word, font));
  const whole = words.reduce((sum, width) => sum + width, 0);
  let [least, first] = [whole, 0];
  for (const width of words) {
    first += width;
    least = Math.min(least, Math.max(first, whole - first));
  }
  return least;
}

/** How many signs at the end of a name stay when its middle is left out: there is what tells names alike apart. */
const ENDING = { chinese: 5, other: 9 } as const;

/** A name in two parts, of which the second is never cut. */
export function parted(name: string): [string, string] {
  const signs = [...name];
  const cut = -ENDING[signs.slice(-ENDING.chinese).some((sign) => sign >= '\u2e80') ? 'chinese' : 'other'];
  return [signs.slice(0, cut).join(''), signs.slice(cut).join('')];
}

/** What a row with a name and a number takes, px. */
export function rowWidth(name: string, number: number | null): number {
  return 34 + measure(name, '400 13px') + measure(number === null ? '' : `+${plain(number)}`, '400 13px');
}

export function compactSizesOf(facts: Facts): Map<string, Size> {
  return new Map(
    facts.units.map((unit) => [unit.id, { ...COMPACT, width: widened(unit, COMPACT.width, true) }]),
  );
}

/** Seal and surplus alone, for a view too small for names. */
export function tinySizesOf(facts: Facts): Map<string, Size> {
  return new Map(
    facts.units.map((unit) => {
      const number = measure(signed(unit.surplus), '700 18px');
      return [unit.id, { width: Math.max(84, Math.ceil(54 + number)), height: 44 }];
    }),
  );
}

export function sizesOf(facts: Facts, row: number): Map<string, Size> {
  return new Map(facts.units.map((unit) => [unit.id, cardSize(unit, widthOf(unit), row)]));
}
