// The graph by mouse and by touch: what a press, a drag, a wheel or two fingers do.
import { portRefOf } from './keyboard';
import { meets, spanned, type Box, type Point } from './geometry';
import type { Graph } from './index';
import { make } from './dom';

/** A press that moves less than this, px, is a click. */
const STILL = 4;
const STILL_TOUCH = 8;
/** A finger that rests so long, ms, asks for the menu. */
const RESTS = 500;

type Press =
  | { kind: 'pan'; last: Point }
  | { kind: 'card'; unit: string; more: boolean; start: Map<string, Box> }
  | { kind: 'port'; port: string; armed: boolean }
  | { kind: 'badge'; pair: string }
  | { kind: 'add'; unit: string }
  | { kind: 'marquee'; from: Point; frame: HTMLElement };

export class Pointing {
  private press: Press | null = null;
  private origin: Point = { x: 0, y: 0 };
  private far = false;
  private readonly fingers = new Map<number, Point>();
  private resting = 0;
  private asked = false;
  private readonly stop = new AbortController();

  constructor(private readonly graph: Graph) {
    const { stage } = graph;
    const { signal } = this.stop;
    stage.addEventListener('pointerdown', (event) => this.down(event), { signal });
    stage.addEventListener('pointermove', (event) => this.move(event), { signal });
    stage.addEventListener('pointerup', (event) => this.up(event), { signal });
    stage.addEventListener('pointercancel', (event) => this.cancel(event), { signal });
    stage.addEventListener('dblclick', (event) => this.double(event), { signal });
    stage.addEventListener('pointerleave', () => graph.drawing.painting.hover(null), { signal });
    stage.addEventListener('contextmenu', (event) => this.context(event), { signal });
    // What reads the screen aloud clicks without a pointer.
    stage.addEventListener('click', (event) => this.clicked(event), { signal });
  }

  destroy(): void {
    clearTimeout(this.resting);
    this.stop.abort();
  }

  private down(event: PointerEvent): void {
    const { graph } = this;
    graph.lastTouch = event.pointerType === 'touch';
    const at = graph.local(event);
    this.fingers.set(event.pointerId, at);
    clearTimeout(this.resting);
    this.asked = false;
    if (this.fingers.size === 2) {
      this.press = null;
      this.far = true;
      graph.panning.pinch(this.fingers.values());
      return;
    }
    if (event.button !== 0 && event.button !== 1) return;
    this.origin = at;
    this.far = false;
    this.press = event.button === 1 ? { kind: 'pan', last: at } : this.pressAt(event, at);
    graph.stage.setPointerCapture(event.pointerId);
    this.focusUnder(event);
    const { target } = event;
    if (graph.lastTouch) this.resting = window.setTimeout(() => this.ask(target, at), RESTS);
  }

  private pressAt(event: PointerEvent, at: Point): Press {
    const { graph } = this;
    const target = event.target instanceof Element ? event.target : graph.stage;
    const port = target.closest<HTMLElement>('.graph-row')?.dataset['port'];
    const unit = this.unitOf(target, at);
    const pair = target.closest<HTMLElement>('.graph-badge')?.dataset['pair'];
    if (target.closest('.graph-add') && unit) return { kind: 'add', unit };
    // A finger is too wide for the ports of a compact card: it means the card.
    if (port && !graph.readOnly && !(graph.compact && graph.lastTouch)) {
      return { kind: 'port', port, armed: graph.connecting.current !== null };
    }
    if (unit) {
      const more = event.shiftKey || event.ctrlKey || event.metaKey;
      return { kind: 'card', unit, more, start: new Map() };
    }
    if (pair) return { kind: 'badge', pair };
    if (event.shiftKey && !graph.readOnly) {
      return { kind: 'marquee', from: at, frame: make('div', 'graph-marquee', graph.root) };
    }
    return { kind: 'pan', last: at };
  }

  /** A press on a card or a port puts the focus there, as a button would. */
  private focusUnder(event: PointerEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const element = target?.closest<HTMLElement>('.graph-row, .graph-add, .graph-badge, .graph-card');
    const painted = element ? null : this.unitOf(target, this.origin);
    const card = painted === null ? null : this.graph.drawing.cardOf(painted)?.element;
    (element ?? card ?? this.graph.stage).focus({ preventScroll: true });
    event.preventDefault();
  }

  private move(event: PointerEvent): void {
    const { graph } = this;
    const at = graph.local(event);
    if (this.fingers.has(event.pointerId)) this.fingers.set(event.pointerId, at);
    if (graph.panning.pinching && this.fingers.size >= 2) {
      graph.panning.pinch(this.fingers.values());
      return;
    }
    const { press } = this;
    if (!press) {
      this.hover(event, at);
      return;
    }
    const limit = graph.lastTouch ? STILL_TOUCH : STILL;
    if (!this.far && Math.hypot(at.x - this.origin.x, at.y - this.origin.y) < limit) return;
    const first = !this.far;
    this.far = true;
    clearTimeout(this.resting);
    switch (press.kind) {
      case 'pan':
        graph.panning.hold();
        graph.framing.pan(at.x - press.last.x, at.y - press.last.y);
        press.last = at;
        break;
      case 'card':
        if (graph.readOnly) {
          this.press = { kind: 'pan', last: at };
          break;
        }
        if (first) press.start = this.grabbed(press.unit);
        this.dragCards(press.start, at);
        break;
      case 'port':
        if (!graph.connecting.current)
          graph.connecting.start(portRefOf(press.port), graph.camera.toWorld(at));
        this.aim(event, at);
        break;
      case 'marquee':
        this.frame(press.frame, spanned(press.from, at));
        break;
      default:
    }
  }

  private hover(event: PointerEvent, at: Point): void {
    const { graph } = this;
    if (graph.connecting.current?.pointer) {
      this.aim(event, at);
      return;
    }
    if (event.pointerType === 'touch') return;
    const target = event.target instanceof Element ? event.target : null;
    const badge = target?.closest<HTMLElement>('.graph-badge')?.dataset['pair'];
    if (badge) return graph.drawing.painting.hover(badge);
    graph.root.classList.toggle('is-over-card', graph.drawing.far && this.unitOf(target, at) !== null);
    if (target?.closest('.graph-card') || (graph.facts?.pairs.length ?? 0) > 250)
      return graph.drawing.painting.hover(null);
    const exchange = graph.arrangement.exchangeAt(graph.camera.toWorld(at), 10 / graph.camera.scale);
    graph.drawing.painting.hover(exchange ? graph.pairOf(exchange) : null);
    graph.root.classList.toggle('is-over-ribbon', exchange !== null);
  }

  private up(event: PointerEvent): void {
    const { graph } = this;
    this.fingers.delete(event.pointerId);
    clearTimeout(this.resting);
    if (graph.panning.pinching) {
      if (this.fingers.size < 2) graph.panning.rest();
      return;
    }
    const { press, far } = this;
    this.press = null;
    graph.panning.rest();
    if (!press) return;
    const at = graph.local(event);
    if (press.kind === 'marquee') {
      press.frame.remove();
      if (far) this.selectWithin(spanned(graph.camera.toWorld(press.from), graph.camera.toWorld(at)));
    } else if (far) this.drop(press, at);
    else this.click(press, at);
  }

  private drop(press: Press, at: Point): void {
    const { graph } = this;
    const { actions, connecting } = graph;
    if (press.kind === 'card' && graph.arrangement.dragged) {
      actions.moveTo(graph.arrangement.dragged, 'drag');
      graph.events.endJoin();
    }
    if (press.kind === 'port' && connecting.current) {
      const place = this.under(at);
      const target = place && connecting.targetAt(place.unit, place.port ? portRefOf(place.port) : null);
      if (target) connecting.finish(target);
      else connecting.cancel();
    }
  }

  private click(press: Press, at: Point): void {
    const { graph } = this;
    const { connecting } = graph;
    switch (press.kind) {
      case 'port': {
        const port = portRefOf(press.port);
        if (!connecting.current) connecting.start(port, graph.camera.toWorld(at));
        else this.choose(port.unit, press.port);
        break;
      }
      case 'card':
        if (connecting.current) this.choose(press.unit, null);
        else this.select(press.unit, press.more || graph.group.gathering);
        break;
      case 'add':
        graph.menus.openParameters(press.unit, { x: at.x, y: at.y + 12 });
        break;
      case 'badge': {
        const pair = graph.facts?.pair.get(press.pair);
        if (pair) graph.togglePair(pair.between);
        break;
      }
      case 'pan': {
        if (connecting.cancel()) break;
        const corridor = (graph.lastTouch ? 22 : 10) / graph.camera.scale;
        const exchange = graph.arrangement.exchangeAt(graph.camera.toWorld(at), corridor);
        graph.events.select(exchange ? [{ kind: 'exchange', id: exchange }] : []);
        break;
      }
      default:
    }
  }

  private choose(unit: string, port: string | null): void {
    const { connecting } = this.graph;
    const from = connecting.current?.from;
    if (from && from.unit === unit && (port === null || port === `${from.unit}/${from.side}/${from.id}`)) {
      connecting.cancel();
      return;
    }
    const target = connecting.targetAt(unit, port ? portRefOf(port) : null);
    if (target) connecting.finish(target);
  }

  private cancel(event: PointerEvent): void {
    this.fingers.delete(event.pointerId);
    clearTimeout(this.resting);
    if (this.press?.kind === 'marquee') this.press.frame.remove();
    if (this.press?.kind === 'card' && this.graph.arrangement.dragged) this.graph.arrangement.letGo();
    this.press = null;
    this.graph.panning.rest();
  }

  /** The boxes that move with a card: all selected ones when it is among them. */
  private grabbed(unit: string): Map<string, Box> {
    const { graph } = this;
    const selected = (graph.props?.selection ?? []).flatMap((entry) =>
      entry.kind === 'unit' ? [entry.id] : [],
    );
    const ids = selected.includes(unit) ? selected : [unit];
    return new Map(
      ids.flatMap((id) => {
        const box = graph.arrangement.boxes.get(id);
        return box ? [[id, box] as const] : [];
      }),
    );
  }

  private dragCards(start: ReadonlyMap<string, Box>, at: Point): void {
    const { scale } = this.graph.camera;
    const [dx, dy] = [(at.x - this.origin.x) / scale, (at.y - this.origin.y) / scale];
    this.graph.arrangement.drag(
      new Map([...start].map(([id, box]) => [id, { ...box, x: box.x + dx, y: box.y + dy }])),
    );
  }

  /** Leads a connection to the pointer and says what it would do there. */
  private aim(event: PointerEvent, at: Point): void {
    const { graph } = this;
    const { current } = graph.connecting;
    if (!current) return;
    current.pointer = graph.camera.toWorld(at);
    const place = this.under(graph.local(event));
    const target =
      place && graph.connecting.targetAt(place.unit, place.port ? portRefOf(place.port) : null, true);
    current.sure = Boolean(target);
    const key = place ? `${place.unit} ${place.port ?? ''}` : '';
    if (key !== this.aimedAt) {
      this.aimedAt = key;
      if (target) graph.connecting.explain(target);
      else if (place) graph.connecting.targetAt(place.unit, place.port ? portRefOf(place.port) : null);
    }
    graph.drawing.invalidate();
  }
  private aimedAt = '';

  /** The unit of a card, also of one that is painted. */
  private unitOf(target: Element | null, at: Point): string | null {
    const { graph } = this;
    const unit = target?.closest<HTMLElement>('.graph-card')?.dataset['unit'];
    if (unit !== undefined) return unit;
    return graph.drawing.far ? graph.arrangement.unitAt(graph.camera.toWorld(at)) : null;
  }

  /** The card, and the port on it, under a point. */
  private under(at: Point): { unit: string; port: string | null } | null {
    const { graph } = this;
    const corner = graph.root.getBoundingClientRect();
    const element = document.elementFromPoint(at.x + corner.left, at.y + corner.top);
    const unit = element?.closest<HTMLElement>('.graph-card')?.dataset['unit'];
    if (unit) return { unit, port: element?.closest<HTMLElement>('.graph-row')?.dataset['port'] ?? null };
    const covered = graph.arrangement.unitAt(graph.camera.toWorld(at));
    return covered === null ? null : { unit: covered, port: null };
  }

  private select(unit: string, more: boolean): void {
    const { graph } = this;
    const selection = (graph.props?.selection ?? []).filter(({ kind }) => kind === 'unit');
    const held = selection.some((entry) => entry.kind === 'unit' && entry.id === unit);
    if (!more) graph.events.select([{ kind: 'unit', id: unit }]);
    else if (held)
      graph.events.select(selection.filter((entry) => !(entry.kind === 'unit' && entry.id === unit)));
    else graph.events.select([...selection, { kind: 'unit', id: unit }]);
  }

  private selectWithin(box: Box): void {
    const ids = [...this.graph.arrangement.boxes].flatMap(([id, card]) => (meets(card, box) ? [id] : []));
    this.graph.events.select(ids.map((id) => ({ kind: 'unit', id })));
  }

  private frame(element: HTMLElement, box: Box): void {
    Object.assign(element.style, {
      left: `${box.x}px`,
      top: `${box.y}px`,
      width: `${box.width}px`,
      height: `${box.height}px`,
    });
  }

  private double(event: MouseEvent): void {
    const { graph } = this;
    const at = graph.local(event);
    // The stage has captured the presses, and so is the event's own target.
    const target = document.elementFromPoint(event.clientX, event.clientY);
    const unit = this.unitOf(target, at);
    // From afar one first goes to it.
    if (unit && graph.drawing.far) return graph.focusUnit(unit);
    if (graph.readOnly) return;
    if (unit) {
      if (target?.closest('.graph-name, .graph-head')) graph.actions.rename(unit);
      return;
    }
    if (target?.closest('.graph-badge')) return;
    graph.menus.openAdd(at, graph.camera.toWorld(at));
  }

  private context(event: MouseEvent): void {
    if (this.graph.readOnly) return;
    event.preventDefault();
    this.ask(event.target, this.graph.local(event));
  }

  /** Opens the menu of what is there; once, although some systems ask by themselves when a finger rests. */
  private ask(target: EventTarget | null, at: Point): void {
    const { graph } = this;
    if (graph.readOnly || (graph.lastTouch && this.asked)) return;
    this.asked = true;
    const unit = this.unitOf(target instanceof Element ? target : null, at);
    this.press = null;
    if (graph.connecting.cancel()) return;
    if (unit) graph.menus.openUnit(unit, at);
    else graph.menus.openGround(at);
  }

  /** A click without a press before it: sent by a screen reader or a script. */
  private clicked(event: MouseEvent): void {
    if (event.detail !== 0 || !(event.target instanceof Element)) return;
    const { graph } = this;
    const pair = graph.facts?.pair.get(
      event.target.closest<HTMLElement>('.graph-badge')?.dataset['pair'] ?? '',
    );
    const port = event.target.closest<HTMLElement>('.graph-row')?.dataset['port'];
    const unit = event.target.closest<HTMLElement>('.graph-card')?.dataset['unit'];
    if (pair) graph.togglePair(pair.between);
    else if (unit && event.target.closest('.graph-add')) {
      graph.menus.openParameters(unit, graph.below(event.target));
    } else if (unit && graph.connecting.current) this.choose(unit, port ?? null);
    else if (port && !graph.readOnly) graph.connecting.start(portRefOf(port), null);
    else if (unit) this.select(unit, false);
  }
}
