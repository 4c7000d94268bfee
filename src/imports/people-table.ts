import { foldName } from '../forms/fold-name.ts';
import type { Locale, Texts } from '../i18n/translate.ts';
import { BRANCH, ROLES, type Unit } from '../people/person.ts';
import type { NamedRow } from '../tables/name-columns.ts';

const COLUMNS = ['id', 'name', 'email', 'roles', 'locale', 'zone'] as const;

const LOCALES: readonly Locale[] = ['ru', 'en'];

export type PeopleColumn = (typeof COLUMNS)[number];

export const PEOPLE_COLUMNS = { table: 'people', all: COLUMNS, required: ['id', 'name', 'roles'] } as const;

/** The table as a directory file; its rows and the file's people stand in the same order. */
export function toDirectoryFile(
  rows: NamedRow<PeopleColumn>[],
  { tenantId, units, languages }: { tenantId: string; units: Unit[]; languages: Texts[] },
): unknown {
  return {
    tenantId,
    units: [],
    people: rows.map(({ record }) => ({
      aadObjectId: record.id ?? '',
      name: record.name ?? '',
      email: record.email ?? '',
      roles: readGrants(record.roles ?? '', units, languages),
      locale: record.locale ? localeOf(record.locale, languages) : null,
      zone: record.zone || null,
    })),
  };
}

/** The id of a language that is named by it or by its name; what is unknown stays as it is. */
function localeOf(name: string, languages: Texts[]): string {
  const titlesOf = (locale: Locale) =>
    languages.map((texts) => texts.t(`fields.directory.person.locale.options.${locale}`));
  const wanted = foldName(name);
  return LOCALES.find((locale) => [locale, ...titlesOf(locale)].map(foldName).includes(wanted)) ?? name;
}

/** `manager@barnaul; Начальник СП, Бийск`: ids or names, of which what is unknown stays as it is. */
function readGrants(text: string, units: Unit[], languages: Texts[]): { role: string; scope: string }[] {
  return text
    .split(/[;|\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const cut = Math.max(part.lastIndexOf('@'), part.lastIndexOf(','));
      const role = cut < 0 ? part : part.slice(0, cut);
      return {
        role: roleOf(role, languages),
        scope: cut < 0 ? BRANCH : scopeOf(part.slice(cut + 1), units, languages),
      };
    });
}

/** The id of a role that is named by it or by its title; what is unknown stays as it is. */
export function roleOf(name: string, languages: Texts[]): string {
  const found = ROLES.find((role) =>
    [role, ...languages.map((texts) => texts.t(`people.roles.${role}`))]
      .map(foldName)
      .includes(foldName(name)),
  );
  return found ?? name.trim();
}

/** The id of a unit that is named by it or by its name, or the branch; what is unknown stays as it is. */
export function scopeOf(name: string, units: Unit[], languages: Texts[]): string {
  const wanted = foldName(name);
  if ([BRANCH, ...languages.map((texts) => texts.t('people.branch'))].map(foldName).includes(wanted))
    return BRANCH;
  const unit = units.find(({ _id, name: { ru, en } }) => [_id, ru, en].map(foldName).includes(wanted));
  return unit?._id ?? name.trim();
}
