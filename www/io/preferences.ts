// What the reader prefers, kept beside the works. In localStorage, because it is needed before the first paint; where
// storage is refused nothing is kept and nothing else changes.

export interface Preferences {
  language: 'zh' | 'en';
  theme: 'light' | 'dark';
  size: 'normal' | 'projector';
  /** Height of the open drawer, px. */
  drawer: number;
  /** Whether the minimap of a large graph is shown. */
  map: boolean;
  /** The tour was offered, and taken or declined. */
  toured: boolean;
}

/** index.html reads the theme from here too. */
const PLACE = 'gongsheng';

const sound: { [Name in keyof Preferences]: (value: unknown) => boolean } = {
  language: (value) => value === 'zh' || value === 'en',
  theme: (value) => value === 'light' || value === 'dark',
  size: (value) => value === 'normal' || value === 'projector',
  drawer: (value) => typeof value === 'number' && value > 0 && value < 10_000,
  map: (value) => typeof value === 'boolean',
  toured: (value) => typeof value === 'boolean',
};

/** What was kept, and nothing that this page would not understand. */
export function preferences(): Partial<Preferences> {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    const understood = Object.entries(kept).filter(
      ([name, value]) => Object.hasOwn(sound, name) && sound[name as keyof Preferences](value),
    );
    return Object.fromEntries(understood);
  } catch {
    return {};
  }
}

/** Keeps what was preferred just now, beside what was before. */
export function prefer(part: Partial<Preferences>): void {
  try {
    localStorage.setItem(PLACE, JSON.stringify({ ...preferences(), ...part }));
  } catch {
    // Refused or full: it holds until the page is closed.
  }
}
