import { Temporal } from 'temporal-polyfill';
import { subjectOf } from '../../kernel/subject.ts';
import { requestersOf } from '../../requests/requester-rules.ts';
import { type Ladder, MORNING } from '../ladder.ts';
import { type RequestFacts, requestSource } from '../sources/request.ts';
import { describeRequest } from './describe-request.ts';
import type { ReminderKind } from './kind.ts';
import { loadStep, type StepAbout } from './request-step.ts';

/** Nobody sets the author a date; a step whose clock stands must not be forgotten all the same. */
const LADDER: Ladder = {
  steps: [
    { id: 'asked-2', offset: { workingDays: 2 }, at: MORNING, to: ['owner'], phase: 'day' },
    { id: 'asked-5', offset: { workingDays: 5 }, at: MORNING, to: ['owner', 'superior'], phase: 'overdue' },
  ],
  weekly: ['owner', 'superior'],
};

/**
 * The author's answer that stops a step's clock, counted from the day of the first question; each day on which it was
 * stopped is a matter of its own. Nobody is late, so the seats hear nothing of it.
 */
export const authorAnswer: ReminderKind<RequestFacts, StepAbout> = {
  id: 'author-answer',
  ladder: LADDER,
  endsBy: 'deed',
  from: requestSource,
  mattersOf: ({ request, client, zone }) => {
    const { paused, round, author } = request;
    if (!paused) return [];
    const since = Temporal.PlainDate.from(paused.since);
    const { manager, deputy = null } = client?.passport.appointment ?? {};
    return [
      {
        id: `author-answer:${request._id}:${round}:${paused.step}:${paused.since}`,
        subject: subjectOf.request(request._id),
        args: { request: request._id, round: String(round), step: paused.step },
        unit: request.unit,
        zone,
        owners: requestersOf(request),
        deputy: manager === author ? deputy : null,
        opened: since,
        next: () => since,
      },
    ];
  },
  card: { load: loadStep },
  describe: (deps, args, texts) => describeRequest(deps, 'author-answer', args, texts),
};
