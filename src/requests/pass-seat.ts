import { AppError } from '../errors.ts';
import type { Fields } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { isRole } from '../people/person.ts';
import { type ChangeRequestDeps, changeRequest } from './change-request.ts';
import { REASON_FIELDS } from './check-entry.ts';
import { type DecideRequestDeps, decideRequest } from './decide-request.ts';
import { findStanding } from './find-standing.ts';
import { departmentsLeft, passSeat, TO_AUTHOR } from './pass-rules.ts';
import { openStepOf, type RequestDoc } from './request.ts';
import type { SeatClick, SeatClickResult } from './seat-click.ts';
import { findWay } from './standing-rules.ts';

export interface PassSeatInput extends SeatClick {
  /** A department, or `author`. */
  to: string;
}

export const PASS_FIELDS = {
  to: { kind: 'choice', options: 'departments', required: true },
  ...REASON_FIELDS,
} satisfies Fields;

/**
 * A question that is not this department's goes to the one whose it is, or back to its author, with a reason. Throws
 * NOT_YOUR_STEP and why not.
 */
export async function passQuestion(deps: DecideRequestDeps, input: PassSeatInput): Promise<SeatClickResult> {
  if (input.to !== TO_AUTHOR) return passOn(deps, input);
  return decideRequest(deps, { ...input, act: 'return', values: {} });
}

/** The departments that somebody answers for today. */
export async function departmentsToPassTo(
  deps: Pick<ChangeRequestDeps, 'directory'>,
  request: RequestDoc,
  { step, seat }: Pick<PassSeatInput, 'step' | 'seat'>,
): Promise<string[]> {
  const open = openStepOf(request);
  const own = open?.definition.id === step ? open.seats.find(({ id }) => id === seat) : undefined;
  if (!open || !own) return [];
  const staffed: string[] = [];
  for (const role of departmentsLeft(request, open, own)) {
    if ((await deps.directory.findByRole(role)).length > 0) staffed.push(role);
  }
  return staffed;
}

async function passOn(deps: ChangeRequestDeps, input: PassSeatInput): Promise<SeatClickResult> {
  let outcome: SeatClickResult['outcome'] = 'done';
  let errors: SeatClickResult['errors'] = {};
  const request = await changeRequest(deps, input.requestId, async (current, context) => {
    const step = openStepOf(current);
    const seat = step?.seats.find(({ id }) => id === input.seat);
    outcome = 'done';
    if (step?.definition.id !== input.step || !seat || seat.decision) outcome = 'late';
    else if (current.revision !== input.revision) outcome = 'stale';
    else if (isPassedBy(current, input)) outcome = 'repeated';
    if (outcome !== 'done' || !step || !seat) return null;
    const standing = await findStanding(deps, input.actor, context.today);
    const found = findWay(standing, current, step, seat, context.clientManagers);
    if ('refusal' in found) throw new AppError(found.refusal);
    const departments = await departmentsToPassTo(deps, current, input);
    const options = (name: string) => (name === 'departments' ? departments : []);
    const typed = { to: input.to, reason: input.reason };
    const checked = validateFields(PASS_FIELDS, typed, { today: context.today, options });
    errors = checked.errors;
    if (Object.keys(errors).length > 0 || !isRole(input.to)) {
      outcome = 'invalid';
      return null;
    }
    const { to } = input;
    const { way } = found;
    const reason = String(checked.values.reason ?? '');
    const entry = { seat: seat.id, to, way, reason, at: context.now };
    const { request: after, moves } = passSeat(current, step, entry, context);
    const event = { type: 'request.passed' as const, step: input.step, seat: seat.id, to, reason };
    return { after, moves, way, decided: null, audit: [event] };
  });
  return { request, outcome, errors };
}

/** The same person's second click, when the question is the other department's already. */
function isPassedBy({ history }: RequestDoc, { actor, step, seat, to }: PassSeatInput): boolean {
  const last = history.at(-1);
  return (
    last?.what === 'passed' && last.by === actor && last.step === step && last.seat === seat && last.to === to
  );
}
