import type { Temporal } from 'temporal-polyfill';
import type { Texts } from '../i18n/translate.ts';
import type { Workbook } from '../workbooks/sheet.ts';

export interface ExportAsk {
  /** Person id. */
  actor: string;
  /** As the button carried them: each kind checks its own, and throws BAD_INPUT. */
  filters: Record<string, string>;
  texts: Texts;
  /** The date where the actor is. */
  today: Temporal.PlainDate;
}

/** A list or card that can be had as a workbook. Its `build` shows what the actor may see, or throws FORBIDDEN. */
export interface ExportKind<Deps> {
  id: string;
  build(deps: Deps, ask: ExportAsk): Promise<Workbook>;
}
