// What the reader is looking at: language, theme, selection, the sentence last said. Not part of the document.
import type { Subject } from 'gongsheng';
import { preferredLanguage, translate, type Key, type Language, type Values } from '../i18n';

/** Something of the document that is pointed at, everywhere it is drawn. */
export type Selected =
  | { kind: 'unit'; id: string }
  | { kind: 'exchange'; id: string }
  | { kind: 'pair'; between: readonly [string, string] }
  | { kind: 'project'; id: string };

export type Theme = 'light' | 'dark';
export type Size = 'normal' | 'projector';

/** One sentence for the status line and the screen reader; with undo when it tells of an edit. */
export interface Said {
  text: string;
  undo: boolean;
}

/** A number or verdict whose why is open, and what the focus returns to. */
export interface AskedWhy {
  subject: Subject;
  by: HTMLElement | null;
}

class View {
  language = $state<Language>('zh');
  theme = $state<Theme>('light');
  size = $state<Size>('normal');
  selection = $state.raw<readonly Selected[]>([]);
  /** Whose why is open. */
  why = $state.raw<AskedWhy | null>(null);
  /** What enters that number, lit wherever it is drawn. */
  lit = $state.raw<readonly Selected[]>([]);
  said = $state.raw<Said | null>(null);
  /** The moment shown of what goes on over time, months from the start; null while none is. */
  moment = $state<number | null>(null);

  /** The text of a key in the page's language. */
  readonly t = (key: Key, values?: Values): string => translate(this.language, key, values);

  say(text: string, undo = false): void {
    this.said = { text, undo };
  }

  start(languages: readonly string[], dark: boolean): void {
    this.language = preferredLanguage(languages);
    this.theme = dark ? 'dark' : 'light';
  }
}

export const view = new View();

/** The text of a key in the page's language, for components. */
export const t = view.t;
