// The focus is never lost: where what has it is taken away, or can no longer be used, it goes on to what stands nearest.

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
/** What is only being computed is waited for so long, ms. */
const PATIENCE = 400;

let last: HTMLElement | null = null;
/** What it stood in, from the inside out, and where in it. */
let around: { element: Element; place: number }[] = [];
let frame = 0;
let waiting = 0;

const usable = (it: Element): boolean =>
  it.isConnected && !it.matches(':disabled') && it.checkVisibility({ visibilityProperty: true });
/** Nothing has it; what can no longer be used is only about to lose it. */
const nowhere = (): boolean =>
  [null, document.body, last].includes(document.activeElement as HTMLElement | null);

/** Keeps it from now on. */
export function keepFocus(): void {
  addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) remember(target);
  });
  addEventListener('focusout', ({ target }) => {
    // Who goes elsewhere leaves it in its place.
    setTimeout(() => {
      if (last && target === last && document.activeElement !== last && usable(last)) last = null;
    });
  });
  const changes = { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] };
  new MutationObserver(look).observe(document.body, changes);
}

function remember(target: HTMLElement): void {
  // A finger that took something away wants no keyboard to come up elsewhere.
  if (matchMedia('(pointer: coarse)').matches && !target.matches(':focus-visible')) return;
  clearTimeout(waiting);
  last = target;
  around = [];
  for (let at: Element = target; at.parentElement; at = at.parentElement)
    around.push({ element: at.parentElement, place: [...at.parentElement.children].indexOf(at) });
}

function look(): void {
  // As it mostly is: of this nothing has to be laid out to be known.
  if (!last || (document.activeElement === last && !last.closest(':disabled, [hidden]'))) return;
  if (!nowhere()) return;
  if (usable(last)) {
    if (document.activeElement !== last) last.focus({ preventScroll: true });
  }
  // Whoever took it away may have a better place for it.
  else if (!frame) frame = requestAnimationFrame(() => mend());
}

function mend(): void {
  frame = 0;
  clearTimeout(waiting);
  if (!last || !nowhere() || usable(last)) return look();
  if (last.isConnected && last.matches(':disabled')) waiting = window.setTimeout(move, PATIENCE);
  else move();
}

function move(): void {
  if (!last || !nowhere() || usable(last)) return look();
  const like = [last.localName, ...[...last.classList].map((name) => CSS.escape(name))].join('.');
  for (const { element, place } of around) {
    if (!element.isConnected) continue;
    const child = element.children[Math.min(place, element.children.length - 1)];
    const places = [
      child?.querySelectorAll(like),
      child?.querySelectorAll(FOCUSABLE),
      element.querySelectorAll(FOCUSABLE),
    ];
    for (const some of places) {
      const next = [...(some ?? [])].find((it) => it instanceof HTMLElement && usable(it));
      if (next instanceof HTMLElement) return next.focus({ preventScroll: true });
    }
  }
}
