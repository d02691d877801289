// Cards, badges, areas and furniture: the DOM kept in step with what is known and with what the camera sees.
import { pairKey } from '../document/pairs';
import { isIdle } from '../document/verdicts';
import { Areas } from './areas';
import { Badge } from './badges';
import { detailAt, type Detail } from './camera';
import { Card } from './cards';
import { make, setAttribute, toggle } from './dom';
import { portKey, type Facts, type UnitFact } from './facts';
import { contains, holds, meets, type Box, type Point } from './geometry';
import { HEAVY } from './arrangement';
import { TIDY } from './lanes';
import type { Graph, GraphProps } from './index';
import { Painting } from './painting';
import { spotFor } from './spots';
import { describePair, describePort, describeUnit } from './sentences';
import type { Selected } from '../state/view.svelte';

/** Above so many units, only cards near the screen have elements, and from afar none has: they are painted. */
const MANY = 150;
/** Below this zoom they are. */
const NEAR = 0.45;
/** How far beyond the screen a card is near it, px. */
const AROUND = 80;
/** Below this zoom the letters on discs are smaller than can be read. */
const FAR = 0.1;

/** What is brought up to date: all, some units, or what comes into sight. */
type Only = ReadonlySet<string> | 'new' | null;

/** What notes on the graph take at the most, px: which moment is shown, and that results are of another model. */
const MOMENT = { width: 268, height: 44 } as const;
const STALE = { width: 240, height: 34 } as const;
/** What the key takes in the upper right corner. */
const KEY = { width: 268, height: 110 } as const;

export class Drawing {
  readonly cards = new Map<string, Card>();
  readonly badges = new Map<string, Badge>();
  readonly painting: Painting;
  private readonly world: HTMLElement;
  private readonly areas: Areas;
  private readonly badgeLayer: HTMLElement;
  private frame = 0;
  /** Of so many units: what part of the drawing has its cards and badges. */
  private opened: Box | null = null;
  private wasClose = true;

  constructor(
    private readonly graph: Graph,
    canvas: HTMLCanvasElement,
  ) {
    this.world = make('div', 'graph-world', graph.stage);
    this.areas = new Areas(make('div', 'graph-areas', this.world));
    this.badgeLayer = make('div', 'graph-badges', this.world);
    this.painting = new Painting(graph, canvas);
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.painting.destroy();
  }

  /** Whether there are too many units for each to have an element. */
  get many(): boolean {
    return (this.graph.facts?.units.length ?? 0) > MANY;
  }

  /** Whether cards are painted instead, but for those that the keyboard is at. */
  get far(): boolean {
    return this.many && !this.close;
  }

  private get close(): boolean {
    return this.graph.camera.zoom >= NEAR;
  }

  get detail(): Detail {
    const { camera, compact } = this.graph;
    return compact && !this.far ? 'full' : detailAt(camera.zoom);
  }

  /** Whether the letters of discs can be read. */
  get lettered(): boolean {
    return this.graph.camera.zoom >= FAR;
  }

  /** The card of a unit, made for it if it has none. */
  cardOf(id: string): Card | undefined {
    const { facts, props } = this.graph;
    if (!this.cards.has(id) && facts?.unit.has(id) && props)
      this.renderCards(facts, props, new Set([id]), id);
    return this.cards.get(id);
  }

  /** Brings the DOM up to date: all of it, or what shows these units. */
  render(only: ReadonlySet<string> | null = null): void {
    const { graph } = this;
    const { facts, props, compact } = graph;
    if (!facts || !props) return;
    const { t } = props;
    setAttribute(graph.root, 'lang', props.language);
    setAttribute(
      graph.stage,
      'aria-label',
      t('graph.label', { units: facts.units.length, exchanges: facts.exchange.size }),
    );
    toggle(graph.root, 'is-compact', compact);
    toggle(graph.root, 'is-tiny', compact && graph.arrangement.tiny);
    toggle(graph.root, 'is-readonly', props.readOnly);
    toggle(graph.root, 'is-connecting', graph.connecting.current !== null);
    toggle(graph.root, 'is-stale', props.stale);
    toggle(graph.root, 'is-moment', props.moment != null);
    this.transform();
    this.open();
    this.renderCards(facts, props, only);
    this.renderBadges(facts, props, only);
    this.areas.render(facts, this.graph.arrangement.boxes, props.t);
    if (!only) this.renderFurniture(props);
    graph.sheet.update();
    graph.minimap.update();
    if (!only) graph.keyboard.rove();
    this.invalidate();
  }

  /** Cards at the places a drag has brought them to. */
  move(boxes: ReadonlyMap<string, Box>, only: ReadonlySet<string> | null): void {
    for (const [id, box] of boxes) this.cards.get(id)?.move(box);
    this.render(only);
  }

  renderFurniture(props: GraphProps): void {
    const { graph } = this;
    const { camera, compact, framing } = graph;
    const environment = props.analysis?.environment ?? null;
    const map = graph.minimap.state;
    const mood = environment?.class ?? 'neutral';
    if (mood !== graph.root.dataset['environment']) this.invalidate();
    setAttribute(graph.root, 'data-environment', mood);
    const { add = true, key: wanted = true, dial = true, zoom = true } = props.furniture ?? {};
    const key =
      wanted &&
      !compact &&
      framing.free.key &&
      (framing.paper !== null || framing.size.width / camera.base >= 740);
    this.placeNotes(props, key);
    graph.furniture.update({
      t: props.t,
      add: add && !props.readOnly,
      key,
      dial,
      zoom:
        zoom && !compact && (map !== null || framing.free.zoom || framing.size.width / camera.base >= 800),
      small: compact,
      smallDial: compact || !framing.free.dial,
      bareDial: compact && !framing.free.dial,
      low: framing.size.height / camera.base < 600,
      empty: (props.document.units ?? []).length === 0,
      stale: props.stale,
      readOnly: props.readOnly,
      outline: graph.events.open !== undefined,
      moment: props.moment != null,
      map,
      percent: camera.zoom * 100,
      width: graph.facts?.width ?? 1,
      environment:
        environment || props.awaited
          ? {
              mean: environment?.mean ?? null,
              class: mood,
              breakEven: props.analysis?.formation
                ? (props.analysis.formation.breakEven?.environment ?? null)
                : undefined,
              idle: props.analysis ? isIdle(props.analysis) : false,
              document: props.document,
            }
          : null,
    });
  }

  /** Notes stand where they cover neither cards nor names of areas, nor what stands on the graph. */
  private placeNotes({ stale, moment }: GraphProps, key: boolean): void {
    const { arrangement, camera, framing, root } = this.graph;
    if (!stale && moment == null) return;
    const { base } = camera;
    const width = framing.size.width / base;
    const taken = [...arrangement.boxes.values(), ...this.areas.names].map((box) => {
      const { x, y, width, height } = camera.boxToScreen(box);
      return { x: x / base, y: y / base, width: width / base, height: height / base };
    });
    if (key) taken.push({ x: width - KEY.width, y: 0, ...KEY });
    if (moment != null) {
      const [spot, box] = spotFor(MOMENT, width, taken);
      setAttribute(root, 'data-moment-at', spot);
      taken.push(box);
    }
    if (stale) setAttribute(root, 'data-stale-at', spotFor(STALE, width, taken)[0]);
  }

  private renderCards(facts: Facts, props: GraphProps, only: Only = null, made: string | null = null): void {
    const {
      arrangement,
      compact,
      connecting: { current: connecting },
    } = this.graph;
    const { far, many } = this;
    const units = new Set(props.selection.flatMap((entry) => (entry.kind === 'unit' ? [entry.id] : [])));
    const lit = this.litPorts(facts, props.selection, props.lit);
    const targets =
      connecting && new Set(connecting.targets.flatMap(({ port }) => (port ? [portKey(port)] : [])));
    const source = connecting && portKey(connecting.from);
    const kept = new Set([...this.keptUnits(), made]);
    const area = far ? null : this.opened;
    const isShown = (id: string, box: Box): boolean =>
      !many || kept.has(id) || (area !== null && meets(box, area));
    const words = {
      t: props.t,
      language: props.language,
      describe: (port: UnitFact['ports'][number]) => describePort(port, facts, props.t),
      describeUnit: (unit: UnitFact) => describeUnit(unit, props.t),
    };
    const { row: rowHeight } = arrangement;
    const some = only instanceof Set ? [...only].flatMap((id) => facts.unit.get(id) ?? []) : facts.units;
    for (const unit of some) {
      const box = arrangement.boxes.get(unit.id);
      if (!box || !isShown(unit.id, box)) continue;
      let card = this.cards.get(unit.id);
      if (card && only === 'new') continue;
      // A drag turns rows, and changes nothing else on a card.
      if (only instanceof Set && card?.stands(arrangement.rowsOf(unit.id))) continue;
      if (!card) {
        this.cards.set(unit.id, (card = new Card(this.world, unit.id)));
        if (far) this.painting.soil();
      }
      card.update(
        unit,
        {
          box,
          rows: arrangement.rowsOf(unit.id),
          rowHeight,
          compact,
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
    for (const [id, card] of only instanceof Set ? [] : this.cards) {
      const box = arrangement.boxes.get(id);
      if (facts.unit.has(id) && box && isShown(id, box)) continue;
      card.remove();
      this.cards.delete(id);
      if (far) this.painting.soil();
    }
  }

  /** Units that have a card wherever they are: where the keyboard is, and where a connection begins. */
  private *keptUnits(): Iterable<string> {
    const { connecting, keyboard } = this.graph;
    const held = document.activeElement?.closest('.graph-card')?.getAttribute('data-unit');
    for (const id of [held, keyboard.stop, connecting.current?.from.unit]) if (id) yield id;
  }

  /** Whether other cards than before are near the screen. */
  private isElsewhere(): boolean {
    const { arrangement, camera, framing } = this.graph;
    if (this.close !== this.wasClose) return true;
    return this.close && !(this.opened && holds(this.opened, camera.sees(framing.size), arrangement.extent));
  }

  /** From here on cards and badges are those around the camera. */
  private open(): void {
    const { camera, framing } = this.graph;
    this.opened = camera.sees(framing.size, AROUND);
    if (this.close !== this.wasClose) this.painting.soil();
    this.wasClose = this.close;
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
        facts.pair.get(pairKey(entry.between))?.exchanges.forEach(({ id }) => light(id));
    }
    return lit;
  }

  private renderBadges(facts: Facts, props: GraphProps, only: Only = null): void {
    const { arrangement } = this.graph;
    const selected = this.graph.selectedPair(facts, props.selection);
    const heavy = facts.pairs.length > HEAVY;
    toggle(this.badgeLayer, 'is-under', facts.pairs.length > TIDY);
    const area = this.close ? this.opened : null;
    const isShown = (at: Point) => !heavy || (area !== null && contains(area, at));
    const some = heavy && !area ? [] : facts.pairs;
    for (const pair of (only instanceof Set && arrangement.near?.moved) || some) {
      const place = arrangement.lanesOf(pair.key)?.badge;
      if (!place || !isShown(place.at)) continue;
      let badge = this.badges.get(pair.key);
      if (badge && only === 'new') continue;
      if (!badge) this.badges.set(pair.key, (badge = new Badge(this.badgeLayer, pair.key)));
      const said = describePair(pair, facts, props.t);
      badge.update(pair, place, arrangement.isSwapped(pair), pair.key === selected, said);
    }
    for (const [key, badge] of only instanceof Set ? [] : this.badges) {
      const at = facts.pair.has(key) ? arrangement.badgePoint(key) : null;
      if (at && isShown(at)) continue;
      badge.remove();
      this.badges.delete(key);
    }
  }

  private transform(): void {
    const { camera, compact, root } = this.graph;
    this.world.style.transform = `translate(${camera.x}px,${camera.y}px) scale(${camera.scale})`;
    setAttribute(root, 'data-detail', this.detail);
    toggle(root, 'is-painted', this.far);
    toggle(root, 'is-far', !compact && !this.lettered);
  }

  /** The camera has changed. */
  follow(): void {
    this.transform();
    this.ask();
  }

  /** Something but the camera has changed: the connection being drawn, the selection. */
  invalidate(): void {
    this.painting.soil();
    this.ask();
  }

  private ask(): void {
    if (!this.frame) this.frame = requestAnimationFrame((now) => this.next(now));
  }

  /** Paints at once, for what does not wait for the next frame. */
  paintNow(ratio?: number): void {
    this.painting.soil();
    this.next(performance.now(), ratio);
  }

  private next(now: number, ratio?: number): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { facts, props, framing, minimap, sheet } = this.graph;
    if (!facts || !props || framing.size.width === 0) return;
    if ((this.many || facts.pairs.length > HEAVY) && this.isElsewhere()) {
      this.open();
      this.renderCards(facts, props, 'new');
      this.renderBadges(facts, props, 'new');
    }
    this.renderFurniture(props);
    sheet.place();
    minimap.follow();
    if (this.painting.paint(now, ratio)) this.ask();
  }
}
