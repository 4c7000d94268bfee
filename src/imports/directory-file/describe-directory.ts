import type { FieldChange } from '../../audit/audit-event.ts';
import type { Texts } from '../../i18n/translate.ts';
import type { DirectoryChange } from './directory-diff-rules.ts';
import type { LoadDirectoryResult } from './load-directory.ts';

/** The lines that the command prints: what is wrong, or every change and what became of it. */
export function describeDirectory(
  { problems, changes }: LoadDirectoryResult,
  applied: boolean,
  texts: Texts,
): string[] {
  if (problems.length > 0) {
    return [
      texts.t('people.file.problems', { count: problems.length }),
      ...problems.map(({ at, code, args }) =>
        texts.built(`people.file.errors.${code}`, { at: at || texts.t('people.file.root'), ...args }),
      ),
    ];
  }
  if (changes.length === 0) return [texts.t('people.file.nothing')];
  return [
    ...changes.flatMap((change) => [
      texts.built(`people.file.${change.kind}.${change.what}`, { id: change.id }),
      ...change.fields.map((field) => describeField(change, field, texts)),
    ]),
    texts.t(applied ? 'people.file.applied' : 'people.file.dry', { count: changes.length }),
  ];
}

function describeField(change: DirectoryChange, { field, from, to }: FieldChange, texts: Texts): string {
  const empty = texts.t('people.file.empty');
  if (change.what === 'add') return texts.t('people.file.field', { field, to: to || empty });
  return texts.t('people.file.field-change', { field, from: from || empty, to: to || empty });
}
