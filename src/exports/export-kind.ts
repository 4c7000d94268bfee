import type { Temporal } from 'temporal-polyfill';
import type { Texts } from '../i18n/translate.ts';
import type { Subject } from '../kernel/subject.ts';
import type { Workbook } from '../workbooks/sheet.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    /** A list was handed out as a file: which, with which filters, how many rows of it. */
    'export.made': ExportMade;
  }
}

export interface ExportMade {
  list: string;
  name: string;
  filters: Record<string, string>;
  /** The filters in the words of who asked. */
  said: string;
  rows: number;
  format: ExportFormat;
}

export type ExportFormat = 'xlsx' | 'pdf';

export interface ExportAsk {
  /** Person id. */
  actor: string;
  /** As the button carried them: each kind checks its own, and throws BAD_INPUT. */
  filters: Record<string, string>;
  texts: Texts;
  /** The date where the actor is. */
  today: Temporal.PlainDate;
}

/**
 * A list or card that can be had as a workbook. Its `build` shows what the actor may see, or throws FORBIDDEN or
 * NOT_FOUND. It is asked once more before the file is handed over.
 */
export interface ExportKind<Deps> {
  id: string;
  /** XLSX alone where absent. */
  formats?: readonly ExportFormat[];
  /** Filters hold words that somebody typed, names of people perhaps: the log, which forgets nothing, leaves them out. */
  typed?: true;
  build(deps: Deps, ask: ExportAsk): Promise<Workbook>;
  /** The log that tells of its handing out; where absent, that of the person who has it. */
  subject?(filters: Record<string, string>): Subject;
}
