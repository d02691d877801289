// Where the tour's notes stand: beside what they point at, on the side with the most room; or where nothing is.

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

/** px between the note and what it points at, and the edge of the window. */
const GAP = 14;
const EDGE = 12;

/** The place of a note of a size beside a box, in a window of a size; over the box only where no side has room. */
export function placeBeside(box: Box, note: Size, room: Size): { x: number; y: number } {
  const sides = [
    {
      free: box.x - GAP - EDGE - note.width,
      x: box.x - GAP - note.width,
      y: middle(box.y, box.height, note.height),
    },
    {
      free: room.width - EDGE - (box.x + box.width + GAP) - note.width,
      x: box.x + box.width + GAP,
      y: middle(box.y, box.height, note.height),
    },
    {
      free: box.y - GAP - EDGE - note.height,
      x: middle(box.x, box.width, note.width),
      y: box.y - GAP - note.height,
    },
    {
      free: room.height - EDGE - (box.y + box.height + GAP) - note.height,
      x: middle(box.x, box.width, note.width),
      y: box.y + box.height + GAP,
    },
  ];
  const best = sides.reduce((widest, side) => (side.free > widest.free ? side : widest));
  return {
    x: within(best.x, EDGE, room.width - EDGE - note.width),
    y: within(best.y, EDGE, room.height - EDGE - note.height),
  };
}

/** px between a note that covers nothing and what is there, and between the places looked at. */
const CLEAR = 6;
const PACE = 2;
/** Among more than so many things it is not looked for one. */
const MANY = 1000;

/** The place nearest to a wish at which a note covers nothing of a room; null where it would cover something everywhere. */
export function placeFree(
  wish: { x: number; y: number },
  note: Size,
  room: Box,
  taken: readonly Box[],
): { x: number; y: number } | null {
  if (taken.length > MANY) return null;
  let best: { x: number; y: number } | null = null;
  let least = Infinity;
  for (let y = room.y + EDGE; y + note.height <= room.y + room.height - EDGE; y += PACE) {
    for (let x = room.x + EDGE; x + note.width <= room.x + room.width - EDGE; x += PACE) {
      const far = Math.hypot(x - wish.x, y - wish.y);
      if (far >= least) continue;
      const covers = taken.some(
        (one) =>
          one.x < x + note.width + CLEAR &&
          x - CLEAR < one.x + one.width &&
          one.y < y + note.height + CLEAR &&
          y - CLEAR < one.y + one.height,
      );
      if (covers) continue;
      [best, least] = [{ x, y }, far];
    }
  }
  return best;
}

const middle = (from: number, length: number, own: number) => from + (length - own) / 2;
const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));
