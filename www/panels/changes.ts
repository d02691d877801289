// What differs between two analyses, as one sentence to be heard.
import '../i18n/spoken';
import type { Analysis, Consortium } from 'gongsheng';
import { pairTitle } from '../document/names';
import { pairKey } from '../document/pairs';
import type { Language, Translate } from '../i18n';
import { plain, signed } from '../i18n/format';

/** Pairs told one by one; of the others their number. */
const MOST = 3;

/** The sentence of what differs between two analyses; empty when nothing does that can be heard. */
export function changesSaid(
  before: Analysis,
  after: Analysis,
  { document, language, t }: { document: Consortium; language: Language; t: Translate },
): string {
  const parts: string[] = [];
  const turn = (key: 'spoken.surplus' | 'spoken.rung' | 'spoken.system', one: string, other: string) => {
    if (one !== other) parts.push(t(key, { before: one, after: other }));
  };
  turn('spoken.surplus', signed(before.ledger?.total.surplus), signed(after.ledger?.total.surplus));
  turn(
    'spoken.rung',
    t(`rung.${before.formation?.rung ?? 'none'}`),
    t(`rung.${after.formation?.rung ?? 'none'}`),
  );
  const system = ({ behaviour, organisation }: Analysis) =>
    `${t(`mode.${behaviour?.system.mode ?? 'none'}`)} · ${t(`level.${organisation?.system.level ?? 'none'}`)}`;
  turn('spoken.system', system(before), system(after));

  const modes = new Map(before.behaviour?.pairs.map(({ between, mode }) => [pairKey(between), mode]));
  const turned = (after.behaviour?.pairs ?? []).filter(({ between, mode }) => {
    const known = modes.get(pairKey(between));
    return known !== undefined && known !== mode;
  });
  for (const { between, mode, gains } of turned.slice(0, MOST)) {
    parts.push(
      t('spoken.pair', {
        pair: pairTitle(document, between, language),
        before: t(`mode.${modes.get(pairKey(between)) ?? 'none'}`),
        after: t(`mode.${mode}`),
        surplus: signed(gains[0] + gains[1]),
      }),
    );
  }
  if (turned.length > MOST) parts.push(t('spoken.more', { count: plain(turned.length - MOST) }));
  return parts.join(t('spoken.and'));
}
