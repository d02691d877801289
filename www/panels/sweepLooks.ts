// How the cells of a sweep look on its map, by what that shows, and what the colours mean.
import type { Mode, Rung, Sweep } from 'gongsheng';
import type { Cell, KeyEntry } from '../charts/heatMap';
import { rungs } from '../document/verdicts';
import type { Translate } from '../i18n';
import { signed, THIN } from '../i18n/format';
import { modeColour } from '../ui/glyph';
import { modeNames } from './modes';
import { verdictsAt } from './sweep';
import { rungNames } from './words';

/** What a map can show. */
export const views = ['behaviour', 'formation', 'surplus'] as const;
export type View = (typeof views)[number];
export type Look = Omit<Cell, 'text'>;

/** Fields are wide: a little paper in their colour keeps them from shouting. */
const modePaint = (mode: Mode): string => `color-mix(in srgb, ${modeColour[mode]} 85%, var(--surface))`;
const rungColour = (rung: Rung): string => {
  const strength = { none: 12, compatible: 25, interacting: 40, formed: 70, durable: 100 }[rung];
  return `color-mix(in srgb, var(--surplus) ${strength}%, var(--line))`;
};
/** As strong as a surplus or a loss is beside the largest of either. */
function surplusPaint({ surplus }: Sweep): (value: number) => string {
  const most = Math.max(...surplus.map(Math.abs), Number.MIN_VALUE);
  return (value) =>
    `color-mix(in srgb, var(${value < 0 ? '--loss' : '--surplus'}) ${8 + (92 * Math.abs(value)) / most}%, var(--surface))`;
}

/** Every cell's look. */
export function looksOf(grid: Sweep, show: View, t: Translate): Look[] {
  const [colour, names] = [surplusPaint(grid), rungNames(t)];
  return Array.from(grid.surplus, (surplus, cell): Look => {
    const { mode, rung } = verdictsAt(grid, cell);
    const hatched = rung !== 'formed' && rung !== 'durable';
    switch (show) {
      case 'behaviour':
        return { kind: mode, colour: modePaint(mode), sign: { mode }, hatched };
      case 'formation':
        return { kind: rung, colour: rungColour(rung), sign: { word: names[rung] }, hatched };
      case 'surplus': {
        const word = surplus > 0 ? '+' : surplus < 0 ? '\u2212' : '0';
        return { kind: String(Math.sign(surplus)), colour: colour(surplus), sign: { word }, hatched };
      }
    }
  });
}

/** What the colours of these looks mean: of the surplus its ends and its zero. */
export function keyOf(grid: Sweep, show: View, looks: readonly Look[], t: Translate): KeyEntry[] {
  if (show === 'surplus') {
    const colour = surplusPaint(grid);
    const ends = [Math.min(...grid.surplus), 0, Math.max(...grid.surplus)].sort((a, b) => a - b);
    return [...new Set(ends)].map((value) => ({
      name: signed(value) + THIN + t('results.eu'),
      colour: colour(value),
      tick: true,
    }));
  }
  const there = new Set(looks.map(({ kind }) => kind));
  return show === 'behaviour'
    ? grid.modes
        .filter((mode) => there.has(mode))
        .map((mode) => ({ name: modeNames(t)[mode], colour: modePaint(mode), mode }))
    : rungs
        .filter((rung) => there.has(rung))
        .map((rung) => ({ name: rungNames(t)[rung], colour: rungColour(rung) }));
}
