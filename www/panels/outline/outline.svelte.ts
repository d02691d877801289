// What of the outline is open: section, rows, page and filter of each table, texts that are no number yet.
import type { Problem } from 'gongsheng';
import { tick } from 'svelte';
import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { keysOf, valueAt } from '../../document/pointer';
import { textIn } from '../../i18n';
import { project } from '../../state/project.svelte';
import { t, view, type Selected } from '../../state/view.svelte';
import { byRow, placeOf, rowOf, sectionOf, type Section } from './places';
import { describeTyped } from './problems';

/** Id of the note on a problem at a place, or on what is typed there. */
export const noteId = (of: 'note' | 'typed', pointer: string): string =>
  `${of}-${pointer.replace(/\W/g, '-')}`;

/** Rows that a table shows at once. */
export const PAGE = 50;

class Outline {
  section = $state<Section>('exchanges');
  /** Pointers of the rows whose details are open. */
  readonly open = new SvelteSet<string>();
  readonly filters = new SvelteMap<Section, string>();
  readonly pages = new SvelteMap<Section, number>();
  /** What is typed in a number field and is no number, by the field's pointer. */
  readonly typed = new SvelteMap<string, string>();
  /** What of it was said: Enter and leaving the field are one going. */
  readonly #told = new Map<string, string>();
  /** The row that is being revealed: it is there wherever the table is scrolled to. */
  sought = $state('');
  /** The element that holds it all, while it is on the page. */
  root: HTMLElement | null = null;

  /** As long as they are the same ones, what hangs on them is. */
  readonly #units = $derived(project.document.units ?? []);
  /** The units to choose from, made once for all the fields that offer them. */
  readonly units = $derived(
    this.#units.map(({ id, name }) => ({ value: id, label: textIn(view.language, name) || id })),
  );

  readonly #problemsByRow = $derived(byRow(project.problems));
  /** There is nothing to tell of any place. */
  readonly quiet = $derived(project.problems.length === 0 && this.typed.size === 0);

  /** The problems of a row, its details included; of '' those that lie in no row. */
  problemsIn(row: string): readonly Problem[] {
    return this.#problemsByRow.get(row) ?? [];
  }

  /** The problems of the row in which a place lies. */
  problemsNear(pointer: string): readonly Problem[] {
    return this.problemsIn(rowOf(pointer));
  }

  /** The problems told of exactly this place. */
  problemsAt(pointer: string): readonly Problem[] {
    return this.problemsNear(pointer).filter((problem) => problem.pointer === pointer);
  }

  /** Whether there is something to tell of a place or of what is in it. */
  isNoted(at: string, except: readonly string[] = [], also: readonly string[] = []): boolean {
    const told = (pointer: string) =>
      (pointer === at || pointer.startsWith(`${at}/`)) && !except.some((place) => pointer.startsWith(place));
    return (
      this.problemsNear(at).some(({ pointer }) => told(pointer)) ||
      also.some((pointer) => this.problemsAt(pointer).length > 0 || this.typed.has(pointer)) ||
      [...this.typed.keys()].some(told)
    );
  }

  isInvalid(pointer: string): boolean {
    return this.problemsAt(pointer).some(({ severity }) => severity === 'error');
  }

  /** Id of the note on what is wrong at a place. */
  noteOf(pointer: string): string | undefined {
    if (this.typed.has(pointer)) return noteId('typed', pointer);
    return this.isInvalid(pointer) ? noteId('note', pointer) : undefined;
  }

  toggle(row: string): void {
    if (!this.open.delete(row)) this.open.add(row);
  }

  /** What its field does not take, as it is typed and as it is left there, which is said once; null when it is gone. */
  setTyped(pointer: string, text: string | null, left = false): void {
    const before = this.typed.get(pointer);
    if (text === null) this.typed.delete(pointer);
    else this.typed.set(pointer, text);
    if (left && text === null && before !== undefined) view.say(t('outline.notKept', { text: before }));
    if (left && text !== null && this.#told.get(pointer) !== text)
      view.say(describeTyped(pointer, text, project.document, view.language, project.vocabulary).title);
    if (left && text !== null) this.#told.set(pointer, text);
    else if (before !== text) this.#told.delete(pointer);
  }

  /** After a row was removed: the rows below it move up, open or not. */
  forgetRow(pointer: string): void {
    const cut = pointer.lastIndexOf('/');
    const [list, index] = [pointer.slice(0, cut), Number(pointer.slice(cut + 1))];
    const open = [...this.open].filter((row) => row.startsWith(`${list}/`));
    for (const row of open) this.open.delete(row);
    for (const row of open) {
      const place = Number(keysOf(row).at(-1));
      if (place !== index) this.open.add(`${list}/${place > index ? place - 1 : place}`);
    }
    for (const field of [...this.typed.keys()]) if (field.startsWith(`${list}/`)) this.typed.delete(field);
  }

  /** Opens the section and the row of a place, turns to its page, and puts the focus into its field. */
  async reveal(place: string | Selected): Promise<void> {
    const pointer = typeof place === 'string' ? place : placeOf(project.document, place);
    const section = sectionOf(pointer);
    this.section = section;
    const [, key] = keysOf(pointer);
    const row = (this.sought = rowOf(pointer));
    if (row !== '' && /^\d+$/.test(key ?? '')) {
      this.filters.delete(section);
      this.pages.set(section, Math.floor(Number(key) / PAGE));
    }
    await tick();
    let field = this.#find(pointer);
    const list = valueAt(project.document, `/${section}`);
    if ((!field || field.tagName === 'TR') && row !== '' && row !== pointer && Array.isArray(list)) {
      this.open.add(row);
      await tick();
      field = this.#find(pointer);
    }
    field ??= this.#nearest(pointer);
    if (!field) return;
    const target = field.matches('input, select, textarea, [tabindex]')
      ? field
      : (field.querySelector<HTMLElement>('input, select, textarea, button') ?? field);
    field.scrollIntoView({ block: 'center', inline: 'nearest' });
    target.focus({ preventScroll: true });
    if (target instanceof HTMLInputElement && target.type === 'text') target.select();
  }

  #find(pointer: string): HTMLElement | null {
    return this.root?.querySelector<HTMLElement>(`[data-field="${CSS.escape(pointer)}"]`) ?? null;
  }

  /** The closest place around one that has no control of its own; a text's is its first language. */
  #nearest(pointer: string): HTMLElement | null {
    for (let place = pointer; place !== ''; place = place.slice(0, place.lastIndexOf('/'))) {
      const field =
        this.#find(place) ??
        this.root?.querySelector<HTMLElement>(`[data-field^="${CSS.escape(place)}/"]`) ??
        null;
      if (field) return field;
    }
    return null;
  }
}

export const outline = new Outline();
