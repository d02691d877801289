// The graph by keyboard alone: one stop for the cards, one for the badges, arrows between them.
import { centreOf, nearestTowards, type Point } from './geometry';
import type { PortRef } from './facts';
import { portKey } from './facts';
import type { Graph } from './index';

const ARROWS: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export function portRefOf(key: string): PortRef {
  const [unit = '', side, id = ''] = key.split('/');
  return { unit, side: side === 'outputs' ? 'outputs' : 'inputs', id };
}

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
    if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return;
    if (!(target instanceof HTMLElement) || target.matches('input, textarea, select')) return;
    let done = false;
    if (this.graph.connecting.current) done = this.whileConnecting(event, target);
    else if (!event.ctrlKey && !event.metaKey) {
      const row = target.closest<HTMLElement>('.graph-row');
      const add = target.closest<HTMLElement>('.graph-add');
      const badge = target.closest<HTMLElement>('.graph-badge');
      const card = target.closest<HTMLElement>('.graph-card');
      const unit = card?.dataset['unit'];
      if (row?.dataset['port'] && unit) done = this.onPort(event, row, portRefOf(row.dataset['port']), unit);
      else if (add && unit) done = this.onAdd(event, add, unit);
      else if (unit) done = this.onCard(event, unit);
      else if (badge?.dataset['pair']) done = this.onBadge(event, badge.dataset['pair']);
      done ||= !event.altKey && this.anywhere(event, target);
    } else if (event.key === 'a' && !event.altKey && !event.shiftKey && this.graph.stage.contains(target)) {
      this.graph.group.selectAll();
      done = true;
    }
    if (done) {
      event.preventDefault();
      event.stopPropagation();
    }
  }

  private whileConnecting(event: KeyboardEvent, target: HTMLElement): boolean {
    const { connecting } = this.graph;
    const { current } = connecting;
    if (!current) return false;
    if (event.key === 'Escape') return connecting.cancel();
    if (event.key === 'Tab') connecting.step(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowRight') connecting.step(1);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') connecting.step(-1);
    else if (event.key === 'Enter' || event.key === ' ') {
      const chosen = current.targets[current.at];
      const unit = target.closest<HTMLElement>('.graph-card')?.dataset['unit'];
      if (chosen) connecting.finish(chosen);
      else if (unit) {
        const port = target.closest<HTMLElement>('.graph-row')?.dataset['port'];
        const found = connecting.targetAt(unit, port ? portRefOf(port) : null);
        if (found) connecting.finish(found);
      }
    } else return false;
    return true;
  }

  private onCard(event: KeyboardEvent, unit: string): boolean {
    const { graph } = this;
    const { actions } = graph;
    const arrow = ARROWS[event.key];
    if (arrow && (event.altKey || this.moving === unit)) {
      const step = event.shiftKey ? 2 : 20;
      actions.nudge(this.selectedUnits(unit), arrow.x * step, arrow.y * step);
      return true;
    }
    if (arrow) {
      const from = graph.arrangement.boxes.get(unit);
      const next =
        from &&
        nearestTowards(
          centreOf(from),
          arrow,
          [...graph.arrangement.boxes]
            .filter(([id]) => id !== unit)
            .map(([id, box]) => [id, centreOf(box)] as const),
        );
      if (next) {
        this.focusCard(next);
        if (event.shiftKey) this.select(next, true);
      }
      return true;
    }
    if (event.altKey) return false;
    switch (event.key) {
      case 'Enter':
        if (this.moving) this.stopMoving();
        else this.intoPorts(unit);
        return true;
      case ' ':
        this.select(unit, event.shiftKey);
        return true;
      case 'F2':
        actions.rename(unit);
        return true;
      case 'd':
        graph.group.duplicate(this.selectedUnits(unit));
        return true;
      case 'm':
        if (graph.readOnly) return false;
        this.moving = unit;
        graph.drawing.cards.get(unit)?.element.classList.add('is-moving');
        graph.say('graph.saidMoving');
        return true;
      case 'Delete':
      case 'Backspace':
        actions.removeUnits(this.selectedUnits(unit));
        return true;
      case 'ContextMenu':
      case 'F10':
        if (event.key === 'F10' && !event.shiftKey) return false;
        this.openMenu(unit);
        return true;
      case 'Escape':
        if (this.moving) this.stopMoving();
        else graph.events.select([]);
        return true;
      default:
        return false;
    }
  }

  private onPort(event: KeyboardEvent, row: HTMLElement, port: PortRef, unit: string): boolean {
    const { graph } = this;
    if (event.altKey) return false;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowRight':
        return this.alongPorts(unit, row, 1);
      case 'ArrowUp':
      case 'ArrowLeft':
        return this.alongPorts(unit, row, -1);
      case 'Enter':
        if (graph.readOnly) this.selectExchange(port);
        else graph.connecting.start(port, null);
        return true;
      case ' ':
        this.selectExchange(port);
        return true;
      case 'Delete':
      case 'Backspace':
        graph.menus.openRemove(port, graph.below(row));
        return true;
      case 'Escape':
        this.focusCard(unit);
        return true;
      default:
        return false;
    }
  }

  private onAdd(event: KeyboardEvent, add: HTMLElement, unit: string): boolean {
    switch (event.key) {
      case 'Enter':
      case ' ':
        this.graph.menus.openParameters(unit, this.graph.below(add));
        return true;
      case 'ArrowUp':
      case 'ArrowLeft':
        return this.alongPorts(unit, add, -1);
      case 'ArrowDown':
      case 'ArrowRight':
        return this.alongPorts(unit, add, 1);
      case 'Escape':
        this.focusCard(unit);
        return true;
      default:
        return false;
    }
  }

  private onBadge(event: KeyboardEvent, key: string): boolean {
    const { graph } = this;
    const arrow = ARROWS[event.key];
    const pair = graph.facts?.pair.get(key);
    if (arrow) {
      const from = graph.arrangement.badgePoint(key);
      const others = [...graph.drawing.badges.keys()].flatMap((other) => {
        const point = other === key ? null : graph.arrangement.badgePoint(other);
        return point ? [[other, point] as const] : [];
      });
      const next = from && nearestTowards(from, arrow, others);
      const point = next ? graph.arrangement.badgePoint(next) : null;
      if (next && point) {
        graph.drawing.badges.get(next)?.element.focus({ preventScroll: true });
        graph.framing.reveal({ x: point.x - 40, y: point.y - 20, width: 80, height: 40 });
      }
      return true;
    }
    if ((event.key === 'Enter' || event.key === ' ') && pair) {
      graph.togglePair(pair.between);
      return true;
    }
    if (event.key === 'Escape') {
      graph.events.select([]);
      return true;
    }
    return false;
  }

  private anywhere(event: KeyboardEvent, target: HTMLElement): boolean {
    const { graph } = this;
    switch (event.key) {
      case 'n':
        if (graph.readOnly) return false;
        graph.menus.openAdd(graph.stage.contains(target) ? graph.menuPoint() : graph.below(target));
        return true;
      case 'Delete':
      case 'Backspace':
        if (!graph.stage.contains(target)) return false;
        graph.actions.removeSelected(graph.props?.selection ?? []);
        return true;
      case '/':
        graph.menus.openSearch(graph.menuPoint());
        return true;
      case '+':
      case '=':
        graph.framing.zoomBy(1.2);
        return true;
      case '-':
        graph.framing.zoomBy(1 / 1.2);
        return true;
      case '0':
        graph.framing.fit();
        return true;
      case 'z':
        graph.framing.zoomToUnits(graph.group.selected());
        return true;
      case 'l':
        graph.group.layOut();
        return true;
      case 'Escape':
        graph.events.select([]);
        return true;
      default:
        return false;
    }
  }

  private alongPorts(unit: string, from: HTMLElement, by: number): boolean {
    const stops = this.graph.drawing.cards.get(unit)?.stops() ?? [];
    const next = stops[(stops.indexOf(from) + by + stops.length) % stops.length];
    next?.focus({ preventScroll: true });
    return true;
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
