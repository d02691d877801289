// A table of a spreadsheet goes into one of the outline's: cell by cell from one of its cells on, or by the names of its
// columns where the first row says them.
import type { Consortium } from 'gongsheng';
import { translate, type Key, type Language } from '../../i18n';
import { valueAt } from '../../document/pointer';
import { fieldAt } from '../../document/schema';
import type { Column } from '../../ui/column';
import { put } from './put';
import { read } from './reading';

/** Rows that are pasted at once at most: every one of them changes the document anew. */
export const MOST_ROWS = 1000;

/** The table that is pasted into. */
export interface Grid {
  /** JSON pointer of its list. */
  list: string;
  columns: readonly Column[];
  /** The rows that are shown, by their places in the list. */
  rows: readonly number[];
  /** Where the field of a cell is in the document, a text's without its language; null where it has none. */
  fieldOf: (index: number, column: string) => string | null;
  /** The document with one row more; null where none can be made. */
  more?: ((document: Consortium) => Consortium | null) | undefined;
}

export interface Pasted {
  document: Consortium;
  /** Cells that went into a field. */
  cells: number;
  /** Rows that were added for them. */
  added: number;
  /** Texts that say nothing that their field takes, which stays as it was. */
  unread: string[];
  /** The same where the row is new, and what a new row has is what stands at the pointer. */
  usual: { text: string; pointer: string }[];
  /** Cells beyond the table. */
  beyond: number;
}

/** Texts go into the fields of one language. Empty cells leave what is there. */
export function paste(
  document: Consortium,
  table: readonly (readonly string[])[],
  grid: Grid,
  start: { row: number; column: number },
  language: Language,
): Pasted {
  const pasted: Pasted = { document, cells: 0, added: 0, unread: [], usual: [], beyond: 0 };
  const head = headOf(table, grid);
  const body = head ? table.slice(1) : table;
  for (const [down, cells] of body.entries()) {
    const given = [...cells.entries()].filter(([, text]) => text !== '');
    if (given.length === 0) continue;
    const old = grid.rows[start.row + down];
    const index = old ?? oneMore(pasted, grid);
    if (index === null) {
      pasted.beyond += given.length;
      continue;
    }
    for (const [right, text] of given) {
      const column = head ? head[right] : grid.columns[start.column + right];
      if (column?.result) continue;
      const pointer = column && pointerOf(grid, index, column.id, language);
      if (!pointer) pasted.beyond += 1;
      else putText(pasted, pointer, text, old === undefined);
    }
  }
  return pasted;
}

/** The column that each cell of the first row names; null where it names none or something else. */
function headOf(
  [first = [], ...rest]: readonly (readonly string[])[],
  grid: Grid,
): (Column | undefined)[] | null {
  const plain = (text: string) => text.toLowerCase();
  const named = first.map((cell) =>
    grid.columns.find((column) => namesOf(grid, column).some((name) => plain(name) === plain(cell))),
  );
  const all = first.every((cell, at) => cell === '' || named[at] !== undefined);
  return rest.length > 0 && all && named.some((column) => column !== undefined) ? named : null;
}

/** What a column is called, a field in either language. */
function namesOf({ fieldOf }: Grid, { id, label }: Column): string[] {
  const pointer = fieldOf(0, id);
  const field = pointer === null ? undefined : (fieldAt(pointer) ?? fieldAt(`${pointer}/zh`));
  const both = field ? (['zh', 'en'] as const) : [];
  return [id, label, ...both.map((language) => translate(language, `outline.field.${field?.label}` as Key))];
}

function oneMore(pasted: Pasted, { list, more }: Grid): number | null {
  const longer = more?.(pasted.document);
  if (!longer) return null;
  pasted.document = longer;
  pasted.added += 1;
  return (valueAt(longer, list) as unknown[]).length - 1;
}

function pointerOf(grid: Grid, index: number, column: string, language: Language): string | null {
  const pointer = grid.fieldOf(index, column);
  return [pointer, `${pointer}/${language}`].find((place) => place !== null && fieldAt(place)) ?? null;
}

function putText(pasted: Pasted, pointer: string, text: string, fresh: boolean): void {
  const said = read(pasted.document, pointer, text);
  if (said === null) {
    if (fresh) pasted.usual.push({ text, pointer });
    else pasted.unread.push(text);
    return;
  }
  pasted.cells += 1;
  if (said.value !== valueAt(pasted.document, pointer))
    pasted.document = put(pasted.document, pointer, said.value);
}
