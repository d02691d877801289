// Where the labels at the ends of lines stand: each as near to its line as the others leave room.

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
