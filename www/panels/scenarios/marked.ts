// What of the present document differs from a scenario, as it is marked on the graph.
import type { Consortium } from 'gongsheng';
import { differences } from '../../document/differences';
import { keysOf, valueAt } from '../../document/pointer';
import type { Selected } from '../../state/view.svelte';
import { same } from '../panel';

export interface Marked {
  /** What on the graph differences are seen at, each once. */
  things: Selected[];
  /** How many differences there are. */
  count: number;
  /** Ids of the units that only the scenario has. */
  gone: string[];
}

/** The differences of a scenario from the present document; what only the scenario has is seen at the units it is of. */
export function markedFor(present: Consortium, scenario: Consortium): Marked {
  const own = differences([present, scenario]);
  const here = new Set(present.units?.map(({ id }) => id));
  const things: Selected[] = [];
  const gone: string[] = [];
  for (const { places } of own) {
    const [now, then] = places;
    if (!now && then && /^\/units\/\d+$/.test(then)) gone.push(valueAt(scenario, `${then}/id`) as string);
    const seen = now ? selectedAt(present, now) : then ? unitsAt(scenario, then) : [];
    for (const thing of seen) {
      const known = things.some((other) => same(other, thing));
      if (!known && (thing.kind !== 'unit' || here.has(thing.id))) things.push(thing);
    }
  }
  return { things, count: own.length, gone };
}

/** The units that a thing of a scenario is of. */
function unitsAt(scenario: Consortium, place: string): Selected[] {
  return selectedAt(scenario, place)
    .flatMap((thing): readonly string[] => {
      if (thing.kind === 'unit') return [thing.id];
      if (thing.kind === 'pair') return thing.between;
      if (thing.kind === 'project')
        return scenario.projects?.find(({ id }) => id === thing.id)?.members.map(({ unit }) => unit) ?? [];
      const exchange = scenario.exchanges?.find(({ id }) => id === thing.id);
      return exchange ? [exchange.from.unit, exchange.to.unit] : [];
    })
    .map((id) => ({ kind: 'unit', id }));
}

/** What of the present document a difference is seen at on the graph. */
function selectedAt(document: Consortium, place: string): Selected[] {
  const [list = '', index = '', side, item] = keysOf(place);
  const at = Number(index);
  switch (list) {
    case 'units': {
      const unit = document.units?.[at];
      if (!unit) return [];
      if (side !== 'outputs' && side !== 'inputs') return [{ kind: 'unit', id: unit.id }];
      const id = unit[side]?.[Number(item)]?.id;
      const touching = (document.exchanges ?? []).filter(({ from, to }) =>
        side === 'outputs'
          ? from.unit === unit.id && from.output === id
          : to.unit === unit.id && to.input === id,
      );
      return touching.length > 0
        ? touching.map(({ id }) => ({ kind: 'exchange', id }))
        : [{ kind: 'unit', id: unit.id }];
    }
    case 'exchanges': {
      const id = document.exchanges?.[at]?.id;
      return id === undefined ? [] : [{ kind: 'exchange', id }];
    }
    case 'projects': {
      const id = document.projects?.[at]?.id;
      return id === undefined ? [] : [{ kind: 'project', id }];
    }
    case 'links': {
      const between = document.links?.[at]?.between;
      return between ? [{ kind: 'pair', between }] : [];
    }
    default:
      return [];
  }
}
