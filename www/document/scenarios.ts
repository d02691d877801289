// Scenarios: named versions of a document that it carries with it, so that they are undone, kept, saved and shared
// with it. The engine knows nothing of them.
import type { Consortium, Text } from 'gongsheng';
import { withoutScenarios, type Carrying } from './alone';

/** A version of a document, under a name of its own. */
export interface Scenario {
  name: Text;
  document: Consortium;
}

/** As many as one can look at side by side. */
export const MOST_SCENARIOS = 8;

/** The scenarios of a document, in the order in which they were kept; what is none is passed over. */
export function scenariosOf(document: Consortium): readonly Scenario[] {
  const { scenarios } = document as Carrying;
  return Array.isArray(scenarios) ? (scenarios as unknown[]).filter(isScenario) : [];
}

function isScenario(value: unknown): value is Scenario {
  const { name, document } = (value ?? {}) as Partial<Scenario>;
  return typeof name === 'object' && name !== null && document?.type === 'gongsheng';
}

/** Whether two documents differ in nothing but their scenarios: what was not touched they share. */
export function sameModel(one: Consortium, other: Consortium): boolean {
  const [a, b] = [withoutScenarios(one), withoutScenarios(other)];
  const names = new Set([...Object.keys(a), ...Object.keys(b)] as (keyof Consortium)[]);
  return [...names].every((name) => a[name] === b[name]);
}

function withScenarios(document: Consortium, scenarios: readonly Scenario[]): Consortium {
  const alone = withoutScenarios(document);
  return scenarios.length === 0 ? alone : { ...alone, ...{ scenarios } };
}

/** The document with a version of it among its scenarios: itself as it is now, unless another one is given. */
export function keepScenario(document: Consortium, name: Text, version = document): Consortium {
  return withScenarios(document, [...scenariosOf(document), { name, document: withoutScenarios(version) }]);
}

/** The scenario takes the place of what the document says; all scenarios stay. */
export function openScenario(document: Consortium, index: number): Consortium {
  const scenarios = scenariosOf(document);
  const chosen = scenarios[index];
  return chosen ? withScenarios(chosen.document, scenarios) : document;
}

/** The document with one scenario called otherwise. */
export function renameScenario(document: Consortium, index: number, name: Text): Consortium {
  return withScenarios(
    document,
    scenariosOf(document).map((known, place) => (place === index ? { ...known, name } : known)),
  );
}

/** The document without one scenario. */
export function removeScenario(document: Consortium, index: number): Consortium {
  return withScenarios(
    document,
    scenariosOf(document).filter((_, place) => place !== index),
  );
}
