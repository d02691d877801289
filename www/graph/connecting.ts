// The connection being drawn: where it began, where it may end, what choosing an end does, and why not.
import { centreOf, type Point } from './geometry';
import { fitOf, join, parameterAt, targetsOf, type Target } from './connect';
import { portKey, type PortRef } from './facts';
import type { Graph } from './index';

/** A connection being drawn. */
export interface Connection {
  readonly from: PortRef;
  readonly targets: readonly Target[];
  /** The target the keyboard is at. */
  at: number;
  /** Where the pointer is, in the drawing; null when drawn by keyboard. */
  pointer: Point | null;
  sure: boolean;
}

export class Connecting {
  current: Connection | null = null;

  constructor(private readonly graph: Graph) {}

  /** Starts a connection; by keyboard the focus goes to the first place that it may end at. */
  start(from: PortRef, pointer: Point | null): void {
    const port = this.graph.portOf(from);
    if (!port || this.graph.readOnly) return;
    const targets = targetsOf(this.graph.document, from);
    this.current = { from, targets, at: -1, pointer, sure: false };
    const fitting = targets.filter((target) => target.port).length;
    if (pointer) this.graph.say('graph.saidConnecting', { name: port.name });
    else
      this.graph.say('graph.saidConnectingKeys', {
        name: port.name,
        ports: fitting,
        units: targets.length - fitting,
      });
    this.graph.drawing.render();
    if (!pointer) this.step(1);
  }

  /** Goes to the next or the previous target. */
  step(by: number): void {
    const connecting = this.current;
    if (!connecting || connecting.targets.length === 0) return;
    const count = connecting.targets.length;
    connecting.at = connecting.at < 0 ? (by > 0 ? 0 : count - 1) : (connecting.at + by + count) % count;
    const target = connecting.targets[connecting.at];
    if (!target) return;
    if (target.port) this.graph.keyboard.focusPort(target.port);
    else this.graph.keyboard.focusCard(target.unit);
    this.explain(target);
    this.graph.drawing.invalidate();
  }

  /** Says what choosing a target would do. */
  explain(target: Target): void {
    const connecting = this.current;
    if (!connecting) return;
    const name = this.graph.portOf(connecting.from)?.name ?? '';
    const unit = this.graph.nameOf(target.unit);
    if (target.port)
      this.graph.say('graph.saidTarget', { unit, name: this.graph.portOf(target.port)?.name ?? name });
    else
      this.graph.say(connecting.from.side === 'outputs' ? 'graph.saidNewInput' : 'graph.saidNewOutput', {
        unit,
        name,
      });
  }

  /** The target under a port or a card; says why when there is none. */
  targetAt(unit: string, port: PortRef | null, quiet = false): Target | null {
    const connecting = this.current;
    if (!connecting) return null;
    if (unit === connecting.from.unit) {
      if (!quiet && (!port || portKey(port) !== portKey(connecting.from)))
        this.graph.say('graph.whySameUnit');
      return null;
    }
    if (!port) {
      const found = connecting.targets.find((target) => target.unit === unit);
      if (!found && !quiet) this.graph.say('graph.whyTaken');
      return found ?? null;
    }
    const fit = fitOf(this.graph.document, connecting.from, port);
    if (fit === 'fits') return { unit, port };
    if (!quiet) this.sayWhy(connecting.from, port, fit);
    return null;
  }

  private sayWhy(from: PortRef, to: PortRef, fit: ReturnType<typeof fitOf>): void {
    if (fit === 'same-side')
      return this.graph.say(from.side === 'outputs' ? 'graph.whyBothGive' : 'graph.whyBothTake');
    if (fit === 'taken') return this.graph.say('graph.whyTaken');
    const [one, two] = [parameterAt(this.graph.document, from), parameterAt(this.graph.document, to)];
    if (one && two && one.resource === two.resource) {
      return this.graph.say('graph.whyCarrier', {
        one: this.graph.t(`carrier.${one.carrier}`),
        two: this.graph.t(`carrier.${two.carrier}`),
      });
    }
    this.graph.say('graph.whyDifferent', {
      one: this.graph.portOf(from)?.name ?? '',
      two: this.graph.portOf(to)?.name ?? '',
    });
  }

  finish(target: Target): void {
    const { current: connecting, graph } = this;
    if (!connecting) return;
    const { from, pointer } = connecting;
    const joined = join(this.graph.document, from, target);
    this.current = null;
    if (!joined) {
      graph.drawing.render();
      return;
    }
    const name = this.graph.portOf(from)?.name ?? '';
    const [giver, receiver] = from.side === 'outputs' ? [from.unit, target.unit] : [target.unit, from.unit];
    // By keyboard one goes on from where one began, to draw the next.
    if (!pointer) graph.then(() => graph.keyboard.focusPort(from));
    graph.edit(joined.document, joined.made ? 'graph.saidConnectedNew' : 'graph.saidConnected', {
      from: this.graph.nameOf(giver),
      to: this.graph.nameOf(receiver),
      name,
    });
    graph.drawing.render();
  }

  /** Gives a connection up; by keyboard the focus returns to where it began. */
  cancel(): boolean {
    const { current: connecting, graph } = this;
    if (!connecting) return false;
    this.current = null;
    graph.furniture.hush();
    graph.drawing.render();
    if (!connecting.pointer) graph.keyboard.focusPort(connecting.from);
    return true;
  }

  /** The line from the port that a connection starts at. */
  preview(): { from: Point; to: Point; normal: Point; sure: boolean } | null {
    const { current: connecting, graph } = this;
    if (!connecting) return null;
    const start = graph.arrangement.portPoint(connecting.from);
    const target = connecting.targets[connecting.at];
    const box = target && graph.arrangement.boxes.get(target.unit);
    const end =
      connecting.pointer ??
      (target?.port ? graph.arrangement.portPoint(target.port)?.point : box ? centreOf(box) : undefined);
    return start && end
      ? { from: start.point, normal: start.normal, to: end, sure: connecting.sure || Boolean(target?.port) }
      : null;
  }
}
