import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../calendar/work-calendar.ts';
import type { Client } from '../clients/client.ts';
import type { ExportWords } from '../exports/kinds/load-export-words.ts';
import type { Greeting } from '../greetings/greeting.ts';
import type { RequestDoc } from '../requests/request.ts';
import type { CellValue, ColumnKind } from '../workbooks/sheet.ts';
import type { PeriodName } from './periods.ts';

export const REGISTER_IDS = [
  'discounts',
  'contracts',
  'projects',
  'applications',
  'appointments',
  'notices',
  'greetings',
  'requests',
] as const;

export type RegisterId = (typeof REGISTER_IDS)[number];

/** States of rows over all registers; each has some of them. */
export const ROW_STATES = [
  'waiting',
  'late',
  'open',
  'coming',
  'in-force',
  'running',
  'accepted',
  'done',
  'done-late',
  'moved',
  'skipped',
  'ended',
  'refused',
] as const;

export type RowState = (typeof ROW_STATES)[number];

/** Column of a register; its title is `registers.columns.<id>`. */
export interface RegisterColumn {
  id: string;
  kind: ColumnKind;
  /** Added up below the table, and on the card. */
  sum?: boolean;
}

export interface RegisterRow {
  /** Number of the request, or the id of a greeting. */
  id: string;
  /** Number of the client; '' for none. */
  client: string;
  unit: string;
  /** Person id of the client's manager; '' for none. */
  manager: string;
  /** ISO date that the filter of periods looks at, and by which rows are ordered, the latest first. */
  on: string;
  /** ISO date on which it ends, or null. */
  endsOn: string | null;
  state: RowState;
  /** By id of the column. */
  values: Record<string, CellValue>;
}

/** Everything that a row needs besides its own document. */
export interface RowContext {
  client: Client | null;
  /** True where the reader may know people of the client. */
  named: boolean;
  /** Zone of the row's unit. */
  zone: string;
  today: Temporal.PlainDate;
  calendar: WorkCalendar;
  words: ExportWords;
}

interface RegisterShape {
  id: RegisterId;
  columns: readonly RegisterColumn[];
  /** Columns that make the title of a row on the card, and those below it. */
  lead: readonly string[];
  below: readonly string[];
  states: readonly RowState[];
  /** Shown at first, where all of it would be more than anybody reads. */
  period?: PeriodName;
  /** Rows have an end that one may want to see coming. */
  ends?: true;
}

/** A register as data: where its rows come from, and what each of them says. `row` gives null for what is none. */
export type Register = RegisterShape &
  (
    | {
        source: 'requests';
        /** Kinds of request; all of them where absent. */
        types?: readonly string[];
        row(request: RequestDoc, context: RowContext): RegisterRow | null;
      }
    | { source: 'greetings'; row(greeting: Greeting, context: RowContext): RegisterRow | null }
  );
