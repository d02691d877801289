// The graph by keyboard alone: one stop for the cards, one for the badges, arrows between them.
import { centreOf, nearestTowards, type Point } from './geometry';
import type { PortRef } from './facts';
import { portKey } from './facts';
import type { Graph } from './index';
import * as keys from '../ui/keys';
import { hear, type Does } from '../ui/keys';

const WAYS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** How far a key moves a card, px of the drawing, and how far for a fine hand. */
const STEP = 20;
const FINE = 2;

export function portRefOf(key: string): PortRef {
  const [unit = '', side, id = ''] = key.split('/');
  return { unit, side: side === 'outputs' ? 'outputs' : 'inputs', id };
}

const portOf = (row: HTMLElement): PortRef => portRefOf(row.dataset['port'] ?? '');

export class Keyboard {
  private unit: string | null = null;
  private pair: string | null = null;
  /** The card that arrow keys move. */
  private moving: string | null = null;
  /** What of the graph has the focus, or had it until it was taken away. */
  private held: HTMLElement | null = null;

  constructor(private readonly graph: Graph) {
    graph.root.addEventListener('keydown', (event) => this.key(event));
    graph.root.addEventListener('focusin', (event) => this.focused(event.target));
    graph.root.addEventListener('focusout', ({ target }) => {
      // Whether it was left or taken away is known when it has happened.
      queueMicrotask(() => {
        if (this.held && this.held === target && !this.isLost(this.held)) this.held = null;
      });
    });
  }

  /** The unit that Tab comes to. */
  get stop(): string | null {
    return this.unit;
  }

  /** Keeps exactly one card and one badge in the page's tab order. */
  rove(): void {
    const { graph } = this;
    const units = graph.facts?.units ?? [];
    if (!this.unit || graph.facts?.unit.has(this.unit) !== true) this.unit = units[0]?.id ?? null;
    if (this.unit) graph.drawing.cardOf(this.unit);
    for (const [id, card] of graph.drawing.cards) setTab(card.element, id === this.unit);
    if (!this.pair || !graph.drawing.badges.has(this.pair)) {
      [this.pair = null] = graph.drawing.badges.keys();
    }
    for (const [key, badge] of graph.drawing.badges) setTab(badge.element, key === this.pair);
    this.keep();
  }

  /** An undo, or a sheet that closed, took away what had the focus: it goes to what is nearest. */
  private keep(): void {
    const { held } = this;
    const at = document.activeElement;
    if (!held || (at !== held && at !== document.body && at !== null) || !this.isLost(held)) return;
    this.held = null;
    const badge =
      held.matches('.graph-badge') && this.pair ? this.graph.drawing.badges.get(this.pair) : undefined;
    if (badge) badge.element.focus({ preventScroll: true });
    else if (this.unit) this.focusCard(this.unit);
  }

  /** Gone from the page, or hidden; what stands on the stage is never hidden. */
  private isLost(element: HTMLElement): boolean {
    if (!element.isConnected || this.graph.stage.contains(element)) return !element.isConnected;
    return element.getClientRects().length === 0 || getComputedStyle(element).visibility === 'hidden';
  }

  focusCard(id: string): void {
    const card = this.graph.drawing.cardOf(id);
    if (!card) return;
    this.unit = id;
    this.rove();
    card.element.focus({ preventScroll: true });
    this.show(id);
  }

  focusPort(port: PortRef): void {
    const card = this.graph.drawing.cardOf(port.unit);
    const row = card?.row(portKey(port));
    if (!row) return this.focusCard(port.unit);
    row.focus({ preventScroll: true });
    this.show(port.unit);
  }

  private show(id: string): void {
    const box = this.graph.arrangement.boxes.get(id);
    if (box) this.graph.framing.reveal(box);
  }

  private focused(target: EventTarget | null): void {
    if (!(target instanceof HTMLElement)) return;
    this.held = target;
    const card = target.closest<HTMLElement>('.graph-card');
    if (card?.dataset['unit']) this.unit = card.dataset['unit'];
    const badge = target.closest<HTMLElement>('.graph-badge');
    if (badge?.dataset['pair']) this.pair = badge.dataset['pair'];
    if (this.moving && card?.dataset['unit'] !== this.moving) this.stopMoving();
    if (card || badge) this.rove();
  }

  private key(event: KeyboardEvent): void {
    const { target } = event;
    if (event.defaultPrevented) return;
    if (!(target instanceof HTMLElement) || target.matches('input, textarea, select')) return;
    if (!this.hear(event, target)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** The innermost place that knows a key answers to it. */
  private hear(event: KeyboardEvent, target: HTMLElement): boolean {
    if (this.graph.connecting.current) return hear(keys.connecting, this.connecting, event, target);
    const row = target.closest<HTMLElement>('.graph-row');
    const add = target.closest<HTMLElement>('.graph-add');
    const pair = target.closest<HTMLElement>('.graph-badge')?.dataset['pair'];
    const unit = target.closest<HTMLElement>('.graph-card')?.dataset['unit'];
    const within = (): boolean => {
      if (row && unit) return hear(keys.port, this.port, event, row, unit);
      if (add && unit) return hear(keys.adder, this.adder, event, add, unit);
      if (pair) return hear(keys.badge, this.badge, event, pair);
      if (!unit) return false;
      return (
        (this.moving === unit && hear(keys.taken, this.taken, event, unit)) ||
        hear(keys.card, this.card, event, unit)
      );
    };
    return within() || hear(keys.graph, this.anywhere, event, target);
  }

  private readonly connecting: Does<typeof keys.connecting, [target: HTMLElement]> = {
    next: () => this.graph.connecting.step(1),
    previous: () => this.graph.connecting.step(-1),
    connect: (_, target) => {
      const { connecting } = this.graph;
      const { current } = connecting;
      const unit = target.closest<HTMLElement>('.graph-card')?.dataset['unit'];
      const port = target.closest<HTMLElement>('.graph-row')?.dataset['port'];
      const chosen =
        current?.targets[current.at] ??
        (unit === undefined ? null : connecting.targetAt(unit, port ? portRefOf(port) : null));
      if (chosen) connecting.finish(chosen);
    },
    giveUp: () => this.graph.connecting.cancel(),
  };

  private readonly card: Does<typeof keys.card, [unit: string]> = {
    walk: ({ key }, unit) => this.walk(unit, key),
    walkOn: ({ key }, unit) => {
      const next = this.walk(unit, key);
      if (next) this.select(next, true);
    },
    enter: (_, unit) => this.intoPorts(unit),
    select: (_, unit) => this.select(unit, false),
    selectToo: (_, unit) => this.select(unit, true),
    rename: (_, unit) => this.graph.actions.rename(unit),
    duplicate: (_, unit) => this.graph.group.duplicate(this.selectedUnits(unit)),
    take: (_, unit) => {
      if (this.graph.readOnly) return false;
      this.moving = unit;
      this.graph.drawing.cards.get(unit)?.element.classList.add('is-moving');
      return this.graph.say('graph.saidMoving');
    },
    move: ({ key }, unit) => this.nudge(unit, key, STEP),
    moveFinely: ({ key }, unit) => this.nudge(unit, key, FINE),
    menu: (_, unit) => this.openMenu(unit),
    remove: (_, unit) => this.graph.actions.removeUnits(this.selectedUnits(unit)),
    leave: () => this.unselect(),
  };

  private readonly taken: Does<typeof keys.taken, [unit: string]> = {
    move: ({ key }, unit) => this.nudge(unit, key, STEP),
    moveFinely: ({ key }, unit) => this.nudge(unit, key, FINE),
    putDown: () => this.stopMoving(),
  };

  private readonly port: Does<typeof keys.port, [row: HTMLElement, unit: string]> = {
    walk: ({ key }, row, unit) => this.alongPorts(unit, row, key),
    connect: (_, row) => {
      const { connecting, readOnly } = this.graph;
      if (readOnly) this.selectExchange(portOf(row));
      else connecting.start(portOf(row), null);
    },
    show: (_, row) => this.selectExchange(portOf(row)),
    remove: (_, row) => this.graph.menus.openRemove(portOf(row), this.graph.below(row)),
    leave: (_, __, unit) => this.focusCard(unit),
  };

  private readonly adder: Does<typeof keys.adder, [add: HTMLElement, unit: string]> = {
    walk: ({ key }, add, unit) => this.alongPorts(unit, add, key),
    choose: (_, add, unit) => this.graph.menus.openParameters(unit, this.graph.below(add)),
    leave: (_, __, unit) => this.focusCard(unit),
  };

  private readonly badge: Does<typeof keys.badge, [pair: string]> = {
    walk: ({ key }, pair) => this.alongBadges(pair, key),
    show: (_, pair) => {
      const found = this.graph.facts?.pair.get(pair);
      if (found) this.graph.togglePair(found.between);
    },
    leave: () => this.unselect(),
  };

  private readonly anywhere: Does<typeof keys.graph, [target: HTMLElement]> = {
    add: (_, target) => {
      const { menus, readOnly, stage } = this.graph;
      if (readOnly) return false;
      return menus.openAdd(stage.contains(target) ? this.graph.menuPoint() : this.graph.below(target));
    },
    search: () => this.graph.menus.openSearch(this.graph.menuPoint()),
    // Beside the stage there are words that can be selected, and nothing that can be removed.
    selectAll: (_, target) => this.graph.stage.contains(target) && this.graph.group.selectAll(),
    remove: (_, target) =>
      this.graph.stage.contains(target) &&
      this.graph.actions.removeSelected(this.graph.props?.selection ?? []),
    zoomIn: () => this.graph.framing.zoomBy(1.2),
    zoomOut: () => this.graph.framing.zoomBy(1 / 1.2),
    fit: () => this.graph.framing.fit(),
    zoomTo: () => this.graph.framing.zoomToUnits(this.graph.group.selected()),
    layOut: () => this.graph.group.layOut(),
    leave: () => this.unselect(),
  };

  /** Goes to the next card that way, if there is one. */
  private walk(unit: string, key: string): string | undefined {
    const { boxes } = this.graph.arrangement;
    const [from, way] = [boxes.get(unit), WAYS[key]];
    const others = [...boxes].flatMap(([id, box]) => (id === unit ? [] : [[id, centreOf(box)] as const]));
    const next = from && way && nearestTowards(centreOf(from), way, others);
    if (next) this.focusCard(next);
    return next;
  }

  private nudge(unit: string, key: string, step: number): void {
    const way = WAYS[key];
    if (way) this.graph.actions.nudge(this.selectedUnits(unit), way.x * step, way.y * step);
  }

  private alongBadges(pair: string, key: string): void {
    const { arrangement, drawing, framing } = this.graph;
    const [from, way] = [arrangement.badgePoint(pair), WAYS[key]];
    const others = [...drawing.badges.keys()].flatMap((other) => {
      const point = other === pair ? null : arrangement.badgePoint(other);
      return point ? [[other, point] as const] : [];
    });
    const next = from && way && nearestTowards(from, way, others);
    const point = next ? arrangement.badgePoint(next) : null;
    if (!next || !point) return;
    drawing.badges.get(next)?.element.focus({ preventScroll: true });
    framing.reveal({ x: point.x - 40, y: point.y - 20, width: 80, height: 40 });
  }

  private alongPorts(unit: string, from: HTMLElement, key: string): void {
    const { x = 0, y = 0 } = WAYS[key] ?? {};
    const stops = this.graph.drawing.cards.get(unit)?.stops() ?? [];
    const next = stops[(stops.indexOf(from) + x + y + stops.length) % stops.length];
    next?.focus({ preventScroll: true });
  }

  private intoPorts(unit: string): void {
    const card = this.graph.drawing.cards.get(unit);
    const [first] = card?.stops() ?? [];
    first?.focus({ preventScroll: true });
    // A unit without parameters has nothing to go into: what it can get is shown at once.
    if (first && first === card?.addButton) this.graph.menus.openParameters(unit, this.graph.below(first));
  }

  private select(id: string, more: boolean): void {
    const selection = this.graph.props?.selection ?? [];
    this.graph.events.select(
      more && !selection.some((entry) => entry.kind === 'unit' && entry.id === id)
        ? [...selection.filter(({ kind }) => kind === 'unit'), { kind: 'unit', id }]
        : [{ kind: 'unit', id }],
    );
  }

  /** False where nothing was selected: Esc then closes what else is open. */
  private unselect(): boolean {
    if (this.graph.props?.selection.length === 0) return false;
    this.graph.events.select([]);
    return true;
  }

  private selectExchange(port: PortRef): void {
    const exchange = this.graph.portOf(port)?.exchanges[0];
    if (exchange) this.graph.events.select([{ kind: 'exchange', id: exchange.id }]);
  }

  /** The selected units when this one is among them, else this one alone. */
  private selectedUnits(unit: string): string[] {
    const ids = (this.graph.props?.selection ?? []).flatMap((entry) =>
      entry.kind === 'unit' ? [entry.id] : [],
    );
    return ids.includes(unit) ? ids : [unit];
  }

  private openMenu(unit: string): void {
    const element = this.graph.drawing.cards.get(unit)?.element;
    if (element) this.graph.menus.openUnit(unit, this.graph.below(element));
  }

  private stopMoving(): void {
    if (this.moving) this.graph.drawing.cards.get(this.moving)?.element.classList.remove('is-moving');
    this.moving = null;
    this.graph.events.endJoin();
  }
}

function setTab(element: HTMLElement, on: boolean): void {
  const value = on ? 0 : -1;
  if (element.tabIndex !== value) element.tabIndex = value;
}
