import { daysBefore, type Ladder, type LadderStep, MORNING, ON_THE_DAY } from '../ladder.ts';

/** Ladder of personal days, company days and holidays. */
export const GREETING_LADDER: Ladder = {
  steps: [
    ahead(14),
    ahead(3),
    ahead(1),
    { id: 'eve', offset: { workingDays: -1 }, at: MORNING, to: ['owner'], phase: 'before', eve: true },
    ON_THE_DAY,
    { id: 'missed', offset: { workingDays: 1 }, at: MORNING, to: ['unit-sales-head'], phase: 'escalation' },
  ],
  dropAfterDays: 3,
};

/** Nobody prepares a greeting on a day off. */
function ahead(days: number): LadderStep {
  return { ...daysBefore(days), rollsBack: true };
}
