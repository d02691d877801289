// Records of the modes' and the levels' words, for charts and tables.
import '../i18n/matrix';
import type { Level, Mode } from 'gongsheng';
import { levels } from '../document/verdicts';
import type { Translate } from '../i18n';
import { wordsOf } from './words';

const modes: readonly Mode[] = [
  'none',
  'symmetric-mutualism',
  'asymmetric-mutualism',
  'commensalism',
  'parasitism',
  'neutralism',
  'amensalism',
  'competition',
];

/** The modes' names in full; short forms are for where the column says what they are. */
export const modeNames = (t: Translate): Record<Mode, string> => wordsOf(modes, (mode) => t(`mode.${mode}`));
export const shortModeNames = (t: Translate): Record<Mode, string> =>
  wordsOf(modes, (mode) => t(`results.mode.${mode}`));
export const levelNames = (t: Translate): Record<Level, string> =>
  wordsOf(levels, (level) => t(`results.level.${level}`));
