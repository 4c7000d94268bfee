import { readdirSync, readFileSync } from 'node:fs';
import { IntlMessageFormat } from 'intl-messageformat';
import type { TextKey } from './text-key.ts';
import type { Locale, MessageArgs, Texts, Translator } from './translate.ts';

const ROOT = new URL('./', import.meta.url);

/** Nested JSON as the files hold it; keys are joined with dots below the file's name. */
interface MessageTree {
  [key: string]: string | MessageTree;
}

let loaded: Record<Locale, Texts> | undefined;

/** Reads `src/i18n/<locale>/*.json` once a process: `clients.json` holds every key that begins with `clients.`. */
export function createTranslator(): Translator {
  loaded ??= { ru: createTexts('ru', loadMessages('ru')), en: createTexts('en', loadMessages('en')) };
  const texts = loaded;
  return { in: (locale) => texts[locale] };
}

/** Every message of a language by its full key. */
export function loadMessages(locale: Locale): Map<string, string> {
  const messages = new Map<string, string>();
  const folder = new URL(`${locale}/`, ROOT);
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.json'))) {
    const tree = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as MessageTree;
    flatten(file.slice(0, -'.json'.length), tree, messages);
  }
  return messages;
}

function flatten(prefix: string, tree: MessageTree, into: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(`${prefix}.${key}`, value);
    else flatten(`${prefix}.${key}`, value, into);
  }
}

const TAGS = { ru: 'ru-RU', en: 'en-GB' } as const;

function createTexts(locale: Locale, messages: Map<string, string>): Texts {
  const tag = TAGS[locale];
  const parsed = new Map<string, IntlMessageFormat>();
  const collator = new Intl.Collator(tag, { numeric: true });
  // Kopecks are told where there are some.
  const money = new Intl.NumberFormat(tag, {
    style: 'currency',
    currency: 'RUB',
    trailingZeroDisplay: 'stripIfInteger',
  });
  const formats = createDateFormats(tag);

  function format(key: string): IntlMessageFormat {
    const known = parsed.get(key);
    if (known) return known;
    const message = messages.get(key);
    if (message === undefined) throw new TypeError(`no text ${key} in ${locale}`);
    const fresh = new IntlMessageFormat(message, tag, undefined, { ignoreTag: true });
    parsed.set(key, fresh);
    return fresh;
  }

  const say = (key: string, args?: MessageArgs) => String(format(key).format(args));
  return {
    locale,
    t: say,
    built: say,
    has: (key): key is TextKey => messages.has(key),
    date: (iso) => formats.date.format(atNoon(iso)),
    dayMonth: (day) => formats.dayMonth.format(atNoon(day.length === 5 ? `2024-${day}` : day)),
    dateTime: (isoInstant, zone) => formats.dateTimeIn(zone).format(new Date(isoInstant)),
    month: (period) => formats.month.format(atNoon(`${period}-01`)),
    money: (kopecks) => money.format(kopecks / 100),
    compare: (a, b) => collator.compare(a, b),
  };
}

function createDateFormats(tag: string) {
  // Making a format costs far more than using it, and a branch has few zones.
  const inZone = new Map<string, Intl.DateTimeFormat>();
  function dateTimeIn(zone: string): Intl.DateTimeFormat {
    const known = inZone.get(zone);
    if (known) return known;
    const fresh = new Intl.DateTimeFormat(tag, { dateStyle: 'short', timeStyle: 'short', timeZone: zone });
    inZone.set(zone, fresh);
    return fresh;
  }
  return {
    date: new Intl.DateTimeFormat(tag, {
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      timeZone: 'UTC',
    }),
    dayMonth: new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'long', timeZone: 'UTC' }),
    month: new Intl.DateTimeFormat(tag, { month: 'long', year: 'numeric', timeZone: 'UTC' }),
    dateTimeIn,
  };
}

/** Dates have no zone: noon UTC shows the same day under `timeZone: 'UTC'`. */
function atNoon(isoDate: string): Date {
  return new Date(`${isoDate}T12:00:00Z`);
}
