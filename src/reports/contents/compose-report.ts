import { chargedIn, growthLine } from './growth-rules.ts';
import { indicatorsOf, type ReportClient } from './indicator-rules.ts';
import { type ComposeReportDeps, loadReportFacts, type ReportFacts } from './load-report-facts.ts';
import { shiftMonths } from './period-rules.ts';
import type { GrowthLine, ReportContent, ReportEntry, WorkLine } from './report-content.ts';
import { workOfRequest } from './request-work-rules.ts';
import { inOrder, workOfEntries, workOfGreetings, workOfNotes, workOfPotential } from './work-rules.ts';

export interface ComposeReportInput {
  unit: string;
  /** `2026-11` or `2026-Q4`. */
  period: string;
  /** Words of managers, one entry a client. */
  entries: readonly ReportEntry[];
}

/**
 * Reports 1-3 of a unit and period (Appendix 4), of everything that the register knows now. Whatever happened is told by
 * the unit where it happened; a client's figures by the one in which they were told last. Rights are the caller's.
 */
export async function composeReport(
  deps: ComposeReportDeps,
  { unit, period, entries }: ComposeReportInput,
): Promise<ReportContent> {
  const facts = await loadReportFacts(deps, { unit, period });
  const { months, income, reported } = facts;
  const figures = new Map(reported.map((each) => [each.client._id, each.figures]));
  const clients = reported.map(({ client }) => whoseOf(facts, client._id));
  return {
    indicators: indicatorsOf(
      clients,
      (client) => (figures.get(client) ?? []).filter((month) => months.includes(month.period)),
      income,
    ),
    growth: growthOf(facts, entries),
    work: inOrder(workOf(facts, entries)),
    income,
  };
}

function growthOf(facts: ReportFacts, entries: readonly ReportEntry[]): GrowthLine[] {
  const { months, reported } = facts;
  const said = new Map(entries.map((entry) => [entry.client, entry]));
  return reported.map(({ client: { _id }, figures }) => {
    const over = {
      current: chargedIn(figures, months),
      previous: chargedIn(figures, shiftMonths(months, { months: months.length })),
      yearAgo: chargedIn(figures, shiftMonths(months, { years: 1 })),
    };
    return growthLine(whoseOf(facts, _id), over, said.get(_id));
  });
}

function workOf(facts: ReportFacts, entries: readonly ReportEntry[]): WorkLine[] {
  const { span, zone, requests, notes, potential, greetings } = facts;
  const whose = (client: string) => whoseOf(facts, client);
  return [
    ...requests.flatMap((request) => {
      const author = { client: '', name: '', manager: request.onBehalfOf ?? request.author };
      return workOfRequest(request, request.client ? whose(request.client) : author, facts);
    }),
    ...workOfNotes(notes, whose),
    ...workOfGreetings(greetings, whose),
    ...workOfPotential(potential, span, zone),
    ...workOfEntries(entries, whose),
  ];
}

/** A client's figures and requests are those of its manager now. */
function whoseOf({ clients }: ReportFacts, number: string): ReportClient {
  const passport = clients.get(number)?.passport;
  return {
    client: number,
    name: passport?.shortName ?? number,
    manager: passport?.appointment.manager ?? '',
  };
}
