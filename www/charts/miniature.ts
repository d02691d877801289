// Where the units and lines of a little picture stand: a graph shrunk into a frame, as it lies, in the middle.
import type { Level } from 'gongsheng';

export interface Place {
  x: number;
  y: number;
}

export interface Miniature {
  width: number;
  height: number;
  units: readonly (Place & { seal: string })[];
  lines: readonly { from: Place; to: Place; colour: string; level: Level }[];
}

const WIDTH = 176;
const HEIGHT = 124;
/** Room for the half of a unit that stands at the edge, and some ground about it. */
const MARGIN = 18;
/** No picture stands so near that two units fill it. */
const NEAREST = 0.22;

/** Brings places of any scale into the frame, with one scale for both directions. */
export function framed(
  places: readonly Place[],
): Pick<Miniature, 'width' | 'height'> & { places: readonly Place[] } {
  const [xs, ys] = [places.map(({ x }) => x), places.map(({ y }) => y)];
  const span = (of: readonly number[]) => Math.max(...of) - Math.min(...of) || 1;
  const middle = (of: readonly number[]) => (Math.max(...of) + Math.min(...of)) / 2;
  const scale = Math.min(NEAREST, (WIDTH - 2 * MARGIN) / span(xs), (HEIGHT - 2 * MARGIN) / span(ys));
  return {
    width: WIDTH,
    height: HEIGHT,
    places: places.map(({ x, y }) => ({
      x: WIDTH / 2 + (x - middle(xs)) * scale,
      y: HEIGHT / 2 + (y - middle(ys)) * scale,
    })),
  };
}
