// Files of other programs: the consortium goes out in their formats, and theirs come in, to be looked at first.
import type { CsvTables, Imported } from 'gongsheng';
import type { WholeEngine } from '../engine/whole-worker';
import { download, fileName, readFile } from '../io/file';
import '../i18n/interchange';
import '../i18n/terms';
import { project } from './project.svelte';
import { wholeEngine } from './study.svelte';
import { t, view } from './view.svelte';

export const FORMATS = ['CSV', 'GraphML', 'GEXF', 'Mermaid', 'LaTeX'] as const;
export type Format = (typeof FORMATS)[number];

/** Text with the ending and the type of its file. */
type Made = [text: string | null, ending: string, type: string][];

const makers: Record<Format, (engine: WholeEngine) => Promise<Made>> = {
  CSV: async (engine) => {
    const tables = await engine.call('toCsv', project.document, true);
    return [
      [tables?.units ?? null, '.units.csv', 'text/csv'],
      [tables?.exchanges ?? null, '.exchanges.csv', 'text/csv'],
    ];
  },
  GraphML: async (engine) => [
    [await engine.call('toGraphml', project.document), '.graphml', 'application/xml'],
  ],
  GEXF: async (engine) => [[await engine.call('toGexf', project.document), '.gexf', 'application/xml']],
  Mermaid: async (engine) => [
    [await engine.call('toMermaid', project.document, view.language), '.mmd', 'text/plain'],
  ],
  LaTeX: async (engine) => [
    [await engine.call('toLatex', project.document, view.language), '.tex', 'text/plain'],
  ],
};

/** Saves the consortium in a format; tells what was saved, or why nothing was. */
export async function saveAs(format: Format): Promise<string> {
  const names: string[] = [];
  for (const [text, ending, type] of await makers[format](await wholeEngine())) {
    if (text === null) return t('interchange.mendFirst');
    const name = fileName(project.document, view.language, ending);
    download(text, name, type);
    names.push(name);
  }
  return t('interchange.saved', { name: names.join(t('list.comma')) });
}

/** Reads a graph, or one or two tables. */
export async function readForeign(files: readonly File[]): Promise<Imported> {
  const engine = await wholeEngine();
  const [file] = files;
  if (file && /\.gexf$/i.test(file.name)) return engine.call('fromGexf', await readFile(file));
  if (file && !/\.csv$/i.test(file.name)) return engine.call('fromGraphml', await readFile(file));
  const tables: CsvTables = { units: null, exchanges: null };
  for (const text of await Promise.all(files.map((table) => readFile(table)))) {
    tables[isExchanges(text) ? 'exchanges' : 'units'] = text;
  }
  return engine.call('fromCsv', tables);
}

/** Whether the head of a table names two ends. */
function isExchanges(text: string): boolean {
  const head = text.split(/\r?\n|\r/, 1)[0]?.toLowerCase() ?? '';
  const columns = head.split(/[,;\t]/).map((name) => name.replace(/^[\ufeff\s"]+|[\s"]+$/g, ''));
  return [
    ['from', 'source'],
    ['to', 'target'],
  ].some((names) => names.some((name) => columns.includes(name)));
}
