// The menus: kinds of units, parameters, units to be found, and what can be done to a unit, to several, to all.
import type { Kind } from 'gongsheng';
import type { Side } from '../document/edits';
import { textIn, type Key } from '../i18n';
import { wantedResources } from './connect';
import type { PortRef } from './facts';
import type { Point } from './geometry';
import { alignments } from './group';
import type { Graph } from './index';
import { Menu, type MenuItem, type MenuOptions } from './menu';
import { shape } from './shapes';

const KINDS: readonly Kind[] = ['government', 'college', 'enterprise', 'institute', 'association', 'other'];

export class Menus {
  private menu: Menu | null = null;

  constructor(private readonly graph: Graph) {}

  openAdd(at: Point, place?: Point): void {
    if (this.graph.readOnly) return;
    this.open({
      label: this.graph.t('graph.addUnit'),
      at,
      items: KINDS.map((kind) => ({
        id: kind,
        text: this.graph.t(`kind.${kind}`),
        mark: `<i class="graph-seal" aria-hidden="true">${this.graph.t(`seal.${kind}`)}</i>`,
      })),
      pick: (id) => {
        const kind = KINDS.find((known) => known === id);
        if (kind) this.graph.actions.addUnit(kind, place);
      },
    });
  }

  /** Offers resources: first what others need or give, then all the words known. */
  openParameters(unit: string, at: Point): void {
    const { props } = this.graph;
    if (!props || props.readOnly) return;
    const words = props.vocabulary?.resources ?? [];
    const nameOf = (id: string) => textIn(props.language, words.find((word) => word.id === id)?.name) || id;
    const carriers = new Map(words.map((word) => [word.id, word.carrier]));
    for (const known of this.graph.document.units ?? []) {
      for (const entry of [...(known.outputs ?? []), ...(known.inputs ?? [])])
        carriers.set(entry.resource, entry.carrier);
    }
    const item = (side: Side, resource: string, heading: Key): MenuItem => ({
      id: `${side} ${resource}`,
      text: nameOf(resource),
      mark: shape(carriers.get(resource) ?? 'matter', side === 'outputs'),
      note: this.graph.t(side === 'outputs' ? 'term.output' : 'term.input'),
      heading: this.graph.t(heading),
    });
    const own = this.graph.document.units?.find(({ id }) => id === unit);
    const free = (side: Side, resource: string) => !own?.[side]?.some((entry) => entry.resource === resource);
    const [needed, given] = [
      wantedResources(this.graph.document, unit, 'outputs'),
      wantedResources(this.graph.document, unit, 'inputs'),
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
    this.open({
      label: this.graph.t('graph.addParameterTo', { unit: this.graph.nameOf(unit) }),
      filter: this.graph.t('graph.menuFilter'),
      none: this.graph.t('graph.menuNone'),
      at,
      items,
      pick: (id) => {
        const [side, ...rest] = id.split(' ');
        const resource = rest.join(' ');
        if (side === 'outputs' || side === 'inputs')
          this.graph.actions.addParameter(unit, side, resource, carriers.get(resource) ?? 'matter');
      },
    });
  }

  /** Takes away what a port has: its exchanges one by one, or the port itself. */
  openRemove(ref: PortRef, at: Point): void {
    const port = this.graph.portOf(ref);
    if (!port || this.graph.readOnly) return;
    const removePort = () => this.graph.actions.removePort(port);
    if (port.exchanges.length === 0) {
      removePort();
      return;
    }
    this.open({
      label: this.graph.t('graph.removeWhat'),
      at,
      items: [
        ...port.exchanges.map(({ id, from, to }) => ({
          id,
          text: this.graph.t('graph.removeExchange', {
            from: this.graph.nameOf(from.unit),
            to: this.graph.nameOf(to.unit),
          }),
        })),
        {
          id: '',
          text: this.graph.t(ref.side === 'outputs' ? 'graph.removeOutput' : 'graph.removeInput', {
            name: port.name,
          }),
        },
      ],
      pick: (id) => {
        if (id === '') removePort();
        else this.graph.actions.removeExchange(id, () => this.graph.keyboard.focusPort(ref));
      },
    });
  }

  openSearch(at: Point): void {
    const units = this.graph.facts?.units ?? [];
    this.open({
      label: this.graph.t('graph.search'),
      filter: this.graph.t('graph.searchHint'),
      none: this.graph.t('graph.menuNone'),
      at,
      items: units.map((unit) => ({
        id: unit.id,
        text: unit.name,
        note: unit.ports.map(({ name }) => name).join(this.graph.t('graph.and')),
        mark: `<i class="graph-seal" aria-hidden="true">${unit.seal}</i>`,
      })),
      pick: (id) => {
        this.graph.focusUnit(id);
        this.graph.events.select([{ kind: 'unit', id }]);
      },
    });
  }

  openUnit(unit: string, at: Point): void {
    const { group } = this.graph;
    if (this.graph.readOnly) return;
    const selected = group.selected();
    const several = selected.length > 1 && selected.includes(unit);
    const ids = several ? selected : [unit];
    if (several) return this.openGroup(ids, at);
    this.open({
      label: this.graph.nameOf(unit),
      at,
      items: [
        { id: 'rename', text: this.graph.t('graph.renameShort'), note: 'F2' },
        { id: 'add', text: this.graph.t('graph.addParameter') },
        ...(this.graph.events.open ? [{ id: 'open', text: this.graph.t('graph.open') }] : []),
        { id: 'gather', text: this.graph.t('graph.gather') },
        ...this.forAny(),
      ],
      pick: (id) => {
        if (id === 'rename') this.graph.actions.rename(unit);
        else if (id === 'add') this.openParameters(unit, at);
        else if (id === 'open') this.graph.events.open?.({ kind: 'unit', id: unit });
        else if (id === 'gather') group.gather(unit);
        else this.toAny(id, ids);
      },
    });
  }

  /** What can be done to one unit as to several. */
  private forAny(): MenuItem[] {
    return [
      { id: 'copy', text: this.graph.t('graph.copy'), note: 'Ctrl C' },
      { id: 'duplicate', text: this.graph.t('graph.duplicate'), note: 'D' },
      { id: 'show', text: this.graph.t('graph.zoomTo'), note: 'Z' },
      { id: 'remove', text: this.graph.t('graph.remove'), note: 'Delete' },
    ];
  }

  private toAny(id: string, ids: readonly string[]): void {
    const { group } = this.graph;
    if (id === 'copy') void group.copy(ids);
    else if (id === 'duplicate') group.duplicate(ids);
    else if (id === 'show') this.graph.framing.zoomToUnits(ids);
    else this.graph.actions.removeUnits(ids);
  }

  private openGroup(ids: readonly string[], at: Point): void {
    this.open({
      label: this.graph.t('graph.several', { count: ids.length }),
      at,
      items: [...this.forAny(), ...this.alignments()],
      pick: (id) => this.align(id, ids) || this.toAny(id, ids),
    });
  }

  openAlign(ids: readonly string[], at: Point): void {
    this.open({
      label: this.graph.t('graph.align'),
      at,
      items: this.alignments(),
      pick: (id) => this.align(id, ids),
    });
  }

  private alignments(): MenuItem[] {
    const heading = this.graph.t('graph.align');
    return alignments.map((id) => ({ id, text: this.graph.t(`graph.align.${id}`), heading }));
  }

  /** Whether that was an alignment. */
  private align(id: string, ids: readonly string[]): boolean {
    const by = alignments.find((known) => known === id);
    if (by) this.graph.group.align(ids, by);
    return by !== undefined;
  }

  /** What can be done to the whole graph. */
  openGround(at: Point): void {
    const { graph } = this;
    if (graph.readOnly) return;
    this.open({
      label: this.graph.t('graph.all'),
      at,
      items: [
        { id: 'add', text: this.graph.t('graph.addUnit'), note: 'N' },
        { id: 'select', text: this.graph.t('graph.selectAll'), note: 'Ctrl A' },
        { id: 'layout', text: this.graph.t('graph.layOut'), note: 'L' },
        { id: 'fit', text: this.graph.t('graph.fit'), note: '0' },
      ],
      pick: (id) => {
        if (id === 'add') this.openAdd(at, graph.camera.toWorld(at));
        else if (id === 'select') graph.group.selectAll();
        else if (id === 'layout') graph.group.layOut();
        else graph.framing.fit();
      },
    });
  }

  private open(options: Omit<MenuOptions, 'close'>): void {
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
