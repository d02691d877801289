// A table as spreadsheets put it on the clipboard: a line a row, tabs between cells, quotes around a cell that holds either.

/** A cell in quotes, in which a quote is doubled, or all up to the next tab or line. */
const CELL = /"((?:[^"]|"")*)"(?=[\t\r\n]|$)|[^\t\r\n]*/y;
const BREAK = /\t|\r\n|\r|\n/y;

/** The cells of a text, row by row; null where it is one cell, which is a text like any other. */
export function tableOf(text: string): string[][] | null {
  const rows: string[][] = [];
  let row: string[] = [];
  for (let at = 0; ;) {
    CELL.lastIndex = at;
    const [cell = '', quoted] = CELL.exec(text) ?? [];
    row.push((quoted?.replaceAll('""', '"') ?? cell).trim());
    BREAK.lastIndex = at + cell.length;
    const [end] = BREAK.exec(text) ?? [];
    if (end !== '\t') {
      rows.push(row);
      row = [];
    }
    if (end === undefined) break;
    at = BREAK.lastIndex;
    // The last line ends like every other.
    if (end !== '\t' && at === text.length) break;
  }
  return rows.length > 1 || (rows[0]?.length ?? 0) > 1 ? rows : null;
}
