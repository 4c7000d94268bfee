import { wordsOf } from '../../../bot/reminders/kinds/index.ts';
import { ABSENCE_FIELDS, ABSENT_FIELD } from '../../../src/absences/absence-rules.ts';
import { STATE_HOLIDAYS } from '../../../src/calendar/state-holidays.ts';
import { PASSPORT_SECTIONS } from '../../../src/clients/passport/passport-form.ts';
import { ELSEWHERE } from '../../../src/clients/passport/screens.ts';
import { DICTIONARY_NAMES } from '../../../src/dictionaries/dictionary.ts';
import { entryFields } from '../../../src/dictionaries/dictionary-rules.ts';
import { defaultEntries } from '../../../src/dictionaries/load-dictionary.ts';
import type { Fields } from '../../../src/forms/field.ts';
import { GREETING_FIELDS, MOVE_FIELDS } from '../../../src/greetings/greeting.ts';
import {
  GREETING_FAMILIES,
  GREETING_TONES,
  TEXT_FIELDS,
} from '../../../src/greetings/greeting-text-rules.ts';
import { INTENT_FIELDS } from '../../../src/greetings/intent.ts';
import { IMPORT_COLUMNS } from '../../../src/imports/clients/import-columns.ts';
import {
  PERSON_FIELDS,
  PERSON_ID_FIELD,
  ROLE_FIELDS,
  UNIT_FIELDS,
  UNIT_ID_FIELD,
} from '../../../src/people/directory/directory-fields.ts';
import { ROLES } from '../../../src/people/person.ts';
import { POTENTIAL_FIELDS } from '../../../src/potential/potential-rules.ts';
import { REGISTERS } from '../../../src/registers/kinds/index.ts';
import { REMINDER_KINDS } from '../../../src/reminders/kinds/index.ts';
import { REPORT_WORK_CARD } from '../../../src/reminders/kinds/report-work.ts';
import { ENTRY_FIELDS } from '../../../src/reports/entry-rules.ts';
import { FORM_FIELDS } from '../../../src/reports/forms/report-form.ts';
import type { StepDefinition } from '../../../src/requests/kinds/definition.ts';
import { entryFieldsOf } from '../../../src/requests/kinds/entry-fields.ts';
import { REQUEST_KINDS } from '../../../src/requests/kinds/index.ts';
import { COMMENT_FIELDS, REASON_FIELDS } from '../../../src/requests/route/check-entry.ts';

const STEPS = REQUEST_KINDS.flatMap((kind) => kind.steps.map((step) => ({ kind, step })));
const asksForPaper = ({ step }: { step: StepDefinition }) =>
  (step.asksForFile ?? step.needsFile) !== undefined;
const ADDITIONS = REQUEST_KINDS.flatMap((kind) =>
  (kind.additions ?? []).map((addition) => ({ kind, addition })),
);
const REPORT_WORK = REMINDER_KINDS.filter(({ card }) => card === REPORT_WORK_CARD).map(({ id }) => id);
const OUTCOMES = [
  'approved',
  'answered',
  'recorded',
  'confirmed',
  'refused',
  'dropped',
  'returned',
  'reopened',
];
const ENDS = ['open', 'returned', 'approved', 'refused', 'withdrawn'];

/** Every form with its fields, as `fields.<form>` names it; rows of lists are forms of their own. */
const FORMS: [string, Fields][] = [
  ...PASSPORT_SECTIONS.map(({ fields }): [string, Fields] => ['passport', fields]),
  ['passport', ELSEWHERE],
  ...REQUEST_KINDS.map(({ id, fields }): [string, Fields] => [`${id}.values`, fields]),
  ...STEPS.map(({ kind, step }): [string, Fields] => [`${kind.id}.${step.id}`, entryFieldsOf(step).own]),
  ...STEPS.map(({ step }): [string, Fields] => ['request', entryFieldsOf(step).shared]),
  ...ADDITIONS.map(({ kind, addition }): [string, Fields] => [
    `${kind.id}.${addition.id}`,
    { ...(addition.list ? { row: { kind: 'choice', options: 'rows' } } : {}), ...addition.fields },
  ]),
  ['request', REASON_FIELDS],
  ['greeting', { ...GREETING_FIELDS, ...MOVE_FIELDS, ...INTENT_FIELDS }],
  ['potential', POTENTIAL_FIELDS],
  ['report-entry', ENTRY_FIELDS],
  ['directory.greeting', TEXT_FIELDS],
  ['request', COMMENT_FIELDS],
  ['directory.absence', { ...ABSENCE_FIELDS, ...ABSENT_FIELD }],
  ['directory.person', { ...PERSON_ID_FIELD, ...PERSON_FIELDS }],
  ['directory.role', ROLE_FIELDS],
  ['directory.unit', { ...UNIT_ID_FIELD, ...UNIT_FIELDS }],
  ...DICTIONARY_NAMES.map((name): [string, Fields] => ['directory.entry', entryFields(name)]),
].flatMap(([form, fields]) => withRows(form as string, fields as Fields));

function withRows(form: string, fields: Fields): [string, Fields][] {
  const rows = Object.entries(fields).flatMap(([name, field]): [string, Fields][] =>
    field.kind === 'list' ? [[`${form}.${name}`, field.item]] : [],
  );
  return [[form, fields], ...rows];
}

const PASSPORT_LISTS = FORMS.flatMap(([form]) =>
  form.startsWith('passport.') ? [form.slice('passport.'.length)] : [],
);

function join(prefix: string, parts: readonly string[], suffix = ''): string[] {
  return parts.map((part) => `${prefix}${part}${suffix}`);
}

const OPTIONS = FORMS.flatMap(([form, fields]) =>
  Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'choice' && typeof field.options !== 'string'
      ? join(`fields.${form}.${name}.options.`, field.options)
      : [],
  ),
);

/** Each template of a key that the compiler cannot see through, with every key that it may become. */
export const BUILT_KEYS: Record<string, string[]> = {
  'people.roles.*': join('people.roles.', ROLES),
  'requests.outcomes.*': join('requests.outcomes.', OUTCOMES),
  'clients.form.sections.*': join(
    'clients.form.sections.',
    PASSPORT_SECTIONS.map(({ id }) => id),
  ),
  'clients.form.rows.*': join('clients.form.rows.', PASSPORT_LISTS),
  'fields.*.*.label': FORMS.flatMap(([form, fields]) =>
    Object.keys(fields).map((name) => `fields.${form}.${name}.label`),
  ),
  'fields.*.*.options.*': OPTIONS,
  'fields.passport.*.options.*': OPTIONS.filter((key) => key.startsWith('fields.passport.')),
  'reminders.kinds.*': REMINDER_KINDS.map(({ id }) => `reminders.kinds.${id}`),
  'reminders.todo.*': REMINDER_KINDS.flatMap((kind) =>
    join(`reminders.todo.${kind.id}`, wordsOf(kind).todos),
  ),
  'reminders.due.steps.*': [
    ...REMINDER_KINDS.flatMap(({ ladder }) => ladder.steps.map(({ id }) => id)),
    'weekly',
    'run',
  ].map((step) => `reminders.due.steps.${step}`),
  'fields.greeting.channel.options.*': OPTIONS.filter((key) => key.startsWith('fields.greeting.channel.')),
  'greetings.families.*': join('greetings.families.', GREETING_FAMILIES),
  'greetings.texts.*.*': GREETING_FAMILIES.flatMap((family) =>
    join(`greetings.texts.${family}.`, GREETING_TONES),
  ),
  'statuses.request.*': join('statuses.request.', ENDS),
  'audit.settings.*': join('audit.settings.', ['transfers', 'reminders', 'report-forms', 'secrecy']),
  'forms.fields.*.*': Object.entries(FORM_FIELDS).flatMap(([part, fields]) =>
    join(`forms.fields.${part}.`, Object.keys(fields)),
  ),
  'requests.kinds.*.notice': REQUEST_KINDS.filter(({ notice }) => notice).map(
    ({ id }) => `requests.kinds.${id}.notice`,
  ),
  'requests.kinds.*.dates.*': REQUEST_KINDS.flatMap(({ id, dates = [] }) =>
    dates.filter(({ from }) => !('list' in from)).map((date) => `requests.kinds.${id}.dates.${date.id}`),
  ),
  'requests.kinds.*.title': REQUEST_KINDS.map(({ id }) => `requests.kinds.${id}.title`),
  'requests.kinds.*.steps.*.title': STEPS.map(
    ({ kind, step }) => `requests.kinds.${kind.id}.steps.${step.id}.title`,
  ),
  'requests.kinds.*.steps.*.agree': STEPS.map(
    ({ kind, step }) => `requests.kinds.${kind.id}.steps.${step.id}.agree`,
  ),
  'requests.kinds.*.steps.*.ask': STEPS.map(
    ({ kind, step }) => `requests.kinds.${kind.id}.steps.${step.id}.ask`,
  ),
  'requests.kinds.*.steps.*.agreed': STEPS.map(
    ({ kind, step }) => `requests.kinds.${kind.id}.steps.${step.id}.agreed`,
  ),
  'requests.kinds.*.additions.*.add': ADDITIONS.map(
    ({ kind, addition }) => `requests.kinds.${kind.id}.additions.${addition.id}.add`,
  ),
  'requests.kinds.*.additions.*.added': ADDITIONS.map(
    ({ kind, addition }) => `requests.kinds.${kind.id}.additions.${addition.id}.added`,
  ),
  'requests.kinds.*.steps.*.paper': STEPS.filter(asksForPaper).map(
    ({ kind, step }) => `requests.kinds.${kind.id}.steps.${step.id}.paper`,
  ),
  'requests.kinds.*.steps.*.done': STEPS.map(
    ({ kind, step }) => `requests.kinds.${kind.id}.steps.${step.id}.done`,
  ),
  'requests.notices.done.*': join('requests.notices.done.', ['refused', 'returned', 'dropped', 'reopened']),
  'requests.card.named-left.*': join('requests.card.named-left.', ['open', 'returned', 'approved', 'lapsed']),
  'requests.card.changes.*': join('requests.card.changes.', [
    'inn',
    'kpp',
    'unit',
    'level',
    'points',
    'reasons',
  ]),
  'requests.seats.*': join('requests.seats.', ['author', 'client-manager']),
  'directory.dictionaries.names.*': join('directory.dictionaries.names.', DICTIONARY_NAMES),
  'requests.kinds.*.steps.*.did': STEPS.map(
    ({ kind, step }) => `requests.kinds.${kind.id}.steps.${step.id}.did`,
  ),
  'requests.kinds.*.steps.*.now': STEPS.map(
    ({ kind, step }) => `requests.kinds.${kind.id}.steps.${step.id}.now`,
  ),
  'imports.columns.clients.*': join('imports.columns.clients.', IMPORT_COLUMNS),
  'search.*.*': [
    ...join('search.client.', ['active', 'inactive']),
    ...join('search.request.', ['open', 'closed']),
  ],
  'registers.columns.*': join(
    'registers.columns.',
    REGISTERS.flatMap(({ columns }) => columns.map(({ id }) => id)),
  ),
  'occasions.state.*': join(
    'occasions.state.',
    STATE_HOLIDAYS.map(({ id }) => id),
  ),
  'reminders.titles.**': REPORT_WORK.flatMap((id) => [
    `reminders.titles.${id}`,
    `reminders.titles.${id}-other`,
  ]),
  'reminders.due.occasions.*': REPORT_WORK.map((id) => `reminders.due.occasions.${id}`),
  'dictionaries.*.*': DICTIONARY_NAMES.flatMap((name) =>
    defaultEntries(name).map(({ id }) => `dictionaries.${name}.${id}`),
  ),
};

/** Templates that are asked for with `has` first, or that are no keys: why. */
export const OPTIONAL_KEYS: Record<string, string> = {
  'requests.notices.*-*': 'bot/requests/on-decide-request.ts: a sentence of the act, else of the outcome',
  'reminders.alarm.*': 'bot/deliveries/alarm.ts: an alarm without a sentence is named',
  'fields.*.*.fact': 'bot/cards/form.ts: else the label',
  'fields.*.*': 'bot/cards/form.ts: hints and placeholders',
  'fields.passport.*.fact': 'bot/log/log-values.ts: the first that there is',
  'fields.passport.*.label': 'bot/log/log-values.ts: the first that there is',
  'directory.fields.*': 'bot/log/log-values.ts, src/imports/rows/table-report.ts: else the field itself',
  'audit.fields.*': 'bot/log/log-values.ts: the first that there is',
  'fields.directory.entry.limitUnit.options.*': 'bot/log/log-values.ts: of units alone',
  'fields.directory.entry.*.options.*': 'src/imports/rows/table-report.ts: of choices alone',
  'fields.directory.person.locale.options.*': 'bot/log/log-values.ts: of languages alone',
  'requests.card.client-left.*': 'bot/requests/request-card.ts: else that of a client not on the list yet',
  'requests.reason.hint-*': 'bot/requests/request-places.ts: else the common hint',
  'requests.reason.label-*': 'bot/requests/request-places.ts: else the label of the field',
  'requests.kinds.*.result.*': 'bot/requests/request-outcome.ts: else the label of the field',
  'requests.kinds.*.ends.*': 'bot/requests/request-words.ts: else the common word',
  'requests.kinds.*.steps.*.note': 'bot/requests/request-sentences.ts: else nothing more',
  'requests.kinds.*.refused': 'bot/requests/request-sentences.ts: else the status of the end',
  'requests.kinds.*.finished': 'bot/requests/request-sentences.ts: else nothing more',
  'requests.kinds.*.steps.*.dropped': 'bot/requests/request-sentences.ts: else the status of the end',
  'together.outcomes.*': 'bot/together/together-card.ts: else the sentence of the error',
  'errors.*': 'bot/together/together-card.ts: of an `ErrorCode`, of which each has one',
  'news.notes.*': 'bot/news/news-card.ts: else a reason',
  'news.events.*': 'bot/news/news-card.ts: only what a request does not say itself',
  'occasions.sphere.*': 'src/occasions/holiday-name.ts: else named after the sphere',
  'audit.events.*': 'bot/log/log-events.ts: typed by `EventKey`',
  'directory.person.*': 'bot/directory/on-edit-person.ts: typed',
  'people.*': 'src/imports/directory-file/directory-file-rules.ts: a place in a file',
  'people.file.errors.*':
    'src/imports/directory-file/describe-directory.ts: test/src/imports/directory-file/load-directory.test.ts has each',
  'people.file.*.*':
    'src/imports/directory-file/describe-directory.ts: test/src/imports/directory-file/load-directory.test.ts has each',
  'imports.columns.*.*': 'src/imports: a column’s title; the tables’ tests read each',
  'imports.columns.entries.*': 'src/imports: a column’s title; the tables’ tests read each',
  'imports.columns.substitutes.*': 'src/imports: a column’s title; the tables’ tests read each',
  'imports.columns.units.*': 'src/imports: a column’s title; the tables’ tests read each',
};
