// A canvas over the ground that remembers what the camera saw when it was painted, so that it can be moved and scaled
// with the camera until that is left.
import type { Camera } from './camera';
import { holds, type Box, type Size } from './geometry';

/** Painted at one zoom and shown at another it may be this much larger, or smaller, before it is painted anew. */
const MOST_SCALED = 2;

export class Layer {
  readonly context: CanvasRenderingContext2D | null;
  private x = 0;
  private y = 0;
  private scale = 0;
  private margin = 0;
  /** What of the drawing is on it. */
  private area: Box = { x: 0, y: 0, width: 0, height: 0 };
  private empty = true;

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext('2d');
  }

  /**
   * Makes it blank for what a camera sees, and `margin` px beyond it on each side; lengths are then px at 100 %. What of
   * the drawing there is room for.
   */
  begin(camera: Camera, size: Size, margin: number, ratio: number): Box {
    const [width, height] = [size.width + 2 * margin, size.height + 2 * margin];
    const [w, h] = [Math.max(1, Math.round(width * ratio)), Math.max(1, Math.round(height * ratio))];
    const { canvas, context } = this;
    if (canvas.width !== w || canvas.height !== h) {
      canvas.width = w;
      canvas.height = h;
      canvas.style.width = `${width}px`;
      canvas.style.height = `${height}px`;
    } else if (context) {
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, w, h);
    }
    if (context) context.globalAlpha = 1;
    const scale = camera.scale * ratio;
    context?.setTransform(scale, 0, 0, scale, (camera.x + margin) * ratio, (camera.y + margin) * ratio);
    [this.x, this.y, this.scale, this.margin] = [camera.x, camera.y, camera.scale, margin];
    this.area = camera.sees(size, margin);
    this.empty = false;
    this.follow(camera);
    return this.area;
  }

  /** Blank. */
  clear(): void {
    if (this.empty || !this.context) return;
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.empty = true;
  }

  /** Whether all that a camera sees of some content is on it, in motion or as sharp as at rest. */
  covers(camera: Camera, size: Size, content: Box, still: boolean): boolean {
    const scaled = camera.scale / this.scale;
    if (
      still &&
      (scaled !== 1 || !Number.isInteger(camera.x - this.x) || !Number.isInteger(camera.y - this.y))
    )
      return false;
    return scaled <= MOST_SCALED && scaled >= 1 / MOST_SCALED && holds(this.area, camera.sees(size), content);
  }

  /** How far it has been moved, as a part of what it reaches beyond the screen. */
  drift(camera: Camera): number {
    const moved = Math.max(Math.abs(camera.x - this.x), Math.abs(camera.y - this.y));
    return this.margin > 0 ? moved / this.margin : 0;
  }

  /** Shows it as the camera now sees it. */
  follow(camera: Camera): void {
    const scaled = camera.scale / this.scale;
    const [x, y] = [camera.x - scaled * (this.x + this.margin), camera.y - scaled * (this.y + this.margin)];
    this.canvas.style.transform = `translate(${x}px,${y}px)${scaled === 1 ? '' : ` scale(${scaled})`}`;
  }
}
