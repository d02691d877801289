// Cards, badges, areas and furniture: the DOM kept in step with what is known and with what the camera sees.
import { Badge } from './badges';
import { detailAt } from './camera';
import { Card } from './cards';
import { make, setAttribute, setText, toggle } from './dom';
import { pairKey, portKey, type Facts, type UnitFact } from './facts';
import { around, contains, meets, type Box } from './geometry';
import { HEAVY } from './arrangement';
import type { Graph, GraphProps } from './index';
import { Painting } from './painting';
import { describePair, describePort, describeUnit, projectTitle } from './sentences';
import type { Selected } from '../state/view.svelte';

/** Above so many units, only cards near the screen have rows. */
const MANY = 150;
/** Below this zoom the letters on discs are smaller than can be read. */
const FAR = 0.1;

export class Drawing {
  readonly cards = new Map<string, Card>();
  readonly badges = new Map<string, Badge>();
  readonly painting: Painting;
  private readonly world: HTMLElement;
  private readonly areaLayer: HTMLElement;
  private readonly badgeLayer: HTMLElement;
  private readonly areas = new Map<string, HTMLElement>();
  private frame = 0;
  /** Where the camera was when cards near the screen got their rows. */
  private opened = '';

  constructor(
    private readonly graph: Graph,
    canvas: HTMLCanvasElement,
  ) {
    this.world = make('div', 'graph-world', graph.stage);
    this.areaLayer = make('div', 'graph-areas', this.world);
    this.badgeLayer = make('div', 'graph-badges', this.world);
    this.painting = new Painting(graph, canvas);
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
  }

  /** Brings the DOM up to date: all of it, or what shows these units. */
  render(only: ReadonlySet<string> | null = null): void {
    const { graph } = this;
    const { facts, props, compact } = graph;
    if (!facts || !props) return;
    const { t } = props;
    const environment = props.analysis?.environment ?? null;
    setAttribute(graph.root, 'lang', props.language);
    setAttribute(graph.root, 'data-environment', environment?.class ?? 'neutral');
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
    this.renderCards(facts, props, only);
    this.renderBadges(facts, props, only);
    this.renderAreas(facts);
    this.renderFurniture(props);
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

  private renderFurniture(props: GraphProps): void {
    const { graph } = this;
    const { camera, compact, framing } = graph;
    const environment = props.analysis?.environment ?? null;
    const map = graph.minimap.state;
    const { add = true, key = true, dial = true, zoom = true } = props.furniture ?? {};
    graph.furniture.update({
      t: props.t,
      add: add && !props.readOnly,
      key: key && !compact && framing.free.key && framing.size.width / camera.base >= 740,
      dial,
      zoom:
        zoom && !compact && (map !== null || framing.free.zoom || framing.size.width / camera.base >= 800),
      small: compact,
      smallDial: compact || !framing.free.dial,
      low: framing.size.height / camera.base < 600,
      empty: (props.document.units ?? []).length === 0,
      stale: props.stale,
      moment: props.moment != null,
      map,
      percent: camera.zoom * 100,
      width: graph.facts?.width ?? 1,
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
    const {
      arrangement,
      camera,
      compact,
      connecting: { current: connecting },
    } = this.graph;
    const many = facts.units.length > MANY;
    const view = camera.sees(this.graph.framing.size, 400);
    const units = new Set(props.selection.flatMap((entry) => (entry.kind === 'unit' ? [entry.id] : [])));
    const lit = this.litPorts(facts, props.selection, props.lit);
    const targets =
      connecting && new Set(connecting.targets.flatMap(({ port }) => (port ? [portKey(port)] : [])));
    const source = connecting && portKey(connecting.from);
    const held = document.activeElement?.closest('.graph-card')?.getAttribute('data-unit');
    const detailed = compact || camera.zoom >= 0.45;
    const words = {
      t: props.t,
      language: props.language,
      describe: (port: UnitFact['ports'][number]) => describePort(port, facts, props.t),
      describeUnit: (unit: UnitFact) => describeUnit(unit, props.t),
    };
    const { row: rowHeight } = arrangement;
    for (const unit of only ? [...only].flatMap((id) => facts.unit.get(id) ?? []) : facts.units) {
      const box = arrangement.boxes.get(unit.id);
      if (!box) continue;
      let card = this.cards.get(unit.id);
      if (!card) this.cards.set(unit.id, (card = new Card(this.world, unit.id)));
      const open = !many || unit.id === held || (detailed && meets(box, view));
      card.update(
        unit,
        {
          box,
          rows: arrangement.rowsOf(unit.id),
          rowHeight,
          compact,
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
    this.opened = this.whereabouts(facts);
  }

  /** Changes when so much of the ground has moved that other cards are near the screen. */
  private whereabouts(facts: Facts): string {
    const { camera, framing } = this.graph;
    const view = camera.sees(framing.size, 400);
    return `${Math.round(view.x / 200)} ${Math.round(view.y / 200)} ${camera.zoom} ${facts.units.length}`;
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
    const { arrangement, camera } = this.graph;
    const selected = this.graph.selectedPair(facts, props.selection);
    const many = facts.pairs.length > HEAVY;
    const view = camera.sees(this.graph.framing.size, 400);
    for (const pair of (only && arrangement.near?.pairs) ?? facts.pairs) {
      const at = arrangement.badgePoint(pair.key);
      if (!at) continue;
      let badge = this.badges.get(pair.key);
      if (!badge) this.badges.set(pair.key, (badge = new Badge(this.badgeLayer, pair.key)));
      const seen = !many || (camera.zoom >= 0.45 && contains(view, at));
      badge.update(
        pair,
        at,
        arrangement.isSwapped(pair),
        pair.key === selected,
        describePair(pair, facts, props.t),
        seen,
      );
    }
    for (const [key, badge] of only ? [] : this.badges) {
      if (arrangement.hasLanes(key) && facts.pair.has(key)) continue;
      badge.remove();
      this.badges.delete(key);
    }
  }

  private renderAreas(facts: Facts): void {
    const known = new Set<string>();
    for (const project of facts.projects) {
      const boxes = project.members.flatMap((id) => this.graph.arrangement.boxes.get(id) ?? []);
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
      if (label) setText(label, projectTitle(project));
    }
    for (const [id, area] of this.areas) {
      if (known.has(id)) continue;
      area.remove();
      this.areas.delete(id);
    }
  }

  transform(): void {
    const { camera, compact, root } = this.graph;
    this.world.style.transform = `translate(${camera.x}px,${camera.y}px) scale(${camera.scale})`;
    setAttribute(root, 'data-detail', compact ? 'full' : detailAt(camera.zoom));
    toggle(root, 'is-far', !compact && camera.zoom < FAR);
  }

  /** Something but the camera has changed: the connection being drawn, the selection. */
  invalidate(): void {
    if (!this.frame) this.frame = requestAnimationFrame((now) => this.next(now));
  }

  private next(now: number): void {
    this.frame = 0;
    const { facts, props, framing, minimap, sheet } = this.graph;
    if (!facts || !props || framing.size.width === 0) return;
    if (facts.units.length > MANY && this.whereabouts(facts) !== this.opened) {
      this.renderCards(facts, props);
      this.renderBadges(facts, props);
    }
    this.renderFurniture(props);
    sheet.place();
    minimap.follow();
    if (this.painting.paint(now)) this.invalidate();
  }
}
