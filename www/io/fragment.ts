// What stands in the fragment of an address: perhaps a model, which link.ts reads.

/** Characters that are read at most; browsers cut addresses not far above. */
export const LINK_MOST = 2_000_000;

/** A fragment's parts: the model (`m`), null when there is none, and whatever else stands in it. */
export function readFragment(hash: string): { model: string | null; others: URLSearchParams } {
  const others = new URLSearchParams(hash.replace(/^#/, '').slice(0, LINK_MOST + 1000));
  const model = others.get('m');
  others.delete('m');
  return { model, others };
}
