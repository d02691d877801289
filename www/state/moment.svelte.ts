// The moment that is shown of what goes on over time: set by a slider, played, or none: then it is the whole horizon.

/** How it is played: from where to where, months, how far at a time, and how long that stays, ms. */
export interface Course {
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly beat: number;
}

class ShownMoment {
  /** A time in months from the start; null while the whole horizon is shown. */
  at = $state<number | null>(null);
  /** Where it was when it was last left: there the playhead waits. */
  left = $state(1);
  playing = $state(false);
  /** As far as it can go. */
  last = $state(0);
  #timer: ReturnType<typeof setInterval> | undefined;
  #course: Course | null = null;

  /** Shows a moment; what was playing stops. */
  set(at: number, last: number): void {
    this.pause();
    [this.at, this.last] = [at, last];
  }

  pause(): void {
    clearInterval(this.#timer);
    this.playing = false;
  }

  /** Plays on, from the start when all has been shown; without motion it goes on by a month each time it is asked. */
  play(course: Course, from = this.at ?? course.first): void {
    this.#course = course;
    this.last = course.last;
    const start = from >= course.last ? course.first : from;
    if (isStill()) {
      const next = from >= course.last ? course.first : Math.floor(start) + 1;
      this.set(Math.min(course.last, next), course.last);
      return;
    }
    this.at = start;
    this.playing = true;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => {
      this.at = Math.min(course.last, (this.at ?? start) + course.step);
      if (this.at >= course.last) this.pause();
    }, course.beat);
  }

  /** Stops what plays, or goes on with it by the course it had, or by months to its end. */
  toggle(): void {
    if (this.playing) this.pause();
    else this.play(this.#course ?? { first: 1, last: this.last, step: 1, beat: 500 });
  }

  /** Back to the whole horizon. */
  leave(): void {
    this.pause();
    this.left = this.at ?? this.left;
    this.at = null;
    this.#course = null;
  }
}

export const shownMoment = new ShownMoment();

/** Whether the reader wants nothing to move by itself. */
export function isStill(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
