import type { Fields } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import type { Actor } from '../../people/actor.ts';
import { findActor } from '../../people/find-actor.ts';
import type { Person } from '../../people/person.ts';
import { hasRight } from '../../people/rights.ts';
import { openStepOf, type RequestDoc } from '../request.ts';
import { whyNotGiven } from '../rights/assignee-rules.ts';
import type { DecisionContext } from '../rights/load-decision-context.ts';
import { giveSeat, seatsToReassign } from '../rights/reassign-rules.ts';
import { REASON_FIELDS } from '../route/check-entry.ts';
import { tell } from '../route/news-rules.ts';
import { type ChangeRequestDeps, judgeClick } from './change-request.ts';
import type { SeatClick } from './seat-click.ts';
import type { ClickResult, Verdict } from './verdict.ts';

export interface ReassignSeatInput extends SeatClick {
  /** Person id, as chosen. */
  to: string;
}

export const REASSIGN_FIELDS = {
  seat: { kind: 'choice', options: 'seats', required: true },
  to: { kind: 'choice', options: 'people', required: true },
  ...REASON_FIELDS,
} satisfies Fields;

/** An admin gives one undecided seat of the open step to a person, of any role unless the step says otherwise. Throws FORBIDDEN. */
export async function reassignSeat(deps: ChangeRequestDeps, input: ReassignSeatInput): Promise<ClickResult> {
  return judgeClick(
    deps,
    input.requestId,
    async (_, { today }) => ({
      who: await findActor(deps, input.actor, today),
      person: await deps.directory.findPerson(input.to),
    }),
    (request, facts, context) => judge(request, input, facts, context),
  );
}

function judge(
  request: RequestDoc,
  input: ReassignSeatInput,
  { who, person }: { who: Actor; person: Person | undefined },
  { today, now }: DecisionContext,
): Verdict {
  if (!hasRight(who.person, 'reassign-seats')) return { outcome: 'refused', code: 'FORBIDDEN' };
  const step = openStepOf(request);
  if (step?.definition.id !== input.step) return { outcome: 'late' };
  if (input.seat === '') return { outcome: 'invalid', errors: { seat: { code: 'required' } } };
  const seat = seatsToReassign(request).find(({ id }) => id === input.seat);
  if (!seat) return { outcome: 'late' };
  if (request.revision !== input.revision) return { outcome: 'stale' };
  if (seat.assignee === input.to) return { outcome: 'repeated' };
  const options = (name: string) => (name === 'seats' ? [seat.id] : person ? [person._id] : []);
  const typed = { seat: input.seat, to: input.to, reason: input.reason };
  const checked = validateFields(REASSIGN_FIELDS, typed, { today, options });
  const barred = person ? whyNotGiven(request, step, seat, person) : null;
  const errors = { ...(barred ? { to: { code: REFUSALS[barred] } } : {}), ...checked.errors };
  if (Object.keys(errors).length > 0) return { outcome: 'invalid', errors };
  const reason = String(checked.values.reason ?? '');
  const way = { by: input.actor, onBehalfOf: null };
  return {
    outcome: 'done',
    step: {
      after: giveSeat(request, step, { seat: seat.id, to: input.to, way, reason, at: now }),
      moves: [],
      way,
      decided: null,
      audit: [{ type: 'request.reassigned', step: input.step, seat: seat.id, to: input.to, reason }],
      also: [tell([{ person: input.to }], { kind: 'request-card', request: request._id })],
    },
  };
}

const REFUSALS = {
  SELF_APPROVAL: 'assignee-is-author',
  TWO_SEATS: 'assignee-sits',
  NOT_HOLDER: 'assignee-not-holder',
} as const;
