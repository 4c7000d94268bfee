import type { ReportContent, WorkLine } from '../../src/reports/contents/report-content.ts';

type Month = string;

/** Lines of one unit and month by section, as sorted words. */
export type Told = Record<string, string[]>;

/** A request as the simulation saw it live; working days are counted as they pass. */
export interface LivedRequest {
  id: string;
  unit: string;
  section: string;
  raisedOn: string;
  endedOn: string | null;
  days: number;
}

interface Vip {
  client: string;
  unit: string;
  from: string;
  to: string | null;
}

/**
 * Count of what happened, kept by those who let it happen: nothing in it was ever read from the store, nor by the rules
 * that reports are written by.
 */
export class YearLedger {
  readonly requests: LivedRequest[] = [];
  /** Days on which clients were on the list, and on which they knew it. */
  readonly listed: Vip[] = [];
  readonly told: Vip[] = [];
  private readonly things: { unit: string; month: Month; section: string; line: string }[] = [];
  private readonly counts = new Map<
    string,
    { unit: string; month: Month; section: string; of: string; n: number }
  >();
  private readonly greetings = new Map<string, { unit: string; done: number; planned: number }>();
  private readonly removals: { client: string; unit: string; from: string; to: string | null }[] = [];
  private readonly potential: { name: string; unit: string; from: string }[] = [];
  /** Charged by client and month. */
  readonly charged = new Map<string, number>();

  happened(unit: string, day: string, section: string, line: string): void {
    this.things.push({ unit, month: day.slice(0, 7), section, line });
  }

  counted(unit: string, day: string, section: string, of: string): void {
    const month = day.slice(0, 7);
    const key = [unit, month, section, of].join(' ');
    this.counts.set(key, { unit, month, section, of, n: (this.counts.get(key)?.n ?? 0) + 1 });
  }

  greeted(unit: string, day: string, client: string, isDone: boolean): void {
    const key = `${client} ${day.slice(0, 7)}`;
    const before = this.greetings.get(key) ?? { unit, done: 0, planned: 0 };
    this.greetings.set(key, { unit, done: before.done + (isDone ? 1 : 0), planned: before.planned + 1 });
  }

  proposed(client: string, unit: string, day: string): { to: string | null } {
    const removal = { client, unit, from: day, to: null };
    this.removals.push(removal);
    return removal;
  }

  foundPotential(name: string, unit: string, day: string): void {
    this.potential.push({ name, unit, from: day });
  }

  /** Work of a unit and month. */
  work(unit: string, month: Month): Told {
    const [first, last] = [`${month}-01`, `${month}-31`];
    const here = <T extends { unit: string }>(all: Iterable<T>) =>
      [...all].filter((each) => each.unit === unit);
    return collect([
      ...here(this.things)
        .filter((each) => each.month === month)
        .map(({ section, line }) => [section, line] as const),
      ...here(this.counts.values())
        .filter((each) => each.month === month)
        .map(({ section, of, n }) => [section, `${of} ${n}`] as const),
      ...[...this.greetings]
        .filter(([key, each]) => each.unit === unit && key.endsWith(` ${month}`))
        .map(([key, { done, planned }]) => ['greetings', `${key.split(' ')[0]} ${done}/${planned}`] as const),
      ...here(this.removals)
        .filter(({ from, to }) => from <= last && (to === null || to > last))
        .map(({ client }) => ['removal-proposed', client] as const),
      ...here(this.potential)
        .filter(({ from }) => from <= last)
        .map(({ name }) => ['potential', name] as const),
      ...here(this.requests)
        .filter(({ raisedOn, endedOn }) => raisedOn <= last && (endedOn === null || endedOn >= first))
        .map(({ section, id, raisedOn, endedOn, days }) => {
          const isOver = endedOn !== null && endedOn <= last;
          return [section, `${id} ${raisedOn} ${isOver ? `${endedOn} ${days}` : '-'}`] as const;
        }),
    ]);
  }

  /** Clients on the list on any day of the month, with what they were charged. */
  money(unit: string, month: Month): [string, number | null, number | null][] {
    const [first, last] = [`${month}-01`, `${month}-31`];
    const clients = this.listed
      .filter((each) => each.unit === unit && each.from <= last && (each.to === null || each.to >= first))
      .map(({ client }) => client);
    const of = (client: string, at: Month) => this.charged.get(`${client} ${at}`) ?? null;
    return clients
      .toSorted()
      .map(
        (client) =>
          [client, of(client, month), of(client, monthBefore(month))] as [
            string,
            number | null,
            number | null,
          ],
      );
  }
}

function monthBefore(month: Month): Month {
  const [year, n] = month.split('-').map(Number);
  return n === 1 ? `${(year ?? 0) - 1}-12` : `${year}-${String((n ?? 0) - 1).padStart(2, '0')}`;
}

function collect(pairs: (readonly [string, string])[]): Told {
  const told: Told = {};
  for (const [section, line] of pairs) told[section] = [...(told[section] ?? []), line].sort();
  return told;
}

/** A report in the same words. */
export function inLedgerWords({ work }: ReportContent): Told {
  return collect(work.map((line) => [line.section, wordsOf(line)] as const));
}

function wordsOf({
  section,
  client,
  name,
  what,
  count,
  planned,
  on,
  until,
  days,
  request,
}: WorkLine): string {
  switch (section) {
    case 'new':
      return `${client} ${on}`;
    case 'removed':
      return `${client} ${on} ${what}`;
    case 'removal-proposed':
      return client;
    case 'potential':
      return name;
    case 'greetings':
      return `${client} ${count}/${planned}`;
    case 'visits':
      return `${client} ${what} ${count}`;
    case 'discounts':
    case 'contracts':
      return `${client} ${on} ${until} ${what}`;
    case 'projects':
      return `${client} ${on} ${what}`;
    default:
      if (request === '') return `${client} ${what} ${on} ${count}`;
      return `${request} ${on} ${until === null ? '-' : `${until} ${days}`}`;
  }
}
