// The exchanges on their canvas: ground, halo, bed, how time is filled, bead and arrowhead.
import type { EnvironmentClass, Level, Mode } from 'gongsheng';
import type { Camera } from './camera';
import { directionAt, meets, pointAt, shareAt, type Cubic, type Point, type Size } from './geometry';
import { modeToken, OUTSIDE } from './glyph';
import type { Lane, PairLanes } from './lanes';

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

export interface RibbonScene {
  readonly pairs: readonly PairLanes[];
  look(pair: string): RibbonLook;
  readonly environment: EnvironmentClass;
  /** A connection being drawn. */
  readonly preview: { from: Point; to: Point; normal: Point; sure: boolean } | null;
  /** Keys of the pairs that a drag moves: what else there is, is drawn once for as long as these are the same. */
  readonly moving: ReadonlySet<string> | null;
}

/** What does not move during a drag, drawn once. */
interface Backdrop {
  readonly moving: ReadonlySet<string>;
  /** Where it was drawn from. */
  readonly view: string;
  readonly canvas: HTMLCanvasElement;
  readonly plain: boolean;
}

interface Drawn {
  path: Path2D;
  bead: Point;
  tip: Point;
  heading: number;
}

const PITCH = 22;
const FAINT = 0.35;

export class Ribbons {
  private readonly context: CanvasRenderingContext2D | null;
  private readonly drawn = new WeakMap<Cubic, Drawn>();
  private readonly hatches = new Map<string, CanvasPattern | null>();
  private colours = new Map<string, string>();
  private backdrop: Backdrop | null = null;
  private tile: { key: string; pattern: CanvasPattern | null } = { key: '', pattern: null };

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext('2d');
  }

  /** Forgets colours, after the theme has changed. */
  retheme(): void {
    this.colours.clear();
    this.hatches.clear();
    this.tile.key = '';
    this.backdrop = null;
  }

  /** Draws what a camera sees; the canvas reaches `margin` px beyond the viewport on each side. */
  paint(scene: RibbonScene, camera: Camera, size: Size, margin: number, ratio: number): void {
    const context = this.context;
    if (!context) return;
    const [width, height] = [size.width + 2 * margin, size.height + 2 * margin];
    const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    if (this.canvas.width !== w || this.canvas.height !== h) {
      this.canvas.width = w;
      this.canvas.height = h;
      this.canvas.style.width = `${width}px`;
      this.canvas.style.height = `${height}px`;
    }
    const view = camera.sees(size, margin);
    const seen = scene.pairs.filter(({ lanes }) => lanes.some(({ bounds }) => meets(bounds, view)));
    // Far away, or very many at once: one stroke per mode instead of five per exchange.
    const plain = camera.zoom < 0.2 || (camera.zoom < 0.45 && seen.length > 150) || seen.length > 600;
    const draw = (on: CanvasRenderingContext2D, pairs: readonly PairLanes[], thinly: boolean): void => {
      const scale = camera.scale * ratio;
      on.setTransform(scale, 0, 0, scale, (camera.x + margin) * ratio, (camera.y + margin) * ratio);
      if (thinly) this.paintPlain(on, pairs, scene, camera);
      else for (const pair of pairs) this.paintPair(on, pair, scene.look(pair.key), camera.zoom);
    };
    const ground = (on: CanvasRenderingContext2D): void =>
      this.paintGround(on, scene.environment, camera, margin, ratio, w, h);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.clearRect(0, 0, w, h);
    const { moving } = scene;
    if (moving) {
      const from = [w, h, camera.x, camera.y, camera.zoom, scene.environment].join(' ');
      if (this.backdrop?.moving !== moving || this.backdrop.view !== from) {
        const [canvas, brush] = sheet(w, h);
        if (brush) {
          ground(brush);
          draw(
            brush,
            seen.filter(({ key }) => !moving.has(key)),
            plain,
          );
        }
        this.backdrop = { moving, view: from, canvas, plain };
      }
      context.drawImage(this.backdrop.canvas, 0, 0);
      draw(
        context,
        seen.filter(({ key }) => moving.has(key)),
        this.backdrop.plain,
      );
    } else {
      this.backdrop = null;
      ground(context);
      draw(context, seen, plain);
    }
    if (scene.preview) this.paintPreview(context, scene.preview);
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
    const colour = this.colour(modeToken(look.mode));
    const ground = this.colour('ground');
    context.lineJoin = 'round';
    context.lineCap = 'butt';
    for (const { path, width } of lanes) stroke(context, path, ground, Math.max(2, width) + 4);
    for (const lane of lanes) {
      if (lane.selected) {
        context.globalAlpha = 1;
        stroke(context, lane.path, this.colour('ink'), Math.max(2, lane.width) + 6);
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
    const hatched = OUTSIDE.has(mode);
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
    scene: RibbonScene,
    camera: Camera,
  ): void {
    const bundles = new Map<string, Path2D>();
    for (const { key, lanes } of pairs) {
      const { mode, dim, isIdle } = scene.look(key);
      for (const { curve, exchange } of lanes) {
        const name = `${modeToken(mode)} ${dim || isIdle(exchange)}`;
        const bundle = bundles.get(name) ?? new Path2D();
        bundles.set(name, bundle);
        trace(bundle, curve);
      }
    }
    for (const [name, path] of bundles) {
      const [role = '', dim] = name.split(' ');
      context.globalAlpha = dim === 'true' ? 0.15 : 0.6;
      stroke(context, path, this.colour(role), 1.6 / Math.max(0.25, camera.zoom));
    }
    context.globalAlpha = 1;
  }

  private paintPreview(
    context: CanvasRenderingContext2D,
    { from, to, normal, sure }: NonNullable<RibbonScene['preview']>,
  ): void {
    const reach = Math.max(30, Math.hypot(to.x - from.x, to.y - from.y) * 0.4);
    const path = new Path2D();
    trace(path, [from, { x: from.x + normal.x * reach, y: from.y + normal.y * reach }, to, to]);
    if (!sure) context.setLineDash([6, 5]);
    stroke(context, path, this.colour('ink'), 2);
    context.setLineDash([]);
    context.beginPath();
    context.arc(to.x, to.y, 4, 0, 7);
    context.fillStyle = this.colour('ink');
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

  private colour(role: string): string {
    const known = this.colours.get(role);
    if (known !== undefined) return known;
    const colour = getComputedStyle(this.canvas).getPropertyValue(`--${role}`).trim() || '#888';
    this.colours.set(role, colour);
    return colour;
  }

  private hatch(context: CanvasRenderingContext2D, colour: string): CanvasPattern | null {
    const known = this.hatches.get(colour);
    if (known !== undefined) return known;
    const [tile, brush] = sheet(6, 6);
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

  /** Dots, + or −: the environment told by texture, not by tint alone. */
  private paintGround(
    context: CanvasRenderingContext2D,
    environment: EnvironmentClass,
    camera: Camera,
    margin: number,
    ratio: number,
    width: number,
    height: number,
  ): void {
    let step = PITCH * camera.scale;
    while (step < 14) step *= 2;
    while (step > 40) step /= 2;
    const side = Math.max(4, Math.round(step * ratio));
    const key = `${environment} ${side} ${ratio}`;
    if (this.tile.key !== key) {
      const [tile, brush] = sheet(side, side);
      if (brush) {
        const middle = side / 2;
        const mark = (w: number, h: number) =>
          brush.fillRect(
            Math.round(middle - (w * ratio) / 2),
            Math.round(middle - (h * ratio) / 2),
            w * ratio,
            h * ratio,
          );
        brush.fillStyle = this.colour(environment === 'positive' ? 'mode-comm' : 'line2');
        brush.globalAlpha = environment === 'neutral' ? 0.38 : 0.3;
        if (environment === 'neutral') mark(2, 2);
        else mark(7, 1.5);
        if (environment === 'positive') {
          mark(1.5, 7);
        }
      }
      this.tile = { key, pattern: context.createPattern(tile, 'repeat') };
    }
    if (!this.tile.pattern) return;
    const start = (offset: number) => ((((offset + margin) * ratio) % side) + side) % side;
    context.setTransform(1, 0, 0, 1, start(camera.x) - side, start(camera.y) - side);
    context.fillStyle = this.tile.pattern;
    context.fillRect(0, 0, width + 2 * side, height + 2 * side);
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

function sheet(width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D | null] {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = height;
  return [canvas, canvas.getContext('2d')];
}
