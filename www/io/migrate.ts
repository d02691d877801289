// Documents of older versions, brought to the one that this page knows.
import { Trouble } from './trouble';

/** The version of the format that this page writes. */
export const VERSION = 1;

type Fields = Record<string, unknown>;

/** By version, the step from it to the next one. There has been one version so far. */
const steps: Record<number, (document: Fields) => Fields> = {};

/**
 * A document as the present version has it. The same value when nothing is to be done, which includes whatever is no
 * document: saying what is wrong with that is the engine's part. A newer version is refused.
 */
export function migrate(value: unknown): unknown {
  if (!isFields(value) || value['type'] !== 'gongsheng') return value;
  let document: Fields = value;
  let version = document['version'];
  if (typeof version !== 'number' || !Number.isInteger(version)) return value;
  if (version > VERSION) throw new Trouble('io.newerVersion', { version, known: VERSION });
  for (let step = steps[version]; step; step = steps[version]) {
    version += 1;
    document = { ...step(document), version };
  }
  return document;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
