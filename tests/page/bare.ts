// Numbers on the page that nobody can ask why: each must say why not, in one of a few words.
import type { Locator } from 'playwright-core';

/**
 * Why a number may stand without a why:
 * - `tick`: it marks an axis or a track;
 * - `name`: it is part of what something is called, such as a month, a unit, or a change that can be tried;
 * - `reckoning`: it says how was reckoned, such as a seed, a count of draws or of steps;
 * - `pill`: pressing it brings its whys, underneath.
 */
export const REASONS = ['tick', 'name', 'reckoning', 'pill'] as const;

/** Numbers that the words of the page themselves hold: the wording of every room, without its gaps. */
export function wording(): string[] {
  const rooms = import.meta.glob<Record<string, Record<string, string>>>('../../www/i18n/{zh,en}/*.ts', {
    eager: true,
  });
  const texts = Object.values(rooms).flatMap((room) =>
    Object.values(room).flatMap((words) => Object.values(words)),
  );
  const parts = texts.flatMap((text) => String(text).split(/\{[^}]*\}/));
  return [...new Set(parts)].filter((part) => /\d/.test(part)).sort((a, b) => b.length - a.length);
}

/** Numbers within an element that cannot be asked, are no part of the wording, and give no reason. */
export function bareNumbers(root: Locator, wordings: readonly string[]): Promise<string[]> {
  return root.evaluate(
    (element, { wordings, reasons }) => {
      const tokens = (text: string): string[] =>
        (text.match(/\d[\d\u2009 ]*(?:\.\d+)?/g) ?? []).map((token) => token.replace(/[\u2009 ]/g, ''));
      const askable = '.asked, [data-asks]';
      const twins = new Set(
        [...element.querySelectorAll(askable)].flatMap((button) => tokens(button.textContent)),
      );
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const bare: string[] = [];
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        let text = node.textContent ?? '';
        const at = node.parentElement;
        if (!/\d/.test(text) || at === null || at.closest(`${askable}, style, title`)) continue;
        // What is typed or chosen is the reader's own.
        if (at.closest('input, select, output, progress')) continue;
        // The head of a row or column names it; the contents page opens what it tells; a button says what it does.
        if (at.closest('th') && !at.closest('.note')) continue;
        if (at.closest('nav.panels, button')) continue;
        const reason = at.closest<HTMLElement>('[data-bare]')?.dataset['bare'];
        if (reason !== undefined && (reasons as readonly string[]).includes(reason)) continue;
        text = text.replace(/§[\d.]+/g, '');
        for (const words of wordings) text = text.replaceAll(words, '');
        // A picture or a sentence may repeat what can be asked beside it.
        const left = tokens(text).filter((token) => !twins.has(token));
        if (left.length > 0) bare.push(`${left.join(' ')} in "${(node.textContent ?? '').trim()}"`);
      }
      return bare;
    },
    { wordings, reasons: REASONS },
  );
}
