import type { Texts } from '../../i18n/translate.ts';

export interface ImportInput {
  /** Actor for the log: sender of the table, or `import`. */
  by: string;
  /** Nothing is written without it, nor while one row is wrong. */
  apply: boolean;
  /** People: of the new ones; '' for that of the people who are there. */
  tenantId: string;
  /** People: whom the table does not name loses their access. */
  deactivateMissing: boolean;
  /** Figures and income: units that the table may tell of, and whose clients. */
  units?: readonly string[] | 'all';
  /** Those in which columns and names may be written. */
  languages: Texts[];
  /** Texts for whoever reads the report. */
  texts: Texts;
}
