import type { FieldChange } from '../../audit/audit-event.ts';
import type { FieldError } from '../../forms/field.ts';
import type { Texts } from '../../i18n/translate.ts';

/** Outcome of one row, before it is put in words. */
export interface RowOutcome {
  line: number;
  name: string;
  /** Sentences on what is wrong with it. */
  problems: string[];
  what: 'add' | 'change' | 'same';
  /** Fields of a change. */
  fields: FieldChange[];
  /** Sentence in place of the usual one. */
  sentence?: string;
}

export interface RowFate {
  line: number;
  name: string;
  wrong: boolean;
  changes: boolean;
  sentence: string;
}

export interface TableReport {
  rows: RowFate[];
  /** Changes besides those of the rows: somebody's access ends, a post is gone. */
  also: string[];
  /** Facts that stay true and should be known: a department without addressees. */
  warnings: string[];
  /** Nothing is written while there is one. */
  wrong: number;
  changes: number;
}

/** Every row's fate in words; a row that is right among wrong ones is not promised anything. */
export function toReport(
  outcomes: RowOutcome[],
  { also = [], warnings = [], problems = [] }: { also?: string[]; warnings?: string[]; problems?: string[] },
  texts: Texts,
): TableReport {
  const wrong = outcomes.reduce((sum, { problems: own }) => sum + own.length, 0) + problems.length;
  const rows = outcomes.map((outcome): RowFate => {
    const { line, name, what } = outcome;
    const isWrong = outcome.problems.length > 0;
    const sentence = isWrong ? outcome.problems.join(' ') : sentenceOf(outcome, wrong > 0, texts);
    return { line, name, wrong: isWrong, changes: wrong === 0 && what !== 'same', sentence };
  });
  if (wrong > 0) return { rows, also: [], warnings: problems, wrong, changes: 0 };
  const changes = rows.filter((row) => row.changes).length + also.length;
  return { rows, also, warnings, wrong, changes };
}

/** `Порог: Слишком длинно…`; of a choice, with what the cell says, since a table shows no list to choose from. */
export function problemText(
  column: string,
  { code, args }: FieldError,
  texts: Texts,
  cell: string | undefined = '',
): string {
  const sentence =
    code === 'choice' && cell !== ''
      ? texts.t('imports.problems.choice', { cell: cell.slice(0, LONGEST_CELL) })
      : texts.t(`fields.errors.${code}`, args);
  return texts.t('imports.problem', { column, sentence });
}

const LONGEST_CELL = 60;

function sentenceOf({ what, fields, sentence }: RowOutcome, stopped: boolean, texts: Texts): string {
  if (stopped) return texts.t('imports.fates.fine');
  if (sentence !== undefined) return sentence;
  if (what !== 'change') return texts.t(`imports.fates.${what}`);
  return texts.t('imports.fates.change', {
    fields: fields.map((field) => changeText(field, texts)).join('; '),
  });
}

function changeText({ field, from, to }: FieldChange, texts: Texts): string {
  const key = `directory.fields.${field.replace('.', '-')}`;
  const value = (text: string) => {
    if (text === 'true' || text === 'false') return texts.t(text === 'true' ? 'fields.yes' : 'fields.no');
    const option = `fields.directory.entry.${field}.options.${text}`;
    return texts.has(option) ? texts.t(option) : text || texts.t('people.file.empty');
  };
  return texts.t('audit.change', {
    field: texts.has(key) ? texts.t(key) : field,
    from: value(from),
    to: value(to),
  });
}
