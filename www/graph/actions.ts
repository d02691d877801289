// What is done to one thing of the document, whether by mouse, by touch or by keyboard.
import type { Consortium, Kind, Text } from 'gongsheng';
import {
  addParameter,
  addUnit,
  moveUnits,
  removeExchange,
  removeParameter,
  removeUnit,
  type Side,
} from '../document/edits';
import { goneBeside } from '../document/gone';
import { setAt } from '../document/pointer';
import { textIn, translate } from '../i18n';
import type { Selected } from '../state/view.svelte';
import { newParameter } from './connect';
import { make } from './dom';
import type { Port } from './facts';
import { centreOf, type Box, type Point } from './geometry';
import type { Graph } from './index';
import { freeSpot } from './layout';
import { HEAD } from './ports';
import { hear, naming } from '../ui/keys';

/** Whether it is fingers, not keys, that go on from here. */
const byFinger = (): boolean => matchMedia('(pointer: coarse)').matches;

export class Actions {
  constructor(private readonly graph: Graph) {}

  private get document(): Consortium {
    return this.graph.document;
  }

  /** Puts a new unit at a point of the drawing, or in the middle of what is seen, where there is room. */
  addUnit(kind: Kind, place?: Point): void {
    const { graph } = this;
    const width = 180;
    const height = HEAD + 40;
    const {
      camera,
      framing: { size },
    } = graph;
    const goal = place ?? camera.toWorld({ x: size.width / 2, y: size.height / 2 });
    const taken = graph.arrangement.occupied();
    const corner = freeSpot(
      graph.compact ? { width: 136, height: 64 } : { width, height },
      taken,
      place ? { x: goal.x - width / 2, y: goal.y - 20 } : { x: goal.x - width / 2, y: goal.y - height / 2 },
    );
    const drawn: Box = { ...corner, width: graph.compact ? 136 : width, height: graph.compact ? 64 : height };
    const name = this.freeName(kind);
    const position = graph.arrangement.newPlace(centreOf(drawn), { width, height });
    const [next, id] = addUnit(this.document, { kind, name, position });
    graph.then(() => {
      graph.focusUnit(id);
      graph.events.select([{ kind: 'unit', id }]);
      // The sheet that it is told in comes with the next update, and may lie over it.
      graph.then(() => graph.framing.welcome(id));
    });
    this.graph.edit(next, byFinger() ? 'graph.touchAdded' : 'graph.saidAdded', {
      unit: textIn(graph.props?.language ?? 'zh', name),
    });
  }

  /** The kind's word in both languages, numbered where a unit is already called so. */
  private freeName(kind: Kind): Text {
    const taken = new Set((this.document.units ?? []).flatMap(({ name }) => [name?.zh, name?.en]));
    for (let number = 1; ; number += 1) {
      const end = number === 1 ? '' : ` ${number}`;
      const name = {
        zh: translate('zh', `kind.${kind}`) + end,
        en: translate('en', `kind.${kind}`) + end,
      };
      if (!taken.has(name.zh) && !taken.has(name.en)) return name;
    }
  }

  removeUnits(ids: readonly string[]): void {
    if (this.graph.readOnly || ids.length === 0) return;
    const names = ids.map((id) => this.graph.nameOf(id)).join(this.graph.t('graph.and'));
    const next = ids.reduce((document, id) => removeUnit(document, id), this.document);
    const neighbour = this.graph.facts?.units.find(({ id }) => !ids.includes(id))?.id;
    if (neighbour) this.graph.then(() => this.graph.keyboard.focusCard(neighbour));
    this.graph.events.select([]);
    this.remove(names, next);
  }

  /** Writes drawn places into the document; a drag and a run of arrow keys are one step each. */
  moveTo(boxes: ReadonlyMap<string, Box>, step: string): void {
    const places = new Map(
      [...boxes].map(([id, box]) => [id, this.graph.arrangement.documentPlace(id, box)]),
    );
    this.graph.events.edit(moveUnits(this.document, places), { join: step });
  }

  nudge(ids: readonly string[], dx: number, dy: number): void {
    if (this.graph.readOnly) return;
    const boxes = new Map<string, Box>();
    for (const id of ids) {
      const box = this.graph.arrangement.boxes.get(id);
      if (box) boxes.set(id, { ...box, x: box.x + dx, y: box.y + dy });
    }
    this.moveTo(boxes, `move ${ids.join(' ')}`);
    const [first] = boxes.values();
    if (first) this.graph.framing.reveal(first);
  }

  /** Renames a unit in place. */
  rename(id: string): void {
    const card = this.graph.drawing.cardOf(id);
    const unit = this.document.units?.find((known) => known.id === id);
    const { props } = this.graph;
    if (!card || !unit || !props || props.readOnly) return;
    const field = make('input', 'graph-rename', card.name.parentElement ?? card.element, {
      type: 'text',
      'aria-label': this.graph.t('graph.rename', { unit: this.graph.nameOf(id) }),
    });
    field.value = textIn(props.language, unit.name);
    let done = false;
    const finish = (keep: boolean, focus: boolean) => {
      if (done) return;
      done = true;
      const text = field.value.trim();
      field.remove();
      if (focus) this.graph.keyboard.focusCard(id);
      const index = this.document.units?.findIndex((known) => known.id === id) ?? -1;
      if (!keep || text === '' || text === textIn(props.language, unit.name) || index < 0) return;
      this.graph.edit(
        setAt(this.document, `/units/${index}/name/${props.language}`, text),
        'graph.saidRenamed',
        {
          name: text,
        },
      );
    };
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      const does = { take: () => finish(true, true), giveUp: () => finish(false, true) };
      if (hear(naming, does, event)) event.preventDefault();
    });
    field.addEventListener('blur', () => finish(true, false));
    for (const type of ['pointerdown', 'dblclick', 'click'])
      field.addEventListener(type, (event) => event.stopPropagation());
    field.focus({ preventScroll: true });
    field.select();
  }

  addParameter(unit: string, side: Side, resource: string, carrier: Port['carrier']): void {
    const [next, id] = addParameter(
      this.document,
      unit,
      side,
      newParameter(this.document, side, resource, carrier),
    );
    this.graph.then(() => this.graph.keyboard.focusPort({ unit, side, id }));
    this.graph.edit(next, byFinger() ? 'graph.touchParameter' : 'graph.saidParameter', {
      unit: this.graph.nameOf(unit),
    });
  }

  removePort(port: Port): void {
    this.graph.then(() => this.graph.keyboard.focusCard(port.unit));
    this.remove(port.name, removeParameter(this.document, port.unit, port.side, port.id));
  }

  /** Says with what is removed what goes with it. */
  private remove(what: string, next: Consortium): void {
    const rest = goneBeside(this.document, next, (key, values) => this.graph.t(key, values));
    this.graph.edit(next, rest === '' ? 'graph.saidRemoved' : 'graph.saidRemovedWith', { what, rest });
  }

  removeExchange(id: string, then?: () => void): void {
    const exchange = this.graph.facts?.exchange.get(id);
    if (!exchange || this.graph.readOnly) return;
    if (then) this.graph.then(then);
    this.graph.events.select([]);
    this.graph.edit(removeExchange(this.document, id), 'graph.saidDisconnected', {
      from: this.graph.nameOf(exchange.from.unit),
      to: this.graph.nameOf(exchange.to.unit),
      name: this.graph.portOf(exchange.from)?.name ?? '',
    });
  }

  removeSelected(selection: readonly Selected[]): void {
    const units = selection.flatMap((entry) => (entry.kind === 'unit' ? [entry.id] : []));
    const exchange = selection.find((entry) => entry.kind === 'exchange');
    if (units.length) this.removeUnits(units);
    else if (exchange?.kind === 'exchange') this.removeExchange(exchange.id);
  }
}
