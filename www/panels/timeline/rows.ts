// What the timeline lists: the exchanges pair by pair, then the projects, each with what a month of it yields.
import '../../i18n/timeline';
import type { Analysis, Consortium, Level, Mode, Vocabulary } from 'gongsheng';
import { exchangeResource, exchangeRoute, pairName, pairTitle, projectName } from '../../document/names';
import { pairKey, type Between } from '../../document/pairs';
import { translate, type Language } from '../../i18n';
import type { Selected } from '../../state/view.svelte';

/** One exchange or project. */
export interface Row {
  /** Pointer of its periods. */
  pointer: string;
  route: string;
  name: string;
  /** What it yields in a month in which it is active, eu; null when it never is. */
  yields: number | null;
  thing: Selected;
}

/** What an analysis makes of two units and the exchanges between them. */
export interface Pair {
  between: Between;
  mode: Mode;
  gains: readonly [number, number] | undefined;
  level: Level;
  organisation: NonNullable<Analysis['organisation']>['pairs'][number] | null;
}

/** The exchanges between two units; or the projects, which are no pair. */
export interface Group {
  key: string;
  name: string;
  title: string;
  rows: Row[];
  pair: Pair | null;
}

/** The groups of a document, by the order of its exchanges, with what an analysis makes of them. */
export function groupsOf(
  document: Consortium,
  analysis: Analysis | null,
  language: Language,
  vocabulary: Vocabulary | null,
): Group[] {
  const groups = new Map<string, Group>();
  const behaviours = new Map(
    analysis?.behaviour?.pairs.map((pair) => [pairKey(pair.between), pair] as const),
  );
  const organisations = new Map(
    analysis?.organisation?.pairs.map((pair) => [pairKey(pair.between), pair] as const),
  );
  const active = new Map(analysis?.flows?.map(({ id, activeMonths }) => [id, activeMonths]));
  const surpluses = new Map(analysis?.ledger?.exchanges.map(({ id, surplus }) => [id, surplus]));
  document.exchanges?.forEach((exchange, index) => {
    const key = pairKey([exchange.from.unit, exchange.to.unit]);
    const behaviour = behaviours.get(key);
    const organisation = organisations.get(key) ?? null;
    const between: Between = organisation?.between ?? [exchange.from.unit, exchange.to.unit];
    const group = groups.get(key) ?? {
      key,
      name: pairName(document, between, language),
      title: pairTitle(document, between, language),
      rows: [],
      pair: {
        between,
        mode: behaviour?.mode ?? 'none',
        gains: behaviour?.gains,
        level: organisation?.level ?? 'none',
        organisation,
      },
    };
    groups.set(key, group);
    const months = active.get(exchange.id) ?? 0;
    group.rows.push({
      pointer: `/exchanges/${index}/periods`,
      route: exchangeRoute(document, exchange, language).replaceAll(' ', ''),
      name: exchangeResource(document, exchange, language, vocabulary),
      yields: months > 0 ? (surpluses.get(exchange.id) ?? 0) / months : null,
      thing: { kind: 'exchange', id: exchange.id },
    });
  });
  return [...groups.values()];
}

/** The projects as a group of their own; none where there are none. */
export function projectsOf(document: Consortium, language: Language): Group[] {
  const rows = (document.projects ?? []).map((project, index) => ({
    pointer: `/projects/${index}/periods`,
    route: '',
    name: projectName(project, language),
    yields: null,
    thing: { kind: 'project' as const, id: project.id },
  }));
  const name = translate(language, 'timeline.projects');
  return rows.length > 0 ? [{ key: 'projects', name, title: name, rows, pair: null }] : [];
}

/** Months at which the axis is marked: at most about nine, at round distances. */
export function marksOf(months: number): number[] {
  const step = [1, 2, 3, 6, 12, 24, 36, 60, 120].find((each) => months / each <= 9) ?? 120;
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, index) => index * step);
}
