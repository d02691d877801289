// Where the bands of payments lie: payers on the left, who is paid on the right, each as thick as what it moves.
export interface Payment {
  from: string;
  to: string;
  amount: number;
}

export interface Band {
  payment: Payment;
  /** Height of its middle at either end, and how thick it is. */
  ends: readonly [number, number];
  thickness: number;
}

export interface Party {
  id: string;
  /** What it pays, or is paid. */
  payments: Payment[];
  /** Height of its middle. */
  y: number;
}

const ROW = 34;
const THICKEST = 26;
const THINNEST = 1.5;

export function layout(payments: readonly Payment[]): {
  height: number;
  payers: Party[];
  paid: Party[];
  bands: Band[];
} {
  const ids = (which: 'from' | 'to') => [...new Set(payments.map((payment) => payment[which]))];
  const sides = { from: ids('from'), to: ids('to') };
  const height = Math.max(sides.from.length, sides.to.length) * ROW;
  // The shorter side is spread over the same height.
  const parties = (which: 'from' | 'to'): Party[] =>
    sides[which].map((id, index) => ({
      id,
      payments: payments.filter((payment) => payment[which] === id),
      y: ((index + 0.5) * height) / sides[which].length,
    }));
  const [payers, paid] = [parties('from'), parties('to')];
  const sum = ({ payments }: Party): number => payments.reduce((all, { amount }) => all + amount, 0);
  const most = Math.max(0, ...[...payers, ...paid].map(sum));
  const thick = (amount: number) => Math.max(THINNEST, (amount / (most || 1)) * THICKEST);

  // Bands leave and arrive side by side, from the top of their party's part.
  const place = (side: Party[]) =>
    new Map(side.map((party) => [party.id, party.y - thick(sum(party)) / 2] as const));
  const [leave, arrive] = [place(payers), place(paid)];
  const next = (from: Map<string, number>, id: string, thickness: number): number => {
    const at = from.get(id) ?? 0;
    from.set(id, at + thickness);
    return at + thickness / 2;
  };
  const bands = payments.map((payment): Band => {
    const thickness = thick(payment.amount);
    const ends = [next(leave, payment.from, thickness), next(arrive, payment.to, thickness)] as const;
    return { payment, ends, thickness };
  });
  return { height, payers, paid, bands };
}
