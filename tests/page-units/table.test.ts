// Tables as spreadsheets put them on the clipboard.
import { expect, test } from 'vitest';
import { tableOf } from '../../www/document/table';

test('lines are rows and tabs part cells, whatever ends the lines', () => {
  const rows = [
    ['1', '2'],
    ['3', ''],
  ];
  for (const text of ['1\t2\r\n3\t\r\n', '1\t2\n3\t', '1\t2\r3\t\r']) expect(tableOf(text)).toEqual(rows);
  expect(tableOf('1\n2')).toEqual([['1'], ['2']]);
  expect(tableOf('\t\n')).toEqual([['', '']]);
});

test('a cell in quotes holds tabs, lines and quotes', () => {
  expect(tableOf('"a\tb"\t"c\nd"\n"say ""ja"""\t5" pipe\n')).toEqual([
    ['a\tb', 'c\nd'],
    ['say "ja"', '5" pipe'],
  ]);
});

test('one cell is a text like any other', () => {
  for (const text of ['', '40', '40\r\n', 'two words', '"one\ncell"']) expect(tableOf(text)).toBeNull();
});

test('a long text is read in one go', () => {
  const rows = tableOf('"a ""b"""\t1\n'.repeat(50_000));
  expect(rows).toHaveLength(50_000);
  expect(rows?.at(-1)).toEqual(['a "b"', '1']);
});
