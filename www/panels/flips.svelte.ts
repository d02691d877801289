// Where the verdicts turn along the slider that is held, anywhere on the page: asked of the whole engine, off the way
// of the verdict, the newest question first.
import '../i18n/flips';
import type { State } from 'gongsheng';
import { joined, onTrack, stretchAt, type Joined, type Stretch, type Turns } from '../ui/flips';
import { pairName } from '../document/names';
import type { Between } from '../document/pairs';
import { plain } from '../i18n/format';
import { project } from '../state/project.svelte';
import { wholeEngine } from '../state/study.svelte';
import { t, view } from '../state/view.svelte';
import type { Range } from '../ui/number';
import { pairOfNumber } from './numbers';

/** How long the document stands still before the turns of the same slider are asked anew, ms. */
const REST = 120;

class HeldNumber {
  /** The number's place in the document. */
  pointer = $state<string | null>(null);
  #range = $state.raw<Range | null>(null);
  #found = $state.raw<{ pointer: string; between: Between | null; stretches: Joined[] } | null>(null);
  #asked = 0;
  #watched = false;

  /** A slider is taken hold of, or shows another range; without a range it is let go. */
  hold(pointer: string, range: Range | null): void {
    if (range === null && this.pointer !== pointer) return;
    [this.pointer, this.#range] = [range && pointer, range];
    if (range === null) this.#asked += 1;
    if (this.#watched) return;
    this.#watched = true;
    $effect.root(() => {
      $effect(() => this.#watch());
    });
  }

  #watch(): (() => void) | undefined {
    const [pointer, range, document] = [this.pointer, this.#range, project.document];
    if (pointer === null || range === null || project.stale) return undefined;
    const between = pairOfNumber(document, pointer, view.selection);
    const mine = (this.#asked += 1);
    // While the number itself moves, its turns stay where they are.
    const timer = setTimeout(
      () => void this.#ask(mine, pointer, range, between),
      this.#found?.pointer === pointer ? REST : 0,
    );
    return () => clearTimeout(timer);
  }

  async #ask(mine: number, pointer: string, range: Range, between: Between | null): Promise<void> {
    try {
      const engine = await wholeEngine();
      if (mine !== this.#asked) return;
      const track = { from: range.least, to: range.most };
      const answer = await engine.latest(
        'flipHeld',
        project.document,
        pointer,
        track,
        between && [...between],
      );
      if (answer === null || mine !== this.#asked) return;
      const { system, pair } = answer;
      this.#found = system && {
        pointer,
        between: pair && between,
        stretches: joined(system.stretches, pair?.stretches ?? null),
      };
    } catch {
      // Without its turns a slider is a slider: what ails the engine is told where its answers stand.
      if (mine === this.#asked) this.#found = null;
    }
  }

  /** The turns of a number, while its slider is held and they are known. */
  of(pointer: string): Turns | null {
    const found = this.#found;
    if (this.pointer !== pointer || found?.pointer !== pointer) return null;
    return {
      stretches: found.stretches.map(({ from, to, system, pair }): Stretch => ({
        from,
        to,
        mode: (pair ?? system).behaviour,
        formed: isFormed(system),
      })),
      format: (value) => plain(onTrack(found.stretches, value)),
      now: (value) => this.#now(found.stretches[stretchAt(found.stretches, value)], found.between),
      next: (value, direction) => this.#next(found.stretches, value, direction, found.between),
      sentence: (parts) => parts.join(t('flips.and')),
    };
  }

  #now(at: Joined | undefined, between: Between | null): string {
    if (!at) return '';
    const { behaviour, organisation } = at.pair ?? at.system;
    return [
      t(`rung.${at.system.rung}`),
      whose(at.pair && between),
      t(`mode.${behaviour}`),
      t(`level.${organisation}`),
    ].join(' · ');
  }

  #next(stretches: readonly Joined[], value: number, direction: 1 | -1, between: Between | null): string {
    const place = stretchAt(stretches, value);
    const [now, then] = [stretches[place], stretches[place + direction]];
    if (!now || !then) return t(direction > 0 ? 'flips.noneAbove' : 'flips.noneBelow');
    const changes = [
      now.system.rung === then.system.rung
        ? ''
        : t('flips.rung', { rung: t(`rung.${then.system.rung}`).toLowerCase() }),
      ...changed(t('term.system'), now.system, then.system),
      ...(between && now.pair && then.pair ? changed(whose(between), now.pair, then.pair) : []),
    ].filter((change) => change !== '');
    return t('flips.to', {
      value: plain(onTrack(stretches, direction > 0 ? then.from : then.to)),
      change: changes.join(t('flips.and')),
    });
  }
}

function whose(between: Between | null): string {
  return between ? pairName(project.document, between, view.language) : t('term.system');
}

/** What becomes of the modes of the system or of a pair. */
function changed(of: string, now: State, then: State): string[] {
  return [
    now.behaviour === then.behaviour ? '' : t('flips.verdict', { of, verdict: t(`mode.${then.behaviour}`) }),
    now.organisation === then.organisation
      ? ''
      : t('flips.verdict', { of, verdict: t(`level.${then.organisation}`) }),
  ];
}

export function isFormed({ rung }: State): boolean {
  return rung === 'formed' || rung === 'durable';
}

export const heldNumber = new HeldNumber();
