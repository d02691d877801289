// The exchanges: halo, bed, how time is filled, bead and arrowhead; far away one line each.
import type { Level, Mode } from 'gongsheng';
import { outside } from '../ui/glyph';
import { blank } from './dom';
import { directionAt, pointAt, shareAt, type Cubic, type Point } from './geometry';
import { modeToken } from './glyph';
import type { Lane, PairLanes } from './lanes';
import type { Palette } from './palette';

export interface RibbonLook {
  readonly mode: Mode;
  readonly level: Level;
  /** Drawn at 35 %, because something else is pointed at. */
  readonly dim: boolean;
  /** The same for one exchange: it does not run in the month that is shown. */
  isIdle(exchange: string): boolean;
  widthOf(exchange: string): number;
  isSelected(exchange: string): boolean;
}

/** A connection being drawn. */
export interface Preview {
  readonly from: Point;
  readonly to: Point;
  readonly normal: Point;
  readonly sure: boolean;
}

interface Drawn {
  path: Path2D;
  bead: Point;
  tip: Point;
  heading: number;
}

const FAINT = 0.35;

/** Whether so many pairs at a zoom are drawn as one line each: far away, or very many at once. */
export function isPlain(pairs: number, zoom: number): boolean {
  return zoom < 0.2 || (zoom < 0.45 && pairs > 150) || pairs > 600;
}

export class Ribbons {
  private readonly drawn = new WeakMap<Cubic, Drawn>();
  private readonly hatches = new Map<string, CanvasPattern | null>();

  constructor(private readonly palette: Palette) {}

  /** Forgets colours, after the theme has changed. */
  forget(): void {
    this.hatches.clear();
  }

  /** Draws pairs where lengths are px at 100 %. */
  paint(
    context: CanvasRenderingContext2D,
    pairs: readonly PairLanes[],
    look: (pair: string) => RibbonLook,
    zoom: number,
    plain: boolean,
  ): void {
    if (plain) this.paintPlain(context, pairs, look, zoom);
    else for (const pair of pairs) this.paintPair(context, pair, look(pair.key), zoom);
  }

  private paintPair(
    context: CanvasRenderingContext2D,
    pair: PairLanes,
    look: RibbonLook,
    zoom: number,
  ): void {
    const lanes = pair.lanes.map((lane) => ({
      ...this.drawnOf(lane),
      width: look.widthOf(lane.exchange),
      selected: look.isSelected(lane.exchange),
      alpha: look.dim || look.isIdle(lane.exchange) ? FAINT : 1,
    }));
    const colour = this.palette.role(modeToken(look.mode));
    const ground = this.palette.role('ground');
    context.lineJoin = 'round';
    context.lineCap = 'butt';
    for (const { path, width } of lanes) stroke(context, path, ground, Math.max(2, width) + 4);
    for (const lane of lanes) {
      if (lane.selected) {
        context.globalAlpha = 1;
        stroke(context, lane.path, this.palette.role('ink'), Math.max(2, lane.width) + 6);
        stroke(context, lane.path, ground, Math.max(2, lane.width) + 2);
      }
      this.paintLane(context, lane, look, colour, ground, lane.alpha);
    }
    if (zoom >= 0.3)
      for (const lane of lanes) {
        context.globalAlpha = lane.alpha;
        // On a bed of its own colour an arrowhead needs an edge.
        if (look.level !== 'point' && lane.width > 3) this.paintHead(context, lane, ground, 6);
        this.paintHead(context, lane, colour, 2.4);
      }
    if (look.level === 'point' && zoom >= 0.3) {
      for (const { alpha, bead, width } of lanes) {
        context.beginPath();
        context.arc(bead.x, bead.y, Math.max(5, 1 + 0.6 * width) + 1.6, 0, 7);
        context.globalAlpha = 1;
        context.fillStyle = ground;
        context.fill();
        context.beginPath();
        context.arc(bead.x, bead.y, Math.max(5, 1 + 0.6 * width), 0, 7);
        context.globalAlpha = alpha;
        context.fillStyle = colour;
        context.fill();
      }
    }
    context.globalAlpha = 1;
  }

  private paintLane(
    context: CanvasRenderingContext2D,
    { path, width }: { path: Path2D; width: number },
    { mode, level }: RibbonLook,
    colour: string,
    ground: string,
    alpha: number,
  ): void {
    const bed = Math.max(2, width);
    if (level === 'none') {
      context.globalAlpha = alpha;
      context.setLineDash([3, 4]);
      stroke(context, path, colour, 1.8);
      context.setLineDash([]);
      return;
    }
    const hatched = outside.includes(mode);
    if (level === 'continuous') {
      context.globalAlpha = alpha;
      if (hatched) {
        stroke(context, path, colour, Math.max(6, bed) + 2);
        stroke(context, path, ground, Math.max(6, bed));
        stroke(context, path, this.hatch(context, colour) ?? colour, Math.max(6, bed));
      } else stroke(context, path, colour, bed);
      return;
    }
    if (level === 'integrated') {
      const whole = Math.max(7, bed);
      const rail = Math.max(2, whole * 0.27);
      context.globalAlpha = alpha;
      stroke(context, path, colour, whole);
      context.globalAlpha = 1;
      stroke(context, path, ground, whole - 2 * rail);
      return;
    }
    context.globalAlpha = alpha * (hatched ? 0.8 : 0.32);
    stroke(
      context,
      path,
      (hatched && this.hatch(context, colour)) || colour,
      hatched ? Math.max(6, bed) : bed,
    );
    context.globalAlpha = alpha;
    if (level === 'intermittent') {
      context.setLineDash([14, 9]);
      stroke(context, path, colour, bed);
      context.setLineDash([]);
    } else {
      stroke(context, path, colour, 1.8);
    }
  }

  private paintHead(
    context: CanvasRenderingContext2D,
    { tip, heading }: Drawn,
    colour: string,
    width: number,
  ): void {
    context.save();
    context.translate(tip.x, tip.y);
    context.rotate(heading);
    context.beginPath();
    context.moveTo(-8.5, -6);
    context.lineTo(0, 0);
    context.lineTo(-8.5, 6);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.lineCap = 'round';
    context.stroke();
    context.restore();
  }

  private paintPlain(
    context: CanvasRenderingContext2D,
    pairs: readonly PairLanes[],
    look: (pair: string) => RibbonLook,
    zoom: number,
  ): void {
    const bundles = new Map<string, Path2D>();
    for (const { key, lanes } of pairs) {
      const { mode, dim, isIdle } = look(key);
      for (const { curve, exchange } of lanes) {
        const name = `${modeToken(mode)} ${dim || isIdle(exchange)}`;
        const bundle = bundles.get(name) ?? new Path2D();
        bundles.set(name, bundle);
        trace(bundle, curve);
      }
    }
    // One above the other in the same order everywhere, whatever part of the picture this is.
    for (const [name, path] of [...bundles].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const [role = '', dim] = name.split(' ');
      context.globalAlpha = dim === 'true' ? 0.15 : 0.6;
      stroke(context, path, this.palette.role(role), 1.6 / Math.max(0.25, zoom));
    }
    context.globalAlpha = 1;
  }

  /** A connection being drawn. */
  paintPreview(context: CanvasRenderingContext2D, { from, to, normal, sure }: Preview): void {
    const reach = Math.max(30, Math.hypot(to.x - from.x, to.y - from.y) * 0.4);
    const path = new Path2D();
    trace(path, [from, { x: from.x + normal.x * reach, y: from.y + normal.y * reach }, to, to]);
    if (!sure) context.setLineDash([6, 5]);
    stroke(context, path, this.palette.role('ink'), 2);
    context.setLineDash([]);
    context.beginPath();
    context.arc(to.x, to.y, 4, 0, 7);
    context.fillStyle = this.palette.role('ink');
    context.fill();
  }

  private drawnOf({ curve }: Lane): Drawn {
    const known = this.drawn.get(curve);
    if (known) return known;
    const path = new Path2D();
    trace(path, curve);
    const heading = directionAt(curve, 0.985);
    const drawn: Drawn = {
      path,
      bead: pointAt(curve, shareAt(curve, 0.27)),
      tip: curve[3],
      heading: Math.atan2(heading.y, heading.x),
    };
    this.drawn.set(curve, drawn);
    return drawn;
  }

  private hatch(context: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
    const known = this.hatches.get(colour);
    if (known !== undefined) return known;
    const [tile, brush] = blank(6, 6);
    if (brush) {
      brush.strokeStyle = colour;
      brush.lineWidth = 1.6;
      brush.beginPath();
      for (const shift of [-6, 0, 6]) {
        brush.moveTo(shift, 6);
        brush.lineTo(shift + 6, 0);
      }
      brush.stroke();
    }
    const pattern = context.createPattern(tile, 'repeat');
    this.hatches.set(colour, pattern);
    return pattern;
  }
}

function stroke(
  context: CanvasRenderingContext2D,
  path: Path2D,
  style: string | CanvasPattern,
  width: number,
): void {
  if (width <= 0) return;
  context.strokeStyle = style;
  context.lineWidth = width;
  context.stroke(path);
}

function trace(path: Path2D, [a, b, c, d]: Cubic): void {
  path.moveTo(a.x, a.y);
  path.bezierCurveTo(b.x, b.y, c.x, c.y, d.x, d.y);
}
