import { readFileSync } from 'node:fs';
import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../../src/calendar/work-calendar.ts';
import { addWorkingDays } from '../../../src/calendar/working-days.ts';
import type { GreetingSaid } from '../../../src/greetings/greeting.ts';

/** Somebody of the demo, as far as the story needs them. */
export interface StoryPerson {
  aadObjectId: string;
  email: string;
}

/** One thing that somebody did, as `story.json` has it. */
export interface Deed {
  /** Working days from the demo's day; negative before it. */
  on: number;
  /** Wall time. */
  at: string;
  /** First part of an e-mail. */
  who: string;
  does: 'import' | 'register' | 'begin' | 'raise' | 'decide' | 'note' | 'recall' | 'load' | 'spot' | 'list';
  /** Name of a company, for a registration or a request. */
  client?: string;
  /** Kind of a raised request. */
  type?: string;
  /** Name by which later deeds know the request; a registration goes by its client. */
  as?: string;
  request?: string;
  /** Seat of a step with several; the one that the person may fill when absent. */
  seat?: string;
  act?: 'agree' | 'refuse' | 'return';
  reason?: string;
  /** Greeting of last year, to the client's first contact; `cost` is kopecks. */
  greeting?: Pick<GreetingSaid, 'channel' | 'gift' | 'cost' | 'note'>;
  /** Potential client: its number among the made-up ones, and the form as typed. */
  potential?: { n: number } & Record<'name' | 'unit' | 'estimate' | 'operator' | 'services' | 'note', string>;
  /** One line about the client. */
  note?: string;
  values?: Record<string, StoryValue>;
}

/** Text as typed, a working day counted from the demo's, or a person. */
export type StoryValue = string | { day: number } | { person: string } | { person: string }[];

export function readStory(): Deed[] {
  return JSON.parse(readFileSync(new URL('./story.json', import.meta.url), 'utf8')) as Deed[];
}

/** Values as a card would send them: several people are joined by commas. */
export function typedValues(
  values: Record<string, StoryValue>,
  dayOf: (n: number) => Temporal.PlainDate,
  idOf: (person: string) => string,
): Record<string, string> {
  const typed = (value: StoryValue): string => {
    if (typeof value === 'string') return value;
    if (Array.isArray(value)) return value.map(typed).join(',');
    return 'day' in value ? dayOf(value.day).toString() : idOf(value.person);
  };
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typed(value)]));
}

/** The working day that many before or after the demo's. */
export function storyDay(calendar: WorkCalendar, day: Temporal.PlainDate, n: number): Temporal.PlainDate {
  return addWorkingDays(calendar, day, n);
}
