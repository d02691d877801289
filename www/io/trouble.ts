// What can go wrong between a consortium and the world outside, said in the page's words.
import type { Key, Values } from '../i18n';

/** A failure that the reader is told: what happened and what to do, as a key of the page's words. */
export class Trouble extends Error {
  override readonly name = 'Trouble';
  constructor(
    readonly key: Key,
    readonly values: Values = {},
    options?: ErrorOptions,
  ) {
    super(key, options);
  }
}

/** The longest text that is read, bytes: the format's own limit. */
export const MOST_BYTES = 16 * 1024 * 1024;
export const MOST_MIB = MOST_BYTES / 1024 / 1024;
