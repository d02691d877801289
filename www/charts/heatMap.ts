// A map of verdicts: what it is made of, and where its cells, the lines between fields, hatches and signs lie.
import type { Mode } from 'gongsheng';

export interface Cell {
  /** Two cells of one kind are of one field. */
  kind: string;
  colour: string;
  /** The field's sign: a mode's glyph, or a word. */
  sign: { mode: Mode } | { word: string };
  /** Hatched as well: no surplus. */
  hatched: boolean;
  /** Said of it. */
  text: string;
}

/** What a colour means. */
export interface KeyEntry {
  name: string;
  colour: string;
  mode?: Mode;
  /** Its name is a value of the scale. */
  tick?: boolean;
}

/** A cell's width and height, in units of the drawing. */
export const SIZE = 10;

export const WAYS = ['left', 'down', 'up', 'right'] as const;
export type Way = (typeof WAYS)[number];
const STEPS: Record<Way, readonly [number, number]> = {
  left: [-1, 0],
  down: [0, -1],
  up: [0, 1],
  right: [1, 0],
};

const within = (place: number, of: number): number => Math.min(of - 1, Math.max(0, place));

/** So many cells, row by row from the bottom up. */
export class Grid {
  readonly count: number;
  readonly columns: number;
  readonly rows: number;

  constructor(count: number, columns: number) {
    this.count = count;
    this.columns = columns;
    this.rows = Math.ceil(count / columns);
  }

  /** The left and the upper edge of a cell in the drawing. */
  x(cell: number): number {
    return (cell % this.columns) * SIZE;
  }
  y(cell: number): number {
    return (this.rows - 1 - Math.floor(cell / this.columns)) * SIZE;
  }

  /** The cell at a part of the width and of the height, from the upper left corner. */
  at(across: number, down: number): number {
    const column = within(Math.floor(across * this.columns), this.columns);
    return this.#cell(column, this.rows - 1 - within(Math.floor(down * this.rows), this.rows));
  }

  /** The cell next to one, or itself at the edge. */
  beside(cell: number, way: Way): number {
    const [right, up] = STEPS[way];
    const column = within((cell % this.columns) + right, this.columns);
    return this.#cell(column, within(Math.floor(cell / this.columns) + up, this.rows));
  }

  /** The last row may be short. */
  #cell(column: number, row: number): number {
    return within(row * this.columns + column, this.count);
  }
}

/** A path where two fields meet. */
export function partingOf(grid: Grid, cells: readonly Cell[]): string {
  const lines: string[] = [];
  cells.forEach(({ kind }, cell) => {
    const beside = cells[cell + 1];
    if (beside && cell % grid.columns < grid.columns - 1 && beside.kind !== kind)
      lines.push(`M${grid.x(cell) + SIZE} ${grid.y(cell)}v${SIZE}`);
    const above = cells[cell + grid.columns];
    if (above && above.kind !== kind) lines.push(`M${grid.x(cell)} ${grid.y(cell)}h${SIZE}`);
  });
  return lines.join('');
}

/** A path of diagonals across each cell without a surplus. */
export function hatchesOf(grid: Grid, cells: readonly Cell[]): string {
  return cells
    .flatMap(({ hatched }, cell) => {
      if (!hatched) return [];
      const [x, y, half] = [grid.x(cell), grid.y(cell), SIZE / 2];
      return (
        `M${x} ${y + half}l${half} ${-half}M${x} ${y + SIZE}l${SIZE} ${-SIZE}` +
        `M${x + half} ${y + SIZE}l${half} ${-half}`
      );
    })
    .join('');
}

export interface Sign {
  cell: number;
  sign: Cell['sign'];
  /** Drawn into the cell, so tall, px; without, on paper of its own. */
  tall?: number;
}

/** px that a mode's sign on paper of its own takes. */
const PAPER = { across: 32, up: 22 };
/** More signs on paper than these hide the map. */
const MANY = 24;
/** px: a sign that is drawn into its cell is no taller, and where it would be lower nobody could read it. */
const [TALLEST, LOWEST] = [8, 4.5];

/**
 * Where a sign stands: a mode's in every cell with room for it, any in the cell nearest to the middle of each field.
 * A cell has so much room, in px.
 */
export function signsOf(grid: Grid, cells: readonly Cell[], room: { across: number; up: number }): Sign[] {
  const roomy = room.across >= PAPER.across && room.up >= PAPER.up;
  if (roomy && cells.every(({ sign }) => 'mode' in sign))
    return cells.map(({ sign }, cell) => ({ cell, sign }));
  const fields = fieldsOf(grid, cells);
  // On paper of its own a sign hides what is beside a single cell, and many of them hide the map.
  const many = fields.length > MANY;
  return fields.flatMap((field): Sign[] => {
    const cell = middleOf(grid, field);
    const sign = cells[cell]?.sign;
    if (!sign) return [];
    if (field.length > 1 && !many) return [{ cell, sign }];
    const tall = tallIn(room, sign);
    return tall > 0 ? [{ cell, sign, tall }] : [];
  });
}

/** How tall a sign may be that is drawn into its cell, px; 0 where nobody could read it. */
function tallIn(room: { across: number; up: number }, sign: Cell['sign']): number {
  const most = Math.min(TALLEST, room.up - 4, (room.across - 3) / 2);
  return most >= LOWEST && ('mode' in sign || sign.word.length === 1) ? most : 0;
}

/** The cells of each field. Corner to corner is one field, too: a narrow one that runs aslant has one sign. */
function fieldsOf({ columns }: Grid, cells: readonly Cell[]): number[][] {
  const seen: boolean[] = [];
  const fields: number[][] = [];
  cells.forEach(({ kind }, start) => {
    if (seen[start]) return;
    const field = [start];
    seen[start] = true;
    for (const cell of field) {
      const sides = [-1, 0, 1].filter(
        (side) => (cell % columns) + side >= 0 && (cell % columns) + side < columns,
      );
      const around = sides.flatMap((side) => [-columns, 0, columns].map((step) => cell + step + side));
      for (const next of around) {
        if (cells[next]?.kind === kind && !seen[next]) {
          seen[next] = true;
          field.push(next);
        }
      }
    }
    fields.push(field);
  });
  return fields;
}

/** Of a field the cell nearest to its middle; of several the first that was found. */
function middleOf(grid: Grid, field: readonly number[]): number {
  const middle = (of: (cell: number) => number): number =>
    field.reduce((sum, cell) => sum + of(cell), 0) / field.length;
  const [mx, my] = [middle((cell) => grid.x(cell)), middle((cell) => grid.y(cell))];
  const away = (cell: number): number => Math.hypot(grid.x(cell) - mx, grid.y(cell) - my);
  return field.reduce((a, b) => (away(b) < away(a) ? b : a));
}
