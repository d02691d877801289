// The graph editor: units as cards, exchanges as ribbons. Props in, events out; it holds no document of its own.
import '../i18n/graph';
import type { Analysis, Consortium, Problem, Vocabulary } from 'gongsheng';
import type { Language, Translate } from '../i18n';
import type { Said, Selected } from '../state/view.svelte';
import { Actions } from './actions';
import { Badge } from './badges';
import { Camera, detailAt, LEAST_ZOOM } from './camera';
import { Card, paintShapes } from './cards';
import { make, motion, setAttribute, setText, toggle } from './dom';
import { factsOf, pairKey, portKey, type Facts, type PairFact, type PortRef, type UnitFact } from './facts';
import { Furniture } from './furniture';
import {
  around,
  boxAround,
  centreOf,
  clamp,
  contains,
  distanceTo,
  drawnBounds,
  meets,
  pointAt,
  type Box,
  type Point,
  type Size,
} from './geometry';
import { Group } from './group';
import { Keyboard } from './keyboard';
import { BADGE, laneAll, type PairLanes } from './lanes';
import { back, fitView, placeUnits, PLAIN, through, type Lens, type Room, type View } from './layout';
import { Pointing } from './pointer';
import { nearOf, rowOrder, type Near } from './near';
import { COMPACT, dock, NORMAL, type Docking } from './ports';
import { Ribbons, type RibbonLook } from './ribbons';
import { Sheet } from './sheet';
import { describePair, describePort, describeUnit } from './sentences';
import { compactSizesOf, sizesOf, tinySizesOf } from './sizes';

/** What can be opened in the outline: something selected, or a place of the document as a JSON pointer. */
export type Opened = Selected | string;

export interface GraphEvents {
  edit(next: Consortium, options?: { join?: string; say?: string }): void;
  endJoin(): void;
  undo(): void;
  select(selection: readonly Selected[]): void;
  open(opened: Opened): void;
  say(text: string, undo?: boolean): void;
  /** The consortium that a text says; null when it says none. */
  read(text: string): Promise<Consortium | null>;
}

export interface GraphProps {
  document: Consortium;
  analysis: Analysis | null;
  stale: boolean;
  problems: readonly Problem[];
  vocabulary: Vocabulary | null;
  selection: readonly Selected[];
  /** Lit beside the selection: what enters a number whose why is open. */
  lit?: readonly Selected[];
  language: Language;
  t: Translate;
  readOnly: boolean;
  said: Said | null;
  /** Compact cards whatever the width. */
  compact?: boolean;
  furniture?: Partial<Record<'add' | 'key' | 'dial' | 'zoom', boolean>>;
  /** Whether the wheel pans without Ctrl; not inside a page that scrolls. */
  wheelPans?: boolean;
}

/** Below this width or height, px at 100 %, cards are compact. */
const NARROW = 640;
const LOW = 300;
/** Height of a port's row, px: for a mouse; and for fingers, best first. */
const MOUSE_ROW = 24;
const FINGER_ROWS = [44, 38, 32, MOUSE_ROW] as const;
/** Below this zoom the names of compact cards cannot be read. */
const LEAST_NAMED = 0.65;
const TINY_GAP: Point = { x: 34, y: 22 };
/** What the key, the dial and the zoom buttons take in their corners, px. */
const KEY: Size = { width: 268, height: 96 };
const DIAL: Size = { width: 176, height: 138 };
const ZOOM: Size = { width: 210, height: 60 };
/** Above so many units, only cards near the screen have rows. */
const MANY = 150;
/** Above so many pairs the canvas is moved while panning and redrawn when it has been left. */
const HEAVY = 250;
const OVERSCAN = 260;
/** Below this zoom the letters on discs are smaller than can be read. */
const FAR = 0.1;

export class Graph {
  readonly root: HTMLElement;
  readonly stage: HTMLElement;
  readonly camera = new Camera();
  readonly actions: Actions;
  readonly group: Group;
  readonly furniture: Furniture;
  readonly cards = new Map<string, Card>();
  readonly badges = new Map<string, Badge>();
  readonly sheet: Sheet;
  props: GraphProps | null = null;
  facts: Facts | null = null;
  lens: Lens = PLAIN;
  compact = false;
  size: Size = { width: 0, height: 0 };
  boxes = new Map<string, Box>();
  /** Pair pointed at by the mouse. */
  hovered: string | null = null;
  /** Cards being dragged: their drawn boxes, until the edit comes back. */
  dragged: Map<string, Box> | null = null;
  lastTouch = false;

  private readonly canvas: HTMLCanvasElement;
  private readonly world: HTMLElement;
  private readonly areaLayer: HTMLElement;
  private readonly badgeLayer: HTMLElement;
  private readonly ribbons: Ribbons;
  private readonly keyboard: Keyboard;
  private readonly pointing: Pointing;
  private readonly resize: ResizeObserver;
  private readonly themes: MutationObserver;
  private sizes = new Map<string, Size>();
  /** Height of a port's row, px. */
  private row = MOUSE_ROW;
  /** Compact cards without names. */
  private tiny = false;
  private keyFits = true;
  private dialFits = true;
  private zoomFits = true;
  private compactSizes = new Map<string, Size>();
  private loose = new Map<string, Point>();
  private docking: Docking | null = null;
  private lanes: PairLanes[] = [];
  /** Where the lanes of a pair are among them. */
  private laneAt = new Map<string, number>();
  private widths = new Map<string, number>();
  private easing: { from: Map<string, number>; start: number } | null = null;
  private rowOrder: Map<string, string[]> | null = null;
  /** What moves with the cards being dragged, in a graph too large to arrange anew in each frame. */
  private near: Near | null = null;
  /** The facts whose ribbons have the widths they shall have. */
  private settled: Facts | null = null;
  private areas = new Map<string, HTMLElement>();
  private frame = 0;
  private shownSaid: Said | null = null;
  private painted = { x: 0, y: 0, zoom: 0 };
  private opened = '';
  private moved = false;
  /** A document just shown, not yet analysed. */
  private unsettled = false;
  private afterUpdate: (() => void) | null = null;

  constructor(
    host: HTMLElement,
    readonly events: GraphEvents,
  ) {
    this.root = make('div', 'graph', host);
    this.canvas = make('canvas', 'graph-canvas', this.root, { 'aria-hidden': 'true' });
    this.stage = make('div', 'graph-stage', this.root, { role: 'application', tabindex: '-1' });
    this.world = make('div', 'graph-world', this.stage);
    this.areaLayer = make('div', 'graph-areas', this.world);
    this.badgeLayer = make('div', 'graph-badges', this.world);
    this.ribbons = new Ribbons(this.canvas);
    this.actions = new Actions(this);
    this.group = new Group(this);
    this.furniture = new Furniture(this.root, this.stage, {
      add: (from) => this.actions.openAddMenu(this.below(from)),
      search: (from) => this.actions.openSearch(this.below(from)),
      zoomIn: () => this.zoomBy(1.2),
      zoomOut: () => this.zoomBy(1 / 1.2),
      actual: () => this.zoomTo(1),
      fit: () => this.fit(),
      environment: () => this.events.open('/environment'),
      undo: () => this.events.undo(),
    });
    this.sheet = new Sheet(this);
    this.pointing = new Pointing(this);
    this.keyboard = new Keyboard(this);
    this.resize = new ResizeObserver(() => this.measure());
    this.resize.observe(this.root);
    this.themes = new MutationObserver(() => {
      this.ribbons.retheme();
      paintShapes(this.root);
      this.measure();
      this.invalidate();
    });
    this.themes.observe(document.documentElement, { attributeFilter: ['data-theme', 'data-size', 'lang'] });
    paintShapes(this.root);
    this.measure();
  }

  update(props: GraphProps): void {
    const before = this.props;
    this.props = props;
    const stale =
      !before ||
      !this.facts ||
      (['document', 'analysis', 'problems', 'vocabulary', 'language'] as const).some(
        (key) => before[key] !== props[key],
      );
    if (stale) {
      this.facts = factsOf(props);
      this.sizes = sizesOf(this.facts, this.row);
      this.compactSizes = this.tiny ? tinySizesOf(this.facts) : compactSizesOf(this.facts);
      const fresh = !before || this.isOther(before.document, props.document);
      if (before?.document !== props.document) this.dragged = null;
      this.rowOrder = null;
      if (fresh) {
        this.loose.clear();
        this.moved = false;
        this.actions.cancel();
      }
      this.arrange();
      // Cards have their full height once the first answer is there.
      if (fresh) this.unsettled = true;
      if (this.unsettled && !this.moved) this.fit();
      if (props.analysis) this.unsettled = false;
      this.ease();
    }
    if (props.compact !== before?.compact) this.measure();
    this.render();
    if (before && before.document !== props.document && props.said === this.shownSaid) this.furniture.hush();
    if (props.said !== this.shownSaid) {
      this.shownSaid = props.said;
      if (props.said) this.furniture.say(props.said.text, props.said.undo && !props.readOnly);
    }
    const after = this.afterUpdate;
    this.afterUpdate = null;
    after?.();
  }

  /** Shows the whole graph: at 100 % where it fits, squeezed where it nearly does, else smaller. */
  fit(): void {
    if (!this.facts || this.size.width === 0) return;
    this.moved = false;
    if (this.facts.units.length === 0) return;
    const room = { width: this.size.width / this.camera.base, height: this.size.height / this.camera.base };
    // The area of a project reaches beyond its members.
    const area = this.facts.projects.some(({ members }) => members.length > 1) ? 18 : 0;
    const touch = matchMedia('(pointer: coarse)').matches;
    const within = {
      ...room,
      margin: this.compact
        ? { x: 12, top: 28, bottom: room.height > 520 ? 104 : 28 }
        : { x: 22 + area / 2, top: 14 + 1.5 * area, bottom: 14 + area / 2 },
      gap: this.compact ? { x: 72, y: 36 } : { x: 84, y: 20 },
      least: this.compact ? 0.3 : 0.5,
    };
    if (this.tiny) this.compactSizes = compactSizesOf(this.facts);
    // Between two cards a pair of lanes, as far apart as rows are, has room with its badge.
    const forFingers = (row: number): View =>
      this.viewOf(row, { ...within, gap: { ...within.gap, y: row + 46 } });
    let view = touch && !this.compact ? forFingers(FINGER_ROWS[0]) : this.viewOf(MOUSE_ROW, within);
    // Rows for fingers are as high as they can be with every card in view.
    for (const row of touch && !this.compact ? FINGER_ROWS.slice(1) : []) {
      if (view.zoom >= 0.95) break;
      view = forFingers(row);
    }
    if (this.compact) view = this.compactView(view, within);
    this.lens = view.lens;
    this.camera.zoom = view.zoom;
    this.camera.centre(view.centre, this.size);
    this.settle();
    this.arrange();
    this.makeRoomForLanes(room);
    this.clearCorners();
    this.render();
  }

  /** Where names would be too small to read, cards are seal and surplus alone, and as large as there is room. */
  private compactView(view: View, room: Room): View {
    this.tiny = view.zoom < LEAST_NAMED;
    if (!this.tiny || !this.facts) return view;
    this.compactSizes = tinySizesOf(this.facts);
    return this.viewOf(this.row, { ...room, margin: { ...room.margin, top: 14, bottom: 14 }, gap: TINY_GAP });
  }

  /** How all cards are shown with rows of a height. */
  private viewOf(row: number, room: Room): View {
    this.row = row;
    if (this.facts) this.sizes = sizesOf(this.facts, row);
    const cards = (this.facts?.units ?? []).flatMap(({ id }) => {
      const [centre, size] = [this.documentCentre(id), this.drawnSize(id)];
      return centre && size ? [{ centre, size }] : [];
    });
    return fitView(cards, room);
  }

  /** What stands in the corners makes itself small, or goes, where the whole graph leaves it no room. */
  private clearCorners(): void {
    const { width, height } = this.size;
    const { base } = this.camera;
    const free = (corner: Size, x: number, y: number): boolean => {
      const place = this.camera.toWorld({ x, y });
      const box = {
        ...place,
        width: corner.width / this.camera.zoom,
        height: corner.height / this.camera.zoom,
      };
      return ![...this.boxes.values()].some((card) => meets(card, box));
    };
    this.keyFits = free(KEY, width - KEY.width * base, 0);
    this.dialFits = free(DIAL, 0, height - DIAL.height * base);
    this.zoomFits = free(ZOOM, width - ZOOM.width * base, height - ZOOM.height * base);
  }

  /** Lanes that go round a corner, and their badges, reach beyond the cards: then a little farther away. */
  private makeRoomForLanes(room: Size): void {
    if (this.lanes.length > 400) return;
    const all = around([
      ...this.boxes.values(),
      ...this.lanes.flatMap(({ lanes, badge }) => [
        boxAround(badge, BADGE),
        ...lanes.map(({ curve }) => drawnBounds(curve)),
      ]),
    ]);
    const { x, y } = this.camera.toScreen(all);
    const [right, bottom] = [x + all.width * this.camera.scale, y + all.height * this.camera.scale];
    if (x >= 0 && y >= 0 && right <= this.size.width && bottom <= this.size.height) return;
    const air = 16;
    const zoom = Math.min(room.width / (all.width + air), room.height / (all.height + air));
    this.camera.zoom = Math.min(this.camera.zoom, zoom);
    this.camera.centre(centreOf(all), this.size);
  }

  focusUnit(id: string): void {
    const box = this.boxes.get(id);
    if (!box) return;
    if (this.camera.zoom < 0.45) this.zoomTo(1);
    this.reveal(box);
    this.keyboard.focusCard(id);
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.resize.disconnect();
    this.themes.disconnect();
    this.pointing.destroy();
    this.furniture.destroy();
    this.root.remove();
  }

  // --- what its parts ask of it ---

  get readOnly(): boolean {
    return this.props?.readOnly ?? true;
  }

  /** Runs once the edit just sent has come back as props. */
  then(act: () => void): void {
    this.afterUpdate = act;
  }

  focusPort(port: PortRef): void {
    this.keyboard.focusPort(port);
  }

  focusCard(id: string): void {
    this.keyboard.focusCard(id);
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

  documentCentre(id: string): Point | null {
    const [place, size] = [this.loose.get(id), this.sizes.get(id)];
    return place && size ? centreOf({ ...place, ...size }) : null;
  }

  /** The document position of a card drawn at a box. */
  documentPlace(id: string, drawn: Box): Point {
    const size = this.sizes.get(id) ?? COMPACT;
    const box = boxAround(back(this.lens, centreOf(drawn)), size);
    return { x: Math.round(box.x), y: Math.round(box.y) };
  }

  /** The drawn point of a port, and the way out of its card. */
  portPoint(port: PortRef): { point: Point; normal: Point } | null {
    const [box, rows] = [this.boxes.get(port.unit), this.docking?.rows.get(port.unit)];
    const row = rows?.find((place) => place.port === portKey(port));
    const mark = row?.marks[0];
    if (!box) return null;
    if (!mark) return { point: centreOf(box), normal: NORMAL.bottom };
    return { point: { x: box.x + mark.point.x, y: box.y + mark.point.y }, normal: NORMAL[mark.edge] };
  }

  badgePoint(key: string): Point | null {
    return this.lanes[this.laneAt.get(key) ?? -1]?.badge ?? null;
  }

  /** The exchange whose ribbon passes within a corridor of a point. */
  exchangeAt(point: Point, corridor: number): string | null {
    let best: string | null = null;
    let least = corridor;
    for (const { lanes } of this.lanes) {
      for (const { exchange, curve, bounds } of lanes) {
        const reach = {
          x: bounds.x - corridor,
          y: bounds.y - corridor,
          width: bounds.width + 2 * corridor,
          height: bounds.height + 2 * corridor,
        };
        if (!contains(reach, point)) continue;
        const distance = distanceTo(curve, point);
        if (distance <= least) [best, least] = [exchange, distance];
      }
    }
    return best;
  }

  reveal(box: Box): void {
    const screen = this.size;
    if (this.camera.reveal(box, screen, 8)) this.settle();
    this.changed();
  }

  zoomBy(factor: number, about?: Point): void {
    this.zoomTo(this.camera.zoom * factor, about);
  }

  zoomTo(zoom: number, about: Point = { x: this.size.width / 2, y: this.size.height / 2 }): void {
    const near = [1].find((round) => Math.abs(zoom - round) < 0.02);
    this.camera.zoomTo(near ?? zoom, about);
    this.moved = true;
    this.settle();
    this.changed();
  }

  /** Shows some units as large as there is room for them. */
  zoomToUnits(ids: readonly string[]): void {
    const boxes = ids.flatMap((id) => this.boxes.get(id) ?? []);
    if (boxes.length === 0) return;
    const box = around(boxes);
    const { width, height } = this.size;
    const room = Math.min((width - 96) / box.width, (height - 96) / box.height) / this.camera.base;
    this.camera.zoom = clamp(room, LEAST_ZOOM, 1.5);
    this.camera.centre(centreOf(box), this.size);
    this.moved = true;
    this.settle();
    this.changed();
  }

  pan(dx: number, dy: number): void {
    this.camera.pan(dx, dy);
    this.moved = true;
    this.changed();
  }

  /** Cards at other places than the document's, while they are dragged. */
  drag(boxes: Map<string, Box>): void {
    const { facts, docking } = this;
    if (!facts || !docking) return;
    this.dragged = boxes;
    if (facts.pairs.length > HEAVY) this.arrangeNear((this.near ??= nearOf(facts, docking, boxes)), boxes);
    else this.arrange(true);
    for (const [id, box] of boxes) this.cards.get(id)?.move(box);
    this.render(this.near?.ids ?? null);
  }

  /** The drag was given up. */
  letGo(): void {
    this.dragged = null;
    this.rowOrder = null;
    this.arrange();
    this.render();
  }

  /** The camera has come to rest. */
  rest(): void {
    this.settle();
    this.transform();
    this.invalidate();
  }

  togglePair(between: readonly [string, string]): void {
    const key = pairKey(...between);
    const held = this.props?.selection.some(
      (entry) => entry.kind === 'pair' && pairKey(...entry.between) === key,
    );
    this.events.select(held ? [] : [{ kind: 'pair', between }]);
  }

  pairOf(exchange: string): string | null {
    const fact = this.facts?.exchange.get(exchange);
    return fact ? pairKey(fact.from.unit, fact.to.unit) : null;
  }

  /** Where menus open that no button opened. */
  addPoint(): Point {
    return this.furniture.addButton.hidden ? { x: 16, y: 16 } : this.below(this.furniture.addButton);
  }

  /** What a new card should not stand on: cards, and the ribbons between them. */
  occupied(): Box[] {
    const along = this.lanes.length > 400 ? [] : this.lanes.flatMap(({ lanes }) => lanes);
    return [
      ...this.boxes.values(),
      ...along.flatMap(({ curve }) =>
        [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((part) =>
          boxAround(pointAt(curve, part), { width: 4, height: 4 }),
        ),
      ),
    ];
  }

  /** The document position of a new card around a drawn centre. */
  newPlace(centre: Point, size: Size): Point {
    const box = boxAround(back(this.lens, centre), size);
    return { x: Math.round(box.x), y: Math.round(box.y) };
  }

  hover(pair: string | null): void {
    if (this.hovered === pair) return;
    this.hovered = pair;
    this.invalidate();
  }

  /** Something but the camera has changed: the connection being drawn, the selection. */
  invalidate(): void {
    if (!this.frame) this.frame = requestAnimationFrame((now) => this.paint(now));
  }

  // --- drawing ---

  private measure(): void {
    const { clientWidth: width, clientHeight: height } = this.root;
    const base = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 14 || 1;
    const compact = this.props?.compact === true || width / base < NARROW || height / base < LOW;
    const before = this.size;
    const big =
      Math.abs(width - before.width) > 0.12 * before.width ||
      Math.abs(height - before.height) > 0.12 * before.height;
    const flipped = compact !== this.compact || base !== this.camera.base;
    if (width === before.width && height === before.height && !flipped) return;
    this.size = { width, height };
    this.compact = compact;
    this.camera.base = base;
    if (flipped || before.width === 0 || (big && !this.moved)) {
      this.arrange();
      this.fit();
    } else {
      this.camera.pan((width - before.width) / 2, (height - before.height) / 2);
      this.settle();
    }
    this.render();
  }

  /** Whether most of what one document shows is not where, or not what, the other shows. */
  private isOther(before: Consortium, after: Consortium): boolean {
    const places = new Map((before.units ?? []).map((unit) => [unit.id, unit]));
    const units = after.units ?? [];
    const same = units.filter((unit) => {
      const old = places.get(unit.id);
      return old && old.position?.x === unit.position?.x && old.position?.y === unit.position?.y;
    });
    if (places.size === 0) return units.length > 1;
    return units.length > 0 && same.length * 2 < Math.max(units.length, places.size);
  }

  private drawnSize(id: string): Size | undefined {
    return (this.compact ? this.compactSizes : this.sizes).get(id);
  }

  /** Where all units stand in the document; anew as if none had a place. */
  placed(anew: boolean): Map<string, Point> {
    const { units, pairs } = this.facts ?? { units: [], pairs: [] };
    const partners = new Map<string, string[]>();
    for (const { between } of pairs) {
      between.forEach((id, end) => {
        const known = partners.get(id);
        const partner = between[1 - end] ?? id;
        if (known) known.push(partner);
        else partners.set(id, [partner]);
      });
    }
    return placeUnits(
      units.map((unit) => ({
        id: unit.id,
        kind: unit.kind,
        size: this.sizes.get(unit.id) ?? COMPACT,
        position: anew ? undefined : (unit.position ?? this.loose.get(unit.id)),
        partners: partners.get(unit.id) ?? [],
      })),
    );
  }

  /** Boxes, docks and lanes of all that is shown. */
  private arrange(dragging = false): void {
    const { facts } = this;
    if (!facts) return;
    if (!dragging) this.loose = this.placed(false);
    const boxes = new Map<string, Box>();
    for (const { id } of facts.units) {
      const [centre, size] = [this.documentCentre(id), this.drawnSize(id)];
      const held = this.dragged?.get(id);
      if (held) boxes.set(id, held);
      else if (centre && size) boxes.set(id, boxAround(through(this.lens, centre), size));
    }
    this.boxes = boxes;
    if (dragging && !this.rowOrder && this.docking) {
      this.rowOrder = rowOrder(this.docking.rows);
    }
    this.near = null;
    const still = dragging && this.rowOrder ? { rows: this.rowOrder } : null;
    this.docking = dock(facts, boxes, { compact: this.compact, row: this.row }, still);
    this.lanes = laneAll(facts, this.docking, boxes);
    this.laneAt = new Map(this.lanes.map(({ key }, index) => [key, index]));
  }

  /** The same for what is near cards being dragged; all else keeps its lanes, and so its paths on the canvas. */
  private arrangeNear(near: Near, held: ReadonlyMap<string, Box>): void {
    if (!this.docking) return;
    for (const [id, box] of held) this.boxes.set(id, box);
    const docking = dock(near, this.boxes, { compact: this.compact, row: this.row }, near.still);
    this.docking = { ...this.docking, rows: new Map([...this.docking.rows, ...docking.rows]) };
    for (const lanes of laneAll(near, docking, this.boxes, false)) {
      const place = this.laneAt.get(lanes.key);
      if (place !== undefined) this.lanes[place] = lanes;
    }
  }

  private ease(): void {
    if (!this.facts) return;
    const from = new Map(this.widths);
    if (motion(1) && this.facts.exchange.size <= 400) this.easing = { from, start: performance.now() };
    this.invalidate();
  }

  /** Brings the DOM up to date: all of it, or what shows these units. */
  render(only: ReadonlySet<string> | null = null): void {
    const { facts, props } = this;
    if (!facts || !props) return;
    const { t } = props;
    const environment = props.analysis?.environment ?? null;
    setAttribute(this.root, 'lang', props.language);
    setAttribute(this.root, 'data-environment', environment?.class ?? 'neutral');
    setAttribute(
      this.stage,
      'aria-label',
      t('graph.label', { units: facts.units.length, exchanges: facts.exchange.size }),
    );
    toggle(this.root, 'is-compact', this.compact);
    toggle(this.root, 'is-tiny', this.compact && this.tiny);
    toggle(this.root, 'is-readonly', props.readOnly);
    toggle(this.root, 'is-connecting', this.actions.connecting !== null);
    toggle(this.root, 'is-stale', props.stale);
    this.transform();
    this.renderCards(facts, props, only);
    this.renderBadges(facts, props, only);
    this.renderAreas(facts);
    this.renderFurniture(props);
    this.sheet.update();
    if (!only) this.keyboard.rove();
    this.invalidate();
  }

  private renderFurniture(props: GraphProps): void {
    const environment = props.analysis?.environment ?? null;
    const { add = true, key = true, dial = true, zoom = true } = props.furniture ?? {};
    this.furniture.update({
      t: props.t,
      add: add && !props.readOnly,
      key: key && !this.compact && this.keyFits && this.size.width / this.camera.base >= 740,
      dial,
      zoom: zoom && !this.compact && (this.zoomFits || this.size.width / this.camera.base >= 800),
      small: this.compact,
      smallDial: this.compact || !this.dialFits,
      low: this.size.height / this.camera.base < 600,
      empty: (props.document.units ?? []).length === 0,
      stale: props.stale,
      percent: this.camera.zoom * 100,
      width: this.facts?.width ?? 1,
      environment: environment && {
        mean: environment.mean,
        class: environment.class,
        breakEven: props.analysis?.formation
          ? (props.analysis.formation.breakEven?.environment ?? null)
          : undefined,
      },
    });
  }

  private renderCards(facts: Facts, props: GraphProps, only: ReadonlySet<string> | null = null): void {
    const many = facts.units.length > MANY;
    const view = this.camera.sees(this.size, 400);
    const units = new Set(props.selection.flatMap((entry) => (entry.kind === 'unit' ? [entry.id] : [])));
    const lit = this.litPorts(facts, props.selection, props.lit);
    const { connecting } = this.actions;
    const targets =
      connecting && new Set(connecting.targets.flatMap(({ port }) => (port ? [portKey(port)] : [])));
    const source = connecting && portKey(connecting.from);
    const held = document.activeElement?.closest('.graph-card')?.getAttribute('data-unit');
    const detailed = this.compact || this.camera.zoom >= 0.45;
    const words = {
      t: props.t,
      language: props.language,
      describe: (port: UnitFact['ports'][number]) => describePort(port, facts, props.t),
      describeUnit: (unit: UnitFact) => describeUnit(unit, props.t),
    };
    const { row: rowHeight } = this;
    for (const unit of only ? [...only].flatMap((id) => facts.unit.get(id) ?? []) : facts.units) {
      const box = this.boxes.get(unit.id);
      if (!box) continue;
      let card = this.cards.get(unit.id);
      if (!card) this.cards.set(unit.id, (card = new Card(this.world, unit.id)));
      const open = !many || unit.id === held || (detailed && meets(box, view));
      card.update(
        unit,
        {
          box,
          rows: this.docking?.rows.get(unit.id) ?? [],
          rowHeight,
          compact: this.compact,
          open,
          selected: units.has(unit.id),
          lit,
          targets,
          source,
          readOnly: props.readOnly,
        },
        facts,
        words,
      );
    }
    for (const [id, card] of only ? [] : this.cards) {
      if (facts.unit.has(id)) continue;
      card.remove();
      this.cards.delete(id);
    }
    this.opened = `${Math.round(view.x / 200)} ${Math.round(view.y / 200)} ${this.camera.zoom} ${facts.units.length}`;
  }

  /** Of a unit that is lit and not selected, every port. */
  private litPorts(
    facts: Facts,
    selection: readonly Selected[],
    also: readonly Selected[] = [],
  ): Set<string> {
    const lit = new Set<string>();
    const light = (id: string) => {
      const exchange = facts.exchange.get(id);
      if (exchange) [exchange.from, exchange.to].forEach((port) => lit.add(portKey(port)));
    };
    for (const entry of also) {
      if (entry.kind === 'unit') facts.unit.get(entry.id)?.ports.forEach((port) => lit.add(portKey(port)));
    }
    for (const entry of [...selection, ...also]) {
      if (entry.kind === 'exchange') light(entry.id);
      if (entry.kind === 'pair')
        facts.pair.get(pairKey(...entry.between))?.exchanges.forEach(({ id }) => light(id));
    }
    return lit;
  }

  private renderBadges(facts: Facts, props: GraphProps, only: ReadonlySet<string> | null = null): void {
    const selected = this.selectedPair(facts, props.selection);
    const many = facts.pairs.length > HEAVY;
    const view = this.camera.sees(this.size, 400);
    for (const pair of (only && this.near?.pairs) ?? facts.pairs) {
      const at = this.badgePoint(pair.key);
      if (!at) continue;
      let badge = this.badges.get(pair.key);
      if (!badge) this.badges.set(pair.key, (badge = new Badge(this.badgeLayer, pair.key)));
      const seen = !many || (this.camera.zoom >= 0.45 && contains(view, at));
      badge.update(
        pair,
        at,
        this.isSwapped(pair),
        pair.key === selected,
        describePair(pair, facts, props.t),
        seen,
      );
    }
    for (const [key, badge] of only ? [] : this.badges) {
      if (this.laneAt.has(key) && facts.pair.has(key)) continue;
      badge.remove();
      this.badges.delete(key);
    }
  }

  /** On the screen the left half of a glyph is the unit further left, or the upper one if they stand in line. */
  isSwapped({ between }: PairFact): boolean {
    const [a, b] = [this.boxes.get(between[0]), this.boxes.get(between[1])];
    if (!a || !b) return false;
    const [one, two] = [centreOf(a), centreOf(b)];
    return Math.abs(one.x - two.x) > 8 ? one.x > two.x : one.y > two.y;
  }

  selectedPair(facts: Facts, selection: readonly Selected[]): string | null {
    const entry = selection.find(({ kind }) => kind === 'pair' || kind === 'exchange');
    if (entry?.kind === 'pair') return pairKey(...entry.between);
    const exchange = entry?.kind === 'exchange' ? facts.exchange.get(entry.id) : undefined;
    return exchange ? pairKey(exchange.from.unit, exchange.to.unit) : null;
  }

  private renderAreas(facts: Facts): void {
    const known = new Set<string>();
    for (const project of facts.projects) {
      const boxes = project.members.flatMap((id) => this.boxes.get(id) ?? []);
      if (boxes.length < 2) continue;
      known.add(project.id);
      const bounds = around(boxes);
      let area = this.areas.get(project.id);
      if (!area) {
        area = make('div', 'graph-area', this.areaLayer);
        make('span', '', area);
        this.areas.set(project.id, area);
      }
      area.style.transform = `translate(${bounds.x - 18}px,${bounds.y - 30}px)`;
      area.style.width = `${bounds.width + 36}px`;
      area.style.height = `${bounds.height + 48}px`;
      const label = area.firstElementChild;
      if (label) setText(label, this.actions.projectTitle(project));
    }
    for (const [id, area] of this.areas) {
      if (known.has(id)) continue;
      area.remove();
      this.areas.delete(id);
    }
  }

  private transform(): void {
    const { camera } = this;
    this.world.style.transform = `translate(${camera.x}px,${camera.y}px) scale(${camera.scale})`;
    setAttribute(this.root, 'data-detail', this.compact ? 'full' : detailAt(camera.zoom));
    toggle(this.root, 'is-far', !this.compact && camera.zoom < FAR);
  }

  /** Whole px where nothing moves, so that text is sharp. */
  private settle(): void {
    this.camera.x = Math.round(this.camera.x);
    this.camera.y = Math.round(this.camera.y);
  }

  /** The camera has changed. */
  private changed(): void {
    this.transform();
    this.invalidate();
  }

  private paint(now: number): void {
    this.frame = 0;
    const { facts, props, camera, size } = this;
    if (!facts || !props || size.width === 0) return;
    if (facts.units.length > MANY) {
      const view = camera.sees(size, 400);
      const key = `${Math.round(view.x / 200)} ${Math.round(view.y / 200)} ${camera.zoom} ${facts.units.length}`;
      if (key !== this.opened) {
        this.renderCards(facts, props);
        this.renderBadges(facts, props);
      }
    }
    this.renderFurniture(props);
    this.sheet.place();
    const heavy = facts.pairs.length > HEAVY;
    const margin = heavy ? OVERSCAN : 0;
    const [dx, dy] = [camera.x - this.painted.x, camera.y - this.painted.y];
    const reuse =
      heavy &&
      this.pointing.panning &&
      camera.zoom === this.painted.zoom &&
      Math.max(Math.abs(dx), Math.abs(dy)) < OVERSCAN;
    if (reuse) {
      this.canvas.style.transform = `translate(${dx - margin}px,${dy - margin}px)`;
      return;
    }
    this.painted = { x: camera.x, y: camera.y, zoom: camera.zoom };
    this.canvas.style.transform = margin ? `translate(${-margin}px,${-margin}px)` : '';
    const easing = this.easeWidths(now);
    const focus = this.hovered ?? this.selectedPair(facts, props.selection);
    const exchanges = new Set(
      props.selection.flatMap((entry) => (entry.kind === 'exchange' ? [entry.id] : [])),
    );
    this.ribbons.paint(
      {
        pairs: this.lanes,
        environment: props.analysis?.environment?.class ?? 'neutral',
        preview: this.actions.preview(),
        moving: this.near?.keys ?? null,
        look: (key): RibbonLook => {
          const pair = facts.pair.get(key);
          return {
            mode: pair?.mode ?? 'none',
            level: pair?.level ?? 'none',
            dim: focus !== null && focus !== key,
            widthOf: (id) => this.widths.get(id) ?? 2,
            isSelected: (id) => exchanges.has(id),
          };
        },
      },
      camera,
      size,
      margin,
      Math.min(3, devicePixelRatio || 1),
    );
    if (easing) this.invalidate();
  }

  /** Moves ribbon widths towards the present amounts; whether they are still on the way. */
  private easeWidths(now: number): boolean {
    const { facts, easing } = this;
    if (!facts || (!easing && this.settled === facts)) return false;
    const part = easing ? clamp((now - easing.start) / motion(240), 0, 1) : 1;
    const eased = 1 - (1 - part) ** 3;
    const widths = new Map<string, number>();
    for (const { id, generation } of facts.exchange.values()) {
      const goal = (generation ?? 0) * facts.width;
      const from = easing?.from.get(id) ?? goal;
      widths.set(id, from + (goal - from) * eased);
    }
    this.widths = widths;
    this.settled = facts;
    if (part >= 1) this.easing = null;
    return part < 1;
  }
}
