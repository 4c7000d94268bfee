import { conditionHolds } from '../../forms/condition.ts';
import { requestKind } from '../kinds/index.ts';
import { openStepOf, type RequestDoc } from '../request.ts';

/** The author's wish while somebody has to answer: a deadline is another thing. */
export interface Wish {
  urgent: boolean;
  /** ISO date by which the author would have the answer, or null. */
  on: string | null;
}

/** Null where nothing is wished, and where nobody is asked for an answer now. */
export function wishOf(request: RequestDoc): Wish | null {
  const { wish } = requestKind(request.type);
  if (!wish || request.paused || openStepOf(request)?.definition.kind !== 'answer') return null;
  const day = request.values[wish.on];
  const urgent = wish.urgent !== undefined && conditionHolds(wish.urgent, request.values);
  const on = typeof day === 'string' && day !== '' ? day : null;
  return urgent || on !== null ? { urgent, on } : null;
}
