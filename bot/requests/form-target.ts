import type { Act } from '../../src/requests/route/decision-rules.ts';

/** Acts of a seat, and what may be done beside them. */
export type FormAct = Act | 'withdraw' | 'ask' | 'reply' | 'reassign' | 'pass';

/** Acts that a reason, a question or an answer is asked for; an agreement needs none. */
export type ReasonAct = Exclude<FormAct, 'agree'>;

/** Target of the form; travels in its buttons. */
export interface FormTarget {
  request: string;
  step: string;
  seat: string;
  revision: number;
  act: FormAct;
}
