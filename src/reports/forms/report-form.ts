import type { ColumnKind } from '../../workbooks/sheet.ts';

/** Reports of Appendix 4 by what they hold: 1, 2 and 3. */
export const REPORT_PARTS = ['indicators', 'growth', 'work'] as const;

export type ReportPart = (typeof REPORT_PARTS)[number];

/** One thing that a report can tell in a column; its title stands in the texts until the branch has its own. */
export interface FormField {
  kind: ColumnKind;
  /** Added up at the end of the sheet. */
  sum?: true;
  /** Without it a report says nothing. */
  required?: true;
  /** In characters. */
  width?: number;
}

/**
 * The forms of reports 1-3 as they are until an admin sends others: fields in their order. The appendix's own are not
 * known, so everything but the fields themselves can be changed.
 */
export const FORM_FIELDS = {
  indicators: {
    client: { kind: 'text', required: true },
    name: { kind: 'text', required: true },
    manager: { kind: 'text' },
    service: { kind: 'text', required: true },
    quantity: { kind: 'number' },
    planned: { kind: 'money', sum: true },
    charged: { kind: 'money', sum: true, required: true },
    paid: { kind: 'money', sum: true },
    owed: { kind: 'money', sum: true },
    overdue: { kind: 'money', sum: true },
    share: { kind: 'percent' },
  },
  growth: {
    client: { kind: 'text', required: true },
    name: { kind: 'text', required: true },
    manager: { kind: 'text' },
    current: { kind: 'money', sum: true, required: true },
    previous: { kind: 'money', sum: true, required: true },
    delta: { kind: 'money' },
    percent: { kind: 'percent', required: true },
    'year-ago': { kind: 'money', sum: true },
    'yearly-delta': { kind: 'money' },
    'yearly-percent': { kind: 'percent' },
    cause: { kind: 'text', required: true },
    forecast: { kind: 'money', sum: true },
  },
  work: {
    section: { kind: 'text', required: true },
    client: { kind: 'text' },
    name: { kind: 'text', required: true },
    manager: { kind: 'text' },
    what: { kind: 'text', required: true },
    count: { kind: 'number' },
    planned: { kind: 'number' },
    on: { kind: 'date' },
    until: { kind: 'date' },
    days: { kind: 'number' },
    request: { kind: 'text' },
    note: { kind: 'text', required: true },
  },
} as const satisfies Record<ReportPart, Record<string, FormField>>;

export type FieldOf<P extends ReportPart> = keyof (typeof FORM_FIELDS)[P] & string;

/** A column as the branch wants it. */
export interface FormColumn {
  /** Id among the fields of its report. */
  field: string;
  title: { ru: string; en: string };
  /** In characters; null for as wide as what it holds. */
  width: number | null;
}

export type ReportForms = Record<ReportPart, FormColumn[]>;
