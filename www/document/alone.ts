// A document without the scenarios that it carries: what the engine is asked about.
import type { Consortium } from 'gongsheng';

export type Carrying = Consortium & { scenarios?: unknown };

/** The document alone. */
export function withoutScenarios(document: Consortium): Consortium {
  if (!('scenarios' in document)) return document;
  const alone: Carrying = { ...document };
  delete alone.scenarios;
  return alone;
}
