// What is drawn thousands of times on cards and badges, as images in the theme's colours: an SVG element in each would be
// thousands of layers to sort in every frame.
import type { Carrier, Mode } from 'gongsheng';
import { modeColour } from '../ui/glyph';
import { glyph, glyphName, modeToken } from './glyph';
import { SHAPES } from './shapes';

const TOKENS: Record<Carrier, string> = {
  matter: 'carrier-matter',
  energy: 'carrier-energy',
  information: 'carrier-info',
};

/** Gives the ports their shapes and the badges their glyphs. */
export function paintImages(root: HTMLElement): void {
  const style = getComputedStyle(root);
  const role = (token: string): string => style.getPropertyValue(`--${token}`).trim();
  const surface = role('surface');
  for (const carrier of ['matter', 'energy', 'information'] as const) {
    const colour = role(TOKENS[carrier]);
    SHAPES[carrier].forEach((drawing, hollow) => {
      for (const [name, opacity] of [
        ['', '1'],
        ['-faded', '0.35'],
      ] as const) {
        const paint = hollow
          ? `fill="${surface}" stroke="${colour}" stroke-width="2.4" stroke-opacity="${opacity}"`
          : `fill="${colour}" fill-opacity="${opacity}"`;
        const image = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="20" height="20"><g ${paint}>${drawing}</g></svg>`;
        root.style.setProperty(`--shape-${carrier}-${hollow ? 'hollow' : 'solid'}${name}`, url(image));
      }
    });
  }
  for (const mode of Object.keys(modeColour) as Mode[]) {
    for (const gains of [
      [0, 1],
      [1, 0],
    ] as const) {
      const image = glyph(mode, gains).replace(
        '<svg',
        `<svg xmlns="http://www.w3.org/2000/svg" color="${role(modeToken(mode))}"`,
      );
      root.style.setProperty(glyphName(mode, gains), url(image));
    }
  }
}

function url(image: string): string {
  return `url("data:image/svg+xml,${encodeURIComponent(image)}")`;
}
