import type { Texts } from '../i18n/translate.ts';
import type { DirectoryChange } from './directory-diff-rules.ts';
import type { DirectoryProblem } from './directory-file.ts';
import type { LoadDirectoryResult } from './load-directory.ts';
import type { PeopleTable } from './people-table.ts';

/** Every row's fate, and what to do next. */
export function describePeopleTable(
  table: PeopleTable,
  { problems, changes }: LoadDirectoryResult,
  applied: boolean,
  texts: Texts,
): string[] {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const rows = table.records.map(({ line, record }, index) => {
    const wrong = problems.filter(({ at }) => at === `people.${index}` || at.startsWith(`people.${index}.`));
    const change = byId.get((record.id ?? '').toLowerCase());
    const fate =
      wrong.length > 0
        ? wrong.map((each) => sentenceOf(each, texts)).join(' ')
        : fateOf(change, problems.length > 0, texts);
    return texts.t('people.table.row', { line, name: record.name ?? '', fate });
  });
  const others = problems
    .filter(({ at }) => !/^people\.[0-9]/.test(at))
    .map((each) => sentenceOf(each, texts));
  const closed = changes.filter(({ what }) => what === 'deactivate');
  return [
    ...rows,
    ...closed.map(({ id }) => texts.t('people.file.person.deactivate', { id })),
    ...others,
    summaryOf(problems.length, changes.length, applied, texts),
  ];
}

function fateOf(change: DirectoryChange | undefined, stopped: boolean, texts: Texts): string {
  if (stopped) return texts.t('people.table.fine');
  if (!change) return texts.t('people.table.same');
  if (change.what === 'add') return texts.t('people.table.add');
  const empty = texts.t('people.file.empty');
  const fields = change.fields.map(({ field, from, to }) => `${field}: ${from || empty} → ${to || empty}`);
  return texts.t('people.table.change', { fields: fields.join('; ') });
}

function sentenceOf({ at, code, args }: DirectoryProblem, texts: Texts): string {
  const field = at.replace(/^people\.[0-9]+\.?/, '') || texts.t('people.file.root');
  return texts.t(`people.file.errors.${code}`, { at: field, ...args });
}

function summaryOf(problems: number, changes: number, applied: boolean, texts: Texts): string {
  if (problems > 0) return texts.t('people.file.problems', { count: problems });
  if (changes === 0) return texts.t('people.file.nothing');
  return texts.t(applied ? 'people.file.applied' : 'people.file.dry', { count: changes });
}
