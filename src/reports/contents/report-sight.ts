import type { Span } from '../../calendar/span.ts';
import type { WorkCalendar } from '../../calendar/work-calendar.ts';
import type { Client } from '../../clients/client.ts';
import type { LoadDictionaryDeps } from '../../dictionaries/load-dictionary.ts';
import type { MonthFigures } from '../../figures/month-figures.ts';
import type { UnitIncome } from '../../figures/unit-income.ts';
import type { Greeting } from '../../greetings/greeting.ts';
import type { Note } from '../../notes/note.ts';
import type { Directory } from '../../people/directory.ts';
import type { PotentialClient } from '../../potential/potential-client.ts';
import type { RequestDoc } from '../../requests/request.ts';
import type { SettingDoc } from '../../settings/setting.ts';
import type { Repo } from '../../storage/store.ts';
import type { ReportClient } from './indicator-rules.ts';
import type { DatedChange } from './listed-rules.ts';
import type { ReportEntry } from './report-content.ts';

export interface ComposeReportDeps extends LoadDictionaryDeps {
  clients: Repo<Client>;
  figures: Repo<MonthFigures>;
  unitIncome: Repo<UnitIncome>;
  requests: Repo<RequestDoc>;
  greetings: Repo<Greeting>;
  notes: Repo<Note>;
  potentialClients: Repo<PotentialClient>;
  settings: Repo<SettingDoc>;
  directory: Directory;
  calendar(): WorkCalendar;
}

/** A client of the unit with what became of it. */
export interface UnitClient extends ReportClient {
  doc: Client;
  history: DatedChange[];
  entry: ReportEntry | undefined;
}

export interface ReportSight {
  unit: string;
  span: Span;
  zone: string;
  /** Everybody in the unit's register, on the list or not. */
  clients: UnitClient[];
}

export function nameOnly({ client, name, manager }: ReportClient): ReportClient {
  return { client, name, manager };
}
