// Levels over time: their value at a moment, and where labels at the ends of lines stand, each as near as others leave room.
import type { Trajectory } from 'gongsheng';

/**
 * Places for labels of one height that want to stand at `wanted` (0 at the top), none over another, all within `room`.
 */
export function spread(wanted: readonly number[], height: number, room: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const places = new Array<number>(wanted.length).fill(0);
  let lowest = 0;
  for (const index of order) {
    const place = Math.max(wanted[index] ?? 0, lowest);
    places[index] = place;
    lowest = place + height;
  }
  let highest = room;
  for (const index of order.reverse()) {
    const place = Math.min(places[index] ?? 0, highest - height);
    places[index] = place;
    highest = place;
  }
  return places;
}

/** A round number at or above a value: 1, 2, 2.5 or 5 times a power of ten. */
export function roundUp(value: number): number {
  if (value <= 0) return 1;
  const unit = 10 ** Math.floor(Math.log10(value));
  return (([1, 2, 2.5, 5].find((step) => step * unit >= value) ?? 10) as number) * unit;
}

/** Levels at a moment, between the two times around it; null when they are not followed as far. */
export function levelsAt(
  { units, times, levels }: Trajectory,
  moment: number,
): ReadonlyMap<string, number> | null {
  const after = times.findIndex((time) => time >= moment - 1e-9);
  if (after < 0) return null;
  const before = Math.max(0, after - 1);
  const [from, to] = [times[before] ?? 0, times[after] ?? 0];
  const part = to > from ? (moment - from) / (to - from) : 1;
  const at = (time: number, place: number): number => levels[time * units.length + place] ?? 0;
  return new Map(
    units.map((unit, place) => [unit, at(before, place) + part * (at(after, place) - at(before, place))]),
  );
}
