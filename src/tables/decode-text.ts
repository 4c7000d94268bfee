import { isUtf8 } from 'node:buffer';

const SAMPLE = 64 * 1024;

/** Those in which Excel saves CSV besides UTF-8 and UTF-16: Windows, MS-DOS, Macintosh; and that of old mail. */
const ONE_BYTE = ['windows-1251', 'ibm866', 'x-mac-cyrillic', 'koi8-r'] as const;

/**
 * The text of a file that does not say in what it is written: UTF-8, UTF-16 with or without its mark, or one of
 * the Cyrillic encodings of a byte a letter, where single cells may have been pasted in UTF-8. What is broken
 * becomes U+FFFD; null for what is no text at all.
 */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = encodingOf(bytes);
  const text = isOneByte(encoding) ? decodeOneByte(bytes, encoding) : new TextDecoder(encoding).decode(bytes);
  // Some programs end lines, cells or the file with zeroes.
  const letters = text.replaceAll('\0', '');
  const controls = letters.slice(0, SAMPLE).match(/[^\P{Cc}\t\r\n]/gu)?.length ?? 0;
  const isText = controls <= Math.min(letters.length, SAMPLE) / 20 && letters.length > text.length / 2;
  return isText || text === '' ? letters : null;
}

function isOneByte(encoding: string): boolean {
  return ONE_BYTE.some((each) => each === encoding);
}

/** A cell from the first byte that is no ASCII to its end, in Latin-1. */
const FOREIGN = /[\x80-\xff][^;,|\t\r\n]*/g;
/** Two letters of UTF-8: what they are in another encoding, no word begins with. */
const LETTERS = /(?:[\xd0\xd1][\x80-\xbf]){2}/;

function decodeOneByte(bytes: Uint8Array, encoding: string): string {
  const own = new TextDecoder(encoding);
  const latin = Buffer.from(bytes).toString('latin1');
  if (!LETTERS.test(latin)) return own.decode(bytes);
  return latin.replaceAll(FOREIGN, (cell) => {
    const part = Buffer.from(cell, 'latin1');
    return LETTERS.test(cell) && isUtf8(part) ? part.toString() : own.decode(part);
  });
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE);
  return unmarkedUtf16(sample) ?? (isMostlyUtf8(bytes) ? 'utf-8' : bestOneByte(sample));
}

/** The first bytes of the pairs in which Latin, Cyrillic and the usual signs stand. */
const PAIRED = [0x00, 0x04, 0x20, 0x21];

/** Nearly every letter leaves one of few bytes on the same side of its pair, separators and digits a zero. */
function unmarkedUtf16(sample: Uint8Array): string | null {
  const isPaired = (side: number) => {
    const bytes = sample.filter((_, index) => index % 2 === side);
    return bytes.includes(0) && bytes.filter((byte) => PAIRED.includes(byte)).length > bytes.length * 0.9;
  };
  if (isPaired(1)) return 'utf-16le';
  return isPaired(0) ? 'utf-16be' : null;
}

/** A cut or foreign byte among letters that are plainly UTF-8 does not make the whole file something else. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  return broken === 0 || broken < (text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0);
}

function bestOneByte(sample: Uint8Array): string {
  const scores = ONE_BYTE.map((encoding) => cyrillicOf(new TextDecoder(encoding).decode(sample)));
  return ONE_BYTE[scores.indexOf(Math.max(...scores))] ?? ONE_BYTE[0];
}

/** Letters in words as people write them: a wrong encoding has capitals and signs in the middle. */
function cyrillicOf(text: string): number {
  const words = text.match(/(?<!\p{L})(?:[А-ЯЁ]?[а-яё]+|[А-ЯЁ]+)(?!\p{L})/gu) ?? [];
  return words.reduce((sum, word) => sum + word.length, 0);
}
