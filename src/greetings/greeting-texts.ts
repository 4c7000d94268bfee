import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { FieldError } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import type { Locale, Translator } from '../i18n/translate.ts';
import { today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Directory } from '../people/directory.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import { requireRight } from '../people/require-right.ts';
import { type PutSettingDeps, putSetting } from '../settings/put-setting.ts';
import { greetingTextsIdOf, type SettingDoc } from '../settings/setting.ts';
import type { Repo } from '../storage/store.ts';
import {
  checkGreetingText,
  GREETING_FAMILIES,
  GREETING_TONES,
  type OwnTexts,
  TEXT_FIELDS,
} from './greeting-text-rules.ts';
import { originalText, placeholderNames } from './original-texts.ts';

const LANGUAGES = z.object({ ru: z.string(), en: z.string() }).partial();
const SCHEMA = z.object({ official: LANGUAGES, warm: LANGUAGES, short: LANGUAGES }).partial();
const LOCALES = ['ru', 'en'] as const;

/** Texts that an admin has written for an occasion, with their version; 0 while nobody has. */
export async function loadOwnTexts(
  deps: { settings: Repo<SettingDoc> },
  family: string,
): Promise<{ texts: OwnTexts; version: number }> {
  const stored = await deps.settings.get(greetingTextsIdOf(family));
  const { data } = SCHEMA.safeParse(stored?.value ?? {});
  return { texts: (data ?? {}) as OwnTexts, version: stored?.version ?? 0 };
}

/** The same for an admin who is going to write them. Throws FORBIDDEN. */
export async function openGreetingTexts(
  deps: { settings: Repo<SettingDoc>; directory: Directory },
  { actor, family }: { actor: string; family: string },
): Promise<{ own: OwnTexts; version: number }> {
  await requireRight(deps, actor, 'keep-directory');
  const { texts, version } = await loadOwnTexts(deps, family);
  return { own: texts, version };
}

export interface EditTextsDeps extends PutSettingDeps {
  directory: Directory;
  translator: Translator;
}

export interface EditTextsInput {
  actor: string;
  family: string;
  /** Version of the texts that the clicked card was drawn from. */
  version: number;
  typed: Record<string, unknown>;
}

/** An admin writes the texts of one occasion. Throws FORBIDDEN, NOT_FOUND, STALE. */
export async function editGreetingTexts(
  deps: EditTextsDeps,
  { actor, family, version, typed }: EditTextsInput,
): Promise<Record<string, FieldError>> {
  await requireRight(deps, actor, 'keep-directory');
  if (!GREETING_FAMILIES.includes(family)) throw new AppError('NOT_FOUND');
  const context = { today: today(deps.clock, DEFAULT_ZONE), options: () => [] };
  const { values, errors } = validateFields(TEXT_FIELDS, typed, context);
  const languages = LOCALES.map((locale) => placeholderNames(deps.translator.in(locale)));
  const own: OwnTexts = {};
  for (const tone of GREETING_TONES) {
    for (const locale of LOCALES) {
      const field = fieldOf(tone, locale);
      const text = String(values[field] ?? '');
      const wrong = checkGreetingText(text, locale === 'ru' ? languages : languages.toReversed());
      if (wrong) errors[field] ??= wrong;
      if (text === '' || text === originalText(family, tone, deps.translator.in(locale))) continue;
      own[tone] = { ...own[tone], [locale]: text };
    }
  }
  if (Object.keys(errors).length > 0) return errors;
  const id = greetingTextsIdOf(family);
  await putSetting(deps, { id, value: own, by: actor, version, fallback: {} }, fieldsOf);
  return {};
}

export function fieldOf(tone: string, locale: Locale): string {
  return tone + (locale === 'ru' ? 'Ru' : 'En');
}

/** A mark of each text for the log, which tells that it was changed: what admins write in many lines stays out of it. */
function fieldsOf(value: unknown): Record<string, string> {
  const { data = {} } = SCHEMA.safeParse(value);
  return Object.fromEntries(
    Object.entries(data).flatMap(([tone, texts]) =>
      Object.entries(texts ?? {}).map(([locale, text]) => [`${tone}-${locale}`, markOf(text)]),
    ),
  );
}

function markOf(text: string): string {
  return `#${createHash('sha256').update(text).digest('hex').slice(0, 8)}`;
}
