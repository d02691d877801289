// What of the present document differs from a scenario, as it is marked on the graph.
import type { Consortium } from 'gongsheng';
import { differences } from '../../document/differences';
import { keysOf } from '../../document/pointer';
import type { Selected } from '../../state/view.svelte';
import { same } from '../panel';

/** The things on the graph that a scenario's differences are seen at, each once; and how many differences there are. */
export function markedFor(present: Consortium, scenario: Consortium): { things: Selected[]; count: number } {
  const own = differences([present, scenario]);
  const things: Selected[] = [];
  for (const { places } of own) {
    for (const thing of places[0] ? selectedAt(present, places[0]) : [])
      if (!things.some((known) => same(known, thing))) things.push(thing);
  }
  return { things, count: own.length };
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
