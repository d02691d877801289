// The cells of a sweep, row by row: the numbers that each stands for, what holds there, and which is the present one.
import type { Consortium, Edit, Level, Mode, Rung, Sweep, Ticks } from 'gongsheng';
import { follow } from '../document/identity';
import type { Language } from '../i18n';
import { plain } from '../i18n/format';
import { withNumber } from './numbers';

export type Given = Pick<Edit, 'pointer' | 'value'>;

/** The numbers of a cell, the first first. */
export function numbersAt({ first, second }: Sweep, cell: number): Given[] {
  const columns = first.values.length;
  const own = [{ pointer: first.pointer, value: first.values[cell % columns] ?? 0 }];
  if (second) own.push({ pointer: second.pointer, value: second.values[Math.floor(cell / columns)] ?? 0 });
  return own;
}

/** The sweep of one document with its numbers where they stand in another; null when one of them does not. */
export function followed(grid: Sweep, from: Consortium, to: Consortium): Sweep | null {
  const [first, second] = [grid.first, grid.second].map((it) => it && follow(it.pointer, from, to));
  if (first == null || (grid.second && second == null)) return null;
  return {
    ...grid,
    first: { ...grid.first, pointer: first },
    second: grid.second && second ? { ...grid.second, pointer: second } : null,
  };
}

/** A document with the numbers of a cell. */
export function documentAt(grid: Sweep, document: Consortium, cell: number): Consortium {
  return numbersAt(grid, cell).reduce((next, number) => withNumber(next, number), document);
}

export function verdictsAt(
  grid: Sweep,
  cell: number,
): { surplus: number | undefined; mode: Mode; level: Level; rung: Rung } {
  return {
    surplus: grid.surplus[cell],
    mode: grid.modes[grid.behaviour[cell] ?? 0] ?? 'none',
    level: grid.levels[grid.organisation[cell] ?? 0] ?? 'none',
    rung: grid.rungs[grid.formation[cell] ?? 0] ?? 'none',
  };
}

/** The cell nearest to the numbers as they are; null where one of them is outside its range. */
export function presentCell({ first, second }: Sweep): number | null {
  const column = nearest(first);
  const row = second ? nearest(second) : 0;
  return column === null || row === null ? null : column + first.values.length * row;
}

function nearest({ values, present }: Ticks): number | null {
  if (!(present >= Math.min(...values) && present <= Math.max(...values))) return null;
  const away = (index: number): number => Math.abs((values[index] ?? 0) - present);
  return values.reduce((best, _, index) => (away(index) < away(best) ? index : best), 0);
}

/** Numbers by their names; what the second one's name has of the first's is not said again. */
export function numbersSaid(
  numbers: readonly Given[],
  name: (pointer: string) => string,
  language: Language,
): string {
  const [own = [], other = []] = numbers.map(({ pointer }) => name(pointer).split(' · '));
  const apart = other.findIndex((part, index) => part !== own[index]);
  return [own, other.slice(Math.max(0, apart))]
    .flatMap((parts, index) => {
      const number = numbers[index];
      return number ? [`${parts.join(' · ')} ${plain(number.value)}`] : [];
    })
    .join(language === 'zh' ? '，' : ', ');
}
