// Links: a whole consortium in the fragment of an address, `#m=<codec>:<base64url>`, never sent to a server.
import type { Consortium } from 'gongsheng';
import '../i18n/reading';
import { LINK_MOST } from './fragment';
import { MOST_BYTES, MOST_MIB, Trouble } from './trouble';

/** Fed in pieces so small that no piece can inflate beyond the cap before it is noticed (1,032:1 at most). */
const PIECE = 4096;

/**
 * The codec of this version: JSON in UTF-8, deflated, with the checksum of zlib, so that a link which a channel has
 * changed is refused instead of opening as another model.
 */
const CODEC = 'd1';
const FORMAT = 'deflate';

/** The fragment, without #, that holds a consortium. */
export async function encodeLink(document: Consortium): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(document));
  if (bytes.length > MOST_BYTES) throw new Trouble('io.link.modelTooBig', { most: MOST_MIB });
  const deflated = new Blob([bytes]).stream().pipeThrough(new CompressionStream(FORMAT));
  const fragment = `m=${CODEC}:${toBase64Url(new Uint8Array(await new Response(deflated).arrayBuffer()))}`;
  if (fragment.length > LINK_MOST) throw new Trouble('io.link.modelTooBig', { most: MOST_MIB });
  return fragment;
}

/** The text of the consortium in `<codec>:<base64url>`; it still has to be read by the engine. */
export async function decodeLink(model: string): Promise<string> {
  if (model.length > LINK_MOST) {
    throw new Trouble('io.link.tooLong', { count: model.length, most: LINK_MOST });
  }
  const [, codec, data] = /^([A-Za-z][A-Za-z0-9]{0,7}):(.*)$/s.exec(model) ?? [];
  if (codec === undefined || !data) throw new Trouble('io.link.damaged');
  if (codec !== CODEC) throw new Trouble('io.link.codec', { codec });
  try {
    return await inflate(fromBase64Url(data));
  } catch (error) {
    throw error instanceof Trouble ? error : new Trouble('io.link.damaged', {}, { cause: error });
  }
}

/** Inflates to text and stops as soon as it grows past the cap. */
async function inflate(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  let at = 0;
  const pieces = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      pull(controller) {
        if (at >= bytes.length) return controller.close();
        controller.enqueue(bytes.subarray(at, at + PIECE));
        at += PIECE;
      },
    },
    { highWaterMark: 0 },
  );
  const reader = pieces.pipeThrough(new DecompressionStream(FORMAT)).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let text = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.length;
    if (size > MOST_BYTES) {
      // Not awaited: a stream that is cancelled in the middle of a piece may be slow to say so.
      void reader.cancel().catch(() => undefined);
      throw new Trouble('io.link.tooBig', { most: MOST_MIB });
    }
    text += decoder.decode(value, { stream: true });
  }
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  }
  return btoa(binary).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** Strict: no padding, no other character, no bits left over. */
function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  if (!/^[A-Za-z0-9_-]+$/.test(text)) throw new Trouble('io.link.damaged');
  const bytes = Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) =>
    letter.charCodeAt(0),
  );
  const rest = bytes.length % 3;
  if (rest > 0 && !text.endsWith(toBase64Url(bytes.subarray(-rest)))) throw new Trouble('io.link.damaged');
  return bytes;
}
