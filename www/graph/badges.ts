// The badges of pairs: glyph and surplus, the handle by which a pair is pointed at.
import { signed } from '../i18n/format';
import { modeColour } from '../charts/glyph';
import { make, setAttribute, setMarkup, setStyle, toggle } from './dom';
import type { PairFact } from './facts';
import type { Point } from './geometry';
import { glyph } from './glyph';

export class Badge {
  readonly element: HTMLElement;

  constructor(parent: Element, key: string) {
    this.element = make('div', 'graph-badge', parent, { role: 'button', tabindex: '-1', 'data-pair': key });
  }

  /** `swapped` when the pair's second unit is further left on the screen. */
  update(pair: PairFact, at: Point, swapped: boolean, selected: boolean, label: string): void {
    const { element } = this;
    const { gains } = pair;
    setStyle(element, 'transform', `translate(${at.x}px,${at.y}px) translate(-50%,-50%)`);
    setStyle(element, '--mode', modeColour[pair.mode]);
    setAttribute(element, 'aria-label', label);
    toggle(element, 'is-selected', selected);
    setAttribute(element, 'aria-pressed', String(selected));
    setMarkup(
      element,
      glyph(pair.mode, gains && swapped ? [gains[1], gains[0]] : gains) +
        (pair.surplus === null ? '' : `<b>${signed(pair.surplus)}</b>`),
    );
  }
}
