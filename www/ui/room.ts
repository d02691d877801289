// Where there is room for what comes up at a field, within what scrolls around it.

/** What scrolls an element; undefined where only the page does. */
export function scrollerOf(element: Element | undefined): HTMLElement | undefined {
  for (let at = element?.parentElement; at; at = at.parentElement)
    if (/auto|scroll/.test(getComputedStyle(at).overflowY)) return at;
  return undefined;
}

/** px that what comes up takes at most, below the field or above it, and to the left of its right edge. */
const [HIGH, WIDE] = [130, 360];

type Box = Pick<DOMRect, 'top' | 'right' | 'bottom' | 'left'>;

/** Whether it comes above, where below there is no room and less than above; and whether it goes to the right. */
export function sideOf(field: Box, around: Box): { above: boolean; rightward: boolean } {
  const below = around.bottom - field.bottom;
  return {
    above: below < HIGH && field.top - around.top > below,
    rightward: field.right - around.left < WIDE,
  };
}
