// The focus is never lost: where what has it is taken away, or can no longer be used, it goes on to what stands nearest.

const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
/** What is only being computed is waited for so long, ms. */
const PATIENCE = 400;

/** What has the focus, what it stands in, from the inside out, and where in it. */
let last: HTMLElement | null = null;
let around: { element: Element; place: number }[] = [];
/** What was taken away, moved or closed to hands while it had the focus. */
let struck: HTMLElement | null = null;
let frame = 0;
let waiting = 0;

const usable = (it: Element): boolean =>
  it.isConnected && !it.matches(':disabled') && it.checkVisibility({ visibilityProperty: true });
/** Nothing has the focus, or only what is about to lose it. */
const isLost = (): boolean =>
  struck !== null && [null, document.body, struck].includes(document.activeElement as HTMLElement | null);

/** Keeps it from now on. */
export function keepFocus(): void {
  addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) remember(target);
  });
  addEventListener('focusout', ({ target }) => {
    // Who goes elsewhere leaves it in its place.
    setTimeout(() => {
      if (last && target === last && document.activeElement !== last) last = null;
    });
  });
  const changes = { subtree: true, childList: true, attributeFilter: ['disabled', 'hidden'] };
  new MutationObserver(look).observe(document.body, changes);
}

function remember(target: HTMLElement): void {
  // A finger that took something away wants no keyboard to come up elsewhere.
  if (matchMedia('(pointer: coarse)').matches && !target.matches(':focus-visible')) return;
  clearTimeout(waiting);
  [last, struck] = [target, null];
  around = [];
  for (let at: Element = target; at.parentElement; at = at.parentElement)
    around.push({ element: at.parentElement, place: [...at.parentElement.children].indexOf(at) });
}

function look(changes: MutationRecord[]): void {
  const own = last ?? struck;
  const hit = changes.some(({ type, target, removedNodes }) =>
    (type === 'attributes' ? [target] : [...removedNodes]).some((node) => node.contains(own)),
  );
  if (!own || !hit) return;
  struck = own;
  // Whoever took it away may have a better place for it.
  if (!frame) frame = requestAnimationFrame(mend);
}

function mend(): void {
  frame = 0;
  clearTimeout(waiting);
  if (!struck || !isLost()) return;
  if (usable(struck)) {
    if (document.activeElement !== struck) struck.focus({ preventScroll: true });
  } else if (struck.isConnected && struck.matches(':disabled')) waiting = window.setTimeout(move, PATIENCE);
  else move();
}

function move(): void {
  if (!struck || !isLost()) return;
  const like = [struck.localName, ...[...struck.classList].map((name) => CSS.escape(name))].join('.');
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
