import type { FieldError } from '../../src/forms/field.ts';
import type { Act } from '../../src/requests/route/decision-rules.ts';

/** Acts of a seat, and what may be done beside them. */
export type FormAct = Act | 'withdraw' | 'ask' | 'reply' | 'reassign' | 'pass';

/** Acts that a reason, a question or an answer is asked for; an agreement needs none. */
export type ReasonAct = Exclude<FormAct, 'agree'>;

/** Acts whose reason stands on the card itself. */
export type PlaceAct = Exclude<ReasonAct, 'reassign' | 'reply'>;

/** Target of the form; travels in its buttons. */
export interface FormTarget {
  request: string;
  step: string;
  seat: string;
  revision: number;
  act: FormAct;
}

/** Place that somebody has opened on a card, with what was typed there and what is wrong with it. */
export interface CardState {
  /** Null where the card is drawn as it stands. */
  open: Pick<FormTarget, 'act' | 'seat'> | null;
  typed: Record<string, unknown>;
  errors: Record<string, FieldError>;
}

export const AS_IT_STANDS: CardState = { open: null, typed: {}, errors: {} };

/** Places of one card send all their fields together, so each reason has a name of its own. */
export function reasonField({ act, seat }: Pick<FormTarget, 'act' | 'seat'>): string {
  if (act === 'agree') return 'comment';
  return act === 'reply' ? `reply-reason-${seat}` : `${act}-reason`;
}

/** Field of the department that a question is passed on to. */
export const PASS_TO = 'pass-to';

/** Words typed for an act, in its own place of the card or in a form of its own. */
export function typedFor(
  target: Pick<FormTarget, 'act' | 'seat'>,
  data: Record<string, unknown>,
): { reason: string; to: string } {
  return {
    reason: asText(data[reasonField(target)] ?? data.reason),
    to: asText(data[PASS_TO] ?? data.to),
  };
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Id of the place on the card where an act is typed. */
export function placeId({ act, seat }: Pick<FormTarget, 'act' | 'seat'>): string {
  return act === 'reply' ? `act-reply-${seat}` : `act-${act}`;
}
