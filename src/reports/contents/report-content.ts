import type { Growth } from '../../figures/figure-rules.ts';

/** Money in the lines of reports is kopecks, a percentage 12.5 for 12.5 %. */

/** Report 1, key indicators: one client and one group of services; amounts are null where no table told of the client. */
export interface IndicatorLine {
  client: string;
  name: string;
  /** Person id of the client's manager. */
  manager: string;
  /** Id of an entry of the dictionary of services; '' for a client of whom no table told. */
  service: string;
  quantity: number | null;
  planned: number | null;
  charged: number | null;
  paid: number | null;
  owed: number | null;
  overdue: number | null;
  /** Part of the unit's income, in percent; null where that is not known. */
  share: number | null;
}

/** Report 2, growth dynamics: one client. */
export interface GrowthLine {
  client: string;
  name: string;
  manager: string;
  current: number | null;
  previous: number | null;
  yearAgo: number | null;
  growth: Growth;
  yearly: Growth;
  /** True where it moved by more than 10 %: a cause is asked for. */
  moved: boolean;
  cause: string;
  /** Kopecks that the manager expects next period, or null. */
  forecast: number | null;
}

export const WORK_SECTIONS = [
  'new',
  'removed',
  'removal-proposed',
  'potential',
  'greetings',
  'visits',
  'projects',
  'contracts',
  'discounts',
  'applications',
  'requests',
  'complaints',
  'risks',
  'proposals',
] as const;

export type WorkSection = (typeof WORK_SECTIONS)[number];

/** Report 3, client base and work done: one thing that happened, or one count of a client. */
export interface WorkLine {
  section: WorkSection;
  /**
   * Thing that its section knows by an id: a ground of removal, a service, a kind of request, note or contract, what
   * became of a project, a discount's percentage; else ''.
   */
  what: string;
  /** Number of a client, or of a potential one; '' for a line of the unit as a whole. */
  client: string;
  name: string;
  manager: string;
  /** 1 for one thing; greetings done, with those `planned` beside them. */
  count: number;
  planned: number | null;
  /** Day of the thing, ISO, or null; of a request, that on which it was raised. */
  on: string | null;
  /** Day on which it ended by the end of the period; of what was granted or signed, its last day; ISO, or null. */
  until: string | null;
  /** Working days that it took, or null. */
  days: number | null;
  /** Number of the request it is about, or ''. */
  request: string;
  note: string;
}

/** Reports 1-3 of a unit and period, as everything stands that the register knows. */
export interface ReportContent {
  indicators: IndicatorLine[];
  growth: GrowthLine[];
  work: WorkLine[];
  /** Earned by the unit in all, kopecks, or null. */
  income: number | null;
}

/** Words that a manager adds about one client; nothing in it is known to the register. */
export interface ReportEntry {
  client: string;
  cause: string;
  forecast: number | null;
  risk: string;
  proposals: string;
  /** The manager has looked and has nothing to add. */
  noChanges: boolean;
  /** UTC instant, ISO. */
  at: string;
  by: string;
}
