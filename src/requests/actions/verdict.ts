import type { FieldError } from '../../forms/field.ts';
import type { ErrorCode } from '../../kernel/errors.ts';
import type { RequestDoc } from '../request.ts';
import type { RequestChange } from '../route/request-change.ts';

/** A change of a request as it is decided; `before`, `at` and the effects are filled in where it is written. */
export type RequestStep = Omit<RequestChange, 'before' | 'at'>;

/**
 * Everything that may come of a click. `repeated`: the same person has done it already. `late`: the step or seat was
 * decided by others, or the request has ended. `stale`: the request went back for rework since. `refused` is thrown.
 */
export type Verdict =
  | { outcome: 'done'; step: RequestStep }
  | { outcome: 'repeated' | 'late' | 'stale' }
  | { outcome: 'invalid'; errors: Record<string, FieldError> }
  | { outcome: 'refused'; code: ErrorCode; message?: string };

export interface ClickResult {
  request: RequestDoc;
  outcome: Exclude<Verdict['outcome'], 'refused'>;
  /** By field; empty unless the outcome is `invalid`. */
  errors: Record<string, FieldError>;
}
