import { decideAbsence, putAbsence } from '../absences/decide-absence.ts';
import type { SetAbsenceDeps } from '../absences/set-absence.ts';
import type { FieldChange } from '../audit/audit-event.ts';
import type { FieldError } from '../forms/field.ts';
import { parseDate } from '../forms/parse-date.ts';
import type { Texts } from '../i18n/translate.ts';
import type { FoundPerson, PeopleFinder } from '../people/find-by-word.ts';
import type { Person, Substitution } from '../people/person.ts';
import { type CellWords, cellWords, readDay } from '../tables/cell-words.ts';
import type { NamedRow } from '../tables/name-columns.ts';
import type { Table } from '../tables/table.ts';
import { peopleByWord, personProblems } from './people-by-word.ts';
import type { ImportInput } from './rows/import-input.ts';
import { readColumns } from './rows/read-columns.ts';
import { rowProblems } from './rows/row-problems.ts';
import { problemText, type RowOutcome, type TableReport, toReport } from './rows/table-report.ts';

const COLUMNS = ['person', 'substitute', 'from', 'to'] as const;

type SubstituteColumn = (typeof COLUMNS)[number];

const SUBSTITUTES_TABLE = { table: 'substitutes', all: COLUMNS, required: COLUMNS } as const;

interface Wanted {
  row: NamedRow<SubstituteColumn>;
  person: FoundPerson;
  substitute: FoundPerson;
  typed: Record<string, string>;
}

/** Imports absences with substitutes, whole or not at all, as the card of an absence would take them. */
export async function importSubstitutes(
  deps: SetAbsenceDeps,
  table: Table,
  { by, apply, languages, texts }: ImportInput,
): Promise<TableReport> {
  const records = readColumns(table, SUBSTITUTES_TABLE, languages, texts);
  const people = await peopleByWord(deps, [texts, ...languages]);
  const wanted = records.map((row) => toWanted(row, people, cellWords(languages)));
  const broken = rowProblems(records, ({ record }) => keyOf(people.find(record.person ?? '')), texts);
  const planned = plan(wanted);
  const outcomes: RowOutcome[] = [];
  const owed: { person: string; substitute: Substitution }[] = [];
  for (const [index, each] of wanted.entries()) {
    const { row, person } = each;
    const problems = [...(broken[index] ?? []), ...unknownPeople(each, people, texts)];
    const outcome: RowOutcome = {
      line: row.line,
      name: nameOf(each, people),
      problems,
      what: 'same',
      fields: [],
    };
    outcomes.push(outcome);
    if (problems.length > 0 || typeof person === 'string' || isSame(each, person)) continue;
    const decided = await decideAbsence(deps, person, each.typed, planned);
    if ('errors' in decided) {
      problems.push(...sentencesOf(decided.errors, texts));
      continue;
    }
    owed.push({ person: person._id, substitute: decided.substitute });
    outcome.what = person.substitute ? 'change' : 'add';
    outcome.fields = [changeOf(person.substitute, decided.substitute, texts)];
  }
  const report = toReport(outcomes, {}, texts);
  if (apply && report.wrong === 0) {
    for (const { person, substitute } of owed) await putAbsence(deps, by, person, substitute);
  }
  return report;
}

function toWanted(row: NamedRow<SubstituteColumn>, { find }: PeopleFinder, words: CellWords): Wanted {
  const substitute = find(row.record.substitute ?? '');
  const typed = {
    substitute: keyOf(substitute),
    from: readDay(row.record.from ?? '', words),
    to: readDay(row.record.to ?? '', words),
  };
  return { row, person: find(row.record.person ?? ''), substitute, typed };
}

/** Left alone, even when its first day has passed. */
function isSame({ typed }: Wanted, { substitute }: Person): boolean {
  if (!substitute) return false;
  const { person, from, to } = substitute;
  return person === typed.substitute && from === isoOf(typed.from) && to === isoOf(typed.to);
}

function changeOf(before: Substitution | null, after: Substitution, texts: Texts): FieldChange {
  const period = ({ from, to }: Substitution) =>
    texts.t('directory.absence.period', { from: texts.date(from), to: texts.date(to) });
  return { field: 'substitute', from: before ? period(before) : '', to: period(after) };
}

type Plan = Map<string, Substitution>;

/** Plans rows: nobody away by one row stands in by another, whichever comes first. */
function plan(wanted: Wanted[]): Plan {
  const planned: Plan = new Map();
  for (const { person, typed } of wanted) {
    const [from, to] = [isoOf(typed.from), isoOf(typed.to)];
    if (typeof person === 'string' || from === '' || to === '') continue;
    planned.set(person._id, { person: typed.substitute ?? '', from, to });
  }
  return planned;
}

function isoOf(typed: string | undefined): string {
  return parseDate(typed ?? '')?.toString() ?? '';
}

function keyOf(found: FoundPerson): string {
  return typeof found === 'string' ? '' : found._id;
}

function nameOf({ person, substitute, row: { record } }: Wanted, { titleOf }: PeopleFinder): string {
  const name = (found: FoundPerson, word = '') => (typeof found === 'string' ? word : titleOf(found));
  return `${name(person, record.person)} → ${name(substitute, record.substitute)}`;
}

function unknownPeople(
  { person, substitute, row: { record } }: Wanted,
  people: PeopleFinder,
  texts: Texts,
): string[] {
  return [
    ...personProblems(person, record.person ?? '', people, texts),
    ...personProblems(substitute, record.substitute ?? '', people, texts),
  ];
}

function sentencesOf(errors: Record<string, FieldError>, texts: Texts): string[] {
  return Object.entries(errors).map(([column, error]) =>
    problemText(texts.built(`imports.columns.substitutes.${column}`), error, texts),
  );
}
