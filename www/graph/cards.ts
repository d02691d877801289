// The unit cards: DOM nodes made once and changed only where they differ.
import type { Carrier } from 'gongsheng';
import { plain, signed } from '../i18n/format';
import type { Language, Translate } from '../i18n';
import { hide, make, motion, setAttribute, setMarkup, setStyle, setText, toggle } from './dom';
import { hasRest, HEAD, type RowPlace } from './ports';
import { portKey, type Facts, type LevelFact, type Port, type UnitFact } from './facts';
import { figuresOf } from './figures';
import type { Box } from './geometry';
import { isNameCut, numberSize, parted, rowWidth } from './sizes';

/** A mark of more signs has no room in a seal. */
const LONGEST_MARK = 3;

export interface CardLook {
  readonly box: Box;
  readonly rows: readonly RowPlace[];
  readonly rowHeight: number;
  readonly compact: boolean;
  readonly selected: boolean;
  readonly lit: ReadonlySet<string>;
  /** While connecting: ports that fit, and the one connected from. */
  readonly targets: ReadonlySet<string> | null;
  readonly source: string | null;
  readonly readOnly: boolean;
}

export interface CardWords {
  readonly t: Translate;
  readonly language: Language;
  /** What a port is and does, in a sentence. */
  describe(port: Port): string;
  describeUnit(unit: UnitFact): string;
}

export class Card {
  readonly element: HTMLElement;
  readonly name: HTMLElement;
  private readonly seal: HTMLElement;
  private readonly surplus: HTMLElement;
  private readonly bar: HTMLElement;
  private readonly tick: HTMLElement;
  private readonly rest: HTMLElement;
  private readonly add: HTMLElement;
  private readonly rows = new Map<string, Row>();
  private readonly projects: HTMLElement;
  private places: readonly RowPlace[] = [];
  private shown: number | null | undefined;
  private counting = 0;

  constructor(parent: Element, id: string) {
    this.element = make('div', 'graph-card', parent, { role: 'group', tabindex: '-1', 'data-unit': id });
    const head = make('div', 'graph-head', this.element);
    this.seal = make('span', 'graph-seal', head, { 'aria-hidden': 'true' });
    this.name = make('span', 'graph-name', head);
    this.surplus = make('span', 'graph-surplus', head);
    const bullet = make('div', 'graph-bullet', this.element, { 'aria-hidden': 'true' });
    this.bar = make('i', 'graph-bar', bullet);
    this.tick = make('i', 'graph-tick', bullet);
    this.projects = make('div', 'graph-projects', this.element);
    this.rest = make('div', 'graph-rest', this.element);
    make('span', '', this.rest);
    make('span', '', this.rest);
    this.add = make('div', 'graph-add', this.element, { role: 'button', tabindex: '-1', 'data-add': id });
  }

  update(unit: UnitFact, look: CardLook, facts: Facts, words: CardWords): void {
    const { element } = this;
    const { box } = look;
    this.move(box);
    setStyle(element, 'width', `${box.width}px`);
    setStyle(element, 'height', `${box.height}px`);
    setAttribute(element, 'aria-label', words.describeUnit(unit));
    setAttribute(element, 'data-kind', unit.kind);
    toggle(element, 'is-compact', look.compact);
    toggle(element, 'is-selected', look.selected);
    toggle(element, 'is-isolated', unit.isolated);
    toggle(element, 'is-invalid', unit.invalid);
    toggle(element, 'is-faded', look.targets !== null && look.source?.startsWith(`${unit.id}/`) === true);
    const mark = unit.mark.length > LONGEST_MARK ? unit.seal : unit.mark;
    setText(this.seal, mark);
    setStyle(this.seal, '--fit', mark.length > 1 ? String(1.1 - 0.15 * mark.length) : '');
    if (!this.name.isContentEditable) {
      setText(this.name, unit.name);
      setAttribute(this.name, 'lang', unit.lang === words.language ? null : unit.lang);
      setAttribute(this.name, 'title', isNameCut(unit, box.width, look.compact) ? unit.name : null);
    }
    if (unit.level === undefined) {
      this.count(unit.surplus);
      setStyle(this.surplus, '--number', `${numberSize(unit.surplus)}px`);
      setAttribute(this.surplus, 'data-sign', String(Math.sign(unit.surplus ?? 0)));
      this.updateBullet(unit, facts);
    } else this.showLevel(unit.level);
    this.updateRows(unit, look, words);
    setStyle(element, '--disc', `${discSize(unit.surplus, facts)}px`);
  }

  /** Places the card without looking at anything else: what a drag needs. */
  move(box: Box): void {
    // Not by a transform: hundreds of those would each be a layer to sort.
    setStyle(this.element, 'left', `${box.x}px`);
    setStyle(this.element, 'top', `${box.y}px`);
  }

  /** Whether its rows are drawn like these. */
  stands(places: readonly RowPlace[]): boolean {
    return (
      places.length === this.places.length && places.every((place, at) => isLike(place, this.places[at]))
    );
  }

  row(port: string): HTMLElement | undefined {
    return this.rows.get(port)?.element;
  }

  get addButton(): HTMLElement {
    return this.add;
  }

  /** Its ports, and the button that adds one, as the keyboard goes through them. */
  stops(): HTMLElement[] {
    const rows = [...this.rows.values()].sort((a, b) => a.order - b.order).map(({ element }) => element);
    return this.add.hidden ? rows : [...rows, this.add];
  }

  remove(): void {
    cancelAnimationFrame(this.counting);
    this.element.remove();
  }

  /** Counts to a new number in a quarter of a second. */
  private count(value: number | null): void {
    const from = this.shown;
    if (from === value) return;
    this.shown = value;
    cancelAnimationFrame(this.counting);
    const duration = motion(240);
    if (from === undefined || from === null || value === null || duration === 0) {
      setText(this.surplus, signed(value));
      return;
    }
    const start = performance.now();
    const step = (now: number) => {
      const part = Math.min(1, (now - start) / duration);
      const eased = 1 - (1 - part) ** 3;
      setText(this.surplus, signed(part < 1 ? Math.round(from + (value - from) * eased) : value));
      if (part < 1) this.counting = requestAnimationFrame(step);
    };
    this.counting = requestAnimationFrame(step);
  }

  /** A level in place of the surplus: the bar reaches from nothing to it, the tick is the capacity. */
  private showLevel(level: LevelFact | null): void {
    cancelAnimationFrame(this.counting);
    this.shown = undefined;
    setStyle(this.surplus, '--number', '');
    setText(this.surplus, level ? plain(level.value) : '—');
    setAttribute(this.surplus, 'data-sign', '0');
    const share = level ? level.value / level.capacity / level.most : 0;
    setStyle(this.bar, 'left', '0%');
    setStyle(this.bar, 'width', `${(100 * share).toFixed(2)}%`);
    setAttribute(this.bar, 'data-sign', 'level');
    setStyle(this.tick, 'left', `${(100 / (level?.most ?? 1)).toFixed(2)}%`);
    hide(this.tick, level === null);
  }

  private updateBullet({ surplus, fairShare }: UnitFact, { scale }: Facts): void {
    const [low, high] = scale;
    const at = (value: number) => (100 * (value - low)) / (high - low || 1);
    const value = surplus ?? 0;
    setStyle(this.bar, 'left', `${at(Math.min(0, value))}%`);
    setStyle(this.bar, 'width', `${at(Math.abs(value) + low)}%`);
    setAttribute(this.bar, 'data-sign', String(Math.sign(value)));
    setStyle(this.tick, 'left', `${at(fairShare ?? 0)}%`);
    hide(this.tick, fairShare === null);
  }

  private updateRows(unit: UnitFact, look: CardLook, words: CardWords): void {
    const { t } = words;
    this.places = look.rows;
    const figures = figuresOf(unit);
    const known = new Set<string>();
    const byKey = new Map(unit.ports.map((port) => [portKey(port), port]));
    look.rows.forEach((place, order) => {
      const port = byKey.get(place.port);
      if (!port) return;
      known.add(place.port);
      let row = this.rows.get(place.port);
      if (!row) {
        row = new Row(this.element, place.port);
        this.rows.set(place.port, row);
      }
      const figure = port.exchanges.length || port.brings ? (figures.ports.get(place.port) ?? '') : '';
      row.update(port, place, order, look, { label: words.describe(port), figure });
    });
    for (const [key, row] of this.rows) {
      if (known.has(key)) continue;
      row.element.remove();
      this.rows.delete(key);
    }
    const below = HEAD + unit.ports.length * look.rowHeight;
    setStyle(this.projects, 'top', `${below}px`);
    setMarkup(
      this.projects,
      look.compact
        ? ''
        : unit.projects
            .map(
              ({ name, net }, at) =>
                `<div style="height:${look.rowHeight}px">${projectName(name, net, look.box.width)}<span>${figures.projects[at]}</span></div>`,
            )
            .join(''),
    );
    hide(this.rest, look.compact || !hasRest(unit));
    setStyle(this.rest, 'top', `${below + unit.projects.length * look.rowHeight}px`);
    setStyle(this.rest, 'height', `${look.rowHeight}px`);
    const leftward =
      unit.ports.length > 0 &&
      look.rows.filter(({ edge }) => edge === 'right').length * 2 > unit.ports.length;
    toggle(this.rest, 'is-mirrored', leftward);
    setText(this.rest.children[0] as HTMLElement, t('graph.rest'));
    setText(this.rest.children[1] as HTMLElement, figures.rest);
    hide(this.add, look.readOnly || look.compact);
    toggle(this.add, 'is-only', unit.ports.length === 0);
    setText(this.add, t('graph.addParameter'));
    setAttribute(this.add, 'aria-label', t('graph.addParameterTo', { unit: unit.name }));
    setStyle(this.add, 'top', unit.ports.length === 0 && unit.projects.length === 0 ? `${HEAD}px` : '100%');
  }
}

function isLike({ port, edge, box, marks }: RowPlace, other: RowPlace | undefined): boolean {
  return (
    port === other?.port &&
    edge === other.edge &&
    box.x === other.box.x &&
    box.y === other.box.y &&
    marks.length === other.marks.length &&
    marks.every(
      ({ point }, at) => point.x === other.marks[at]?.point.x && point.y === other.marks[at].point.y,
    )
  );
}

/** The name of a project on a card of so many px: where it is too long, without its middle. */
function projectName(name: string, net: number | null, width: number): string {
  if (rowWidth(name, net) <= width) return `<span>${escaped(name)}</span>`;
  const [start, end] = parted(name).map(escaped);
  return `<span class="graph-parted" title="${escaped(name)}"><span>${start}</span><span>${end}</span></span>`;
}

/** One port: the whole row. */
class Row {
  readonly element: HTMLElement;
  order = 0;
  private readonly name: HTMLElement;
  private readonly number: HTMLElement;
  private readonly marks: HTMLElement;

  constructor(parent: Element, key: string) {
    this.element = make('div', 'graph-row', undefined, { role: 'button', tabindex: '-1', 'data-port': key });
    // Rows stand before the projects, so that reading order is that of the eye.
    parent.insertBefore(this.element, parent.querySelector('.graph-projects'));
    this.name = make('span', 'graph-row-name', this.element);
    this.number = make('span', 'graph-row-number', this.element);
    this.marks = make('span', 'graph-marks', this.element);
  }

  update(
    port: Port,
    place: RowPlace,
    order: number,
    look: CardLook,
    { label, figure }: { label: string; figure: string },
  ): void {
    const { element } = this;
    const { box } = place;
    this.order = order;
    setStyle(element, 'left', `${box.x}px`);
    setStyle(element, 'top', `${box.y}px`);
    setStyle(element, 'width', `${box.width}px`);
    setStyle(element, 'height', `${box.height}px`);
    setAttribute(element, 'aria-label', label);
    toggle(element, 'is-mirrored', place.edge === 'right');
    toggle(element, 'is-invalid', port.invalid);
    const key = place.port;
    toggle(element, 'is-lit', look.lit.has(key) || look.targets?.has(key) === true);
    toggle(element, 'is-target', look.targets?.has(key) === true);
    toggle(element, 'is-source', look.source === key);
    toggle(element, 'is-faded', look.targets !== null && !look.targets.has(key) && look.source !== key);
    const long = !look.compact && rowWidth(port.name, port.brings) > box.width;
    toggle(element, 'is-long', long);
    setText(this.name, port.name);
    setAttribute(this.name, 'title', long ? port.name : null);
    setText(this.number, port.invalid ? '!' : figure);
    setMarkup(
      this.marks,
      place.marks
        .map(({ point }) => mark(port.carrier, port.side === 'outputs', point.x - box.x, point.y - box.y))
        .join(''),
    );
  }
}

function mark(carrier: Carrier, solid: boolean, x: number, y: number): string {
  return `<i data-shape="${carrier}-${solid ? 'solid' : 'hollow'}" style="left:${x}px;top:${y}px"></i>`;
}

export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** The diameter of a disc whose area is |S_i|, on the scale of all. */
export function discSize(surplus: number | null, { scale }: Facts): number {
  const largest = Math.max(-scale[0], scale[1]) || 1;
  return Math.round(64 + 150 * Math.sqrt(Math.abs(surplus ?? 0) / largest));
}
