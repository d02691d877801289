// The nucleolus by its definition: make the largest excess as small as it can be, hold the coalitions that cannot do
// better, go on with the next (model §9). One linear programme after another, so only for a few units.

import { range, sum } from './document';

const TOLERANCE = 1e-10;

/** Coalitions are numbers whose bit i says whether unit i is in it. */
const has = (coalition: number, i: number) => (coalition & (2 ** i)) !== 0;

/** Σ row·x ≤ most. */
interface Constraint {
  row: number[];
  most: number;
}

/** Largest goal·x over x ≥ 0 within the constraints, by the simplex method with Bland's rule; null without any x. */
export function maximise(goal: number[], constraints: Constraint[]): number[] | null {
  const n = goal.length;
  // A dictionary: the basic variables as numbers minus multiples of the others. The last column is the constant,
  // the last but one stands for the variable that phase one drives out.
  const table = constraints.map(({ row, most }) => [...row, -1, most]);
  const basic = constraints.map((_, i) => n + 1 + i);
  const others = range(n + 1);
  const worst = constraints.reduce(
    (low, each, i) => (each.most < (constraints[low]?.most ?? 0) ? i : low),
    0,
  );
  const pivot = (r: number, c: number, extra: number[][]) => {
    const line = table[r] ?? [];
    const scale = line[c] ?? 1;
    const next = line.map((each, j) => (j === c ? 1 / scale : each / scale));
    for (const row of [...table.filter((_, i) => i !== r), ...extra]) {
      const factor = row[c] ?? 0;
      if (factor === 0) continue;
      for (let j = 0; j < row.length; j += 1)
        row[j] = j === c ? -factor * (next[j] ?? 0) : (row[j] ?? 0) - factor * (next[j] ?? 0);
    }
    table[r] = next;
    [basic[r], others[c]] = [others[c] ?? 0, basic[r] ?? 0];
  };
  /** Pivots until nothing improves; the goal is a row like the others, with its negative coefficients. */
  const climb = (row: number[], extra: number[][], banned: number) => {
    for (let round = 0; round < 20000; round += 1) {
      let c = -1;
      for (let j = 0; j < others.length; j += 1)
        if ((row[j] ?? 0) < -TOLERANCE && others[j] !== banned)
          if (c < 0 || (others[j] ?? 0) < (others[c] ?? 0)) c = j;
      if (c < 0) return;
      let r = -1;
      let least = Infinity;
      for (let i = 0; i < table.length; i += 1) {
        const slope = table[i]?.[c] ?? 0;
        if (slope <= TOLERANCE) continue;
        const ratio = Math.max(0, table[i]?.at(-1) ?? 0) / slope;
        const better = ratio < least - 1e-14 || (ratio <= least + 1e-14 && (basic[i] ?? 0) < (basic[r] ?? 0));
        if (r < 0 || better) [r, least] = [i, Math.min(ratio, least)];
      }
      if (r < 0) throw new Error('the programme has no end');
      pivot(r, c, extra);
    }
    throw new Error('the simplex goes round in circles');
  };
  const aim = [...goal.map((each) => -each), 0, 0];
  if ((constraints[worst]?.most ?? 0) < 0) {
    const first = [...goal.map(() => 0), 1, 0];
    pivot(worst, n, [aim, first]);
    climb(first, [aim, first], -1);
    if ((first.at(-1) ?? 0) < -TOLERANCE) return null;
    const stuck = basic.indexOf(n);
    if (stuck >= 0) {
      const c = others.findIndex((_, j) => Math.abs(table[stuck]?.[j] ?? 0) > 1e-7);
      if (c >= 0) pivot(stuck, c, [aim]);
    }
  }
  climb(aim, [aim], n);
  return range(n).map((i) => {
    const r = basic.indexOf(i);
    return r < 0 ? 0 : (table[r]?.at(-1) ?? 0);
  });
}

/** How many of these coalitions are linearly independent. */
function rank(n: number, coalitions: number[]): number {
  const rows = coalitions.map((coalition) => range(n).map((i): number => (has(coalition, i) ? 1 : 0)));
  let found = 0;
  for (const i of range(n)) {
    const at = rows.findIndex((row, k) => k >= found && Math.abs(row[i] ?? 0) > 1e-9);
    if (at < 0) continue;
    [rows[found], rows[at]] = [rows[at] ?? [], rows[found] ?? []];
    const lead = rows[found] ?? [];
    for (let k = found + 1; k < rows.length; k += 1) {
      const factor = (rows[k]?.[i] ?? 0) / (lead[i] ?? 1);
      rows[k] = (rows[k] ?? []).map((each, j) => each - factor * (lead[j] ?? 0));
    }
    found += 1;
  }
  return found;
}

/** The nucleolus of v among n over the imputations; `scale` is what energies are measured by. */
export function nucleolus(n: number, v: (coalition: number) => number, scale: number): number[] {
  const all = 2 ** n - 1;
  const value = range(all + 1).map((coalition) => (scale === 0 ? 0 : v(coalition) / scale));
  const rowOf = (coalition: number, ofExcess: number): number[] => [
    ...range(n).map((i) => (has(coalition, i) ? 1 : 0)),
    ofExcess,
  ];
  const negative = (row: number[]) => row.map((each) => -each);
  // The excess is a variable like the others, counted from below all that it can be.
  const bottom = -2 - Math.max(...value.map(Math.abs));
  const held: { coalition: number; excess: number }[] = [{ coalition: all, excess: 0 }];
  let free = range(all).filter((coalition) => coalition > 0);
  let x: number[] = range(n).map(() => 0);
  while (free.length > 0) {
    const equalities = held.flatMap(({ coalition, excess }): Constraint[] => {
      const exact = (value[coalition] ?? 0) - excess;
      const row = rowOf(coalition, 0);
      return [
        { row, most: exact },
        { row: negative(row), most: -exact },
      ];
    });
    const atMost = free.map((coalition): Constraint => ({
      row: negative(rowOf(coalition, 1)),
      most: -(value[coalition] ?? 0) + bottom,
    }));
    const goal = [...x.map(() => 0), -1];
    const best: number[] | null = maximise(goal, [...equalities, ...atMost]);
    if (best === null) throw new Error('no imputation');
    x = best.slice(0, n);
    if (
      rank(
        n,
        held.map((each) => each.coalition),
      ) === n
    )
      break;
    const lowest = best[n] ?? 0;
    const got = (coalition: number, of: number[]) => sum(of.map((each, i) => (has(coalition, i) ? each : 0)));
    const ceiling: Constraint = { row: [...x.map(() => 0), 1], most: lowest };
    const tight = free.filter((coalition) => {
      const isTight = (value[coalition] ?? 0) - got(coalition, x) >= lowest + bottom - 1e-9;
      if (!isTight) return false;
      const most = maximise([...rowOf(coalition, 0)], [...equalities, ...atMost, ceiling]);
      return most === null || got(coalition, most.slice(0, n)) - got(coalition, x) <= 1e-8;
    });
    if (tight.length === 0) throw new Error('no coalition is at its best');
    held.push(...tight.map((coalition) => ({ coalition, excess: lowest + bottom })));
    free = free.filter((coalition) => !tight.includes(coalition));
  }
  return x.map((each) => each * scale);
}
