// Which rows of a long table are worth making: those in view or near it, and the one that has the focus; on paper all.
import { SvelteSet } from 'svelte/reactivity';
import { scrollerOf } from './room';

/** Up to so many rows all are made. */
const FEW = 16;
/** How far beyond the view rows are made, as a part of it. */
const BEYOND = '50%';

/** Rows are told apart by `data-place`, their place among those of the page. */
export class RowsInView {
  /** The height of a row that is made, px: the others' meanwhile. */
  high = $state(0);
  readonly #near = new SvelteSet(Array.from({ length: FEW }, (_, place) => place));
  /** Where the focus is or was: its row stays, and the next one on either side, for Tab to go on to. */
  #held = $state(Number.NaN);
  #printed = $state(false);

  /** Whether the row at a place is made, of so many. */
  has(place: number, count: number): boolean {
    return count <= FEW || this.#printed || this.#near.has(place) || Math.abs(place - this.#held) <= 1;
  }

  /** Remembers the row of a table's body that something in it gives the focus to. */
  hold(body: Element, target: EventTarget | null): void {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    if (row && row.parentElement === body) this.#held = Number(row.dataset['place']);
  }

  /** Follows what of a table's rows comes into view and goes, as long as there are so many; gives what ends it. */
  follow(body: Element, count: number, onchange: () => void): (() => void) | undefined {
    if (count <= FEW) return;
    const watch = new IntersectionObserver(
      (seen) => {
        for (const { target, isIntersecting, boundingClientRect } of seen) {
          const place = Number((target as HTMLElement).dataset['place']);
          if (isIntersecting) this.#near.add(place);
          else this.#near.delete(place);
          if (boundingClientRect.height > 0 && !target.matches('.away, .open, .noted'))
            this.high = boundingClientRect.height;
        }
        onchange();
      },
      { root: scrollerOf(body) ?? null, rootMargin: `${BEYOND} 0px` },
    );
    for (const row of body.children) if (row.matches('[data-place]')) watch.observe(row);
    const print = ({ type }: Event): void => {
      this.#printed = type === 'beforeprint';
    };
    addEventListener('beforeprint', print);
    addEventListener('afterprint', print);
    return () => {
      watch.disconnect();
      removeEventListener('beforeprint', print);
      removeEventListener('afterprint', print);
    };
  }
}
