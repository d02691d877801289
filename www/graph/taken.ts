// Where there is room: what is taken, sorted into squares of the plane, so that asking costs no more among thousands of
// cards than among ten.
import { tooNear, type Box, type Point } from './geometry';

/** Side of a square, a little more than a card. */
const SIDE = 256;
/** What stays clear between two cards. */
const CLEAR: Point = { x: 24, y: 24 };

export class Taken {
  private readonly boxes: Box[] = [];
  private readonly squares = new Map<number, Box[]>();

  constructor(boxes: Iterable<Box>) {
    for (const box of boxes) this.add(box);
  }

  add(box: Box): void {
    this.boxes.push(box);
    for (const square of squaresOf(spanOf(box))) {
      const known = this.squares.get(square);
      if (known) known.push(box);
      else this.squares.set(square, [box]);
    }
  }

  /** Whether a box would stand clear of all others. */
  isFree(box: Box): boolean {
    const span = spanOf({
      x: box.x - CLEAR.x,
      y: box.y - CLEAR.y,
      width: box.width + 2 * CLEAR.x,
      height: box.height + 2 * CLEAR.y,
    });
    const isNear = (other: Box) => tooNear(other, box, CLEAR);
    // What many cards take together touches more squares than there are cards.
    const { from, to } = span;
    if ((to.x - from.x + 1) * (to.y - from.y + 1) > this.boxes.length) return !this.boxes.some(isNear);
    for (const square of squaresOf(span)) if (this.squares.get(square)?.some(isNear)) return false;
    return true;
  }
}

interface Span {
  readonly from: Point;
  readonly to: Point;
}

/** The first and the last square that a box touches, across and down. */
function spanOf({ x, y, width, height }: Box): Span {
  return {
    from: { x: Math.floor(x / SIDE), y: Math.floor(y / SIDE) },
    to: { x: Math.floor((x + width) / SIDE), y: Math.floor((y + height) / SIDE) },
  };
}

/** Numbers of squares; two that are far from each other may have the same. */
function* squaresOf({ from, to }: Span): Iterable<number> {
  for (let column = from.x; column <= to.x; column += 1)
    for (let row = from.y; row <= to.y; row += 1) yield column * 1e6 + row;
}
