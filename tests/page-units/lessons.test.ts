// Where the tour's note stands: always in the window, and never over what it points at while any side has room.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeBeside, type Box } from '../../www/lessons/place';

const room = fc.record({
  width: fc.integer({ min: 320, max: 2000 }),
  height: fc.integer({ min: 400, max: 1400 }),
});
const note = { width: 260, height: 180 };

const apart = (a: Box, b: Box) =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

test('stands in the window, beside its box where a side has room', () => {
  fc.assert(
    fc.property(
      room,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 4, maxLength: 4 }),
      (size, [l = 0, t = 0, w = 0, h = 0]) => {
        const box = {
          x: l * size.width,
          y: t * size.height,
          width: w * (1 - l) * size.width,
          height: h * (1 - t) * size.height,
        };
        const at = { ...placeBeside(box, note, size), ...note };
        expect(at.x).toBeGreaterThanOrEqual(12);
        expect(at.y).toBeGreaterThanOrEqual(12);
        expect(at.x + at.width).toBeLessThanOrEqual(size.width - 12);
        expect(at.y + at.height).toBeLessThanOrEqual(size.height - 12);
        const free = Math.max(
          box.x - note.width,
          size.width - box.x - box.width - note.width,
          box.y - note.height,
          size.height - box.y - box.height - note.height,
        );
        if (free >= 26) expect(apart(at, box)).toBe(true);
      },
    ),
  );
});
