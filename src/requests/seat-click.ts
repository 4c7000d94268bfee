import type { FieldError } from '../forms/field.ts';
import type { RequestDoc } from './request.ts';

/** A click about one seat of the open step, with the reason or question that was typed. */
export interface SeatClick {
  /** Person id. */
  actor: string;
  requestId: string;
  step: string;
  seat: string;
  /** The revision the clicked card was drawn for. */
  revision: number;
  /** As typed. */
  reason: string;
}

/** `late`: the step or seat was decided by others, or the request has ended; `stale`: it went back for rework since. */
export interface SeatClickResult {
  request: RequestDoc;
  outcome: 'done' | 'repeated' | 'late' | 'stale' | 'invalid';
  errors: Record<string, FieldError>;
}
