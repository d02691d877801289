// When somebody first lays a hand on the page, whatever the hand holds: who only looks at a verdict need not fetch what
// answers questions and takes edits, which is three times as much.

const signs = ['pointermove', 'pointerdown', 'wheel', 'touchstart', 'keydown', 'focusin', 'click'] as const;

export const hand = new Promise<void>((resolve) => {
  const heard = new AbortController();
  for (const sign of signs)
    window.addEventListener(
      sign,
      () => {
        heard.abort();
        resolve();
      },
      { capture: true, passive: true, signal: heard.signal },
    );
});
