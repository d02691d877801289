// Answers with long lists cross from worker to page as texts, a stretch of entries each: what is the same text as in the
// answer before is left out, and the page reads a list only when somebody looks at it.

/** Lists longer than this go so, and as many entries make a stretch. */
const STRETCH = 256;

interface List {
  /** Where it stands in the answer. */
  at: readonly (string | number)[];
  /** JSON of each stretch; null when it is as in the parcel before. */
  texts: (string | null)[];
}

/** An answer whose long lists are empty and stand beside it. */
interface Parcel {
  parcel: unknown;
  lists: readonly List[];
}

/** The worker's side. */
export class Packer {
  #sent = new Map<string, readonly string[]>();

  /** The answer as it is, when it has no long list. */
  pack(answer: unknown): unknown {
    const lists: List[] = [];
    const sent = new Map<string, readonly string[]>();
    const take = (value: unknown, at: readonly (string | number)[]): unknown => {
      if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
      if (!Array.isArray(value)) {
        const entries = Object.entries(value).map(([key, part]) => [key, take(part, [...at, key])]);
        return Object.fromEntries(entries) as unknown;
      }
      if (value.length <= STRETCH) return value.map((part, place) => take(part, [...at, place]));
      const known = this.#sent.get(at.join('/'));
      const texts: string[] = [];
      for (let from = 0; from < value.length; from += STRETCH)
        texts.push(JSON.stringify(value.slice(from, from + STRETCH)));
      sent.set(at.join('/'), texts);
      lists.push({ at, texts: texts.map((text, place) => (known?.[place] === text ? null : text)) });
      return [];
    };
    const parcel = take(answer, []);
    if (lists.length === 0) return answer;
    this.#sent = sent;
    return { parcel, lists } satisfies Parcel;
  }
}

/** A stretch, read when it is asked for. */
interface Stretch {
  text: string | null;
  entries: readonly unknown[];
}

/** The page's side; it must see every answer of its worker, in their order. */
export class Unpacker {
  #known = new Map<string, readonly Stretch[]>();

  unpack(answer: unknown): unknown {
    if (!isParcel(answer)) return answer;
    const known = new Map<string, readonly Stretch[]>();
    for (const { at, texts } of answer.lists) {
      const before = this.#known.get(at.join('/'));
      const stretches = texts.map((text, place): Stretch => {
        const same = text === null ? before?.[place] : undefined;
        return same ?? { text, entries: [] };
      });
      known.set(at.join('/'), stretches);
      place(answer.parcel, at, () => stretches.flatMap(read));
    }
    this.#known = known;
    return answer.parcel;
  }
}

function read(stretch: Stretch): readonly unknown[] {
  if (stretch.text !== null) stretch.entries = JSON.parse(stretch.text) as unknown[];
  stretch.text = null;
  return stretch.entries;
}

function isParcel(value: unknown): value is Parcel {
  return typeof value === 'object' && value !== null && 'parcel' in value && 'lists' in value;
}

/** Puts a list where it belongs, as a property that is made when it is first read. */
function place(root: unknown, at: readonly (string | number)[], make: () => unknown[]): void {
  const holder = at.slice(0, -1).reduce((value, key) => (value as Record<string, unknown>)[key], root);
  const key = at.at(-1);
  if (typeof holder !== 'object' || holder === null || key === undefined) return;
  let made: unknown[] | undefined;
  Object.defineProperty(holder, key, { get: () => (made ??= make()), enumerable: true, configurable: true });
}
