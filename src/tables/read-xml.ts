import { setImmediate } from 'node:timers/promises';
import { Parser } from 'htmlparser2';
import { AppError } from '../kernel/errors.ts';

export interface XmlReader {
  /** Names come without their prefixes: programs choose those as they like. */
  open?(name: string, attributes: Record<string, string>): void;
  text?(text: string): void;
  close?(name: string): void;
}

const PIECE = 64 * 1024;
/** No workbook has more elements within each other; the parser slows down with the square of their number. */
const DEEPEST = 256;

/**
 * Tells a reader what an XML holds, in its order. Lenient: what is not well-formed is read as far as it goes, except
 * for what stops in the middle. Throws TABLE_DAMAGED.
 */
export async function readXml(xml: Uint8Array | undefined, reader: XmlReader): Promise<void> {
  if (!xml) return;
  let isEnding = false;
  let depth = 0;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        depth += 1;
        if (depth > DEEPEST) throw new AppError('TABLE_DAMAGED');
        reader.open?.(local(name), localNames(attributes));
      },
      ontext: (text) => reader.text?.(text),
      onclosetag(name, isImplied) {
        depth -= 1;
        if (isEnding && isImplied) throw new AppError('TABLE_DAMAGED');
        reader.close?.(local(name));
      },
    },
    { xmlMode: true },
  );
  const decoder = new TextDecoder(encodingOf(xml));
  for (let at = 0; at < xml.length; at += PIECE) {
    parser.write(decoder.decode(xml.subarray(at, at + PIECE), { stream: true }));
    await setImmediate();
  }
  parser.write(decoder.decode());
  isEnding = true;
  parser.end();
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Record<string, string>): Record<string, string> {
  if (!Object.keys(attributes).some((name) => name.includes(':'))) return attributes;
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}

function encodingOf(xml: Uint8Array): string {
  if (xml[0] === 0xff && xml[1] === 0xfe) return 'utf-16le';
  if (xml[0] === 0xfe && xml[1] === 0xff) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(xml.subarray(0, 200));
  const said = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(head)?.[1] ?? 'utf-8';
  // Declarations in one-byte letters are not UTF-16, whatever they say.
  return /^utf-?16/i.test(said) || !isKnown(said) ? 'utf-8' : said;
}

function isKnown(encoding: string): boolean {
  try {
    return new TextDecoder(encoding).encoding !== '';
  } catch {
    return false;
  }
}
