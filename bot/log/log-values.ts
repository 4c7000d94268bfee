import type { AuditEvent, FieldChange } from '../../src/audit/audit-event.ts';
import type { AuditPage } from '../../src/audit-log/list-audit.ts';
import { type ToldValues, toldValues } from '../../src/audit-log/told-values.ts';
import { entryName } from '../../src/dictionaries/entry-name.ts';
import type { DictionaryName } from '../../src/dictionaries/load-dictionary.ts';
import type { ValueChange } from '../../src/forms/compare-values.ts';
import type { FieldDef, FieldValue, ListField, Row } from '../../src/forms/field.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { BRANCH, isRole, roleInOptions } from '../../src/people/person.ts';
import { type FormInput, factLabel, presentValue } from '../cards/form.ts';
import { shortened } from '../cards/shortened.ts';
import type { ChoiceView } from '../cards/view.ts';
import { grantTitle } from '../replacements/replacement.ts';
import { unitName } from '../requests/request-words.ts';

const LONGEST_VALUE = 120;
const MOST_CHANGES = 10;

/** Values of an event before and now, a line a field, in the reader's language. */
export function presentChanges(event: AuditEvent, log: AuditPage, texts: Texts): string[] {
  const told = toldValues(event, log.request).flatMap((values) => valueLines(values, log, texts));
  const kept = keptLines(event, log, texts);
  const lines = [...told, ...kept];
  const more = lines.length - MOST_CHANGES;
  const shown = lines.slice(0, MOST_CHANGES);
  return more > 0 ? [...shown, texts.t('audit.more', { count: more })] : shown;
}

function keptLines(event: AuditEvent, log: AuditPage, texts: Texts): string[] {
  if (event.type === 'client.edited') return [];
  if (event.type === 'figures.loaded') return amountLines(event.changes, 'figures', texts);
  if (event.type === 'income.loaded') return amountLines(event.changes, 'income', texts);
  return directoryLines(event, log, texts);
}

/** Amounts are kept in kopecks. */
function amountLines(changes: FieldChange[], table: 'figures' | 'income', texts: Texts): string[] {
  const money = (kopecks: string) =>
    kopecks === '' ? texts.t('people.file.empty') : texts.money(Number(kopecks));
  return changes.map(({ field, from, to }) =>
    texts.t('audit.change', {
      field: texts.built(`imports.columns.${table}.${field}`),
      from: money(from),
      to: money(to),
    }),
  );
}

/** Parts of a passport and of the directory have labels; what has none stands for itself. */
export function fieldName(field: string, texts: Texts): string {
  if (isDate(field)) return texts.date(field);
  const keys = [
    `fields.passport.${field}.fact`,
    `fields.passport.${field}.label`,
    `directory.fields.${field.replace('.', '-')}`,
    `audit.fields.${field}`,
  ];
  const key = keys.find((each) => texts.has(each));
  return key ? texts.t(key) : field;
}

function valueLines({ form, fields, changes, fresh }: ToldValues, log: AuditPage, texts: Texts): string[] {
  const input = { form, texts, choices: (name: string) => choicesOf(name, log, texts) };
  return changes.map((change) => {
    const key = `fields.${form}.${change.field}.label`;
    const label = texts.has(key) ? factLabel(form, change.field, texts) : change.field;
    const field = fields[change.field];
    if (field?.kind === 'list') return listLine(input, label, field, change, fresh);
    const shown = (value: FieldValue) => shortened(textOf(input, change.field, field, value), LONGEST_VALUE);
    if (fresh) return texts.t('audit.entered', { field: label, value: shown(change.to) });
    return texts.t('audit.change', {
      field: label,
      from: shown(change.from) || texts.t('people.file.empty'),
      to: shown(change.to) || texts.t('people.file.empty'),
    });
  });
}

type Words = Pick<FormInput, 'form' | 'choices' | 'texts'>;

/** A field that the kind has no more stands as it was kept. */
function textOf(input: Words, name: string, field: FieldDef | undefined, value: FieldValue): string {
  if (field) return presentValue(input, name, field, value);
  return value === null ? '' : String(value);
}

function listLine(
  input: Words,
  label: string,
  field: ListField,
  { field: name, from, to }: ValueChange,
  fresh: boolean,
): string {
  const { texts } = input;
  const words = { ...input, form: `${input.form}.${name}` };
  const gone = rowsText(words, field, from);
  const come = rowsText(words, field, to);
  if (fresh) return texts.t('audit.entered', { field: label, value: come });
  if (gone === '' && come === '') return texts.t('audit.reordered', { field: label });
  const parts = [
    ...(gone ? [texts.t('audit.removed', { rows: gone })] : []),
    ...(come ? [texts.t('audit.added', { rows: come })] : []),
  ];
  return texts.t('audit.entered', { field: label, value: parts.join('; ') });
}

function rowsText(words: Words, { item }: ListField, value: FieldValue): string {
  const rows = Array.isArray(value) ? value.filter((row): row is Row => typeof row === 'object') : [];
  const text = rows
    .map((row) =>
      Object.entries(item)
        .map(([name, field]) => presentValue(words, name, field, row[name]))
        .filter((part) => part !== '')
        .join(' · '),
    )
    .join('; ');
  return shortened(text, 2 * LONGEST_VALUE);
}

function choicesOf(name: string, log: AuditPage, texts: Texts): ChoiceView[] {
  if (name === 'units' || name === 'offices') {
    const units = log.units.map(({ _id }) => ({ value: _id, title: unitName(_id, log.units, texts) }));
    return [...units, { value: BRANCH, title: texts.t('dictionaries.offices.branch') }];
  }
  if (roleInOptions(name)) {
    return Object.entries(log.names).map(([value, title]) => ({ value, title }));
  }
  const entries = log.dictionaries[name as DictionaryName] ?? [];
  return entries.map(({ id }) => ({
    value: id,
    title: entryName(name as DictionaryName, id, entries, texts),
  }));
}

/** Lines on one change of the directory, before and now. */
function directoryLines(event: AuditEvent, log: AuditPage, texts: Texts): string[] {
  return directoryChanges(event)
    .filter(({ field }) => field !== 'substitute-begun')
    .map((change) => {
      const shown = (value: string) => shortened(directoryValue(change, value, log, texts), LONGEST_VALUE);
      return texts.t('audit.change', {
        field: fieldName(change.field, texts),
        from: shown(change.from),
        to: shown(change.to),
      });
    });
}

function directoryChanges(event: AuditEvent): FieldChange[] {
  switch (event.type) {
    case 'person.changed':
    case 'unit.changed':
    case 'dictionary.changed':
    case 'setting.changed':
      return event.changes;
    default:
      return [];
  }
}

function directoryValue({ field }: FieldChange, value: string, log: AuditPage, texts: Texts): string {
  if (value === '') return texts.t('people.file.empty');
  if (value === 'true' || value === 'false') return texts.t(value === 'true' ? 'fields.yes' : 'fields.no');
  if (field === 'roles') return rolesText(value, log, texts);
  if (field === 'substitute') return substituteText(value, log, texts);
  if (isDate(value)) return texts.date(value);
  if (value === 'off' || value === 'worked') return texts.t(`audit.calendar.${value}`);
  const unit = `fields.directory.entry.limitUnit.options.${value}`;
  if (field === 'limitUnit' && texts.has(unit)) return texts.t(unit);
  const language = `fields.directory.person.locale.options.${value}`;
  return field === 'locale' && texts.has(language) ? texts.t(language) : value;
}

/** True of a day of a transfer. */
function isDate(value: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(value);
}

/** Roles are kept as `role@scope`. */
function rolesText(value: string, { units }: AuditPage, texts: Texts): string {
  return value
    .split(', ')
    .map((grant) => {
      const [role = '', scope = ''] = grant.split('@');
      return isRole(role) ? grantTitle({ role, scope }, units, texts) : grant;
    })
    .join('; ');
}

/** A substitution is kept as `person from/to`. */
function substituteText(value: string, { names }: AuditPage, texts: Texts): string {
  const [, person = '', from = '', to = ''] = /^(\S+) (\S+)\/(\S+)$/.exec(value) ?? [];
  if (person === '') return value;
  const period = texts.t('directory.absence.period', { from: texts.date(from), to: texts.date(to) });
  return `${names[person] ?? person}, ${period}`;
}
