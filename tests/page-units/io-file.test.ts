// Files, older versions, and the way from a text to a consortium.
import fc from 'fast-check';
import type { Consortium, Parsed, Problem } from 'gongsheng';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fileName, fileText, readFile, readModel } from '../../www/io/file';
import { migrate } from '../../www/io/migrate';
import { openText } from '../../www/io/open';
import { oldest } from '../../www/io/support';
import { translate } from '../../www/i18n';

const minimal: Consortium = { type: 'gongsheng', version: 1, months: 12 };

describe('the name of a file', () => {
  const named = (zh: string) => fileName({ ...minimal, title: { zh } }, 'zh');

  it('is the title', () => {
    expect(named('市域产教联合体（试点）')).toBe('市域产教联合体（试点）.gongsheng.json');
  });

  it('has a word of its own when there is no title', () => {
    expect(fileName(minimal, 'zh')).toBe('共生.gongsheng.json');
    expect(fileName(minimal, 'en')).toBe('consortium.gongsheng.json');
  });

  it('leads nowhere else', () => {
    expect(named('../../etc/passwd')).not.toMatch(/[/\\]|^\./);
    expect(named('CON')).toBe('_CON.gongsheng.json');
  });

  it('can be written on every disk, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (title) => {
        const name = named(title);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]|^[\s.]|\s\.gongsheng/u);
        expect(name).toMatch(/^.+\.gongsheng\.json$/u);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(255);
      }),
    );
  });
});

describe('the text of a file', () => {
  it('has every field, the unknown ones too, on lines of their own', () => {
    const document = { ...minimal, laterField: { a: [1, null] } };
    expect(JSON.parse(fileText(document))).toEqual(document);
    expect(fileText(document)).toContain('\n  "months": 12,\n');
  });
});

describe('a file that is read', () => {
  const bytes = (...parts: BlobPart[]) => new Blob(parts);

  it('may have a byte order mark', async () => {
    expect(await readFile(bytes(Uint8Array.of(0xef, 0xbb, 0xbf), '{"共": 1}'))).toBe('{"共": 1}');
    const utf16 = Buffer.from('\ufeff{"共": 1}', 'utf16le');
    expect(await readFile(bytes(utf16))).toBe('{"共": 1}');
    expect(await readFile(bytes(Buffer.from(utf16).swap16()))).toBe('{"共": 1}');
  });

  it('is refused in another encoding', async () => {
    await expect(readFile(bytes(Uint8Array.of(0xb9, 0xb2, 0xc9, 0xfa)))).rejects.toMatchObject({
      key: 'io.file.encoding',
    });
  });

  it('that is no model is refused by what could be opened; what begins as JSON goes on to where it is wrong', async () => {
    const unknown = { key: 'io.file.unknown' };
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13);
    for (const other of [bytes(png), bytes('\u0089PNG\n'), bytes('hello'), bytes('a,b\n1,2'), bytes('')])
      await expect(readModel(other)).rejects.toMatchObject(unknown);
    for (const text of ['\n {"months": }', '[1,']) expect(await readModel(bytes('\ufeff', text))).toBe(text);
  });

  it('is refused unread when it is too large', async () => {
    const file = {
      size: 17 * 1024 * 1024,
      arrayBuffer: () => Promise.reject(new Error('read all the same')),
    } as Blob;
    await expect(readFile(file)).rejects.toMatchObject({ key: 'io.file.tooBig', values: { size: 17 } });
  });

  it('that has gone is told so', async () => {
    const file = { size: 1, arrayBuffer: () => Promise.reject(new Error('NotFoundError')) } as Blob;
    await expect(readFile(file)).rejects.toMatchObject({ key: 'io.file.unreadable' });
  });
});

describe('a document of another version', () => {
  it('is left as it is when it is of this one', () => {
    expect(migrate(minimal)).toBe(minimal);
  });

  it('is refused when it is newer', () => {
    expect(() => migrate({ ...minimal, version: 2 })).toThrow(
      expect.objectContaining({ key: 'io.newerVersion', values: { version: 2, known: 1 } }),
    );
  });

  it('is left to the engine when it is none', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(migrate(value)).toBe(value);
      }),
    );
    for (const version of ['1', 0, -3, 1.5, null]) {
      const document = { ...minimal, version };
      expect(migrate(document)).toBe(document);
    }
  });
});

describe('a text that is opened', () => {
  const answer = (parsed: Partial<Parsed>) => async (): Promise<Parsed> => ({
    document: null,
    problems: [],
    line: null,
    column: null,
    ...parsed,
  });
  const problem = (code: Problem['code'], severity: Problem['severity'] = 'error'): Problem => ({
    code,
    pointer: '/months',
    severity,
    values: [],
  });

  it('keeps the fields that the engine does not know', async () => {
    const text = JSON.stringify({ ...minimal, laterField: 1 });
    const { document } = await openText(text, answer({ document: minimal }));
    expect(document).toEqual({ ...minimal, laterField: 1 });
  });

  it('is shown with mistakes that can be mended on the page, and not with others', async () => {
    const text = JSON.stringify({ ...minimal, months: 0 });
    const mendable = await openText(text, answer({ problems: [problem('out-of-range')] }));
    expect(mendable.document).toEqual({ ...minimal, months: 0 });
    const broken = await openText(
      text,
      answer({ problems: [problem('out-of-range'), problem('wrong-type')] }),
    );
    expect(broken.document).toBeNull();
    expect(broken.problems).toHaveLength(2);
  });

  it('that is no JSON is told by line and column', async () => {
    await expect(openText('{\n  "a": }', answer({ line: 2, column: 8 }))).rejects.toMatchObject({
      key: 'io.notJsonAt',
      values: { line: 2, column: 8 },
    });
  });
});

describe('the words', () => {
  it('have the same places to fill in both languages', () => {
    const places = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort();
    for (const key of ['io.link.codec', 'io.notJsonAt', 'io.newerVersion', 'io.file.tooBig'] as const) {
      expect(places(translate('en', key))).toEqual(places(translate('zh', key)));
    }
  });
});

describe('the message to browsers that are too old', () => {
  const script = readFileSync(new URL('../../www/support.js', import.meta.url), 'utf8');

  it('names the versions that the page names', () => {
    const { chrome, firefox, safari } = oldest;
    expect(script).toContain(`Chrome ${chrome}, Firefox ${firefox}, Safari ${safari}`);
  });

  it('is written in what they can read', () => {
    expect(script).not.toMatch(/=>|`|\b(?:let|const|class|async|import|export)\b|\.\.\.|\?\.|\?\?/);
  });
});
