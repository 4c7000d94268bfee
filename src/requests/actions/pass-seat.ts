import type { Fields } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import type { Actor } from '../../people/actor.ts';
import { findActor } from '../../people/find-actor.ts';
import { isRole } from '../../people/person.ts';
import { findUndecided, type RequestDoc } from '../request.ts';
import { findWay } from '../rights/ability-rules.ts';
import type { DecisionContext } from '../rights/load-decision-context.ts';
import { REASON_FIELDS } from '../route/check-entry.ts';
import { departmentsLeft, passSeat, TO_AUTHOR } from '../route/pass-rules.ts';
import { type ChangeRequestDeps, judgeClick } from './change-request.ts';
import { type DecideRequestDeps, decideRequest } from './decide-request.ts';
import type { SeatClick } from './seat-click.ts';
import type { ClickResult, Verdict } from './verdict.ts';

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
export async function passQuestion(deps: DecideRequestDeps, input: PassSeatInput): Promise<ClickResult> {
  if (input.to !== TO_AUTHOR) return passOn(deps, input);
  return decideRequest(deps, { ...input, act: 'return', values: {} });
}

/** The departments that somebody answers for today. */
export async function departmentsToPassTo(
  deps: Pick<ChangeRequestDeps, 'directory'>,
  request: RequestDoc,
  place: Pick<PassSeatInput, 'step' | 'seat'>,
): Promise<string[]> {
  const open = findUndecided(request, place);
  if (!open) return [];
  const staffed: string[] = [];
  for (const role of departmentsLeft(request, open.step, open.seat)) {
    if ((await deps.directory.findByRole(role)).length > 0) staffed.push(role);
  }
  return staffed;
}

async function passOn(deps: ChangeRequestDeps, input: PassSeatInput): Promise<ClickResult> {
  return judgeClick(
    deps,
    input.requestId,
    async (request, { today }) => ({
      who: await findActor(deps, input.actor, today),
      departments: await departmentsToPassTo(deps, request, input),
    }),
    (request, facts, context) => judge(request, input, facts, context),
  );
}

function judge(
  request: RequestDoc,
  input: PassSeatInput,
  { who, departments }: { who: Actor; departments: string[] },
  context: DecisionContext,
): Verdict {
  const open = findUndecided(request, input);
  if (!open) return { outcome: 'late' };
  const { step, seat } = open;
  if (request.revision !== input.revision) return { outcome: 'stale' };
  if (isPassedBy(request, input)) return { outcome: 'repeated' };
  const found = findWay(who, request, step, seat, context.clientManagers);
  if ('refusal' in found) return { outcome: 'refused', code: found.refusal };
  const options = (name: string) => (name === 'departments' ? departments : []);
  const { values, errors } = validateFields(
    PASS_FIELDS,
    { to: input.to, reason: input.reason },
    { today: context.today, options },
  );
  const { to } = input;
  if (Object.keys(errors).length > 0 || !isRole(to)) return { outcome: 'invalid', errors };
  const { way } = found;
  const reason = String(values.reason ?? '');
  const { request: after, moves } = passSeat(
    request,
    step,
    { seat: seat.id, to, way, reason, at: context.now },
    context,
  );
  const event = { type: 'request.passed' as const, step: input.step, seat: seat.id, to, reason };
  return { outcome: 'done', step: { after, moves, way, decided: null, audit: [event] } };
}

/** The same person's second click, when the question is the other department's already. */
function isPassedBy({ history }: RequestDoc, { actor, step, seat, to }: PassSeatInput): boolean {
  const last = history.at(-1);
  return (
    last?.what === 'passed' && last.by === actor && last.step === step && last.seat === seat && last.to === to
  );
}
