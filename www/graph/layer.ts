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

  constructor(private readonly canvas: HTMLCanvasElement) {
    this.context = canvas.getContext('2d');
    this.clear();
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
    this.canvas.hidden = false;
    this.follow(camera);
    return this.area;
  }

  /**
   * Moves what is on it, by whole px of the device, to where a camera now sees it; the parts that this laid bare, px of
   * the device. Null when it was painted at another scale, or is of another size, or nothing of it would stay.
   */
  shift(camera: Camera, size: Size, ratio: number): Box[] | null {
    const { canvas, context, margin, scale } = this;
    const { width, height } = canvas;
    const [dx, dy] = [Math.round((camera.x - this.x) * ratio), Math.round((camera.y - this.y) * ratio)];
    if (
      !context ||
      camera.scale !== scale ||
      width !== Math.round((size.width + 2 * margin) * ratio) ||
      height !== Math.round((size.height + 2 * margin) * ratio) ||
      Math.abs(dx) >= width ||
      Math.abs(dy) >= height
    )
      return null;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.globalAlpha = 1;
    context.globalCompositeOperation = 'copy';
    context.drawImage(canvas, dx, dy);
    context.globalCompositeOperation = 'source-over';
    this.x += dx / ratio;
    this.y += dy / ratio;
    const { area } = this;
    this.area = { ...area, x: area.x - dx / ratio / scale, y: area.y - dy / ratio / scale };
    this.follow(camera);
    const [left, right] = [Math.max(0, dx), Math.min(width, width + dx)];
    return [
      { x: dx > 0 ? 0 : right, y: 0, width: Math.abs(dx), height },
      { x: left, y: dy > 0 ? 0 : height + dy, width: right - left, height: Math.abs(dy) },
    ].filter((part) => part.width > 0 && part.height > 0);
  }

  /** Paints a part of it, px of the device, where lengths are px at 100 %; `act` is told what of the drawing it is. */
  within(part: Box, ratio: number, act: (area: Box) => void): void {
    const { context, margin } = this;
    if (!context) return;
    const scale = this.scale * ratio;
    const [x, y] = [(this.x + margin) * ratio, (this.y + margin) * ratio];
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.beginPath();
    context.rect(part.x, part.y, part.width, part.height);
    context.clip();
    context.setTransform(scale, 0, 0, scale, x, y);
    act({
      x: (part.x - x) / scale,
      y: (part.y - y) / scale,
      width: part.width / scale,
      height: part.height / scale,
    });
    context.restore();
  }

  /** Until it is begun again nothing is on it: a canvas that is there is sorted in every frame, blank or not. */
  clear(): void {
    this.canvas.hidden = true;
  }

  /** Whether all that a camera sees of some content, and so far beyond, is on it, in motion or as sharp as at rest. */
  covers(camera: Camera, size: Size, content: Box, still: boolean, beyond = 0): boolean {
    const scaled = camera.scale / this.scale;
    if (
      still &&
      (scaled !== 1 || !Number.isInteger(camera.x - this.x) || !Number.isInteger(camera.y - this.y))
    )
      return false;
    return (
      scaled <= MOST_SCALED &&
      scaled >= 1 / MOST_SCALED &&
      holds(this.area, camera.sees(size, beyond), content)
    );
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
