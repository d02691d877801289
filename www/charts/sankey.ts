// Where the nodes and bands of an energy flow lie: columns of nodes, each as high as what passes through it, and
// between them bands as thick as what flows. All heights are of one scale, so that nothing is lost on the way.

export interface Node {
  id: string;
  /** From 0 on, left to right. */
  column: number;
}

export interface Link {
  from: string;
  to: string;
  value: number;
}

export interface Box extends Node {
  /** The larger of what comes in and what goes out. */
  value: number;
  /** What comes in and what goes out; at the ends of the picture one of them is 0. */
  entering: number;
  leaving: number;
  y: number;
  height: number;
}

export interface Band extends Link {
  thickness: number;
  /** Heights of its middle where it leaves and where it arrives. */
  ends: readonly [number, number];
}

/** px between nodes of a column; a label needs so much. */
const GAP = 9;
const LEAST_ROW = 17;

export function layout(
  nodes: readonly Node[],
  links: readonly Link[],
  tallest: number,
): { boxes: Box[]; bands: Band[]; height: number } {
  const flowing = links.filter(({ value }) => value > 0);
  const sum = (side: 'from' | 'to', id: string): number =>
    flowing.reduce((total, link) => (link[side] === id ? total + link.value : total), 0);
  const sized = nodes
    .map((node) => ({ ...node, entering: sum('to', node.id), leaving: sum('from', node.id) }))
    .filter(({ entering, leaving }) => Math.max(entering, leaving) > 0);
  const columns = [...new Set(sized.map(({ column }) => column))].map((column) =>
    sized.filter((node) => node.column === column),
  );
  const total = (column: typeof sized): number =>
    column.reduce((all, { entering, leaving }) => all + Math.max(entering, leaving), 0);
  const scale = tallest / Math.max(1e-300, ...columns.map(total));
  const row = (height: number): number => Math.max(height + GAP, LEAST_ROW);
  const high = (column: typeof sized): number =>
    column.reduce((all, { entering, leaving }) => all + row(Math.max(entering, leaving) * scale), 0);
  const height = Math.max(0, ...columns.map(high));

  const boxes: Box[] = [];
  for (const column of columns) {
    let top = (height - high(column)) / 2;
    for (const node of column) {
      const value = Math.max(node.entering, node.leaving);
      const tall = value * scale;
      boxes.push({ ...node, value, y: top + (row(tall) - tall) / 2, height: tall });
      top += row(tall);
    }
  }
  const places = new Map(boxes.map((box) => [box.id, box]));
  // At a node the bands stand in the order of the nodes at their other ends: they do not cross there.
  const place = (side: 'from' | 'to'): Map<Link, number> => {
    const other = side === 'from' ? 'to' : 'from';
    const at = new Map<Link, number>();
    for (const box of boxes) {
      let y = box.y;
      const own = flowing.filter((link) => link[side] === box.id);
      for (const link of own.sort(
        (a, b) => (places.get(a[other])?.y ?? 0) - (places.get(b[other])?.y ?? 0),
      )) {
        at.set(link, y + (link.value * scale) / 2);
        y += link.value * scale;
      }
    }
    return at;
  };
  const [leave, arrive] = [place('from'), place('to')];
  const bands = flowing.map((link): Band => ({
    ...link,
    thickness: link.value * scale,
    ends: [leave.get(link) ?? 0, arrive.get(link) ?? 0],
  }));
  return { boxes, bands, height };
}
