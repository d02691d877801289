// Links: any document survives, nothing hostile hurts.
import fc from 'fast-check';
import type { Consortium } from 'gongsheng';
import { readdirSync, readFileSync } from 'node:fs';
import { constants, deflateRawSync, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readFragment } from '../../www/io/fragment';
import { linkAdvice } from '../../www/io/address';
import { decodeLink, encodeLink } from '../../www/io/link';
import { Trouble } from '../../www/io/trouble';

const cases = new URL('../cases/', import.meta.url);

/** What a page reads from the fragment that another made. */
async function roundTrip(document: unknown): Promise<unknown> {
  const { model } = readFragment(`#${await encodeLink(document as Consortium)}`);
  return JSON.parse(await decodeLink(model ?? ''));
}

/** The key of the trouble a link makes; null when it makes none. Anything but trouble is passed on. */
async function trouble(model: string): Promise<string | null> {
  try {
    await decodeLink(model);
    return null;
  } catch (error) {
    if (error instanceof Trouble) return error.key;
    throw error;
  }
}

const link = (bytes: Uint8Array) => `d1:${Buffer.from(bytes).toString('base64url')}`;

describe('a document in a link', () => {
  it('survives, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ stringUnit: 'binary' }), async (text) => {
        expect(await roundTrip(JSON.parse(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 200 },
    );
  });

  it('survives, of every case', async () => {
    for (const name of readdirSync(cases).filter((file) => file.endsWith('.json'))) {
      const { document } = JSON.parse(readFileSync(new URL(name, cases), 'utf8')) as { document: unknown };
      expect(await roundTrip(document), name).toEqual(document);
    }
  });

  it('needs nothing but letters that every channel leaves alone', async () => {
    expect(await encodeLink({ type: 'gongsheng', version: 1, months: 12, title: { zh: '共生' } })).toMatch(
      /^m=d1:[A-Za-z0-9_-]+$/,
    );
  });

  it('that is too large is refused before it is sent', async () => {
    const notes = { en: 'a'.repeat(17 * 1024 * 1024) };
    await expect(encodeLink({ type: 'gongsheng', version: 1, months: 1, notes })).rejects.toMatchObject({
      key: 'io.link.modelTooBig',
    });
  });
});

describe('a fragment', () => {
  it('keeps the model and whatever else stands in it apart', () => {
    const { model, others } = readFragment('#lang=en&m=d1:abc&view=graph');
    expect(model).toBe('d1:abc');
    expect([...others]).toEqual([
      ['lang', 'en'],
      ['view', 'graph'],
    ]);
  });

  it('is read when a channel has escaped its colon', () => {
    expect(readFragment('#m=d1%3Aabc').model).toBe('d1:abc');
  });

  it('without a model has none', () => {
    for (const hash of ['', '#', '#units', '#mm=1', '#&&=']) expect(readFragment(hash).model).toBeNull();
  });
});

describe('a link that cannot be read', () => {
  it('is told as damaged wherever it is cut', async () => {
    const whole = (await encodeLink({ type: 'gongsheng', version: 1, months: 12 })).slice(2);
    for (let length = 0; length < whole.length; length += 1) {
      const key = await trouble(whole.slice(0, length));
      expect(key, `cut at ${length}`).toBe('io.link.damaged');
    }
  });

  it('never opens as another model when one letter is changed', async () => {
    const document = { type: 'gongsheng', version: 1, months: 12, notes: { en: 'ab'.repeat(50) } } as const;
    const whole = (await encodeLink(document)).slice(2);
    for (let at = 3; at < whole.length; at += 1) {
      const changed = whole.slice(0, at) + (whole[at] === 'A' ? 'B' : 'A') + whole.slice(at + 1);
      expect(await trouble(changed), `changed at ${at}`).toBe('io.link.damaged');
    }
  });

  it('of an unknown codec is told by its name', async () => {
    await expect(decodeLink('z9:abcd')).rejects.toMatchObject({
      key: 'io.link.codec',
      values: { codec: 'z9' },
    });
  });

  it('of bytes that are no text is damaged', async () => {
    expect(await trouble(link(deflateSync(Uint8Array.of(0x22, 0xff, 0x22))))).toBe('io.link.damaged');
  });

  it('without a checksum is damaged', async () => {
    expect(await trouble(link(deflateRawSync('{}')))).toBe('io.link.damaged');
  });

  it('is told in words, whatever it holds', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.base64String().map((text) => `d1:${text}`),
      fc.uint8Array({ maxLength: 300 }).map(link),
      fc
        .uint8Array({ maxLength: 300 })
        .map((bytes) => link(Buffer.concat([Uint8Array.of(0x78, 0x9c), bytes]))),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (model) => {
        await trouble(readFragment(`#m=${model}`).model ?? '');
        await trouble(model);
      }),
      { numRuns: 500 },
    );
  });

  it('is refused unread when it is too long', async () => {
    expect(await trouble(`d1:${'A'.repeat(2_000_001)}`)).toBe('io.link.tooLong');
  });
});

describe('a bomb', () => {
  /** 1.4 MB that inflate to 1.4 GB: the same full block of zeros again and again. */
  function bomb(): Uint8Array {
    const blocks: Buffer[] = [Buffer.from([0x78, 0x9c])];
    const block = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
    for (let size = 0; size < 1_400_000; size += block.length) blocks.push(block);
    return Buffer.concat(blocks);
  }

  it('is refused while it inflates, quickly and in little memory', async () => {
    const model = link(bomb());
    const before = process.memoryUsage();
    let most = 0;
    const watch = setInterval(() => {
      const { external, heapUsed } = process.memoryUsage();
      most = Math.max(most, external + heapUsed - before.external - before.heapUsed);
    }, 1);
    const begun = performance.now();
    expect(await trouble(model)).toBe('io.link.tooBig');
    expect(performance.now() - begun).toBeLessThan(2000);
    clearInterval(watch);
    expect(most).toBeLessThan(128 * 1024 * 1024);
  });

  it('of just the allowed size opens', async () => {
    const text = JSON.stringify('a'.repeat(16 * 1024 * 1024 - 2));
    expect(await decodeLink(link(deflateSync(text)))).toHaveLength(text.length);
    expect(await trouble(link(deflateSync(`${text} `)))).toBe('io.link.tooBig');
  });
});

describe('the advice on a link', () => {
  it('grows with its length', () => {
    expect([8_000, 8_001, 64_001].map(linkAdvice)).toEqual([null, 'io.link.long', 'io.link.useFile']);
  });
});
