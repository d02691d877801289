// A month and a window of months of a document: what runs then, and the document whose horizon the window is.
import type { Consortium, Period, Step } from 'gongsheng';

type Timed = { readonly periods?: readonly Period[] };

/** The month that a moment ends or lies in, from 0; a moment is a time in months from the start. */
export function monthOf(moment: number, months: number): number {
  return Math.min(Math.max(0, Math.ceil(moment) - 1), months - 1);
}

/** The first month of the window of the path that is current in a month: the last windows are cut off by the horizon. */
export function windowOf(month: number, length: number, months: number): number {
  return Math.max(0, Math.min(month, months - length));
}

/** Whether something runs in a month. */
export function runsIn({ periods = [[0, null]] }: Timed, month: number): boolean {
  return periods.some(([start, end]) => start <= month && month < (end ?? Infinity));
}

/**
 * The document of a run of months, as if it were the horizon, under the environment that the whole one has there: the
 * signs of its months, feedback among them, are one factor. What does not run from its first month on is left out.
 */
export function excerptOf(
  document: Consortium,
  signs: readonly number[],
  start: number,
  length: number,
): Consortium {
  const cut = <Thing extends { periods?: Period[] }>(things: readonly Thing[] = []): Thing[] =>
    things.flatMap((thing) => {
      if (thing.periods === undefined) return [thing];
      const periods = thing.periods.flatMap(([first, end]): Period[] =>
        (end ?? Infinity) > start ? [[Math.max(0, first - start), end == null ? null : end - start]] : [],
      );
      return periods.length > 0 ? [{ ...thing, periods }] : [];
    });
  const steps = signs.slice(start, start + length).map((sign, month): Step => [month, sign]);
  return {
    ...document,
    months: length,
    exchanges: cut(document.exchanges),
    projects: cut(document.projects),
    environment: steps.some(([, sign]) => sign !== 0)
      ? [{ id: 'environment', scope: 'external', aspect: 'policy', steps }]
      : [],
    settings: { ...document.settings, feedback: 0 },
  };
}
