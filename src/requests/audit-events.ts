import type { ValueChange } from '../forms/compare-values.ts';
import type { Values } from '../forms/field.ts';
import type { Role } from '../people/person.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    'request.submitted': {
      round: number;
      /** Values as filled in, of the first round. */
      entered?: Values;
      /** Changes that a later round made. */
      changes?: ValueChange[];
      /** Changes asked for in the client's passport. */
      proposed?: ValueChange[];
    };
    'request.decided': {
      step: string;
      seat: string;
      outcome: string;
      reason: string | null;
      revision: number;
      /** Values of the seat. */
      entered: Values;
    };
    'request.returned': { step: string; seat: string; reason: string; revision: number };
    /** Something was taken down beside the route; `row` counts from 0. */
    'request.added': { addition: string; row: number | null; entered: Values };
    'request.withdrawn': { reason: string | null };
    'request.finished': { outcome: string };
    'request.asked': { step: string; seat: string; reason: string };
    'request.replied': { step: string; seat: string; reason: string; dueOn: string | null };
    'request.reassigned': { step: string; seat: string; to: string; reason: string };
    /** A department passed a question on to another. */
    'request.passed': { step: string; seat: string; to: Role; reason: string };
    /** The production calendar of another year became known. */
    'request.redated': { step: string; from: string; to: string };
    'request.handed-over': { from: string; to: string };
    /** Request whose day came when those named could not take it on. */
    'request.lapsed': { people: string[] };
    /** Without a role it went to nobody, or back to the person whose it is. */
    'request.seat-moved': {
      step: string;
      seat: string;
      role: Role | null;
      scope: string | null;
      vacant: boolean;
    };
  }
}
