import type { AuditEvent } from '../../audit/audit-event.ts';
import type { NewEffect } from '../../effects/effect.ts';
import type { Capacity } from '../../people/actor.ts';
import type { RequestDoc } from '../request.ts';
import type { SeatMove } from '../seats/staffing-rules.ts';

/** One change of a request, as far as others have to hear of it. */
export interface RequestChange {
  before: RequestDoc | null;
  after: RequestDoc;
  moves: SeatMove[];
  way: Capacity;
  audit: AuditEvent[];
  /** The seat that was decided by this change, if one was. */
  decided: { step: string; seat: string } | null;
  at: string;
  /** Effects owed besides. */
  also?: NewEffect[];
}
