// The dial of the environment: a half circle from −1 to +1 whose needle one turns, by mouse, by touch or by keys.
import { dial, hear, type Does } from '../ui/keys';
import './dial.css';

export interface DialState {
  /** Null while it is not known: then there is no needle, and nothing to turn. */
  readonly mean: number | null;
  /** What is turned: another one with every edit. */
  readonly document: unknown;
  /** ε*; null where there is none, undefined while not known. */
  readonly breakEven: number | null | undefined;
  readonly readOnly: boolean;
  readonly label: string;
  /** A mean in words, for what reads it aloud; or that it is not known. */
  say(mean: number | null): string;
}

export interface DialEvents {
  /** The mean wanted, while a hand or keys turn it. */
  turn(mean: number): void;
  /** The turning is over. */
  end(): void;
}

const MIDDLE = { x: 70, y: 66 };
const RADIUS = 51.5;
/** How far a key turns it, and with Shift. */
const STEP = 0.01;
const FAR = 0.1;
/** Keys in a row, no farther apart than this, ms, are one turn. */
const PAUSE = 900;

const bounded = (value: number): number => Math.min(1, Math.max(-1, value));
const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** Whether the surplus ends at an environment that can be. */
export function isReached(breakEven: number | null | undefined): breakEven is number {
  return typeof breakEven === 'number' && Math.abs(breakEven) <= 1;
}

export class Dial {
  readonly element: HTMLElement;
  private state: DialState | null = null;
  /** Where the hand holds it, until the answer is there. */
  private held: number | null = null;
  /** Where it was before the turn: a faint needle stays there. */
  private ghost: number | null = null;
  private dragging = false;
  /** A turn is under way to the document. */
  private turning = false;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private drawn = '';

  constructor(
    parent: Element,
    private readonly events: DialEvents,
  ) {
    this.element = document.createElement('div');
    this.element.className = 'dial';
    this.element.setAttribute('role', 'slider');
    this.element.setAttribute('aria-valuemin', '-1');
    this.element.setAttribute('aria-valuemax', '1');
    parent.append(this.element);
    this.element.addEventListener('pointerdown', (event) => this.down(event));
    this.element.addEventListener('pointermove', (event) => this.dragging && this.aim(event));
    for (const end of ['pointerup', 'pointercancel'] as const)
      this.element.addEventListener(end, () => this.dragging && this.end());
    this.element.addEventListener('keydown', (event) => this.key(event));
    this.element.addEventListener('blur', () => {
      if (this.held !== null) this.end();
      this.ghost = null;
      this.draw();
    });
  }

  update(state: DialState): void {
    const edited = this.state?.document !== state.document;
    this.state = state;
    if (state.mean === null) this.letGo();
    else if (this.held !== null && !this.dragging) {
      // What was edited otherwise since, or undone, never gives the answer that is waited for.
      const elsewhere = edited && !this.turning;
      if (elsewhere || Math.abs(state.mean - this.held) < 0.005) this.held = null;
    }
    if (edited) this.turning = false;
    this.draw();
  }

  destroy(): void {
    clearTimeout(this.timer);
    this.element.remove();
  }

  /** A turn of what is shown no longer is given up. */
  private letGo(): void {
    clearTimeout(this.timer);
    this.dragging = false;
    [this.held, this.ghost] = [null, null];
  }

  private get mean(): number | null {
    return this.held ?? this.state?.mean ?? null;
  }

  /** Whether there is something that may be turned. */
  private get able(): boolean {
    return this.state?.readOnly === false && this.state.mean !== null;
  }

  private draw(): void {
    const { element, state } = this;
    if (!state) return;
    const drawing = dialDrawing(this.mean, state.breakEven, false, this.ghost);
    if (drawing !== this.drawn) element.innerHTML = this.drawn = drawing;
    const attributes = {
      tabindex: state.readOnly ? '-1' : '0',
      'aria-label': state.label,
      'aria-valuenow': this.mean === null ? null : String(hundredths(this.mean)),
      'aria-valuetext': state.say(this.mean),
      'aria-readonly': String(state.readOnly),
      'aria-disabled': String(state.mean === null),
    };
    for (const [name, value] of Object.entries(attributes)) {
      if (value === null) element.removeAttribute(name);
      else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
    }
  }

  private down(event: PointerEvent): void {
    if (event.button !== 0 || !this.able) return;
    this.dragging = true;
    this.element.setPointerCapture(event.pointerId);
    this.element.focus({ preventScroll: true });
    event.preventDefault();
    event.stopPropagation();
    this.aim(event);
  }

  private aim(event: PointerEvent): void {
    const box = this.element.querySelector('svg')?.getBoundingClientRect();
    if (!box) return;
    const scale = box.width / 140;
    const [x, y] = [
      event.clientX - box.left - MIDDLE.x * scale,
      MIDDLE.y * scale - (event.clientY - box.top),
    ];
    // Below the half circle the nearer end is meant.
    const angle = y <= 0 ? (x < 0 ? Math.PI : 0) : Math.atan2(y, x);
    this.turn(hundredths(1 - (2 * angle) / Math.PI));
  }

  private turn(mean: number): void {
    if (mean === hundredths(this.mean ?? NaN)) return;
    this.ghost ??= this.state?.mean ?? 0;
    this.held = bounded(mean);
    this.turning = true;
    this.draw();
    this.events.turn(this.held);
  }

  private end(): void {
    clearTimeout(this.timer);
    this.dragging = false;
    this.events.end();
    const { state } = this;
    const { mean = null } = state ?? {};
    if (mean !== null && this.held !== null && Math.abs(mean - this.held) < 0.005) this.held = null;
  }

  private readonly does: Does<typeof dial, [at: number]> = {
    more: (_, at) => this.turnTo(at + STEP),
    less: (_, at) => this.turnTo(at - STEP),
    muchMore: (_, at) => this.turnTo(at + FAR),
    muchLess: (_, at) => this.turnTo(at - FAR),
    least: () => this.turnTo(-1),
    most: () => this.turnTo(1),
    pastNext: (_, at) => this.turnTo(pastFlip(at, this.state?.breakEven, 1)),
    pastPrevious: (_, at) => this.turnTo(pastFlip(at, this.state?.breakEven, -1)),
  };

  private key(event: KeyboardEvent): void {
    if (!this.able || !hear(dial, this.does, event, hundredths(this.mean ?? NaN))) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private turnTo(mean: number | null): void {
    if (mean === null) return;
    this.turn(hundredths(bounded(mean)));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.end(), PAUSE);
  }
}

/** Just past the environment at which the surplus ends, upwards or downwards; none when it does not lie there. */
function pastFlip(at: number, breakEven: number | null | undefined, way: 1 | -1): number | null {
  if (!isReached(breakEven) || (breakEven - at) * way <= 0) return null;
  const past = way > 0 ? Math.floor(breakEven * 100 + 1e-9) + 1 : Math.ceil(breakEven * 100 - 1e-9) - 1;
  return Math.abs(past) <= 100 ? past / 100 : null;
}

/** The half circle: the needle at the mean where that is known, loss colour below the notch of break-even. */
export function dialDrawing(
  mean: number | null,
  breakEven: number | null | undefined,
  small: boolean,
  ghost: number | null = null,
): string {
  const at = (value: number, radius: number): string => {
    const angle = Math.PI * (1 - (bounded(value) + 1) / 2);
    return `${(MIDDLE.x + radius * Math.cos(angle)).toFixed(2)} ${(MIDDLE.y - radius * Math.sin(angle)).toFixed(2)}`;
  };
  const arc = (from: number, to: number) =>
    `M${at(from, RADIUS)}A${RADIUS} ${RADIUS} 0 0 1 ${at(to, RADIUS)}`;
  const reached = isReached(breakEven);
  const low = reached
    ? `<path d="${arc(-1, breakEven)}" class="loss"/><path d="M${at(breakEven, 40)}L${at(breakEven, 62)}" class="notch"/>`
    : '';
  const good = `<path d="${arc(reached ? breakEven : -1, 1)}" class="good"/>`;
  const was = ghost === null ? '' : `<path d="M70 66L${at(ghost, 45)}" class="ghost"/>`;
  const hand = mean === null ? '' : `<path d="M70 66L${at(mean, 45)}" class="needle"/>`;
  const needle = `${hand}<circle cx="70" cy="66" r="5" class="hub"/>`;
  if (small)
    return `<svg viewBox="10 8 120 64" width="24" height="13" aria-hidden="true" class="small">${good}${low}${needle}</svg>`;
  return (
    `<svg viewBox="0 0 140 74" width="140" height="74" aria-hidden="true">${good}${low}${was}${needle}` +
    '<text data-bare="tick" x="70" y="7" text-anchor="middle">0</text><text data-bare="tick" x="10" y="70" text-anchor="end">−1</text><text data-bare="tick" x="130" y="70">+1</text></svg>'
  );
}
