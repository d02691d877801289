// What is in the red: the exchanges, projects and interfaces that take more than they bring, the largest first.
import type { Exchange, Flow, Ledger, PairLines } from 'gongsheng';
import { pairKey } from '../document/pairs';

export type Cause = 'incompatible' | 'unused' | 'interface' | 'dear' | 'coordination' | 'project';

export interface Loss {
  kind: 'exchange' | 'project' | 'pair';
  /** Id of the exchange or project; of a pair, both ids. */
  id: string;
  between: readonly [string, string] | null;
  /** Below 0, eu. */
  surplus: number;
  cause: Cause;
  generation: number;
  interfaceLoss: number;
  cost: number;
}

export interface Reckoning {
  /** Sum of all that is in the black, eu. */
  gains: number;
  /** Sum of all that is in the red, eu: gains + losses = S. */
  losses: number;
  worst: Loss[];
}

/** Every part of the ledger by its own surplus; what belongs to a pair alone is its coordination. */
export function reckon(ledger: Ledger, flows: readonly Flow[], exchanges: readonly Exchange[]): Reckoning {
  const flowOf = new Map(flows.map((flow) => [flow.id, flow]));
  const exchangeOf = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
  const all: Loss[] = [
    ...ledger.exchanges.map((lines): Loss => {
      const exchange = exchangeOf.get(lines.id);
      return {
        ...lines,
        kind: 'exchange',
        between: exchange ? [exchange.from.unit, exchange.to.unit] : null,
        cause: causeOf(lines, flowOf.get(lines.id)),
      };
    }),
    ...ledger.projects.map((lines): Loss => ({ ...lines, kind: 'project', between: null, cause: 'project' })),
    ...ledger.pairs.filter(({ coordination }) => coordination > 0).map(coordinationOf),
  ];
  const sum = (list: readonly Loss[]): number => list.reduce((total, { surplus }) => total + surplus, 0);
  const worst = all.filter(({ surplus }) => surplus < 0).sort((a, b) => a.surplus - b.surplus);
  return { gains: sum(all.filter(({ surplus }) => surplus > 0)), losses: sum(worst), worst };
}

function coordinationOf({ between, coordination }: PairLines): Loss {
  return {
    kind: 'pair',
    id: pairKey(between),
    between,
    surplus: -coordination,
    cause: 'coordination',
    generation: 0,
    interfaceLoss: 0,
    cost: 0,
  };
}

function causeOf(
  lines: { generation: number; interfaceLoss: number; cost: number },
  flow: Flow | undefined,
): Cause {
  if (flow?.rate === 0) return 'incompatible';
  if (flow && flow.used < flow.shipped) return 'unused';
  // Without its interface it would pay.
  return lines.generation >= lines.cost && lines.interfaceLoss > 0 ? 'interface' : 'dear';
}
