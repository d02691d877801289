// The badges of pairs: glyph and surplus, the handle by which a pair is pointed at.
import { signed } from '../i18n/format';
import { modeColour } from '../ui/glyph';
import type { BadgePlace } from './badgePlaces';
import { make, setAttribute, setMarkup, setStyle, toggle } from './dom';
import type { PairFact } from './facts';
import { glyphName } from './glyph';

export class Badge {
  readonly element: HTMLElement;
  private readonly place: HTMLElement;

  constructor(parent: Element, key: string) {
    this.place = make('div', 'graph-badge-place', parent);
    this.element = make('div', 'graph-badge', this.place, {
      role: 'button',
      tabindex: '-1',
      'data-pair': key,
    });
  }

  /** `swapped` when the pair's second unit is further left on the screen. */
  update(pair: PairFact, { at, fit }: BadgePlace, swapped: boolean, selected: boolean, label: string): void {
    const { element } = this;
    const { gains } = pair;
    setStyle(this.place, 'left', `${at.x}px`);
    setStyle(this.place, 'top', `${at.y}px`);
    setStyle(element, '--mode', modeColour[pair.mode]);
    setAttribute(element, 'data-fit', fit);
    setAttribute(element, 'aria-label', label);
    toggle(element, 'is-selected', selected);
    setAttribute(element, 'aria-pressed', String(selected));
    setMarkup(
      element,
      `<i style="background-image:var(${glyphName(pair.mode, gains && swapped ? [gains[1], gains[0]] : gains)})"></i>` +
        (pair.surplus === null ? '' : `<b>${signed(pair.surplus)}</b>`),
    );
  }

  remove(): void {
    this.place.remove();
  }
}
