// When and how the canvases are painted: what moves with the camera, what is painted anew, and how widths come to be what
// they are.
import { AIR, HEAVY } from './arrangement';
import { make, motion } from './dom';
import type { Facts, UnitFact } from './facts';
import { clamp, meets, type Box } from './geometry';
import { Ground } from './ground';
import type { Graph } from './index';
import type { PairLanes } from './lanes';
import { Layer } from './layer';
import { Palette } from './palette';
import { isPlain, Ribbons, type RibbonLook } from './ribbons';
import { Signs } from './signs';

/** How far the canvas of a large graph reaches beyond the screen, px: it is moved with the camera until that is left. */
const OVERSCAN = 260;
/** While the camera moves, so much of it, px, is kept ahead: what is then laid bare is painted within a frame. */
const AHEAD = 160;
/** Once so much of that has been used up, it is painted around the camera again when that rests. */
const DRIFT = 0.4;
/** Above so many exchanges widths do not ease. */
const EASED = 400;

export class Painting {
  /** Pair pointed at by the mouse. */
  hovered: string | null = null;
  private readonly palette: Palette;
  private readonly ground: Ground;
  private readonly ribbons: Ribbons;
  private readonly signs: Signs;
  /** What stays while something is dragged or connected, and what moves then. */
  private readonly still: Layer;
  private readonly moving: Layer;
  /** What is on the still layer is no longer so. */
  private dirty = true;
  /** Parts of it were painted after others. */
  private pieced = false;
  /** The camera has come to rest away from its middle, or since then. */
  private astray = false;
  /** Keys of the pairs that were left out of it, because a drag moves them. */
  private without: ReadonlySet<string> | null = null;
  private plain = false;
  private environment = '';
  private widths = new Map<string, number>();
  private easing: { from: Map<string, number>; start: number } | null = null;
  /** The facts whose ribbons have the widths they shall have. */
  private settled: Facts | null = null;
  private idle = 0;

  constructor(
    private readonly graph: Graph,
    canvas: HTMLCanvasElement,
  ) {
    const beside = (className: string) => make('canvas', className, undefined, { 'aria-hidden': 'true' });
    const [ground, moving] = [beside('graph-ground'), beside('graph-canvas')];
    canvas.before(ground);
    canvas.after(moving);
    this.palette = new Palette(canvas);
    this.ground = new Ground(ground, this.palette);
    this.ribbons = new Ribbons(this.palette);
    this.signs = new Signs(this.palette);
    this.still = new Layer(canvas);
    this.moving = new Layer(moving);
  }

  destroy(): void {
    clearTimeout(this.idle);
  }

  /** Forgets colours, after the theme has changed. */
  retheme(): void {
    for (const one of [this.palette, this.ground, this.ribbons, this.signs]) one.forget();
    this.dirty = true;
  }

  /** Something but the camera has changed. */
  soil(): void {
    this.dirty = true;
  }

  /** Widths go from what they are to what they shall be. */
  ease(): void {
    const { facts } = this.graph;
    if (!facts) return;
    const from = new Map(this.widths);
    if (motion(1) && facts.exchange.size <= EASED) this.easing = { from, start: performance.now() };
    this.graph.drawing.invalidate();
  }

  hover(pair: string | null): void {
    if (this.hovered === pair) return;
    this.hovered = pair;
    this.graph.drawing.invalidate();
  }

  /** Paints what the camera sees; whether more frames are to follow. */
  paint(now: number, ratio = Math.min(3, devicePixelRatio || 1)): boolean {
    const { arrangement, camera, drawing, facts, framing, panning, props } = this.graph;
    if (!facts || !props) return false;
    const environment = props.analysis?.environment?.class ?? 'neutral';
    if (environment !== this.environment) {
      this.environment = environment;
      this.retheme();
    }
    this.ground.show(environment, camera, framing.size, ratio);
    const heavy = facts.pairs.length > HEAVY || drawing.many;
    const without = arrangement.near?.keys ?? null;
    const easing = this.easeWidths(now);
    // Where the camera has come to rest, more or fewer ribbons may ask for another look.
    const turned = this.astray && this.isPlainIn(camera.sees(framing.size, OVERSCAN)) !== this.plain;
    const sound = heavy && without === this.without && (!this.dirty || without !== null) && !turned;
    const kept = (beyond: number): boolean =>
      this.still.covers(camera, framing.size, arrangement.extent, !panning.active, beyond);
    if (sound && !this.astray && kept(AHEAD)) this.still.follow(camera);
    else if (sound && this.shiftStill(facts, ratio)) this.pieced = !this.astray;
    else if (sound && kept(0)) this.still.follow(camera);
    else {
      this.pieced = false;
      this.without = without;
      this.dirty = false;
      const area = this.still.begin(camera, framing.size, heavy ? OVERSCAN : 0, ratio);
      this.plain = this.isPlainIn(area);
      this.paintStill(facts, area);
    }
    this.astray = false;
    this.paintMoving(facts, ratio);
    this.restLater();
    return easing;
  }

  /** Moves what is painted, and paints what that lays bare; false when all of it is to be painted. */
  private shiftStill(facts: Facts, ratio: number): boolean {
    const { camera, framing } = this.graph;
    const parts = this.still.shift(camera, framing.size, ratio);
    for (const part of parts ?? []) this.still.within(part, ratio, (area) => this.paintStill(facts, area));
    return parts !== null;
  }

  private isPlainIn(area: Box): boolean {
    return isPlain(this.seenIn(area).length, this.graph.camera.zoom);
  }

  /** The lanes that meet a part of the drawing, but for those that a drag moves. */
  private seenIn(area: Box): PairLanes[] {
    return this.graph.arrangement.lanes.filter(
      ({ key, lanes }) => !this.without?.has(key) && lanes.some(({ bounds }) => meets(bounds, area)),
    );
  }

  /** Paints what reaches into a part of the drawing. */
  private paintStill(facts: Facts, { x, y, width, height }: Box): void {
    const { context } = this.still;
    const { arrangement, camera } = this.graph;
    if (!context) return;
    const around = { x: x - AIR, y: y - AIR, width: width + 2 * AIR, height: height + 2 * AIR };
    this.ribbons.paint(context, this.seenIn(around), this.look(facts), camera.zoom, this.plain);
    const { near } = arrangement;
    this.paintSigns(
      context,
      facts,
      near ? facts.units.filter(({ id }) => !near.ids.has(id)) : facts.units,
      around,
    );
  }

  /** What a drag moves, and a connection being drawn. */
  private paintMoving(facts: Facts, ratio: number): void {
    const { arrangement, camera, connecting, framing } = this.graph;
    const { near } = arrangement;
    const preview = connecting.preview();
    const { context } = this.moving;
    if ((!near && !preview) || !context) return this.moving.clear();
    const area = this.moving.begin(camera, framing.size, 0, ratio);
    if (near) {
      const moved = near.moved.flatMap(({ key }) => arrangement.lanesOf(key) ?? []);
      this.ribbons.paint(context, moved, this.look(facts), camera.zoom, this.plain);
      this.paintSigns(context, facts, near.units, area);
    }
    if (preview) this.ribbons.paintPreview(context, preview);
  }

  /** Cards that have no element, because they are too many and too far away. */
  private paintSigns(
    context: CanvasRenderingContext2D,
    facts: Facts,
    units: readonly UnitFact[],
    area: Box,
  ): void {
    const { arrangement, camera, drawing, props } = this.graph;
    if (!drawing.far || !props) return;
    const seen = units.flatMap((unit) => {
      const box = arrangement.boxes.get(unit.id);
      return box && meets(box, area) && !drawing.cards.has(unit.id) ? [[unit, box] as const] : [];
    });
    this.signs.paint(context, seen, facts, {
      detail: drawing.detail,
      scale: camera.scale,
      letters: drawing.lettered,
      selected: new Set(props.selection.flatMap((entry) => (entry.kind === 'unit' ? [entry.id] : []))),
    });
  }

  private look(facts: Facts): (pair: string) => RibbonLook {
    const selection = this.graph.props?.selection ?? [];
    const focus = this.hovered ?? this.graph.selectedPair(facts, selection);
    const exchanges = new Set(selection.flatMap((entry) => (entry.kind === 'exchange' ? [entry.id] : [])));
    const widthOf = (id: string) => this.widths.get(id) ?? 2;
    const isSelected = (id: string) => exchanges.has(id);
    const isIdle = (id: string) => facts.exchange.get(id)?.idle === true;
    return (key) => {
      const pair = facts.pair.get(key);
      const [mode, level] = [pair?.mode ?? 'none', pair?.level ?? 'none'];
      return { mode, level, dim: focus !== null && focus !== key, widthOf, isIdle, isSelected };
    };
  }

  /** At rest the still layer is painted around the camera again, so that the next way is free on all sides. */
  private restLater(): void {
    const { camera, panning } = this.graph;
    clearTimeout(this.idle);
    if (panning.active || (this.still.drift(camera) < DRIFT && !this.pieced)) return;
    this.idle = window.setTimeout(() => {
      this.astray = true;
      this.graph.drawing.follow();
    }, 200);
  }

  /** Moves ribbon widths towards the present amounts; whether they are still on the way. */
  private easeWidths(now: number): boolean {
    const { easing } = this;
    const { facts } = this.graph;
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
    this.dirty = true;
    if (part >= 1) this.easing = null;
    return part < 1;
  }
}
