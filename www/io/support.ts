// The oldest browsers that the page runs in; support.js tells older ones so.

/**
 * Streams that deflate, for links (Firefox 113, Safari 16.4), and `color-mix` in the styles (Chrome 111) are the
 * youngest things that the page cannot do without.
 */
export const oldest = { chrome: '111', firefox: '113', safari: '16.4' } as const;
