// Chances of verdicts among draws, as rows whose numbers can be asked why of the run that made them.
import type { Chance, Level, Mode, Outlook, Quantity, Rung, Subject } from 'gongsheng';
import { modeColour } from '../ui/glyph';
import type { Translate } from '../i18n';
import { percent } from '../i18n/percent';
import type { Elsewhere } from '../state/view.svelte';
import { said } from './said';
import type { Askable, Row, Said } from './table';
import { ofSystem } from './why/subjects';
import { levelNames, modeNames } from './modes';
import { rungNames } from './words';

/** A run of draws, which is asked itself: it still has them. */
export type Drawn = () => Elsewhere;
/** Which verdict a chance is of, and whose. */
export type Outcome = Pick<Subject, 'rung' | 'mode' | 'level' | 'id' | 'with'> & { of?: Subject['of'] };

export interface ChanceRow extends Row {
  chance: Chance;
  colour?: string;
}

const chanceOf = (number: Quantity, outcome: Outcome): Subject => ({ ...ofSystem(number), ...outcome });

export const shareAsked = (value: number, outcome: Outcome, run: Drawn): Askable => ({
  text: percent(value),
  why: chanceOf('chance', outcome),
  of: run,
});

const ends = ({ low, high }: Chance, outcome: Outcome, run: Drawn): [Askable, Askable] => [
  { text: percent(low), why: chanceOf('chanceLow', outcome), of: run },
  { text: percent(high), why: chanceOf('chanceHigh', outcome), of: run },
];

export function intervalAsked(t: Translate, chance: Chance, outcome: Outcome, run: Drawn): Said {
  const [low, high] = ends(chance, outcome, run);
  return said(t, 'whatif.uncertainty.interval', { low, high });
}

type Look = Pick<ChanceRow, 'key' | 'name' | 'now' | 'sign' | 'colour'>;
const row = (look: Look, chance: Chance, outcome: Outcome, run: Drawn): ChanceRow => ({
  ...look,
  chance,
  cells: [
    shareAsked(chance.share, outcome, run),
    { text: '', soft: true, between: ' – ', both: ends(chance, outcome, run) },
  ],
});

const word = (now: boolean, t: Translate): string | undefined =>
  now ? t('whatif.uncertainty.present') : undefined;

/** What occurs, and what holds now even if it never does. */
const shown = ({ chance, now }: { chance: Chance; now: boolean }): boolean => chance.share > 0 || now;

export const rungRows = ({ formation }: Outlook, now: Rung, t: Translate, run: Drawn): ChanceRow[] =>
  formation
    .map((it) => ({ ...it, now: it.rung === now }))
    .filter(shown)
    .map(({ rung, chance, now }) =>
      row({ key: rung, name: rungNames(t)[rung], now: word(now, t) }, chance, { rung }, run),
    );

export const modeRows = ({ behaviour }: Outlook, now: Mode, t: Translate, run: Drawn): ChanceRow[] =>
  behaviour
    .map((it) => ({ ...it, now: it.mode === now }))
    .filter(shown)
    .map(({ mode, chance, now }) =>
      row(
        { key: mode, name: modeNames(t)[mode], now: word(now, t), sign: { mode }, colour: modeColour[mode] },
        chance,
        { mode },
        run,
      ),
    );

export const levelRows = ({ organisation }: Outlook, now: Level, t: Translate, run: Drawn): ChanceRow[] =>
  organisation
    .map((it) => ({ ...it, now: it.level === now }))
    .filter(shown)
    .map(({ level, chance, now }) =>
      row(
        { key: level, name: levelNames(t)[level], now: word(now, t), sign: { level } },
        chance,
        { level },
        run,
      ),
    );

/** The likeliest first. */
export const byChance = <Of extends { chance: Chance }>(list: readonly Of[]): Of[] =>
  [...list].sort((a, b) => b.chance.share - a.chance.share);
