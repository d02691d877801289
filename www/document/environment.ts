// The environment turned as a whole: every factor's signs moved alike, so that the mean of ε is where it is wanted.
import type { Consortium, Factor, Step } from 'gongsheng';
import { freeId } from './ids';

/** The mean of a factor's sign over the horizon: 0 before its first step, the last of two in the same month counts. */
export function meanSign(factor: Factor, months: number): number {
  const steps = [...(factor.steps ?? [])].sort(([a], [b]) => a - b);
  const sum = steps.reduce((total, [month, sign], index) => {
    const next = Math.min(months, steps[index + 1]?.[0] ?? months);
    return total + sign * Math.max(0, next - month);
  }, 0);
  return months > 0 ? sum / months : 0;
}

export interface Turned {
  readonly document: Consortium;
  /** By how much every sign was moved. */
  readonly shift: number;
  /** How many factors have a sign that stopped at ±1 on the way. */
  readonly stopped: number;
  /** There was no factor with any weight: one was added. */
  readonly added: boolean;
}

/** A sum of a few decimals is written with as few. */
const tidy = (value: number): number => Number(value.toFixed(9));

const bounded = (value: number): number => Math.min(1, Math.max(-1, value));

/** A factor with all its signs moved, those before its first step among them; none beyond ±1. */
function moved(factor: Factor, shift: number): Factor {
  const steps = factor.steps ?? [];
  const whole: readonly Step[] = steps.some(([month]) => month === 0) ? steps : [[0, 0], ...steps];
  return { ...factor, steps: whole.map(([month, sign]): Step => [month, tidy(bounded(sign + shift))]) };
}

/**
 * The document whose mean ε is as wanted: every sign of every factor is moved by the same amount, which moves ε of
 * every month by that much; signs stop at ±1, and the others then go a little farther. Of feedback, which is a factor
 * of weight 1 that the consortium makes itself, its mean so far is taken.
 */
export function turnedTo(document: Consortium, mean: number, feedback: number | null, usual: number): Turned {
  const factors = document.environment ?? [];
  const weightOf = ({ weight = usual }: Factor): number => weight;
  const weight = factors.reduce((sum, factor) => sum + weightOf(factor), 0);
  const whole = feedback === null ? 0 : 1;
  if (weight === 0) {
    const sign = tidy(bounded(mean * (1 + whole) - (feedback ?? 0)));
    const factor: Factor = {
      id: freeId(
        'environment',
        factors.map(({ id }) => id),
      ),
      scope: 'external',
      aspect: 'policy',
      name: { zh: '总体环境', en: 'Environment as a whole' },
      weight: 1,
      steps: [[0, sign]],
    };
    return {
      document: { ...document, environment: [...factors, factor] },
      shift: sign,
      stopped: 0,
      added: true,
    };
  }
  const wanted = bounded((mean * (weight + whole) - (feedback ?? 0)) / weight);
  const meanAfter = (shift: number): number =>
    factors.reduce(
      (sum, factor) => sum + (weightOf(factor) / weight) * meanSign(moved(factor, shift), document.months),
      0,
    );
  let shift = tidy(wanted - meanAfter(0));
  if (Math.abs(meanAfter(shift) - wanted) > 1e-9) {
    // Some sign stopped: the mean grows with the shift all the same, and is halved in on.
    let [low, high] = [-2, 2];
    while (high - low > 1e-9) {
      const middle = (low + high) / 2;
      if (meanAfter(middle) < wanted) low = middle;
      else high = middle;
    }
    shift = tidy((low + high) / 2);
  }
  const isStopped = (factor: Factor): boolean =>
    weightOf(factor) > 0 &&
    [0, ...(factor.steps ?? []).map(([, sign]) => sign)].some((sign, place) =>
      place === 0 && (factor.steps ?? []).some(([month]) => month === 0)
        ? false
        : Math.abs(sign + shift) > 1 + 1e-9,
    );
  return {
    document:
      shift === 0 ? document : { ...document, environment: factors.map((factor) => moved(factor, shift)) },
    shift,
    stopped: factors.filter(isStopped).length,
    added: false,
  };
}
