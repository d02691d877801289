// The arithmetic of the balance: where each part of a ledger lies on the one scale of its two bars.

/** A line of the ledger. */
export interface Lines {
  generation: number;
  interfaceLoss: number;
  cost: number;
  coordination: number;
  dissipation: number;
  surplus: number;
}

export type Part = 'cost' | 'interfaceLoss' | 'coordination' | 'surplus' | 'short';

/** A stretch of the lower bar, as parts of the scale from 0 to 1. */
export interface Segment {
  part: Part;
  start: number;
  end: number;
  /** eu. */
  amount: number;
}

export interface BalanceLayout {
  /** What 1 stands for, eu. */
  scale: number;
  /** Where generation ends. */
  generation: number;
  /** The costs, then the surplus, which ends where generation ends. */
  segments: Segment[];
  /** In a deficit, from where generation ends to where the costs do. */
  short: Segment | null;
}

/** Both bars on one scale; `scale` is given where several balances share one. */
export function layoutBalance(
  lines: Lines,
  scale = Math.max(lines.generation, lines.dissipation),
): BalanceLayout {
  const of = (amount: number): number => (scale > 0 ? amount / scale : 0);
  const segments: Segment[] = [];
  let sum = 0;
  const add = (part: Part, amount: number): void => {
    if (amount <= 0) return;
    segments.push({ part, start: of(sum), end: of(sum + amount), amount });
    sum += amount;
  };
  add('cost', lines.cost);
  add('interfaceLoss', lines.interfaceLoss);
  add('coordination', lines.coordination);
  const surplus = lines.generation - sum;
  const short: Segment | null =
    surplus < 0 ? { part: 'short', start: of(lines.generation), end: of(sum), amount: -surplus } : null;
  add('surplus', surplus);
  return { scale, generation: of(lines.generation), segments, short };
}

/** About how wide a text is, px: a Chinese character is as wide as high, letters by their kind. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) {
    if (/[\u2e80-\uffef]/.test(sign)) ems += 1;
    else if (/[ \u2009fijlrtI.,'|]/.test(sign)) ems += 0.31;
    else if (/[mwMW]/.test(sign)) ems += 0.86;
    else if (/[A-Z]/.test(sign)) ems += 0.64;
    else ems += 0.56;
  }
  return ems * size;
}

export interface Label {
  /** Where it would best be centred, px. */
  centre: number;
  width: number;
}

/** Left edges of labels in a row, each as near to its centre as its neighbours and the two ends allow. */
export function spread(labels: readonly Label[], least: number, most: number, gap: number): number[] {
  // Neighbours that would overlap form a block, which stands where its members want it on average.
  interface Block {
    first: number;
    width: number;
    wish: number;
    count: number;
  }
  const blocks: Block[] = [];
  const left = ({ wish, count, width }: Block): number =>
    Math.max(least, Math.min(most - width, wish / count));
  labels.forEach(({ centre, width }, index) => {
    let block: Block = { first: index, width, wish: centre - width / 2, count: 1 };
    for (
      let last = blocks.at(-1);
      last && left(last) + last.width + gap > left(block);
      last = blocks.at(-1)
    ) {
      blocks.pop();
      // The wish of a later member is for its own edge; the block's edge lies the earlier widths before it.
      const shift = last.width + gap;
      block = {
        first: last.first,
        width: shift + block.width,
        wish: last.wish + block.wish - block.count * shift,
        count: last.count + block.count,
      };
    }
    blocks.push(block);
  });
  const edges: number[] = [];
  for (const block of blocks) {
    let edge = left(block);
    const end = block.first + block.count;
    for (const { width } of labels.slice(block.first, end)) {
      edges.push(edge);
      edge += width + gap;
    }
  }
  return edges;
}
