// What stands on the graph: add and search, key, dial, zoom, the status line, the empty frame.
import type { EnvironmentClass } from 'gongsheng';
import type { Translate } from '../i18n';
import { Dial, dialDrawing, isReached } from '../charts/dial';
import { plain, signed } from '../i18n/format';
import { hide, make, setAttribute, setMarkup, setText, toggle } from './dom';
import { hear, opened } from '../ui/keys';
import { shape } from './shapes';

export interface FurnitureEvents {
  add(from: HTMLElement): void;
  search(from: HTMLElement): void;
  zoomIn(): void;
  zoomOut(): void;
  actual(): void;
  fit(): void;
  map(): void;
  environment(): void;
  /** The environment is turned to another mean ε; and that is over. */
  turn(mean: number): void;
  endTurn(): void;
  undo(): void;
}

export interface FurnitureState {
  readonly t: Translate;
  readonly add: boolean;
  readonly key: boolean;
  readonly dial: boolean;
  readonly zoom: boolean;
  /** A small graph: one round button, no labels. */
  readonly small: boolean;
  /** The dial has no room: its word and a small drawing of it. */
  readonly smallDial: boolean;
  /** Nor has its word: the drawing alone. */
  readonly bareDial: boolean;
  /** A low graph: a smaller dial. */
  readonly low: boolean;
  readonly empty: boolean;
  readonly stale: boolean;
  readonly readOnly: boolean;
  /** Whether there is an outline to edit the environment in. */
  readonly outline: boolean;
  /** A moment is shown: bars are levels. */
  readonly moment: boolean;
  /** Whether the minimap is shown; null where there is none. */
  readonly map: boolean | null;
  readonly percent: number;
  /** px of ribbon per eu and month. */
  readonly width: number;
  readonly environment: {
    /** Null while it is not known. */
    mean: number | null;
    class: EnvironmentClass;
    breakEven: number | null | undefined;
    /** Whether the surplus is 0 in any environment. */
    idle: boolean;
    /** What it is the environment of. */
    document: unknown;
  } | null;
}

const PLUS =
  '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M8 2.5v11M2.5 8h11" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/></svg>';
const MINUS =
  '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M2.5 8h11" stroke="currentColor" stroke-width="1.7" stroke-linecap="round"/></svg>';
const LENS =
  '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M11 11l3.5 3.5" stroke="currentColor" stroke-width="1.6" stroke-linecap="round"/><circle cx="7" cy="7" r="4.8" fill="none" stroke="currentColor" stroke-width="1.6"/></svg>';
const FRAME =
  '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M1.5 5V1.5H5M11 1.5h3.5V5M14.5 11v3.5H11M5 14.5H1.5V11" fill="none" stroke="currentColor" stroke-width="1.7"/></svg>';
const MAP =
  '<svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true"><path d="M1.5 2.5h13v11h-13z" fill="none" stroke="currentColor" stroke-width="1.5"/><path d="M7.5 7.5h5v4h-5z" fill="currentColor"/></svg>';

/** How long a sentence stays in the status line, ms. */
const STAYS = 6000;

export class Furniture {
  readonly addButton: HTMLButtonElement;
  readonly searchButton: HTMLButtonElement;
  private readonly tools: HTMLElement;
  private readonly key: HTMLElement;
  private readonly dial: HTMLElement;
  private readonly dialName: HTMLElement;
  private readonly dialing: Dial;
  private readonly dialSmall: HTMLElement;
  private readonly dialWord: HTMLElement;
  private readonly dialLimit: HTMLElement;
  private readonly dialOpen: HTMLButtonElement;
  private readonly zoom: HTMLElement;
  private readonly percent: HTMLElement;
  private readonly map: HTMLButtonElement;
  private readonly veil: HTMLElement;
  private readonly empty: HTMLElement;
  private readonly emptyButton: HTMLButtonElement;
  private readonly emptyText: HTMLElement;
  private readonly toast: HTMLElement;
  private readonly toastText: HTMLElement;
  private readonly toastUndo: HTMLButtonElement;
  private readonly zoomButtons: HTMLButtonElement[];
  private timer = 0;
  /** Where it has no room, the dial is large while it is being turned. */
  private dialUp = false;
  private state: FurnitureState | null = null;

  constructor(host: HTMLElement, before: HTMLElement, events: FurnitureEvents) {
    this.tools = make('div', 'graph-tools', undefined);
    host.insertBefore(this.tools, before);
    this.addButton = button(this.tools, 'graph-primary', () => events.add(this.addButton));
    this.searchButton = button(this.tools, 'graph-tool', () => events.search(this.searchButton));
    this.searchButton.innerHTML = LENS;
    this.key = make('div', 'graph-key', host, { 'aria-hidden': 'true' });
    this.dial = make('div', 'graph-dial', host, { role: 'group' });
    this.dialName = make('b', '', this.dial, { 'aria-hidden': 'true' });
    this.dialing = new Dial(this.dial, { turn: (mean) => events.turn(mean), end: () => events.endTurn() });
    this.dialSmall = make('i', '', this.dial, { 'aria-hidden': 'true' });
    this.dialWord = make('b', '', this.dial, { 'aria-hidden': 'true' });
    this.dialLimit = make('span', '', this.dial, { 'aria-hidden': 'true' });
    this.dialOpen = button(this.dial, 'graph-dial-open', () => {
      if (this.dialSmall.hidden) events.environment();
      else this.raiseDial(true);
    });
    this.dial.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.dial.contains(relatedTarget))) this.raiseDial(false);
    });
    this.dial.addEventListener('keydown', (event) => {
      const close = () => {
        this.raiseDial(false);
        this.dialOpen.focus();
      };
      if (this.dialUp && hear(opened, { close }, event)) event.stopPropagation();
    });
    this.zoom = make('div', 'graph-zoom', host, { role: 'group' });
    const out = button(this.zoom, '', () => events.zoomOut());
    out.innerHTML = MINUS;
    const actual = button(this.zoom, 'graph-percent', () => events.actual());
    this.percent = actual;
    const zoomIn = button(this.zoom, '', () => events.zoomIn());
    zoomIn.innerHTML = PLUS;
    const fit = button(this.zoom, 'graph-fit', () => events.fit());
    fit.innerHTML = FRAME;
    this.map = button(this.zoom, 'graph-map', () => events.map());
    this.map.innerHTML = MAP;
    this.zoomButtons = [out, actual, zoomIn, fit, this.map];
    this.empty = make('div', 'graph-empty', host);
    this.emptyButton = button(this.empty, 'graph-primary', () => events.add(this.emptyButton));
    this.emptyText = make('p', '', this.empty);
    this.veil = make('div', 'graph-veil', host, { role: 'note' });
    this.toast = make('div', 'graph-toast', host);
    this.toastText = make('span', '', this.toast, { role: 'status', 'aria-live': 'polite' });
    this.toastUndo = button(this.toast, '', () => {
      this.hush();
      events.undo();
    });
  }

  update(state: FurnitureState): void {
    const { t } = state;
    this.state = state;
    setMarkup(this.addButton, `${PLUS}<span>${t('graph.unitShort')}</span>`);
    setAttribute(this.addButton, 'aria-label', t('graph.addUnit'));
    setAttribute(this.addButton, 'aria-haspopup', 'listbox');
    setAttribute(this.searchButton, 'aria-label', t('graph.search'));
    hide(this.addButton, !state.add || (state.empty && !state.small));
    hide(this.searchButton, state.small || state.empty);
    toggle(this.tools, 'is-small', state.small);
    hide(this.key, !state.key || state.empty);
    this.updateKey(state);
    hide(this.dial, !state.dial || !state.environment || state.empty);
    this.updateDial(state);
    hide(this.zoom, !state.zoom || state.empty);
    setAttribute(this.zoom, 'aria-label', t('graph.zoom'));
    setText(this.percent, `${Math.round(state.percent)}\u2009%`);
    [
      t('graph.zoomOut'),
      t('graph.actual'),
      t('graph.zoomIn'),
      t('graph.fit'),
      t('graph.minimapShow'),
    ].forEach((label, index) => {
      const each = this.zoomButtons[index];
      if (!each) return;
      setAttribute(each, 'aria-label', index === 1 ? `${label} (${Math.round(state.percent)} %)` : label);
      setAttribute(each, 'title', label);
    });
    hide(this.map, state.map === null);
    setAttribute(this.map, 'aria-pressed', String(state.map === true));
    hide(this.empty, !state.empty);
    hide(this.emptyButton, !state.add);
    setMarkup(this.emptyButton, `${PLUS}<span>${t('graph.unitShort')}</span>`);
    setAttribute(this.emptyButton, 'aria-label', t('graph.addUnit'));
    setText(this.emptyText, t('graph.empty'));
    hide(this.veil, !state.stale);
    setText(this.veil, state.stale ? t('graph.stale') : '');
    setText(this.toastUndo, t('graph.undo'));
  }

  /** Shows one sentence; the next one, or time, takes it away. */
  say(text: string, undo: boolean): void {
    clearTimeout(this.timer);
    // Said again word for word, a sentence must still be heard.
    this.toastText.textContent = '';
    this.toastText.textContent = text;
    hide(this.toastUndo, !undo);
    toggle(this.toast, 'is-shown', text !== '');
    if (text) this.timer = window.setTimeout(() => this.hush(), STAYS);
  }

  hush(): void {
    clearTimeout(this.timer);
    toggle(this.toast, 'is-shown', false);
  }

  destroy(): void {
    this.dialing.destroy();
    clearTimeout(this.timer);
  }

  private updateKey({ t, width, key, moment }: FurnitureState): void {
    if (!key) return;
    const carriers = (['matter', 'energy', 'information'] as const)
      .map((carrier) => `<span>${shape(carrier, true)}${t(`carrier.${carrier}`)}</span>`)
      .join('');
    const amount = keyAmount(width);
    const bed = Math.max(2, amount * width);
    setMarkup(
      this.key,
      `<div>${carriers}</div>` +
        `<div><i class="graph-key-bed" style="height:${bed}px"></i><span>${t('graph.keyWidth', { amount: plain(amount) })}</span></div>` +
        `<div><i class="graph-key-bullet"></i><span>${t(moment ? 'graph.keyLevel' : 'graph.keyBullet')}</span></div>`,
    );
  }

  private raiseDial(up: boolean): void {
    if (this.dialUp === up || !this.state) return;
    this.dialUp = up;
    this.updateDial(this.state);
    if (up) this.dialing.element.focus({ preventScroll: true });
  }

  private updateDial({ t, environment, smallDial, bareDial, low, readOnly, outline }: FurnitureState): void {
    if (!environment) return;
    const small = smallDial && !this.dialUp;
    const { mean, breakEven, idle, document } = environment;
    const word =
      mean === null ? '—' : `${t(`environment.${environment.class}`)} ${plain(Number(mean.toFixed(2)))}`;
    const limit =
      breakEven === undefined
        ? ''
        : isReached(breakEven)
          ? t('graph.dialLimit', { value: plain(Number(breakEven.toFixed(2))) })
          : t(idle ? 'graph.dialIdle' : 'graph.dialNever');
    toggle(this.dial, 'is-small', small);
    toggle(this.dial, 'is-bare', small && bareDial);
    toggle(this.dial, 'is-up', smallDial && !small);
    toggle(this.dial, 'is-low', low && !smallDial);
    hide(this.dialName, small);
    hide(this.dialing.element, small);
    hide(this.dialLimit, small);
    hide(this.dialSmall, !small);
    hide(this.dialOpen, !small && !outline);
    setText(this.dialName, t('graph.dial'));
    setText(this.dialWord, word);
    setText(this.dialLimit, limit);
    setMarkup(this.dialSmall, small ? dialDrawing(mean, breakEven, true) : '');
    const whole = [t('graph.dial'), mean === null ? t('graph.dialWaits') : word, limit]
      .filter(Boolean)
      .join(t('graph.comma'));
    setAttribute(this.dial, 'aria-label', whole);
    const opens = t(small ? 'graph.dialRaise' : 'graph.dialOpen');
    setAttribute(this.dialOpen, 'aria-label', [whole, opens].join(t('graph.comma')));
    setAttribute(this.dialOpen, 'title', opens);
    this.dialing.update({
      mean,
      document,
      breakEven,
      readOnly,
      label: t('graph.dial'),
      say: (value) => (value === null ? t('graph.dialWaits') : dialWords(value, limit, t)),
    });
    setAttribute(this.dialing.element, 'title', readOnly || mean === null ? null : t('graph.dialTurn'));
  }
}

/** A mean that is being turned to, and the limit beside it, in words. */
export function dialWords(mean: number, limit: string, t: Translate): string {
  return [signed(Number(mean.toFixed(2))), limit].filter(Boolean).join(t('graph.comma'));
}

/** A round amount whose ribbon is a few px wide. */
function keyAmount(width: number): number {
  const goal = 3.6 / (width || 1);
  const power = 10 ** Math.floor(Math.log10(goal) + 1e-9);
  return power * ([5, 2, 1].find((step) => step * power <= goal * (1 + 1e-9)) ?? 1);
}

function button(parent: Element, className: string, act: () => void): HTMLButtonElement {
  const element = make('button', className, parent, { type: 'button' });
  element.addEventListener('click', act);
  return element;
}
