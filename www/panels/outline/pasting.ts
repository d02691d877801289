// What is pasted in the outline: a single text goes where the caret is, as ever; a table of a spreadsheet into the cells.
import { tableOf } from '../../document/table';
import type { Language } from '../../i18n';
import { plain } from '../../i18n/format';
import { project } from '../../state/project.svelte';
import { t, view } from '../../state/view.svelte';
import { MOST_ROWS, paste, type Grid, type Pasted } from './paste';
import { shownAt } from './reading';

/** Fills the cells of a table from the one on which it is pasted. */
export function pasteAt(event: ClipboardEvent, grid: Grid): void {
  const field = fieldOf(event);
  const row = (event.target as Element).closest<HTMLElement>('tr[data-place]')?.dataset['field'];
  const place = grid.rows.findIndex((index) => `${grid.list}/${index}` === row);
  const index = grid.rows[place];
  if (!field || index === undefined) return;
  const [, pointer = '', language] = /^(.*?)(?:\/(zh|en))?$/.exec(field) ?? [];
  const column = grid.columns.findIndex(({ id }) => grid.fieldOf(index, id) === pointer);
  if (column >= 0) pasteFrom(event, grid, { row: place, column }, language as Language | undefined);
}

/** Pasted in no field, a table becomes new rows; their ids are made. */
export function pasteBelow(event: ClipboardEvent, grid: Grid): void {
  if (fieldOf(event) !== undefined) return;
  const column = grid.columns.findIndex(({ id }) => id !== 'id');
  pasteFrom(event, grid, { row: grid.rows.length, column });
}

/** JSON pointer of the field that has the caret. */
function fieldOf({ target }: ClipboardEvent): string | undefined {
  const field = (target as Element).closest<HTMLElement>('input, select, textarea');
  return field?.dataset['field'] ?? (field ? '' : undefined);
}

function pasteFrom(
  event: ClipboardEvent,
  grid: Grid,
  start: { row: number; column: number },
  language: Language = view.language,
): void {
  if (event.defaultPrevented || project.readOnly) return;
  const table = tableOf(event.clipboardData?.getData('text/plain') ?? '');
  if (table === null) return;
  event.preventDefault();
  if (table.length > MOST_ROWS) return view.say(t('outline.pasteTooMuch', { most: plain(MOST_ROWS) }));
  const pasted = paste(project.document, table, grid, start, language);
  if (pasted.document === project.document) view.say(told(pasted));
  else project.edit(pasted.document, { say: told(pasted) });
}

function told({ document, cells, added, unread, usual, beyond }: Pasted): string {
  const short = (text: string) => text.slice(0, 24);
  return [
    t('outline.pasted', { count: plain(cells) }),
    ...(added > 0 ? [t('outline.pastedRows', { count: plain(added) })] : []),
    ...(unread.length > 0
      ? [t('outline.pastedUnread', { count: plain(unread.length), text: short(unread[0] ?? '') })]
      : []),
    ...usual.slice(0, 1).map(({ text, pointer }) =>
      t('outline.pastedUsual', {
        count: plain(usual.length),
        text: short(text),
        value: shownAt(document, pointer, '—'),
      }),
    ),
    ...(beyond > 0 ? [t('outline.pastedBeyond', { count: plain(beyond) })] : []),
  ].join(t('outline.pastedAnd'));
}
