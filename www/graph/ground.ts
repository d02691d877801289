// The ground that the graph stands on: dots, + or −, so that the environment is told by texture and not by tint alone.
import type { EnvironmentClass } from 'gongsheng';
import type { Camera } from './camera';
import { blank } from './dom';
import type { Size } from './geometry';
import type { Palette } from './palette';

/** Between two marks at 100 %, px; on the screen between the other two. */
const PITCH = 22;
const CLOSEST = 14;
const WIDEST = 40;

/** A canvas one pitch larger than the screen, that is moved by parts of a pitch and painted only when the pitch changes. */
export class Ground {
  private painted = '';
  /** The pitch, px of the device. */
  private side = 0;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly palette: Palette,
  ) {}

  /** Forgets what was painted, after the theme has changed. */
  forget(): void {
    this.painted = '';
  }

  /** Follows the camera. */
  show(environment: EnvironmentClass, camera: Camera, size: Size, ratio: number): void {
    let step = PITCH * camera.scale;
    while (step < CLOSEST) step *= 2;
    while (step > WIDEST) step /= 2;
    this.side = Math.max(4, Math.round(step * ratio));
    const what = [environment, this.side, size.width, size.height, ratio].join(' ');
    if (what !== this.painted) this.paint(environment, size, ratio);
    this.painted = what;
    const shift = (offset: number) => ((((offset * ratio) % this.side) + this.side) % this.side) - this.side;
    const [x, y] = [Math.round(shift(camera.x)) / ratio, Math.round(shift(camera.y)) / ratio];
    this.canvas.style.transform = `translate(${x}px,${y}px)`;
  }

  private paint(environment: EnvironmentClass, size: Size, ratio: number): void {
    const { canvas, side } = this;
    canvas.width = Math.ceil(size.width * ratio) + side;
    canvas.height = Math.ceil(size.height * ratio) + side;
    canvas.style.width = `${canvas.width / ratio}px`;
    canvas.style.height = `${canvas.height / ratio}px`;
    const context = canvas.getContext('2d');
    const pattern = context?.createPattern(this.tile(environment, ratio), 'repeat');
    if (!context || !pattern) return;
    context.fillStyle = pattern;
    context.fillRect(0, 0, canvas.width, canvas.height);
  }

  private tile(environment: EnvironmentClass, ratio: number): HTMLCanvasElement {
    const [tile, brush] = blank(this.side, this.side);
    if (!brush) return tile;
    const middle = this.side / 2;
    const mark = (width: number, height: number) =>
      brush.fillRect(
        Math.round(middle - (width * ratio) / 2),
        Math.round(middle - (height * ratio) / 2),
        width * ratio,
        height * ratio,
      );
    brush.fillStyle = this.palette.role(environment === 'positive' ? 'mode-comm' : 'line2');
    brush.globalAlpha = environment === 'neutral' ? 0.38 : 0.3;
    if (environment === 'neutral') mark(2, 2);
    else mark(7, 1.5);
    if (environment === 'positive') mark(1.5, 7);
    return tile;
  }
}
