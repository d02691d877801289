// The small picture of a large graph: every unit as a mark, what is seen as a frame that one drags, clicks or moves by keys.
import { hide, make, setAttribute, setText } from './dom';
import { around, centreOf, clamp, contains, type Box, type Point, type Size } from './geometry';
import type { Graph } from './index';
import { hear, minimap, type Does } from '../ui/keys';

/** Up to so many units all can be seen at once, and the small picture would only repeat the large one. */
const MANY = 50;
/** Clear space round the units, in the picture, px. */
const EDGE = 6;
/** Marks and the frame are never smaller, px. */
const LEAST_MARK = 2;
const LEAST_FRAME = 10;
/** How long the view rests before what it shows is said, ms. */
const PAUSE = 350;

/** What part of the view a key moves it by, across and down. */
const MOVES: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

export class Minimap {
  readonly element: HTMLElement;
  private readonly canvas: HTMLCanvasElement;
  private readonly frame: HTMLElement;
  private readonly status: HTMLElement;
  /** What the picture was drawn of: drawn anew only when that has changed, never while the ground moves. */
  private drawn: { boxes: unknown; selection: unknown; look: string } | null = null;
  /** The part of the drawing that the picture shows, and px of the picture per px of it. */
  private part: Box = { x: 0, y: 0, width: 1, height: 1 };
  private scale = 1;
  private size: Size = { width: 0, height: 0 };
  /** While the frame is dragged: where in it, in the drawing. */
  private grip: Point | null = null;
  private timer = 0;

  constructor(private readonly graph: Graph) {
    this.element = make('div', 'graph-minimap', graph.root, { role: 'application', tabindex: '0' });
    this.canvas = make('canvas', '', this.element, { 'aria-hidden': 'true' });
    this.frame = make('i', '', this.element, { 'aria-hidden': 'true' });
    this.status = make('span', 'visually-hidden', graph.root, { role: 'status' });
    this.element.hidden = true;
    this.element.addEventListener('pointerdown', (event) => this.down(event));
    this.element.addEventListener('pointermove', (event) => this.move(event));
    for (const end of ['pointerup', 'pointercancel'] as const)
      this.element.addEventListener(end, () => this.release());
    this.element.addEventListener('keydown', (event) => this.key(event));
  }

  /** Whether the graph is large enough for it; null where there is no room, else whether it is shown. */
  get state(): boolean | null {
    const { compact, facts, framing, camera } = this.graph;
    const roomy = !compact && framing.size.height / camera.base >= 340;
    return roomy && (facts?.units.length ?? 0) > MANY ? this.graph.props?.map !== false : null;
  }

  toggle(): void {
    const shown = this.state !== true;
    if (!shown && this.element.contains(document.activeElement)) this.graph.stage.focus();
    this.graph.events.map(shown);
  }

  /** The document, the selection or the theme may have changed. */
  update(): void {
    const { graph, element } = this;
    const shown = this.state === true;
    hide(element, !shown);
    if (!shown) {
      this.drawn = null;
      return;
    }
    const units = graph.facts?.units.length ?? 0;
    setAttribute(element, 'aria-label', graph.t('graph.minimap', { units }));
    if (graph.arrangement.dragged === null) this.draw();
    this.follow();
  }

  /** The camera has moved: the frame with it, and nothing else. */
  follow(): void {
    if (this.element.hidden) return;
    const { camera, framing } = this.graph;
    const seen = camera.sees(framing.size);
    const { width, height } = this.size;
    const across = Math.max(LEAST_FRAME, seen.width * this.scale);
    const down = Math.max(LEAST_FRAME, seen.height * this.scale);
    const middle = this.inPicture(centreOf(seen));
    // What is seen may lie beside all units: the frame then waits at the edge.
    const x = clamp(middle.x - across / 2, LEAST_FRAME - across, width - LEAST_FRAME);
    const y = clamp(middle.y - down / 2, LEAST_FRAME - down, height - LEAST_FRAME);
    const { style } = this.frame;
    style.transform = `translate(${x.toFixed(1)}px,${y.toFixed(1)}px)`;
    const [acrossText, downText] = [`${across.toFixed(1)}px`, `${down.toFixed(1)}px`];
    if (style.width !== acrossText) style.width = acrossText;
    if (style.height !== downText) style.height = downText;
  }

  private draw(): void {
    const { graph, canvas, element } = this;
    const { boxes } = graph.arrangement;
    const selection = graph.props?.selection;
    const root = document.documentElement;
    const look = `${root.dataset['theme']} ${graph.camera.base} ${devicePixelRatio}`;
    const { drawn } = this;
    if (drawn?.boxes === boxes && drawn.selection === selection && drawn.look === look) return;
    this.drawn = { boxes, selection, look };
    const [width, height] = [element.clientWidth, element.clientHeight];
    this.size = { width, height };
    const ratio = Math.min(3, devicePixelRatio || 1);
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    this.part = around(boxes.values());
    this.scale = Math.min(
      (width - 2 * EDGE) / Math.max(1, this.part.width),
      (height - 2 * EDGE) / Math.max(1, this.part.height),
    );
    const brush = canvas.getContext('2d');
    if (!brush) return;
    const style = getComputedStyle(element);
    const [ink, faint] = [style.color, style.getPropertyValue('--mark').trim() || style.color];
    const selected = new Set((selection ?? []).flatMap((entry) => (entry.kind === 'unit' ? [entry.id] : [])));
    brush.setTransform(ratio, 0, 0, ratio, 0, 0);
    const mark = (box: Box, least: number): void => {
      const { x, y } = this.inPicture(centreOf(box));
      const [w, h] = [Math.max(least, box.width * this.scale), Math.max(least, box.height * this.scale)];
      brush.fillRect(x - w / 2, y - h / 2, w, h);
    };
    brush.fillStyle = faint;
    brush.globalAlpha = 0.62;
    for (const [id, box] of boxes) if (!selected.has(id)) mark(box, LEAST_MARK);
    brush.fillStyle = ink;
    brush.globalAlpha = 1;
    for (const id of selected) {
      const box = boxes.get(id);
      if (box) mark(box, 2 * LEAST_MARK);
    }
  }

  /** A point of the drawing, in px of the picture. */
  private inPicture(point: Point): Point {
    const middle = centreOf(this.part);
    return {
      x: this.size.width / 2 + (point.x - middle.x) * this.scale,
      y: this.size.height / 2 + (point.y - middle.y) * this.scale,
    };
  }

  /** The point of the drawing under the pointer. */
  private under(event: PointerEvent): Point {
    const corner = this.element.getBoundingClientRect();
    const middle = centreOf(this.part);
    return {
      x: middle.x + (event.clientX - corner.left - corner.width / 2) / this.scale,
      y: middle.y + (event.clientY - corner.top - corner.height / 2) / this.scale,
    };
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0) return;
    const { camera, framing, panning } = this.graph;
    const seen = camera.sees(framing.size);
    const at = this.under(event);
    const middle = centreOf(seen);
    const held = event.target === this.frame || contains(seen, at);
    this.grip = held ? { x: at.x - middle.x, y: at.y - middle.y } : { x: 0, y: 0 };
    this.element.setPointerCapture(event.pointerId);
    this.element.focus({ preventScroll: true });
    event.preventDefault();
    panning.hold();
    if (!held) framing.centreOn(at);
  }

  private move(event: PointerEvent): void {
    if (!this.grip) return;
    const at = this.under(event);
    this.graph.framing.centreOn({ x: at.x - this.grip.x, y: at.y - this.grip.y });
  }

  private release(): void {
    if (!this.grip) return;
    this.grip = null;
    this.graph.panning.rest();
    this.tell();
  }

  private readonly does: Does<typeof minimap> = {
    move: ({ key }) => this.go(key, 0.25),
    moveFar: ({ key }) => this.go(key, 1),
    first: () => this.toCorner(0),
    last: () => this.toCorner(1),
  };

  private key(event: KeyboardEvent): void {
    if (!hear(minimap, this.does, event)) return;
    this.graph.framing.rest();
    this.tell();
    event.preventDefault();
    event.stopPropagation();
  }

  /** By a part of the view. */
  private go(key: string, part: number): void {
    const { camera, framing } = this.graph;
    const seen = camera.sees(framing.size);
    const middle = centreOf(seen);
    const { x = 0, y = 0 } = MOVES[key] ?? {};
    framing.centreOn({
      x: clamp(middle.x + x * part * seen.width, this.part.x, this.part.x + this.part.width),
      y: clamp(middle.y + y * part * seen.height, this.part.y, this.part.y + this.part.height),
    });
  }

  /** To the top left, or to the bottom right. */
  private toCorner(corner: 0 | 1): void {
    const { camera, framing } = this.graph;
    const seen = camera.sees(framing.size);
    const inset = (length: number, all: number) =>
      length >= all ? all / 2 : corner === 0 ? length / 2 : all - length / 2;
    framing.centreOn({
      x: this.part.x + inset(0.9 * seen.width, this.part.width),
      y: this.part.y + inset(0.9 * seen.height, this.part.height),
    });
  }

  /** Says how many units are seen, once the view rests. */
  private tell(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => {
      const { arrangement, camera, framing } = this.graph;
      const seen = camera.sees(framing.size);
      let count = 0;
      for (const box of arrangement.boxes.values()) if (contains(seen, centreOf(box))) count += 1;
      setText(this.status, this.graph.t('graph.minimapSeen', { count, units: arrangement.boxes.size }));
    }, PAUSE);
  }

  destroy(): void {
    clearTimeout(this.timer);
  }
}
