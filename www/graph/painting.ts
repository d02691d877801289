// When and how the exchanges' canvas is painted: what it shows of each pair, and how widths come to be what they are.
import { HEAVY } from './arrangement';
import { motion } from './dom';
import type { Facts } from './facts';
import { clamp } from './geometry';
import type { Graph } from './index';
import { Ribbons, type RibbonLook } from './ribbons';

/** How far the canvas of many pairs reaches beyond the screen, px: it is moved while panning, until that is left. */
const OVERSCAN = 260;
/** Above so many exchanges widths do not ease. */
const EASED = 400;

export class Painting {
  /** Pair pointed at by the mouse. */
  hovered: string | null = null;
  private readonly ribbons: Ribbons;
  private widths = new Map<string, number>();
  private easing: { from: Map<string, number>; start: number } | null = null;
  /** The facts whose ribbons have the widths they shall have. */
  private settled: Facts | null = null;
  private painted = { x: 0, y: 0, zoom: 0 };

  constructor(
    private readonly graph: Graph,
    private readonly canvas: HTMLCanvasElement,
  ) {
    this.ribbons = new Ribbons(canvas);
  }

  /** Forgets colours, after the theme has changed. */
  retheme(): void {
    this.ribbons.retheme();
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
  paint(now: number): boolean {
    const { arrangement, camera, connecting, facts, framing, pointing, props } = this.graph;
    if (!facts || !props) return false;
    const heavy = facts.pairs.length > HEAVY;
    const margin = heavy ? OVERSCAN : 0;
    const [dx, dy] = [camera.x - this.painted.x, camera.y - this.painted.y];
    const reuse =
      heavy &&
      pointing.panning &&
      camera.zoom === this.painted.zoom &&
      Math.max(Math.abs(dx), Math.abs(dy)) < OVERSCAN;
    if (reuse) {
      this.canvas.style.transform = `translate(${dx - margin}px,${dy - margin}px)`;
      return false;
    }
    this.painted = { x: camera.x, y: camera.y, zoom: camera.zoom };
    this.canvas.style.transform = margin ? `translate(${-margin}px,${-margin}px)` : '';
    const easing = this.easeWidths(now);
    const focus = this.hovered ?? this.graph.selectedPair(facts, props.selection);
    const exchanges = new Set(
      props.selection.flatMap((entry) => (entry.kind === 'exchange' ? [entry.id] : [])),
    );
    this.ribbons.paint(
      {
        pairs: arrangement.lanes,
        environment: props.analysis?.environment?.class ?? 'neutral',
        preview: connecting.preview(),
        moving: arrangement.near?.keys ?? null,
        look: (key): RibbonLook => {
          const pair = facts.pair.get(key);
          return {
            mode: pair?.mode ?? 'none',
            level: pair?.level ?? 'none',
            dim: focus !== null && focus !== key,
            widthOf: (id) => this.widths.get(id) ?? 2,
            isIdle: (id) => facts.exchange.get(id)?.idle === true,
            isSelected: (id) => exchanges.has(id),
          };
        },
      },
      camera,
      framing.size,
      margin,
      Math.min(3, devicePixelRatio || 1),
    );
    return easing;
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
    if (part >= 1) this.easing = null;
    return part < 1;
  }
}
