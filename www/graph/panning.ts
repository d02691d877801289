// The ground in motion: moved by whoever holds it, by the wheel, by two fingers.
import type { Point } from './geometry';
import type { Graph } from './index';

/** How long after the last turn of the wheel the ground is at rest, ms. */
const PAUSE = 120;

/** How far apart two fingers are, and where their middle is. */
interface Spread {
  distance: number;
  middle: Point;
}

export class Panning {
  /** Whether the ground is being moved. */
  active = false;
  private spread: Spread | null = null;
  private timer = 0;

  constructor(private readonly graph: Graph) {
    graph.root.addEventListener('wheel', (event) => this.wheel(event), { passive: false });
  }

  destroy(): void {
    clearTimeout(this.timer);
  }

  /** The ground begins to move, or goes on moving. */
  hold(): void {
    this.active = true;
    this.graph.root.classList.add('is-panning');
  }

  /** The ground has come to rest. */
  rest(): void {
    this.spread = null;
    this.active = false;
    this.graph.root.classList.remove('is-panning');
    this.graph.framing.rest();
  }

  get pinching(): boolean {
    return this.spread !== null;
  }

  /** Two fingers have come down, or have moved since. */
  pinch(fingers: Iterable<Point>): void {
    const { framing } = this.graph;
    const [a = { x: 0, y: 0 }, b = { x: 0, y: 0 }] = fingers;
    const now: Spread = {
      distance: Math.hypot(a.x - b.x, a.y - b.y) || 1,
      middle: { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 },
    };
    if (this.spread) {
      const { distance, middle } = this.spread;
      this.hold();
      framing.pan(now.middle.x - middle.x, now.middle.y - middle.y);
      framing.zoomBy(now.distance / distance, now.middle);
    }
    this.spread = now;
  }

  private wheel(event: WheelEvent): void {
    const { graph } = this;
    if (event.target instanceof Element && event.target.closest('.graph-menu, .graph-sheet')) return;
    const unit = event.deltaMode === 1 ? 16 : event.deltaMode === 2 ? graph.framing.size.height : 1;
    const zooms = event.ctrlKey || event.metaKey;
    if (!zooms && graph.props?.wheelPans === false) return;
    event.preventDefault();
    this.hold();
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.rest(), PAUSE);
    if (zooms) {
      graph.framing.zoomBy(Math.exp((-event.deltaY * unit) / 300), graph.local(event));
      return;
    }
    const sideways = event.shiftKey && event.deltaX === 0;
    graph.framing.pan(
      -(sideways ? event.deltaY : event.deltaX) * unit,
      -(sideways ? 0 : event.deltaY) * unit,
    );
  }
}
