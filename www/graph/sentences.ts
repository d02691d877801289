// What the graph says of units, ports and pairs: the sentences a screen reader hears.
import type { Translate } from '../i18n';
import { plain, signed } from '../i18n/format';
import { figureOf } from './figures';
import type { Facts, PairFact, Port, ProjectFact, UnitFact } from './facts';

export function describeUnit(unit: UnitFact, t: Translate): string {
  const parts = [
    unit.name,
    t(`kind.${unit.kind}`),
    unit.isolated ? t('graph.isolated') : t('graph.surplus', { value: signed(unit.surplus) }),
  ];
  if (unit.level) {
    const { value, capacity } = unit.level;
    parts[2] = t('graph.level', { value: plain(value), capacity: plain(capacity) });
  } else if (unit.fairShare !== null) parts.push(t('graph.fair', { value: signed(unit.fairShare) }));
  parts.push(t('graph.ports', { count: unit.ports.length }));
  if (unit.invalid) parts.push(t('graph.invalid'));
  return parts.join(t('graph.comma'));
}

/** "产出 技能人才，能量，给 行业企业，−14". */
export function describePort(port: Port, facts: Facts, t: Translate): string {
  const given = port.side === 'outputs';
  const parts = [`${t(given ? 'term.output' : 'term.input')} ${port.name}`, t(`carrier.${port.carrier}`)];
  if (port.exchanges.length === 0) parts.push(t('graph.unconnected'));
  else {
    const partners = port.exchanges.map(
      ({ from, to }) => facts.unit.get(given ? to.unit : from.unit)?.name ?? '',
    );
    parts.push(t(given ? 'graph.to' : 'graph.from', { units: partners.join(t('graph.and')) }));
    if (port.brings !== null) parts.push(figureOf(facts.unit.get(port.unit), port));
  }
  if (port.invalid) parts.push(t('graph.invalid'));
  return parts.join(t('graph.comma'));
}

export function pairTitle(pair: PairFact, facts: Facts): string {
  return pair.between.map((id) => facts.unit.get(id)?.short ?? id).join('–');
}

/** "校企联合培养 +18". */
export function projectTitle({ name, surplus }: ProjectFact): string {
  return surplus === null ? name : `${name} ${signed(surplus)}`;
}

/** "企–研：寄生，盈余 +8，可补偿". */
export function describePair(pair: PairFact, facts: Facts, t: Translate): string {
  const parts = [t(`mode.${pair.mode}`)];
  if (pair.surplus !== null) parts.push(t('graph.surplus', { value: signed(pair.surplus) }));
  if (pair.netGenerating) parts.push(t('graph.compensable'));
  return t('graph.pair', { pair: pairTitle(pair, facts), said: parts.join(t('graph.comma')) });
}
