import type { Act } from '../route/decision-rules.ts';

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

/** A decision in that seat; to refuse and to return need the reason, to agree may have a comment in its place. */
export interface DecisionClick extends SeatClick {
  act: Act;
  /** As typed into the step's own fields. */
  values: Record<string, unknown>;
}
