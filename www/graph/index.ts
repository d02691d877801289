// The graph editor: units as cards, exchanges as ribbons. Props in, events out; it holds no document of its own.
//
//   what is known         facts, moment, sentences
//   where it stands       arrangement  (layout, edges, ports, lanes, sizes, near)
//   what is seen of it    framing      (camera, geometry)
//   how it is drawn       drawing      (cards, badges, images), painting (ribbons), furniture, sheet, minimap
//   what can be done      actions, connecting (connect), group, menus (menu)
//   by what               keyboard, pointer, panning
import '../i18n/graph';
import type { Analysis, Consortium, Problem, Vocabulary } from 'gongsheng';
import { pairKey, type Between } from '../document/pairs';
import type { Key, Language, Translate, Values } from '../i18n';
import type { Said, Selected } from '../state/view.svelte';
import { Actions } from './actions';
import { Arrangement } from './arrangement';
import { Camera } from './camera';
import { Connecting } from './connecting';
import { make, toggle } from './dom';
import { Drawing } from './drawing';
import { factsOf, portKey, type Facts, type Port, type PortRef } from './facts';
import { Framing } from './framing';
import { Furniture } from './furniture';
import { drawnBoxes, type Box, type Point } from './geometry';
import { Group } from './group';
import { paintImages } from './images';
import { Keyboard } from './keyboard';
import { Menus } from './menus';
import { Minimap } from './minimap';
import { factsAt, type Moment } from './moment';
import { Panning } from './panning';
import { Pointing } from './pointer';
import { Sheet } from './sheet';

/** What can be opened in the outline: something selected, or a place of the document as a JSON pointer. */
export type Opened = Selected | string;

export interface GraphEvents {
  edit(next: Consortium, options?: { join?: string; say?: string }): void;
  endJoin(): void;
  undo(): void;
  /** The environment is turned as a whole, to a mean ε; and that is over. */
  turn(mean: number): void;
  endTurn(): void;
  select(selection: readonly Selected[]): void;
  /** Something is edited in the outline; absent where there is none. */
  open?(opened: Opened): void;
  say(text: string, undo?: boolean): void;
  /** The minimap is shown, or put away. */
  map(shown: boolean): void;
  /** The consortium that a text says; null when it says none. */
  read(text: string): Promise<Consortium | null>;
}

export interface GraphProps {
  document: Consortium;
  analysis: Analysis | null;
  /** Of the analysis only the verdict is of the document: its lists, and what is drawn of them, follow. */
  ahead?: boolean;
  /** The document has just been opened, and its first analysis is on its way. */
  awaited?: boolean;
  stale: boolean;
  problems: readonly Problem[];
  vocabulary: Vocabulary | null;
  selection: readonly Selected[];
  /** Lit beside the selection: what enters a number whose why is open. */
  lit?: readonly Selected[];
  language: Language;
  t: Translate;
  /** A moment in place of the whole horizon. */
  moment?: Moment | null;
  readOnly: boolean;
  said: Said | null;
  /** Whether the minimap of a large graph is shown. */
  map?: boolean;
  /** Compact cards whatever the width. */
  compact?: boolean;
  furniture?: Partial<Record<'add' | 'key' | 'dial' | 'zoom', boolean>>;
  /** Whether the wheel pans without Ctrl; not inside a page that scrolls. */
  wheelPans?: boolean;
}

/** What alone is new ahead of an analysis. */
const AHEAD = ['document', 'analysis', 'ahead'];

export class Graph {
  readonly root: HTMLElement;
  readonly stage: HTMLElement;
  readonly camera = new Camera();
  readonly arrangement: Arrangement;
  readonly framing: Framing;
  readonly drawing: Drawing;
  readonly actions: Actions;
  readonly connecting: Connecting;
  readonly menus: Menus;
  readonly group: Group;
  readonly furniture: Furniture;
  readonly sheet: Sheet;
  readonly minimap: Minimap;
  readonly panning: Panning;
  readonly pointing: Pointing;
  readonly keyboard: Keyboard;
  props: GraphProps | null = null;
  facts: Facts | null = null;
  compact = false;
  lastTouch = false;

  private readonly resize: ResizeObserver;
  private readonly themes: MutationObserver;
  private shownSaid: Said | null = null;
  /** The facts of the whole horizon, and what they were made of. */
  private whole: Facts | null = null;
  private told: GraphProps | null = null;
  /** A document just shown, not yet analysed. */
  private unsettled = false;
  private afterUpdate: (() => void) | null = null;

  constructor(
    host: HTMLElement,
    readonly events: GraphEvents,
  ) {
    this.root = make('div', 'graph', host);
    const canvas = make('canvas', 'graph-canvas', this.root, { 'aria-hidden': 'true' });
    this.stage = make('div', 'graph-stage', this.root, { role: 'application', tabindex: '-1' });
    this.arrangement = new Arrangement(this);
    this.framing = new Framing(this);
    this.drawing = new Drawing(this, canvas);
    this.actions = new Actions(this);
    this.connecting = new Connecting(this);
    this.menus = new Menus(this);
    this.group = new Group(this);
    this.furniture = new Furniture(this.root, this.stage, {
      add: (from) => this.menus.openAdd(this.below(from)),
      search: (from) => this.menus.openSearch(this.below(from)),
      zoomIn: () => this.framing.zoomBy(1.2),
      zoomOut: () => this.framing.zoomBy(1 / 1.2),
      actual: () => this.framing.zoomTo(1),
      fit: () => this.framing.fit(),
      map: () => this.minimap.toggle(),
      environment: () => this.events.open?.('/environment'),
      turn: (mean) => this.events.turn(mean),
      endTurn: () => this.events.endTurn(),
      undo: () => this.events.undo(),
    });
    this.sheet = new Sheet(this);
    this.minimap = new Minimap(this);
    this.panning = new Panning(this);
    this.pointing = new Pointing(this);
    this.keyboard = new Keyboard(this);
    this.resize = new ResizeObserver(() => this.framing.measure());
    this.resize.observe(this.root);
    this.themes = new MutationObserver(() => this.retheme());
    this.themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-size', 'lang'] });
    paintImages(this.root);
    this.framing.measure();
  }

  update(props: GraphProps): void {
    const before = this.props;
    this.props = props;
    const { told } = this;
    const stale =
      !before ||
      !told ||
      (!(props.ahead && isStill(told.document, props.document)) &&
        (['document', 'analysis', 'problems', 'vocabulary', 'language'] as const).some(
          (key) => told[key] !== props[key],
        ));
    if (stale) {
      const { arrangement, framing } = this;
      this.told = props;
      this.whole = factsOf(props);
      this.facts = this.factsNow(props);
      const resized = arrangement.resize();
      const fresh = !told || isOther(told.document, props.document);
      if (told?.document !== props.document) arrangement.dragged = null;
      if (fresh) {
        arrangement.forget();
        framing.moved = false;
        this.connecting.cancel();
      }
      // Cards have their full height once the first answer is there.
      if (fresh) this.unsettled = true;
      // An analysis that makes no card larger or smaller moves nothing: it is painted where all stands.
      if (!told || resized || !isShaped(told.document, props.document)) {
        arrangement.place();
        if (!(this.unsettled && !framing.moved && framing.frame())) arrangement.arrange();
      }
      // Until its own answer comes, a document that was just opened is shown with the one before it.
      if (props.analysis && props.analysis !== before?.analysis) this.unsettled = false;
      this.drawing.painting.ease();
    } else if (before.moment !== props.moment) this.facts = this.factsNow(props);
    if (props.compact !== before?.compact) this.framing.measure();
    // Ahead of its lists an analysis says something new of the environment alone.
    const quiet =
      !stale &&
      props.ahead &&
      Object.entries(props).every(
        ([key, value]) => AHEAD.includes(key) || before[key as keyof GraphProps] === value,
      );
    if (quiet) this.drawing.renderFurniture(props);
    else this.drawing.render();
    if (before && before.document !== props.document && props.said === this.shownSaid) this.furniture.hush();
    if (props.said !== this.shownSaid) {
      this.shownSaid = props.said;
      toggle(this.root, 'has-new-below', false);
      if (props.said) this.furniture.say(props.said.text, props.said.undo && !props.readOnly);
    }
    const after = this.afterUpdate;
    this.afterUpdate = null;
    after?.();
  }

  /** Takes the colours and sizes of the page anew. */
  private retheme(): void {
    this.drawing.painting.retheme();
    paintImages(this.root);
    this.framing.measure();
    this.drawing.invalidate();
  }

  private factsNow({ moment, document }: GraphProps): Facts | null {
    return this.whole && moment ? factsAt(this.whole, moment, document) : this.whole;
  }

  /** Brings a unit into view, large enough to read, and puts the focus on it. */
  focusUnit(id: string): void {
    const box = this.arrangement.boxes.get(id);
    if (!box) return;
    if (this.camera.zoom < 0.45) this.framing.zoomTo(1);
    this.framing.reveal(box);
    this.keyboard.focusCard(id);
  }

  destroy(): void {
    this.drawing.destroy();
    this.resize.disconnect();
    this.themes.disconnect();
    this.panning.destroy();
    this.pointing.destroy();
    this.furniture.destroy();
    this.minimap.destroy();
    this.root.remove();
  }

  // --- what its parts ask of it ---

  get document(): Consortium {
    return this.props?.document ?? { type: 'gongsheng', version: 1, months: 1 };
  }

  get readOnly(): boolean {
    return this.props?.readOnly ?? true;
  }

  t(key: Key, values?: Values): string {
    return this.props?.t(key, values) ?? '';
  }

  say(key: Key, values?: Values): void {
    this.events.say(this.t(key, values));
  }

  /** Sends an edit, and what is said of it. */
  edit(next: Consortium, key: Key, values?: Values): void {
    this.events.edit(next, { say: this.t(key, values) });
  }

  /** Runs once the edit just sent has come back as props. */
  then(act: () => void): void {
    this.afterUpdate = act;
  }

  nameOf(unit: string): string {
    return this.facts?.unit.get(unit)?.name ?? unit;
  }

  portOf(ref: PortRef): Port | undefined {
    const key = portKey(ref);
    return this.facts?.unit.get(ref.unit)?.ports.find((port) => portKey(port) === key);
  }

  pairOf(exchange: string): string | null {
    const fact = this.facts?.exchange.get(exchange);
    return fact ? pairKey([fact.from.unit, fact.to.unit]) : null;
  }

  selectedPair(facts: Facts, selection: readonly Selected[]): string | null {
    const entry = selection.find(({ kind }) => kind === 'pair' || kind === 'exchange');
    if (entry?.kind === 'pair') return pairKey(entry.between);
    const exchange = entry?.kind === 'exchange' ? facts.exchange.get(entry.id) : undefined;
    return exchange ? pairKey([exchange.from.unit, exchange.to.unit]) : null;
  }

  togglePair(between: Between): void {
    const key = pairKey(between);
    const held = this.props?.selection.some(
      (entry) => entry.kind === 'pair' && pairKey(entry.between) === key,
    );
    this.events.select(held ? [] : [{ kind: 'pair', between }]);
  }

  /** Where exchanges run, px of the graph's corner. */
  lanesOnScreen(): Box[] {
    return this.arrangement.lanes.flatMap(({ lanes }) =>
      lanes.flatMap(({ curve }) => drawnBoxes(curve, 24).map((box) => this.camera.boxToScreen(box))),
    );
  }

  /** A point of the window in px of the graph's corner. */
  local(event: { clientX: number; clientY: number }): Point {
    const corner = this.root.getBoundingClientRect();
    return { x: event.clientX - corner.left, y: event.clientY - corner.top };
  }

  below(element: Element): Point {
    const [corner, box] = [this.root.getBoundingClientRect(), element.getBoundingClientRect()];
    return { x: box.left - corner.left, y: box.bottom - corner.top + 6 };
  }

  /** Where menus open that no button opened. */
  menuPoint(): Point {
    return this.furniture.addButton.hidden ? { x: 16, y: 16 } : this.below(this.furniture.addButton);
  }
}

/** Whether every unit is where it was. */
function isStill({ units: before = [] }: Consortium, { units: after = [] }: Consortium): boolean {
  return before === after || after.every(({ position }, place) => position === before[place]?.position);
}

/** Whether the same exchanges join the same ports of the same units, each where it was. */
function isShaped(before: Consortium, after: Consortium): boolean {
  if (before === after) return true;
  const [units, exchanges] = [before.units ?? [], before.exchanges ?? []];
  const same = (one: readonly { id: string }[] = [], other: readonly { id: string }[] = []) =>
    one === other || (one.length === other.length && one.every(({ id }, at) => id === other[at]?.id));
  return (
    same(units, after.units) &&
    same(exchanges, after.exchanges) &&
    isStill(before, after) &&
    (after.units ?? []).every(
      ({ outputs, inputs }, at) => same(outputs, units[at]?.outputs) && same(inputs, units[at]?.inputs),
    ) &&
    (after.exchanges ?? []).every(
      ({ from, to }, at) => from === exchanges[at]?.from && to === exchanges[at].to,
    )
  );
}

/** Whether another was opened: under another title at once, or most of what it shows is not where, or not what, it was. */
function isOther(before: Consortium, after: Consortium): boolean {
  const title = ({ title }: Consortium) => `${title?.zh}\n${title?.en}`;
  if (before.units !== after.units && title(before) !== title(after)) return true;
  const places = new Map((before.units ?? []).map((unit) => [unit.id, unit]));
  const units = after.units ?? [];
  const same = units.filter((unit) => {
    const old = places.get(unit.id);
    return old && old.position?.x === unit.position?.x && old.position?.y === unit.position?.y;
  });
  if (places.size === 0) return units.length > 1;
  return units.length > 0 && same.length * 2 < Math.max(units.length, places.size);
}
