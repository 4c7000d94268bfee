import type { Unit } from '../people/person.ts';
import type { ReportFigures } from './report-rules.ts';
import type { UnitClients } from './standing-rules.ts';
import type { Punctuality, StepTime } from './step-rules.ts';

/** Greetings whose day lay in the week. */
export interface GreetingFigures {
  due: number;
  done: number;
  /** Left out with a reason. */
  skipped: number;
  /** Past their day without an answer. */
  missed: number;
}

/** Figures of a week, of the branch or of the units that somebody leads. Clients, what waits and reports are as of now. */
export interface Overview {
  /** The day from which it is seen, ISO; names it in buttons. */
  on: string;
  /** ISO date where the reader is. */
  today: string;
  /** ISO dates, both included. */
  from: string;
  to: string;
  /** True of a week that has ended. */
  isOver: boolean;
  /** Units of somebody who leads them; null for the whole branch. */
  led: Unit[] | null;
  units: Unit[];
  clients: UnitClients[];
  newVips: number;
  removed: number;
  /** Steps decided within the week, and within the one before. */
  decided: Punctuality;
  decidedBefore: Punctuality;
  /** Decisions that wait beyond their day now. */
  overdue: number;
  steps: StepTime[];
  greetings: GreetingFigures;
  reports: ReportFigures | null;
}

/** True where nobody has clients and nothing happened: not worth a message. */
export function isEmpty(overview: Overview): boolean {
  const { clients, decided, decidedBefore, overdue, greetings, reports, newVips, removed } = overview;
  const happened = [decided, decidedBefore].reduce((sum, { inTime, late }) => sum + inTime + late, 0);
  return (
    clients.length + happened + overdue + newVips + removed + greetings.due === 0 && !reports?.owing.length
  );
}
