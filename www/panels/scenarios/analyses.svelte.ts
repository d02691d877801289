// What the engine makes of the versions of a document.
import type { Analysis, Consortium } from 'gongsheng';
import { wholeEngine } from '../../state/study.svelte';

export class Analyses {
  /** One a version, in their order; null until it has come. */
  all = $state.raw<readonly (Analysis | null)[]>([]);
  // A version is analysed once: documents never change in place.
  readonly #known = new WeakMap<Consortium, Analysis>();

  /** Has versions analysed, one after the other; gives what ends it. */
  follow(versions: readonly Consortium[]): () => void {
    let current = true;
    const tell = (): void => {
      if (current) this.all = versions.map((document) => this.#known.get(document) ?? null);
    };
    tell();
    void (async () => {
      const engine = await wholeEngine();
      for (const document of versions) {
        if (current && !this.#known.has(document))
          this.#known.set(document, await engine.call('analyseBeside', document));
      }
      tell();
    })();
    return () => (current = false);
  }
}
