import { Temporal } from 'temporal-polyfill';
import { planIdOf } from '../../greetings/plans/greeting-plan.ts';
import type { Texts } from '../../i18n/translate.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { type Ladder, MORNING } from '../ladder.ts';
import { type PlanFacts, planSource } from '../sources/greeting-plan.ts';
import type { SourceDeps } from '../sources/source.ts';
import type { CardOf, ReminderKind } from './kind.ts';

export interface PlanAbout {
  manager: { id: string; name: string };
  year: number;
  signed: boolean;
}

const LADDER: Ladder = {
  steps: [
    {
      id: 'due-45',
      offset: { calendarDays: -45 },
      at: MORNING,
      to: ['owner'],
      phase: 'before',
      rollsBack: true,
    },
    { id: 'due-10', offset: { workingDays: -10 }, at: MORNING, to: ['owner'], phase: 'before' },
    { id: 'due', offset: { calendarDays: 0 }, at: MORNING, to: ['owner', 'unit-sales-head'], phase: 'day' },
    {
      id: 'overdue-5',
      offset: { workingDays: 5 },
      at: MORNING,
      to: ['owner', 'unit-sales-head'],
      phase: 'overdue',
    },
  ],
  dropAfterDays: 10,
};

/** The greetings of a coming year, which the manager hands in and the head of sales signs. */
export const planSignature: ReminderKind<PlanFacts, PlanAbout> = {
  id: 'plan-signature',
  ladder: LADDER,
  endsBy: 'deed',
  from: planSource,
  mattersOf: ({ person, unit, zone, due, submitted }) => [
    {
      id: `plan-signature:${person._id}`,
      subject: subjectOf.person(person._id),
      args: { person: person._id },
      unit,
      zone,
      owners: submitted ? [] : [person._id],
      recurring: true,
      next: () => Temporal.PlainDate.from(due),
    },
  ],
  card: { load: loadAbout },
  describe,
};

async function loadAbout(deps: SourceDeps, { args, occurrence }: CardOf): Promise<PlanAbout> {
  const { person: id = '' } = args;
  const year = Number(occurrence.slice(0, 4));
  const plan = await deps.greetingPlans.get(planIdOf(id, year));
  const name = (await deps.directory.findEvenInactive(id))?.name ?? id;
  return { manager: { id, name }, year, signed: plan?.state === 'signed' };
}

async function describe(
  deps: SourceDeps,
  { person = '' }: Record<string, string>,
  texts: Texts,
): Promise<string> {
  const subject = (await deps.directory.findEvenInactive(person))?.name ?? person;
  return texts.t('reminders.due.of', { what: texts.t('reminders.due.occasions.plan-signature'), subject });
}
