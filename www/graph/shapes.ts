// The shapes of carriers as SVG text: solid gives, hollow takes.
import type { Carrier } from 'gongsheng';

export const SHAPES: Record<Carrier, readonly [solid: string, hollow: string]> = {
  matter: [
    '<rect x="4" y="4" width="12" height="12" class="solid"/>',
    '<rect x="5" y="5" width="10" height="10" class="hollow"/>',
  ],
  energy: [
    '<circle cx="10" cy="10" r="6.6" class="solid"/>',
    '<circle cx="10" cy="10" r="5.6" class="hollow"/>',
  ],
  information: [
    '<path d="M10 2l8 8l-8 8l-8-8z" class="solid"/>',
    '<path d="M10 3.4l6.6 6.6l-6.6 6.6l-6.6-6.6z" class="hollow"/>',
  ],
};

/** The shape of a carrier: solid gives, hollow takes. */
export function shape(carrier: Carrier, solid: boolean): string {
  return `<svg viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" data-carrier="${carrier}">${SHAPES[carrier][solid ? 0 : 1]}</svg>`;
}
