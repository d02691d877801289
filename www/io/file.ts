// Files: a consortium as `.gongsheng.json`, saved and opened.
import type { Consortium } from 'gongsheng';
import '../i18n/files';
import { textIn, type Language } from '../i18n';
import { MOST_BYTES, MOST_MIB, Trouble } from './trouble';

export const EXTENSION = '.gongsheng.json';
/** What a file chooser offers. */
export const ACCEPT = '.json,application/json,.graphml,.gexf,.csv';
/** Characters of a title in a file's name: in UTF-8 well below the 255 bytes that disks allow. */
const NAME_LENGTH = 60;

/** The text of a file: readable, comparable line by line, every field kept. */
export function fileText(document: Consortium): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** A name that every system takes, made from the title. */
export function fileName(document: Consortium, language: Language, ending: string = EXTENSION): string {
  const words = textIn(language, document.title)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ');
  const name = [...words]
    .slice(0, NAME_LENGTH)
    .join('')
    .replace(/^[\s.~-]+|[\s.]+$/g, '');
  // Windows keeps these for devices, whatever follows the dot.
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(name.split('.')[0] ?? '');
  const fallback = language === 'zh' ? '共生' : 'consortium';
  return (reserved ? `_${name}` : name || fallback) + ending;
}

/** Hands the consortium to the browser's downloads. */
export function saveFile(document: Consortium, language: Language): void {
  download(fileText(document), fileName(document, language), 'application/json');
}

/** Whether a file is another program's, by its name. */
export function isForeign(file: Blob): file is File {
  return file instanceof File && /\.(graphml|gexf|csv)$/i.test(file.name);
}

/** Hands a text to the browser's downloads as a file. */
export function download(text: string, name: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = window.document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // Safari reads the address only after the click is over.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** The text of a file, in UTF-8 or, with its mark, in UTF-16. */
export async function readFile(file: Blob): Promise<string> {
  if (file.size > MOST_BYTES) {
    throw new Trouble('io.file.tooBig', { size: Math.ceil(file.size / 1024 / 1024), most: MOST_MIB });
  }
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch (cause) {
    throw new Trouble('io.file.unreadable', {}, { cause });
  }
  try {
    return new TextDecoder(encoding(bytes), { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Trouble(bytes.includes(0) ? 'io.file.unknown' : 'io.file.encoding', {}, { cause });
  }
}

/** The text of a model, which is JSON; what does not even begin so is something else. */
export async function readModel(file: Blob): Promise<string> {
  const text = await readFile(file);
  if (!/^\s*[{[]/.test(text)) throw new Trouble('io.file.unknown');
  return text;
}

function encoding([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}
