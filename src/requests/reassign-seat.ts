import { AppError } from '../errors.ts';
import type { Fields } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { whyNotGiven } from './assignee-rules.ts';
import { type ChangeRequestDeps, changeRequest } from './change-request.ts';
import { REASON_FIELDS } from './check-entry.ts';
import { findStanding } from './find-standing.ts';
import { tell } from './owed-rules.ts';
import { giveSeat, seatsToReassign } from './reassign-rules.ts';
import { openStepOf } from './request.ts';
import type { SeatClick, SeatClickResult } from './seat-click.ts';
import { isAdmin } from './standing-rules.ts';

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
export async function reassignSeat(
  deps: ChangeRequestDeps,
  input: ReassignSeatInput,
): Promise<SeatClickResult> {
  let outcome: SeatClickResult['outcome'] = 'done';
  let errors: SeatClickResult['errors'] = {};
  const request = await changeRequest(deps, input.requestId, async (current, context) => {
    const standing = await findStanding(deps, input.actor, context.today);
    if (!isAdmin(standing)) throw new AppError('FORBIDDEN');
    const step = openStepOf(current);
    const seat = seatsToReassign(current).find(({ id }) => id === input.seat);
    outcome = 'done';
    if (step?.definition.id === input.step && input.seat === '') {
      outcome = 'invalid';
      errors = { seat: { code: 'required' } };
    } else if (!step || step.definition.id !== input.step || !seat) outcome = 'late';
    else if (current.revision !== input.revision) outcome = 'stale';
    else if (seat.assignee === input.to) outcome = 'repeated';
    if (outcome !== 'done' || !step || !seat) return null;
    const person = await deps.directory.findPerson(input.to);
    const options = (name: string) => (name === 'seats' ? [seat.id] : person ? [person._id] : []);
    const checked = validateFields(
      REASSIGN_FIELDS,
      { seat: input.seat, to: input.to, reason: input.reason },
      { today: context.today, options },
    );
    const barred = person ? whyNotGiven(current, step, seat, person) : null;
    errors = { ...(barred ? { to: { code: REFUSALS[barred] } } : {}), ...checked.errors };
    if (Object.keys(errors).length > 0) {
      outcome = 'invalid';
      return null;
    }
    const reason = String(checked.values.reason ?? '');
    const way = { by: input.actor, onBehalfOf: null };
    const entry = { seat: seat.id, to: input.to, way, reason, at: context.now };
    return {
      after: giveSeat(current, step, entry),
      moves: [],
      way,
      decided: null,
      audit: [{ type: 'request.reassigned', step: input.step, seat: seat.id, to: input.to, reason }],
      also: [tell([{ person: input.to }], { kind: 'request-card', request: current._id })],
    };
  });
  return { request, outcome, errors };
}

const REFUSALS = {
  SELF_APPROVAL: 'assignee-is-author',
  TWO_SEATS: 'assignee-sits',
  NOT_HOLDER: 'assignee-not-holder',
} as const;
