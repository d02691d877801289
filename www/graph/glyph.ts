// A behavioural mode's mark as SVG text, for the graph's badges and sheets.
import type { Mode } from 'gongsheng';
import { halvesOf, modeColour, type Half } from '../ui/glyph';

/** The name of a mode's colour token. */
export function modeToken(mode: Mode): string {
  return modeColour[mode].slice('var(--'.length, -1);
}

/** The property that has the glyph as an image. */
export function glyphName(mode: Mode, gains?: readonly [number, number] | null): string {
  return ['--glyph', mode, ...(halvesOf(mode, gains ?? undefined) ?? [])].join('-');
}

/** The glyph, 28 × 16; the half of the first gain on the left. */
export function glyph(mode: Mode, gains?: readonly [number, number] | null): string {
  const halves = halvesOf(mode, gains ?? undefined);
  if (!halves)
    return svg('<path d="M6 9h16" stroke="currentColor" stroke-width="1.8" stroke-dasharray="3 3"/>');
  const uneven = halves.includes('less');
  const [left, right] = halves;
  // The smaller triangle stands close to the larger one.
  const middles = uneven ? (left === 'less' ? [8, 20] : [8, 20.5]) : [7, 21];
  return svg([left, right].map((half, side) => drawn(half, middles[side] ?? 14, uneven)).join(''));
}

function drawn(half: Half, x: number, uneven: boolean): string {
  if (half === 'zero') {
    return `<circle cx="${x}" cy="8.6" r="3.7" fill="none" stroke="currentColor" stroke-width="2"/>`;
  }
  const width = half === 'less' ? 3.7 : uneven ? 6.4 : 5.6;
  const height = half === 'less' ? 6 : uneven ? 10.8 : 9.6;
  return half === 'loss'
    ? `<path d="M${x} 13.4l${width} ${-height}h${-2 * width}z" fill="currentColor"/>`
    : `<path d="M${x} ${13.6 - height}l${width} ${height}h${-2 * width}z" fill="currentColor"/>`;
}

function svg(content: string): string {
  return `<svg viewBox="0 0 28 16" width="28" height="16" aria-hidden="true">${content}</svg>`;
}
