// How wide and high cards must be for their words.
import { plain, signed } from '../i18n/format';
import type { Facts, UnitFact } from './facts';
import type { Size } from './geometry';
import { cardSize, COMPACT } from './ports';

const NORMAL_WIDTH = 180;
const WIDE = 220;
const STEP = 14;

let brush: CanvasRenderingContext2D | null | undefined;
/** The page's fonts, read once: each look at a style would have the page laid out anew. */
let family = '';
const known = new Map<string, number>();

function measure(text: string, font: string): number {
  const key = `${font} ${text}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  brush ??= document.createElement('canvas').getContext('2d');
  if (known.size > 20_000) known.clear();
  family ||= getComputedStyle(document.documentElement).getPropertyValue('--sans') || 'sans-serif';
  if (brush) brush.font = `${font} ${family}`;
  const width = brush?.measureText(text).width ?? text.length * 8;
  known.set(key, width);
  return width;
}

/** Names wrap to two lines; only what does not fit then widens the card. */
function widthOf(unit: UnitFact): number {
  const left = NORMAL_WIDTH - 46 - 20 - measure(signed(unit.surplus), '700 18px');
  if (onTwoLines(unit.name, '600 15px') > left) return WIDE;
  const widest = Math.max(
    0,
    ...unit.ports.map(({ name, brings }) => rowWidth(name, brings)),
    ...unit.projects.map(({ name, net }) => rowWidth(name, net)),
  );
  return widest > NORMAL_WIDTH ? WIDE : NORMAL_WIDTH;
}

/** A name of two characters, px: that short it is not broken. */
const SHORT = 30;

/** Compact cards widen by steps until the name has room on two lines. */
function compactWidthOf(unit: UnitFact): number {
  const taken = 60 + measure(signed(unit.surplus), '700 18px');
  const whole = measure(unit.name, '600 14px');
  const needed = taken + (whole <= SHORT ? whole : onTwoLines(unit.name, '600 14px')) + 2;
  return Math.min(WIDE, COMPACT.width + STEP * Math.max(0, Math.ceil((needed - COMPACT.width) / STEP)));
}

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

/** What a row with a name and a number takes, px. */
export function rowWidth(name: string, number: number | null): number {
  return 34 + measure(name, '400 13px') + measure(number === null ? '' : `+${plain(number)}`, '400 13px');
}

export function compactSizesOf(facts: Facts): Map<string, Size> {
  return new Map(facts.units.map((unit) => [unit.id, { ...COMPACT, width: compactWidthOf(unit) }]));
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
