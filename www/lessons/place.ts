// Where the tour's note stands: beside what it points at, on the side with the most room, within the window.

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

const middle = (from: number, length: number, own: number) => from + (length - own) / 2;
const within = (value: number, least: number, most: number) => Math.max(least, Math.min(value, most));
