// What changes its place is seen to go there.
import { duration } from './motion';

/** Where every element with `data-travel` stands, relative to the root. */
export function places(root: HTMLElement): Map<string, DOMRect> {
  const known = new Map<string, DOMRect>();
  const origin = root.getBoundingClientRect();
  for (const element of root.querySelectorAll<HTMLElement>('[data-travel]')) {
    const box = element.getBoundingClientRect();
    const key = element.dataset.travel;
    if (key) known.set(key, new DOMRect(box.x - origin.x, box.y - origin.y, box.width, box.height));
  }
  return known;
}

/**
 * Lets every element with `data-travel` come from where it stood before. One that has moved leaves a dot that
 * fades; where nothing moves by itself, it gets an ink outline for a while instead.
 */
export function travel(root: HTMLElement, before: ReadonlyMap<string, DOMRect>): void {
  const time = duration('--travel');
  const after = places(root);
  for (const element of root.querySelectorAll<HTMLElement>('[data-travel]')) {
    const key = element.dataset.travel ?? '';
    const from = before.get(key);
    const to = after.get(key);
    if (!from || !to) continue;
    const [dx, dy] = [from.x - to.x, from.y - to.y];
    if (Math.abs(dx) < 2 && Math.abs(dy) < 2) continue;
    if (time === 0) {
      element.animate({ outline: ['2px solid var(--ink)', '2px solid var(--ink)'] }, 1500);
      continue;
    }
    element.animate(
      { transform: [`translate(${dx}px, ${dy}px)`, 'none'] },
      { duration: time, easing: getComputedStyle(element).getPropertyValue('--ease') || 'ease-out' },
    );
    if (element.dataset.trace !== undefined) leaveDot(root, from);
  }
}

function leaveDot(root: HTMLElement, from: DOMRect): void {
  const dot = document.createElement('span');
  dot.className = 'travelled';
  dot.setAttribute('aria-hidden', 'true');
  Object.assign(dot.style, {
    position: 'absolute',
    left: `${from.x + from.width / 2 - 3}px`,
    top: `${from.y + from.height / 2 - 3}px`,
    width: '6px',
    height: '6px',
    borderRadius: '50%',
    background: 'var(--line2)',
    pointerEvents: 'none',
  });
  root.append(dot);
  dot.animate({ opacity: [1, 0] }, { duration: 2000, fill: 'forwards' }).onfinish = () => dot.remove();
}
