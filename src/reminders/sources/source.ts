import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Client } from '../../clients/client.ts';
import type { DictionaryDoc } from '../../dictionaries/dictionary.ts';
import type { Relay } from '../../effects/relay.ts';
import type { MonthFigures } from '../../figures/month-figures.ts';
import type { Greeting } from '../../greetings/greeting.ts';
import type { GreetingIntent } from '../../greetings/intent.ts';
import type { GreetingPlan } from '../../greetings/plans/greeting-plan.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Subject, SubjectKind } from '../../kernel/subject.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import type { UnitReport } from '../../reports/unit-report.ts';
import type { RequestDoc } from '../../requests/request.ts';
import type { SettingDoc } from '../../settings/setting.ts';
import type { Repo } from '../../storage/store.ts';
import type { VipList } from '../../vip-lists/vip-list.ts';

/** Dependencies of finding what there is to be reminded of. */
export type SourceDeps = {
  dictionaries: Repo<DictionaryDoc>;
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  reports: Repo<UnitReport>;
  figures: Repo<MonthFigures>;
  vipLists: Repo<VipList>;
  greetings: Repo<Greeting>;
  greetingIntents: Repo<GreetingIntent>;
  greetingPlans: Repo<GreetingPlan>;
  people: Repo<Person>;
  settings: Repo<SettingDoc>;
  directory: Directory;
  calendar(): WorkCalendar;
  clock: Clock;
};

export type OpenDeps = SourceDeps & { relay: Relay };

/** Documents that kinds of reminder take their matters from: a client, a request. */
export interface ReminderSource<S = unknown> {
  /** The kind of its clocks' subjects. */
  subject: SubjectKind;
  /** Loads what the args of a clock name, as of now; null once there is nothing to remind of. */
  load(deps: SourceDeps, args: Record<string, string>): Promise<S | null>;
  /** The args of all matters of a subject. Without it only what has a clock already is looked at again. */
  argsOf?(id: string): Record<string, string>;
  /** Everything that may have something to say on a date, as if nobody acted until then. */
  listAll(deps: SourceDeps, date: Temporal.PlainDate): AsyncGenerator<S>;
  /** Other subjects whose reminders a change of this one concerns. */
  concerns?(deps: SourceDeps, id: string): AsyncGenerator<Subject>;
  /** Finds what a subject of another source brings into being. */
  arisesFrom?: { subject: SubjectKind; find(deps: SourceDeps, id: string): AsyncGenerator<S> };
  /** Opens what was due since a date and is there by today, for clocks where there are none. */
  openDue?(deps: OpenDeps, since: Temporal.PlainDate, today: Temporal.PlainDate): AsyncGenerator<S>;
  /** Gives what is open its due dates by the calendar and the rules of today. */
  redate?(deps: OpenDeps): Promise<void>;
}
