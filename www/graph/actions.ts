// What can be done in the graph, whether by mouse, by touch or by keyboard.
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
import { setAt } from '../document/pointer';
import { textIn, translate, type Key, type Values } from '../i18n';
import { signed } from '../i18n/format';
import type { Selected } from '../state/view.svelte';
import { shape } from './cards';
import { fitOf, join, newParameter, parameterAt, targetsOf, wantedResources, type Target } from './connect';
import { make } from './dom';
import { portKey, type Port, type PortRef, type ProjectFact } from './facts';
import { centreOf, type Box, type Point } from './geometry';
import { alignments } from './group';
import type { Graph } from './index';
import { freeSpot } from './layout';
import { Menu, type MenuItem, type MenuOptions } from './menu';
import { HEAD } from './ports';

const KINDS: readonly Kind[] = ['government', 'college', 'enterprise', 'institute', 'association', 'other'];

/** A connection being drawn. */
export interface Connecting {
  readonly from: PortRef;
  readonly targets: readonly Target[];
  /** The target the keyboard is at. */
  at: number;
  /** Where the pointer is, in the drawing; null when drawn by keyboard. */
  pointer: Point | null;
  sure: boolean;
}

export class Actions {
  connecting: Connecting | null = null;
  private menu: Menu | null = null;

  constructor(private readonly graph: Graph) {}

  private get document(): Consortium {
    return this.graph.props?.document ?? { type: 'gongsheng', version: 1, months: 1 };
  }

  private t(key: Key, values?: Values): string {
    return this.graph.props?.t(key, values) ?? '';
  }

  private say(key: Key, values?: Values): void {
    this.graph.events.say(this.t(key, values));
  }

  private edit(next: Consortium, key: Key, values?: Values): void {
    this.graph.events.edit(next, { say: this.t(key, values) });
  }

  nameOf(unit: string): string {
    return this.graph.facts?.unit.get(unit)?.name ?? unit;
  }

  portOf(ref: PortRef): Port | undefined {
    const key = portKey(ref);
    return this.graph.facts?.unit.get(ref.unit)?.ports.find((port) => portKey(port) === key);
  }

  projectTitle({ name, surplus }: ProjectFact): string {
    return surplus === null ? name : `${name} ${signed(surplus)}`;
  }

  // --- units ---

  openAddMenu(at: Point, place?: Point): void {
    if (this.graph.readOnly) return;
    this.openMenu({
      label: this.t('graph.addUnit'),
      at,
      items: KINDS.map((kind) => ({
        id: kind,
        text: this.t(`kind.${kind}`),
        mark: `<i class="graph-seal" aria-hidden="true">${this.t(`seal.${kind}`)}</i>`,
      })),
      pick: (id) => {
        const kind = KINDS.find((known) => known === id);
        if (kind) this.addUnit(kind, place);
      },
    });
  }

  /** Puts a new unit at a point of the drawing, or in the middle of what is seen, where there is room. */
  addUnit(kind: Kind, place?: Point): void {
    const { graph } = this;
    const width = 180;
    const height = HEAD + 40;
    const { size, camera } = graph;
    const goal = place ?? camera.toWorld({ x: size.width / 2, y: size.height / 2 });
    const taken = graph.occupied();
    const corner = freeSpot(
      graph.compact ? { width: 136, height: 64 } : { width, height },
      taken,
      place ? { x: goal.x - width / 2, y: goal.y - 20 } : { x: goal.x - width / 2, y: goal.y - height / 2 },
    );
    const drawn: Box = { ...corner, width: graph.compact ? 136 : width, height: graph.compact ? 64 : height };
    const name = this.freeName(kind);
    const position = graph.newPlace(centreOf(drawn), { width, height });
    const [next, id] = addUnit(this.document, { kind, name, position });
    graph.then(() => {
      graph.focusUnit(id);
      graph.events.select([{ kind: 'unit', id }]);
    });
    this.edit(next, 'graph.saidAdded', { unit: textIn(graph.props?.language ?? 'zh', name) });
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
    const names = ids.map((id) => this.nameOf(id)).join(this.t('graph.and'));
    const next = ids.reduce((document, id) => removeUnit(document, id), this.document);
    const neighbour = this.graph.facts?.units.find(({ id }) => !ids.includes(id))?.id;
    if (neighbour) this.graph.then(() => this.graph.focusCard(neighbour));
    this.graph.events.select([]);
    this.edit(next, 'graph.saidRemoved', { what: names });
  }

  /** Writes drawn places into the document; a drag and a run of arrow keys are one step each. */
  moveTo(boxes: ReadonlyMap<string, Box>, step: string): void {
    const places = new Map([...boxes].map(([id, box]) => [id, this.graph.documentPlace(id, box)]));
    this.graph.events.edit(moveUnits(this.document, places), { join: step });
  }

  nudge(ids: readonly string[], dx: number, dy: number): void {
    if (this.graph.readOnly) return;
    const boxes = new Map<string, Box>();
    for (const id of ids) {
      const box = this.graph.boxes.get(id);
      if (box) boxes.set(id, { ...box, x: box.x + dx, y: box.y + dy });
    }
    this.moveTo(boxes, `move ${ids.join(' ')}`);
    const [first] = boxes.values();
    if (first) this.graph.reveal(first);
  }

  /** Renames a unit in place. */
  rename(id: string): void {
    const card = this.graph.cards.get(id);
    const unit = this.document.units?.find((known) => known.id === id);
    const { props } = this.graph;
    if (!card || !unit || !props || props.readOnly) return;
    const field = make('input', 'graph-rename', card.name.parentElement ?? card.element, {
      type: 'text',
      'aria-label': this.t('graph.rename', { unit: this.nameOf(id) }),
    });
    field.value = textIn(props.language, unit.name);
    let done = false;
    const finish = (keep: boolean, focus: boolean) => {
      if (done) return;
      done = true;
      const text = field.value.trim();
      field.remove();
      if (focus) this.graph.focusCard(id);
      const index = this.document.units?.findIndex((known) => known.id === id) ?? -1;
      if (!keep || text === '' || text === textIn(props.language, unit.name) || index < 0) return;
      this.edit(setAt(this.document, `/units/${index}/name/${props.language}`, text), 'graph.saidRenamed', {
        name: text,
      });
    };
    field.addEventListener('keydown', (event) => {
      event.stopPropagation();
      // While a Chinese word is being typed, Enter and Escape belong to the input method.
      if (event.isComposing || event.keyCode === 229) return;
      if (event.key === 'Enter' || event.key === 'Escape') {
        event.preventDefault();
        finish(event.key === 'Enter', true);
      }
    });
    field.addEventListener('blur', () => finish(true, false));
    for (const type of ['pointerdown', 'dblclick', 'click'])
      field.addEventListener(type, (event) => event.stopPropagation());
    field.focus({ preventScroll: true });
    field.select();
  }

  // --- parameters ---

  /** Offers resources: first what others need or give, then all the words known. */
  openParameterMenu(unit: string, at: Point): void {
    const { props } = this.graph;
    if (!props || props.readOnly) return;
    const words = props.vocabulary?.resources ?? [];
    const nameOf = (id: string) => textIn(props.language, words.find((word) => word.id === id)?.name) || id;
    const carriers = new Map(words.map((word) => [word.id, word.carrier]));
    for (const known of this.document.units ?? []) {
      for (const entry of [...(known.outputs ?? []), ...(known.inputs ?? [])])
        carriers.set(entry.resource, entry.carrier);
    }
    const item = (side: Side, resource: string, heading: Key): MenuItem => ({
      id: `${side} ${resource}`,
      text: nameOf(resource),
      mark: shape(carriers.get(resource) ?? 'matter', side === 'outputs'),
      note: this.t(side === 'outputs' ? 'term.output' : 'term.input'),
      heading: this.t(heading),
    });
    const own = this.document.units?.find(({ id }) => id === unit);
    const free = (side: Side, resource: string) => !own?.[side]?.some((entry) => entry.resource === resource);
    const [needed, given] = [
      wantedResources(this.document, unit, 'outputs'),
      wantedResources(this.document, unit, 'inputs'),
    ];
    const all = [...carriers.keys()];
    const items = [
      ...[...given].map((resource) => item('inputs', resource, 'graph.menuGiven')),
      ...[...needed].map((resource) => item('outputs', resource, 'graph.menuNeeded')),
      ...all
        .filter((id) => !needed.has(id) && free('outputs', id))
        .map((id) => item('outputs', id, 'graph.menuOutputs')),
      ...all
        .filter((id) => !given.has(id) && free('inputs', id))
        .map((id) => item('inputs', id, 'graph.menuInputs')),
    ];
    this.openMenu({
      label: this.t('graph.addParameterTo', { unit: this.nameOf(unit) }),
      filter: this.t('graph.menuFilter'),
      none: this.t('graph.menuNone'),
      at,
      items,
      pick: (id) => {
        const [side, ...rest] = id.split(' ');
        const resource = rest.join(' ');
        if (side === 'outputs' || side === 'inputs')
          this.addParameter(unit, side, resource, carriers.get(resource) ?? 'matter');
      },
    });
  }

  private addParameter(unit: string, side: Side, resource: string, carrier: Port['carrier']): void {
    const [next, id] = addParameter(
      this.document,
      unit,
      side,
      newParameter(this.document, side, resource, carrier),
    );
    this.graph.then(() => this.graph.focusPort({ unit, side, id }));
    this.edit(next, 'graph.saidParameter', { unit: this.nameOf(unit) });
  }

  /** Takes away what a port has: its exchanges one by one, or the port itself. */
  removeAtPort(ref: PortRef, at: Point): void {
    const port = this.portOf(ref);
    if (!port || this.graph.readOnly) return;
    const removePort = () => {
      this.graph.then(() => this.graph.focusCard(ref.unit));
      this.edit(removeParameter(this.document, ref.unit, ref.side, ref.id), 'graph.saidRemoved', {
        what: port.name,
      });
    };
    if (port.exchanges.length === 0) {
      removePort();
      return;
    }
    this.openMenu({
      label: this.t('graph.removeWhat'),
      at,
      items: [
        ...port.exchanges.map(({ id, from, to }) => ({
          id,
          text: this.t('graph.removeExchange', { from: this.nameOf(from.unit), to: this.nameOf(to.unit) }),
        })),
        {
          id: '',
          text: this.t(ref.side === 'outputs' ? 'graph.removeOutput' : 'graph.removeInput', {
            name: port.name,
          }),
        },
      ],
      pick: (id) => {
        if (id === '') removePort();
        else this.removeExchange(id, () => this.graph.focusPort(ref));
      },
    });
  }

  removeExchange(id: string, then?: () => void): void {
    const exchange = this.graph.facts?.exchange.get(id);
    if (!exchange || this.graph.readOnly) return;
    if (then) this.graph.then(then);
    this.graph.events.select([]);
    this.edit(removeExchange(this.document, id), 'graph.saidDisconnected', {
      from: this.nameOf(exchange.from.unit),
      to: this.nameOf(exchange.to.unit),
      name: this.portOf(exchange.from)?.name ?? '',
    });
  }

  // --- connecting ---

  /** Starts a connection; by keyboard the focus goes to the first place that it may end at. */
  start(from: PortRef, pointer: Point | null): void {
    const port = this.portOf(from);
    if (!port || this.graph.readOnly) return;
    const targets = targetsOf(this.document, from);
    this.connecting = { from, targets, at: -1, pointer, sure: false };
    const fitting = targets.filter((target) => target.port).length;
    if (pointer) this.say('graph.saidConnecting', { name: port.name });
    else
      this.say('graph.saidConnectingKeys', {
        name: port.name,
        ports: fitting,
        units: targets.length - fitting,
      });
    this.graph.render();
    if (!pointer) this.step(1);
  }

  /** Goes to the next or the previous target. */
  step(by: number): void {
    const { connecting } = this;
    if (!connecting || connecting.targets.length === 0) return;
    const count = connecting.targets.length;
    connecting.at = connecting.at < 0 ? (by > 0 ? 0 : count - 1) : (connecting.at + by + count) % count;
    const target = connecting.targets[connecting.at];
    if (!target) return;
    if (target.port) this.graph.focusPort(target.port);
    else this.graph.focusCard(target.unit);
    this.explain(target);
    this.graph.invalidate();
  }

  /** Says what choosing a target would do. */
  explain(target: Target): void {
    const { connecting } = this;
    if (!connecting) return;
    const name = this.portOf(connecting.from)?.name ?? '';
    const unit = this.nameOf(target.unit);
    if (target.port) this.say('graph.saidTarget', { unit, name: this.portOf(target.port)?.name ?? name });
    else
      this.say(connecting.from.side === 'outputs' ? 'graph.saidNewInput' : 'graph.saidNewOutput', {
        unit,
        name,
      });
  }

  /** The target under a port or a card; says why when there is none. */
  targetAt(unit: string, port: PortRef | null, quiet = false): Target | null {
    const { connecting } = this;
    if (!connecting) return null;
    if (unit === connecting.from.unit) {
      if (!quiet && (!port || portKey(port) !== portKey(connecting.from))) this.say('graph.whySameUnit');
      return null;
    }
    if (!port) {
      const found = connecting.targets.find((target) => target.unit === unit);
      if (!found && !quiet) this.say('graph.whyTaken');
      return found ?? null;
    }
    const fit = fitOf(this.document, connecting.from, port);
    if (fit === 'fits') return { unit, port };
    if (!quiet) this.sayWhy(connecting.from, port, fit);
    return null;
  }

  private sayWhy(from: PortRef, to: PortRef, fit: ReturnType<typeof fitOf>): void {
    if (fit === 'same-side')
      return this.say(from.side === 'outputs' ? 'graph.whyBothGive' : 'graph.whyBothTake');
    if (fit === 'taken') return this.say('graph.whyTaken');
    const [one, two] = [parameterAt(this.document, from), parameterAt(this.document, to)];
    if (one && two && one.resource === two.resource) {
      return this.say('graph.whyCarrier', {
        one: this.t(`carrier.${one.carrier}`),
        two: this.t(`carrier.${two.carrier}`),
      });
    }
    this.say('graph.whyDifferent', { one: this.portOf(from)?.name ?? '', two: this.portOf(to)?.name ?? '' });
  }

  finish(target: Target): void {
    const { connecting, graph } = this;
    if (!connecting) return;
    const { from, pointer } = connecting;
    const joined = join(this.document, from, target);
    this.connecting = null;
    if (!joined) {
      graph.render();
      return;
    }
    const name = this.portOf(from)?.name ?? '';
    const [giver, receiver] = from.side === 'outputs' ? [from.unit, target.unit] : [target.unit, from.unit];
    // By keyboard one goes on from where one began, to draw the next.
    if (!pointer) graph.then(() => graph.focusPort(from));
    this.edit(joined.document, joined.made ? 'graph.saidConnectedNew' : 'graph.saidConnected', {
      from: this.nameOf(giver),
      to: this.nameOf(receiver),
      name,
    });
    graph.render();
  }

  /** Gives a connection up; by keyboard the focus returns to where it began. */
  cancel(): boolean {
    const { connecting, graph } = this;
    if (!connecting) return false;
    this.connecting = null;
    graph.furniture.hush();
    graph.render();
    if (!connecting.pointer) graph.focusPort(connecting.from);
    return true;
  }

  /** The line from the port that a connection starts at. */
  preview(): { from: Point; to: Point; normal: Point; sure: boolean } | null {
    const { connecting, graph } = this;
    if (!connecting) return null;
    const start = graph.portPoint(connecting.from);
    const target = connecting.targets[connecting.at];
    const box = target && graph.boxes.get(target.unit);
    const end =
      connecting.pointer ??
      (target?.port ? graph.portPoint(target.port)?.point : box ? centreOf(box) : undefined);
    return start && end
      ? { from: start.point, normal: start.normal, to: end, sure: connecting.sure || Boolean(target?.port) }
      : null;
  }

  // --- finding, removing what is selected ---

  openSearch(at: Point): void {
    const units = this.graph.facts?.units ?? [];
    this.openMenu({
      label: this.t('graph.search'),
      filter: this.t('graph.searchHint'),
      none: this.t('graph.menuNone'),
      at,
      items: units.map((unit) => ({
        id: unit.id,
        text: unit.name,
        note: unit.ports.map(({ name }) => name).join(this.t('graph.and')),
        mark: `<i class="graph-seal" aria-hidden="true">${unit.seal}</i>`,
      })),
      pick: (id) => {
        this.graph.focusUnit(id);
        this.graph.events.select([{ kind: 'unit', id }]);
      },
    });
  }

  openUnitMenu(unit: string, at: Point): void {
    const { group } = this.graph;
    if (this.graph.readOnly) return;
    const selected = group.selected();
    const several = selected.length > 1 && selected.includes(unit);
    const ids = several ? selected : [unit];
    if (several) return this.openGroupMenu(ids, at);
    this.openMenu({
      label: this.nameOf(unit),
      at,
      items: [
        { id: 'rename', text: this.t('graph.renameShort'), note: 'F2' },
        { id: 'add', text: this.t('graph.addParameter') },
        { id: 'open', text: this.t('graph.open') },
        ...this.forAny(),
      ],
      pick: (id) => {
        if (id === 'rename') this.rename(unit);
        else if (id === 'add') this.openParameterMenu(unit, at);
        else if (id === 'open') this.graph.events.open({ kind: 'unit', id: unit });
        else this.toAny(id, ids);
      },
    });
  }

  /** What can be done to one unit as to several. */
  private forAny(): MenuItem[] {
    return [
      { id: 'copy', text: this.t('graph.copy'), note: 'Ctrl C' },
      { id: 'duplicate', text: this.t('graph.duplicate'), note: 'D' },
      { id: 'show', text: this.t('graph.zoomTo'), note: 'Z' },
      { id: 'remove', text: this.t('graph.remove'), note: 'Delete' },
    ];
  }

  private toAny(id: string, ids: readonly string[]): void {
    const { group } = this.graph;
    if (id === 'copy') void group.copy(ids);
    else if (id === 'duplicate') group.duplicate(ids);
    else if (id === 'show') this.graph.zoomToUnits(ids);
    else this.removeUnits(ids);
  }

  private openGroupMenu(ids: readonly string[], at: Point): void {
    this.openMenu({
      label: this.t('graph.several', { count: ids.length }),
      at,
      items: [
        ...this.forAny(),
        ...alignments.map((id) => ({
          id,
          text: this.t(`graph.align.${id}`),
          heading: this.t('graph.align'),
        })),
      ],
      pick: (id) => {
        const by = alignments.find((known) => known === id);
        if (by) this.graph.group.align(ids, by);
        else this.toAny(id, ids);
      },
    });
  }

  /** What can be done to the whole graph. */
  openGroundMenu(at: Point): void {
    const { graph } = this;
    if (graph.readOnly) return;
    this.openMenu({
      label: this.t('graph.all'),
      at,
      items: [
        { id: 'add', text: this.t('graph.addUnit'), note: 'N' },
        { id: 'select', text: this.t('graph.selectAll'), note: 'Ctrl A' },
        { id: 'layout', text: this.t('graph.layOut'), note: 'L' },
        { id: 'fit', text: this.t('graph.fit'), note: '0' },
      ],
      pick: (id) => {
        if (id === 'add') this.openAddMenu(at, graph.camera.toWorld(at));
        else if (id === 'select') graph.group.selectAll();
        else if (id === 'layout') graph.group.layOut();
        else graph.fit();
      },
    });
  }

  removeSelected(selection: readonly Selected[]): void {
    const units = selection.flatMap((entry) => (entry.kind === 'unit' ? [entry.id] : []));
    const exchange = selection.find((entry) => entry.kind === 'exchange');
    if (units.length) this.removeUnits(units);
    else if (exchange?.kind === 'exchange') this.removeExchange(exchange.id);
  }

  private openMenu(options: Omit<MenuOptions, 'close'>): void {
    this.menu?.remove();
    const before = document.activeElement;
    const close = () => {
      if (!this.menu) return;
      const menu = this.menu;
      const held = menu.element.contains(document.activeElement);
      this.menu = null;
      menu.remove();
      if (held && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
    this.menu = new Menu(this.graph.root, {
      ...options,
      close,
      pick: (id, typed) => {
        close();
        options.pick(id, typed);
      },
    });
  }
}
