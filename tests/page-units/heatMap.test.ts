// A map of verdicts: which cell is beside which, where fields part, and where their signs stand.
import { describe, expect, it } from 'vitest';
import { Grid, hatchesOf, partingOf, signsOf, type Cell } from '../../www/charts/heatMap';

/** A map as it is seen: rows from the top, a letter a cell, a capital one without a surplus. */
function mapOf(...rows: string[]): { grid: Grid; cells: Cell[] } {
  const cells = [...rows].reverse().flatMap((row) =>
    [...row].map((kind): Cell => {
      const word = kind.toLowerCase();
      return { kind: word, colour: '', sign: { word }, hatched: kind !== word, text: '' };
    }),
  );
  return { grid: new Grid(cells.length, rows[0]?.length ?? 0), cells };
}
const ROOM = { across: 100, up: 100 };
const signs = ({ grid, cells }: ReturnType<typeof mapOf>, room = ROOM) =>
  signsOf(grid, cells, room).map(({ cell, tall }) => [cell, tall]);

describe('the cells', () => {
  it('lie row by row from the bottom up, and are drawn from the top', () => {
    const grid = new Grid(6, 3);
    expect([0, 2, 3, 5].map((cell) => [grid.x(cell), grid.y(cell)])).toEqual([
      [0, 10],
      [20, 10],
      [0, 0],
      [20, 0],
    ]);
  });

  it('are pointed at wherever the hand is, also beyond the edge', () => {
    const grid = new Grid(6, 3);
    expect([grid.at(0, 0), grid.at(0.99, 0.99), grid.at(0.5, 0.6)]).toEqual([3, 2, 1]);
    expect([grid.at(-1, 2), grid.at(9, -9)]).toEqual([0, 5]);
  });

  it('have one beside them, or at the edge none other', () => {
    const grid = new Grid(6, 3);
    expect((['left', 'right', 'up', 'down'] as const).map((way) => grid.beside(1, way))).toEqual([
      0, 2, 4, 1,
    ]);
    expect([grid.beside(0, 'left'), grid.beside(2, 'right'), grid.beside(5, 'up')]).toEqual([0, 2, 5]);
  });

  it('end where a last row does that is not full yet', () => {
    const grid = new Grid(4, 3);
    expect([grid.beside(2, 'up'), grid.at(0.9, 0)]).toEqual([3, 3]);
  });
});

describe('what is drawn over them', () => {
  it('is a line wherever verdicts part, and none from the end of a row to the next', () => {
    const { grid, cells } = mapOf('aab', 'aaa');
    expect(partingOf(grid, cells)).toBe('M20 10h10M20 0v10');
    const rows = mapOf('bb', 'aa');
    expect(partingOf(rows.grid, rows.cells)).toBe('M0 10h10M10 10h10');
  });

  it('is a hatch on every cell without a surplus', () => {
    const { grid, cells } = mapOf('aA', 'aa');
    expect(hatchesOf(grid, cells)).toBe('M10 5l5 -5M10 10l10 -10M15 10l5 -5');
    expect(hatchesOf(grid, mapOf('aa', 'aa').cells)).toBe('');
  });
});

describe('a sign', () => {
  it('stands once in each field, in the middle of it', () => {
    expect(signs(mapOf('bbb', 'aaa'))).toEqual([
      [1, undefined],
      [4, undefined],
    ]);
  });

  it('stands once in a field that hangs together by corners', () => {
    expect(signs(mapOf('aba', 'bab')).map(([cell]) => cell)).toHaveLength(2);
  });

  it('is drawn into a cell that is a field by itself, if anybody could read it there', () => {
    expect(signs(mapOf('aaab'))).toEqual([
      [1, undefined],
      [3, 8],
    ]);
    expect(signs(mapOf('aaab'), { across: 8, up: 100 })).toEqual([[1, undefined]]);
  });

  it('is drawn into its cell where there are so many that paper would hide the map', () => {
    const stripes = mapOf(...Array.from({ length: 26 }, (_, row) => (row % 2 ? 'aa' : 'bb')));
    expect(signs(stripes).every(([, tall]) => tall === 8)).toBe(true);
    expect(signs(stripes)).toHaveLength(26);
  });

  it('stands in every cell of a map of modes that has room for it', () => {
    const { grid, cells } = mapOf('aa', 'ab');
    const modes = cells.map((cell) => ({ ...cell, sign: { mode: 'parasitism' as const } }));
    expect(signsOf(grid, modes, ROOM).map(({ cell }) => cell)).toEqual([0, 1, 2, 3]);
    expect(signsOf(grid, modes, { across: 31, up: 100 })).toHaveLength(2);
  });
});
