import type { NewAuditEntry } from '../audit/audit-entry.ts';
import type { ClientStanding, Passport } from '../clients/client.ts';
import type { Audience, DeliveryContent } from '../deliveries/delivery.ts';
import type { Grant } from '../people/person.ts';
import type { SubmitRequestInput } from '../requests/request.ts';
import type { Candidate } from '../requests/seat-rules.ts';

/** Every command that one document's change may owe to others. Handlers recompute from current state. */
export interface CommandArgs {
  /** Append one audit entry; its id is the effect's. */
  audit: { entry: NewAuditEntry };
  /** One delivery per person or channel the audience resolves to, under `effectId:recipient`. */
  tell: { audience: Audience[]; content: DeliveryContent };
  /** Draw every sent copy of this subject's card anew. */
  'cards.redraw': { subject: string };
  /** Recompute the reminder clocks of a subject from its current state. */
  'reminders.refresh': { subject: string };
  /** Start the route of a request under the id given; a repetition finds it there. */
  'request.submit': SubmitRequestInput;
  /** Bring a client in line with the current state of its request: status, passport, reserved key. */
  'client.follow': { client: string; request: string };
  /** A client came to the list or left it: what is open about it shows that; authors hear that it left. */
  'client.standing': { client: string; was: ClientStanding };
  /** Put the parts of a passport in place that an accepted rework corrected. */
  'client.correct': { client: string; parts: Partial<Passport>; way: Candidate };
  /** A request names a file that was said to belong to it. */
  'request.add-file': { request: string; file: string };
  /** Give the client of an approved appointment its manager, on the day from which it counts. */
  'client.appoint': { request: string };
  /** Give what a former manager has begun about a client to the manager of now: edits, forms, open requests. */
  'client.hand-over': { client: string; from: string; by: string };
  /** Bring a unit's approved number of managers in line with what was approved last. */
  'unit.approve-headcount': { request: string };
  /** Roles, access or clients came to this person or went from them: open requests look at their seats again. */
  'requests.restaff': { person: string; grants: Grant[] };
  /** Bring what waits for somebody absent to the substitute. */
  'absence.begin': { person: string };
  /** Draw what waits for somebody anew, as the substitute decides it no more. */
  'absence.end': { person: string };
  /** Draw the cards of clients in somebody's chat anew, as a right of theirs has ended. */
  'cards.redraw-clients': { person: string };
  /** Go on with handing everything of a leaver over, until it is done. */
  'person.replace': { replacement: string };
}

export type CommandName = keyof CommandArgs;
