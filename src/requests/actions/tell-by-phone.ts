import { fullNameOf } from '../../clients/address-rules.ts';
import { maySeeContacts } from '../../clients/client-access-rules.ts';
import { today } from '../../kernel/clock.ts';
import { AppError } from '../../kernel/errors.ts';
import { findActor } from '../../people/find-actor.ts';
import { zoneOfUnit } from '../../people/zone-of-unit.ts';
import { getRequest } from '../get-request.ts';
import { type DecideRequestDeps, decideRequest } from './decide-request.ts';
import type { ClickResult } from './verdict.ts';

export interface TellByPhoneInput {
  actor: string;
  requestId: string;
  revision: number;
  step: string;
  seat: string;
  /** Id of a contact of the client. */
  contact: string;
}

const LONGEST_RECIPIENT = 200;

/**
 * Records that somebody of the client was told of the status by phone, today. Throws as `decideRequest`, and
 * NOT_FOUND for a contact that the client has no more or that the actor may not see.
 */
export async function tellByPhone(deps: DecideRequestDeps, input: TellByPhoneInput): Promise<ClickResult> {
  const { actor, requestId, revision, step, seat } = input;
  const request = await getRequest(deps, requestId);
  const date = today(deps.clock, await zoneOfUnit(deps, request.unit));
  const client = request.client ? await deps.clients.get(request.client) : null;
  const who = await findActor(deps, actor, date);
  const contact = client?.passport.contacts.find(({ id }) => id === input.contact);
  if (!client || !contact || !maySeeContacts(who, client)) throw new AppError('NOT_FOUND');
  const isAnnounced = request.steps.some(({ definition }) => definition.announces && definition.id === step);
  if (!isAnnounced) throw new AppError('BAD_INPUT', { message: `nobody is told in ${step}` });
  const recipient = fullNameOf(contact).slice(0, LONGEST_RECIPIENT);
  const values = { toldOn: date.toString(), channel: 'call', recipient };
  return decideRequest(deps, { actor, requestId, revision, step, seat, act: 'agree', reason: '', values });
}
