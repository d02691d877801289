// Whys of something else than the document as it stands: of another document, of a difference, of a run of draws.
import type { Consortium } from 'gongsheng';
import type { Elsewhere } from '../../state/view.svelte';

/** Of what another document would be, such as the one that a pathway makes. */
export const ofDocument = (document: Consortium, name: string): Elsewhere => ({
  name,
  document,
  ask: (engine, subject) => engine.call('derivation', document, subject),
});

/** Of what another document has more or less than the one that stands. */
export const ofChange = (now: Consortium, then: Consortium, name: string): Elsewhere => ({
  name,
  document: then,
  ask: (engine, subject) => engine.call('derivation', now, subject, then),
});
