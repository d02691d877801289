// Whose why the numbers of the energy flow open: what a node stands for, one by one.
import type { Consortium, Ledger, Subject } from 'gongsheng';
import { samePair } from '../document/pairs';
import { pairTie, projectTie, type FlowNode } from './energyFlow';
import { ofMember, ofPair, ofSystem, ofThing, sumOf } from './why/subjects';

/** Of each node its why. */
export function whysOf(
  document: Consortium,
  { exchanges, projects, pairs, units }: Ledger,
): (node: FlowNode) => Subject | undefined {
  const ends = new Map(
    (document.exchanges ?? []).map(({ id, from, to }) => [id, [from.unit, to.unit] as const]),
  );
  /** What is generated of the exchanges that join two units so. */
  const generated = (which: (from: string, to: string) => boolean): Subject[] =>
    exchanges.flatMap(({ id, generation }) => {
      const [from, to] = ends.get(id) ?? ['', ''];
      return generation > 0 && which(from, to) ? [ofThing('generation', 'exchange', id)] : [];
    });

  return ({ part, of, all, others }) => {
    const [first = '', second = ''] = of;
    const own = units.filter(({ id }) => all.has(id));
    switch (part) {
      case 'giver':
        return sumOf(
          [
            ...generated((from) => all.has(from)),
            ...projects.flatMap(({ id, generation, members }) =>
              members.flatMap(({ unit }) =>
                generation > 0 && all.has(unit) ? [ofMember('generation', unit, id)] : [],
              ),
            ),
          ],
          others > 0 ? undefined : first,
        );
      case 'pair': {
        // A pair's own number counts its projects, too.
        const joined = projects.some(({ members }) =>
          of.every((id) => members.some(({ unit }) => unit === id)),
        );
        const known = pairs.some(({ between }) => samePair(between, [first, second]));
        if (others === 0 && known && !joined) return ofPair('generation', [first, second]);
        const made = projects.filter(({ id }) => all.has(projectTie(id)));
        return sumOf([
          ...generated((from, to) => all.has(pairTie(from, to))),
          ...made.map(({ id }) => ofThing('generation', 'project', id)),
        ]);
      }
      case 'project':
        return ofThing('generation', 'project', first);
      case 'receiver': {
        // Who is short spends more than it receives: its bar is as high as what it spends.
        const surplus = own.reduce((sum, line) => sum + line.surplus, 0);
        return sumOf(own.map(({ id }) => ofThing(surplus < 0 ? 'outlay' : 'receipt', 'unit', id)));
      }
      case 'short':
      case 'surplus':
        return balanceOf(
          own.map(({ id }) => id),
          part,
        );
      case 'cost':
      case 'interfaceLoss':
      case 'coordination':
        return ofSystem(part);
    }
  };
}

/** What units keep, or are short of, together: of one alone its surplus. */
export function balanceOf(ids: readonly string[], part: 'short' | 'surplus'): Subject | undefined {
  const surpluses = ids.map((id) => ofThing('surplus', 'unit', id));
  return sumOf(surpluses, undefined, part === 'short' && ids.length > 1 ? -1 : 1);
}
