// The camera: what part of the drawing is on the screen, and at what size.
import { clamp, type Box, type Point, type Size } from './geometry';

export const LEAST_ZOOM = 0.05;
export const MOST_ZOOM = 2.5;

/** Detail that cards show at a zoom. */
export type Detail = 'full' | 'plain' | 'sign' | 'disc';

export function detailAt(zoom: number): Detail {
  if (zoom < 0.2) return 'disc';
  if (zoom < 0.45) return 'sign';
  return zoom < 0.7 ? 'plain' : 'full';
}

export class Camera {
  /** Screen px of the drawing's origin. */
  x = 0;
  y = 0;
  zoom = 1;
  /** Screen px per px at 100 %; more than 1 in projector size. */
  base = 1;

  get scale(): number {
    return this.zoom * this.base;
  }

  toScreen({ x, y }: Point): Point {
    return { x: x * this.scale + this.x, y: y * this.scale + this.y };
  }

  boxToScreen(box: Box): Box {
    const { width, height } = box;
    return { ...this.toScreen(box), width: width * this.scale, height: height * this.scale };
  }

  toWorld({ x, y }: Point): Point {
    return { x: (x - this.x) / this.scale, y: (y - this.y) / this.scale };
  }

  /** The part of the drawing that a viewport shows. */
  sees({ width, height }: Size, margin = 0): Box {
    const corner = this.toWorld({ x: -margin, y: -margin });
    return {
      ...corner,
      width: (width + 2 * margin) / this.scale,
      height: (height + 2 * margin) / this.scale,
    };
  }

  pan(dx: number, dy: number): void {
    this.x += dx;
    this.y += dy;
  }

  /** Zooms about a point of the screen, which stays where it is. */
  zoomTo(zoom: number, about: Point): void {
    const fixed = this.toWorld(about);
    this.zoom = clamp(zoom, LEAST_ZOOM, MOST_ZOOM);
    this.x = about.x - fixed.x * this.scale;
    this.y = about.y - fixed.y * this.scale;
  }

  /** Puts a point of the drawing in the middle of the viewport. */
  centre(on: Point, { width, height }: Size): void {
    this.x = width / 2 - on.x * this.scale;
    this.y = height / 2 - on.y * this.scale;
  }

  /** Pans just so far that a box is inside the viewport; whether it had to. */
  reveal(box: Box, { width, height }: Size, margin = 24): boolean {
    const from = this.toScreen(box);
    const size = { width: box.width * this.scale, height: box.height * this.scale };
    const shift = (start: number, length: number, room: number) => {
      if (start < margin) return margin - start;
      if (start + length > room - margin) return Math.max(margin - start, room - margin - start - length);
      return 0;
    };
    const dx = shift(from.x, size.width, width);
    const dy = shift(from.y, size.height, height);
    this.pan(dx, dy);
    return dx !== 0 || dy !== 0;
  }
}
