// What the camera shows of it: all of it fitted, a part brought into view, the ground moved and zoomed.
import { LEAST_ZOOM } from './camera';
import { toggle } from './dom';
import {
  around,
  boxAround,
  centreOf,
  clamp,
  contains,
  drawnBounds,
  meets,
  type Box,
  type Point,
  type Size,
} from './geometry';
import type { Graph } from './index';
import type { View } from './layout';
import { MOUSE_ROW } from './arrangement';

/** Below this width or height, px at 100 %, cards are compact. */
const NARROW = 640;
const LOW = 300;
/** Heights of a port's row for fingers, px, best first. */
const FINGER_ROWS = [44, 38, 32, MOUSE_ROW] as const;
/** What the tools, the key, the dial and the zoom buttons take in their corners, px. */
const TOOLS: Size = { width: 140, height: 58 };
const KEY: Size = { width: 268, height: 96 };
const DIAL: Size = { width: 176, height: 138 };
/** A small dial with its word, above compact cards. */
const SMALL_DIAL: Size = { width: 120, height: 56 };
const ZOOM: Size = { width: 210, height: 60 };
/** Clear space that is left at the lower edge, px. */
const EDGE = 6;
/** Clear space round the sheet that lies there, px. */
const SHEET_EDGE = 12;
/** What is said of a change takes at the lower edge, px. */
const TOAST = 64;
/** What the minimap with the zoom buttons below it takes at the lower edge, px. */
const MAP = 198;

export class Framing {
  size: Size = { width: 0, height: 0 };
  /** Which corners the whole graph leaves free for what stands there. */
  free = { key: true, dial: true, zoom: true };
  /** Whether the reader has moved or zoomed since all was shown. */
  moved = false;
  /** The room it has on paper, while it is printed. */
  paper: Size | null = null;

  constructor(private readonly graph: Graph) {}

  /** Shows the whole graph: at 100 % where it fits, squeezed where it nearly does, else smaller; above a foot, px. */
  fit(foot = 0): void {
    if (this.frame(foot)) this.graph.drawing.render();
  }

  /** The same without drawing it; whether there is anything to show. */
  frame(foot = 0): boolean {
    const { arrangement, camera, compact, facts } = this.graph;
    if (!facts || this.size.width === 0) return false;
    this.moved = false;
    if (facts.units.length === 0) return false;
    const size = { ...this.size, height: this.size.height - foot };
    const room = { width: size.width / camera.base, height: size.height / camera.base };
    // The area of a project reaches beyond its members.
    const area = facts.projects.some(({ members }) => members.length > 1) ? 18 : 0;
    const touch = matchMedia('(pointer: coarse)').matches;
    const within = {
      ...room,
      margin: compact
        ? { x: 12, top: 28 + area, bottom: room.height > 520 ? 104 : 28 }
        : { x: 22 + area / 2, top: 14 + 1.5 * area, bottom: 14 + area / 2 },
      gap: compact ? { x: 72, y: 36 } : { x: 84, y: 20 },
      least: compact ? 0.3 : 0.5,
    };
    arrangement.nameAgain();
    // Between two cards a pair of lanes, as far apart as rows are, has room with its badge.
    const forFingers = (row: number): View =>
      arrangement.viewOf(row, { ...within, gap: { ...within.gap, y: row + 46 } });
    let view = touch && !compact ? forFingers(FINGER_ROWS[0]) : arrangement.viewOf(MOUSE_ROW, within);
    // Rows for fingers are as high as they can be with every card in view.
    for (const row of touch && !compact ? FINGER_ROWS.slice(1) : []) {
      if (view.zoom >= 0.95) break;
      view = forFingers(row);
    }
    if (compact) view = arrangement.compactView(view, within);
    arrangement.lens = view.lens;
    camera.zoom = view.zoom;
    camera.centre(view.centre, size);
    this.settle();
    arrangement.arrange();
    this.makeRoomForLanes(size);
    this.riseAboveMap();
    this.sinkBelowTools();
    this.clearCorners();
    return true;
  }

  /** The minimap covers cards only where there is no room above them. */
  private riseAboveMap(): void {
    const { arrangement, camera, minimap } = this.graph;
    if (minimap.state !== true) return;
    const all = around([...arrangement.boxes.values()]);
    const top = camera.toScreen(all).y;
    const covered = top + all.height * camera.scale - (this.size.height - MAP * camera.base);
    const above = top - KEY.height * camera.base;
    if (covered > 0 && above > 0) camera.pan(0, -Math.round(Math.min(covered, above)));
  }

  /** Nor do the tools, while there is room below. */
  private sinkBelowTools(): void {
    const { arrangement, camera, compact } = this.graph;
    if (compact) return;
    const boxes = [...arrangement.boxes.values()];
    const [right, bottom] = [TOOLS.width * camera.base, TOOLS.height * camera.base];
    const tops = boxes.map((box) => camera.toScreen(box)).filter(({ x, y }) => x < right && y < bottom);
    if (tops.length === 0) return;
    const all = around(boxes);
    const below = this.size.height - EDGE - camera.toScreen({ x: 0, y: all.y + all.height }).y;
    const covered = bottom - Math.min(...tops.map(({ y }) => y));
    if (below > 0) camera.pan(0, Math.round(Math.min(covered, below)));
  }

  /** What stands in the corners makes itself small, or goes, where the whole graph leaves it no room. */
  private clearCorners(): void {
    const { width, height } = this.size;
    const { arrangement, camera, compact } = this.graph;
    const { base } = camera;
    const free = (corner: Size, x: number, y: number): boolean => {
      const place = camera.toWorld({ x, y });
      const box = {
        ...place,
        width: corner.width / camera.zoom,
        height: corner.height / camera.zoom,
      };
      return ![...arrangement.boxes.values()].some((card) => meets(card, box));
    };
    this.free = this.paper
      ? { key: true, dial: true, zoom: false }
      : {
          key: free(KEY, width - KEY.width * base, 0),
          dial: compact ? free(SMALL_DIAL, 0, 0) : free(DIAL, 0, height - DIAL.height * base),
          zoom: free(ZOOM, width - ZOOM.width * base, height - ZOOM.height * base),
        };
  }

  /** Lanes that go round a corner, and their badges, reach beyond the cards: then a little farther away. */
  private makeRoomForLanes(size: Size): void {
    const { arrangement, camera } = this.graph;
    if (arrangement.lanes.length > 400) return;
    const all = around([
      ...arrangement.boxes.values(),
      ...arrangement.lanes.flatMap(({ lanes, badge }) => [
        boxAround(badge.at, badge.size),
        ...lanes.map(({ curve }) => drawnBounds(curve)),
      ]),
    ]);
    const { x, y } = camera.toScreen(all);
    const [right, bottom] = [x + all.width * camera.scale, y + all.height * camera.scale];
    if (x >= 0 && y >= 0 && right <= size.width && bottom <= size.height) return;
    const air = 16;
    const zoom = Math.min(size.width / (all.width + air), size.height / (all.height + air)) / camera.base;
    camera.zoom = Math.min(camera.zoom, zoom);
    camera.centre(centreOf(all), size);
  }

  reveal(box: Box): void {
    if (this.graph.camera.reveal(box, this.seen(), 8)) this.settle();
    this.changed();
  }

  /** Brings a new unit into view, with all the others where the reader has moved nothing. */
  welcome(id: string): void {
    const { arrangement, camera } = this.graph;
    const seen = { x: 0, y: 0, ...this.seen() };
    const all = camera.boxToScreen(around([...arrangement.boxes.values()]));
    const end = { x: all.x + all.width, y: all.y + all.height };
    if (!this.moved && !(contains(seen, all) && contains(seen, end)))
      this.fit(this.size.height - seen.height);
    const box = arrangement.boxes.get(id);
    if (!box) return;
    this.reveal(box);
    const { y, height } = camera.boxToScreen(box);
    toggle(this.graph.root, 'has-new-below', y + height > seen.height - TOAST * camera.base);
  }

  /** What the sheet covers at the lower edge is not seen. */
  private seen(): Size {
    const { dock } = this.graph.sheet;
    return { ...this.size, height: this.size.height - (dock && dock + SHEET_EDGE) };
  }

  zoomBy(factor: number, about?: Point): void {
    this.zoomTo(this.graph.camera.zoom * factor, about);
  }

  zoomTo(zoom: number, about: Point = { x: this.size.width / 2, y: this.size.height / 2 }): void {
    const near = [1].find((round) => Math.abs(zoom - round) < 0.02);
    this.graph.camera.zoomTo(near ?? zoom, about);
    this.moved = true;
    this.settle();
    this.changed();
  }

  /** Shows some units as large as there is room for them. */
  zoomToUnits(ids: readonly string[]): void {
    const { arrangement, camera } = this.graph;
    const boxes = ids.flatMap((id) => arrangement.boxes.get(id) ?? []);
    if (boxes.length === 0) return;
    const box = around(boxes);
    const { width, height } = this.size;
    const room = Math.min((width - 96) / box.width, (height - 96) / box.height) / camera.base;
    camera.zoom = clamp(room, LEAST_ZOOM, 1.5);
    camera.centre(centreOf(box), this.size);
    this.moved = true;
    this.settle();
    this.changed();
  }

  pan(dx: number, dy: number): void {
    this.graph.camera.pan(dx, dy);
    this.moved = true;
    this.changed();
  }

  /** Puts a point of the drawing in the middle. */
  centreOn(point: Point): void {
    this.graph.camera.centre(point, this.size);
    this.moved = true;
    this.changed();
  }

  /** The camera has come to rest. */
  rest(): void {
    this.settle();
    this.changed();
  }

  /** The room on the screen has changed, or what the reader reads with. */
  measure(): void {
    const { graph } = this;
    const { camera } = graph;
    const { clientWidth, clientHeight } = graph.root;
    const { width, height } = this.paper ?? { width: clientWidth, height: clientHeight };
    // What the sheet's own type is does not matter to what is laid out for it.
    const base = this.paper
      ? 1
      : Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 14 || 1;
    const compact = graph.props?.compact === true || width / base < NARROW || height / base < LOW;
    const before = this.size;
    const big =
      Math.abs(width - before.width) > 0.12 * before.width ||
      Math.abs(height - before.height) > 0.12 * before.height;
    const flipped = compact !== graph.compact || base !== camera.base;
    if (width === before.width && height === before.height && !flipped) return;
    this.size = { width, height };
    graph.compact = compact;
    camera.base = base;
    if (flipped || before.width === 0 || (big && !this.moved)) {
      graph.arrangement.arrange();
      this.fit();
    } else {
      camera.pan((width - before.width) / 2, (height - before.height) / 2);
      this.settle();
    }
    graph.drawing.render();
  }

  /** Whole px where nothing moves, so that text is sharp. */
  private settle(): void {
    const { camera } = this.graph;
    camera.x = Math.round(camera.x);
    camera.y = Math.round(camera.y);
  }

  /** The camera has changed. */
  private changed(): void {
    this.graph.drawing.follow();
  }
}
