// How a mode is drawn: the halves of its glyph, which are what each side gains, and its colour.
import type { Mode } from 'gongsheng';

/** ▲ gains, a smaller ▲ gains less, ○ neither, ▼ loses. */
export type Half = 'more' | 'less' | 'zero' | 'loss';

const usual: Record<Mode, readonly [Half, Half] | null> = {
  none: null,
  'symmetric-mutualism': ['more', 'more'],
  'asymmetric-mutualism': ['less', 'more'],
  commensalism: ['zero', 'more'],
  parasitism: ['more', 'loss'],
  neutralism: ['zero', 'zero'],
  amensalism: ['zero', 'loss'],
  competition: ['loss', 'loss'],
};

/** The two halves of a mode; with gains, in the order of the two sides. Null when nothing passes between them. */
export function halvesOf(mode: Mode, gains?: readonly [number, number]): readonly [Half, Half] | null {
  const halves = usual[mode];
  if (!halves || !gains || halves[0] === halves[1]) return halves;
  const [lower, higher] = mode === 'parasitism' || mode === 'amensalism' ? [halves[1], halves[0]] : halves;
  return gains[0] <= gains[1] ? [lower, higher] : [higher, lower];
}

/** The colour role of a mode. */
export const modeColour: Record<Mode, string> = {
  none: 'var(--mode-none)',
  'symmetric-mutualism': 'var(--mode-sym)',
  'asymmetric-mutualism': 'var(--mode-asym)',
  commensalism: 'var(--mode-comm)',
  parasitism: 'var(--mode-para)',
  neutralism: 'var(--mode-neu)',
  amensalism: 'var(--mode-amen)',
  competition: 'var(--mode-comp)',
};

/** The three modes that the paper's four do not cover, hatched beside them. */
export const outside: readonly Mode[] = ['neutralism', 'amensalism', 'competition'];
