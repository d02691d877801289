// What the reader is looking at: language, theme, selection, the sentence last said. Not part of the document.
import type { Consortium, Derivation, Subject } from 'gongsheng';
import type { WholeEngine } from '../engine/whole-worker';
import { learn, preferredLanguage, translate, type Key, type Language, type Values } from '../i18n';
import { prefer, type Preferences } from '../io/preferences';

/** Something of the document that is pointed at, everywhere it is drawn. */
export type Selected =
  | { kind: 'unit'; id: string }
  | { kind: 'exchange'; id: string }
  | { kind: 'pair'; between: readonly [string, string] }
  | { kind: 'project'; id: string };

export type Theme = Preferences['theme'];
export type Size = Preferences['size'];

/** One sentence for the status line and the screen reader; with undo when it tells of an edit. */
export interface Said {
  text: string;
  undo: boolean;
}

/** What a why is of when it is not of the document as it stands. */
export interface Elsewhere {
  /** What it is called. */
  name: string;
  /** What names come from. */
  document: Consortium;
  ask: (engine: WholeEngine, subject: Subject) => Promise<Derivation | null>;
}

/** A number or verdict whose why is open, and what the focus returns to. */
export interface AskedWhy {
  subject: Subject;
  by: HTMLElement | null;
  of?: Elsewhere | undefined;
  /** The why that it was asked from. */
  back?: AskedWhy;
}

/** The smallest change to a goal that is asked for: the next rung or the ideal corner, and what the focus returns to. */
export interface AskedReach {
  to: 'next' | 'ideal';
  by: HTMLElement;
}

class View {
  language = $state<Language>('zh');
  theme = $state<Theme>('light');
  size = $state<Size>('normal');
  /** Whether the minimap of a large graph is shown. */
  map = $state(true);
  selection = $state.raw<readonly Selected[]>([]);
  /** Whose why is open. */
  why = $state.raw<AskedWhy | null>(null);
  /** The goal whose smallest change is asked for. */
  reach = $state.raw<AskedReach | null>(null);
  /** What enters that number, lit wherever it is drawn. */
  lit = $state.raw<readonly Selected[]>([]);
  said = $state.raw<Said | null>(null);
  /** Whether the tour is being taken. */
  touring = $state(false);

  /** The text of a key in the page's language. */
  readonly t = (key: Key, values?: Values): string => translate(this.language, key, values);

  say(text: string, undo = false): void {
    this.said = { text, undo };
  }

  /** As the browser has it, and as the reader preferred it here before; resolves when the language's words are there. */
  async start(languages: readonly string[], dark: boolean, kept: Partial<Preferences> = {}): Promise<void> {
    this.theme = kept.theme ?? (dark ? 'dark' : 'light');
    this.size = kept.size ?? 'normal';
    this.map = kept.map ?? true;
    const language = kept.language ?? preferredLanguage(languages);
    await learn(language);
    this.language = language;
  }

  /** The reader's choice, here and on the next visit. */
  async choose(choice: Partial<Pick<Preferences, 'language' | 'theme' | 'size' | 'map'>>): Promise<void> {
    if (choice.language) await learn(choice.language);
    Object.assign(this, choice);
    prefer(choice);
  }
}

export const view = new View();

/** The text of a key in the page's language, for components. */
export const t = view.t;
