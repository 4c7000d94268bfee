import { ACTIVE_STATUSES, type Client } from '../../../src/clients/client.ts';
import type { Unit } from '../../../src/people/person.ts';
import type { Replacement } from '../../../src/people/replacement.ts';
import { requestKind } from '../../../src/requests/kinds/index.ts';
import { openStepOf, type RequestDoc, type Step } from '../../../src/requests/request.ts';
import { decidesClient } from '../../../src/requests/route/client-status-rules.ts';
import { grantsToListed } from './check-listing.ts';
import { type Commit, changesOf, type Journal } from './witnessed-store.ts';

/** The invariants of the regulation, on everything that was ever written. */
export function checkClauses(journal: Journal): string[] {
  const requests = changesOf<RequestDoc>(journal, 'requests');
  const clients = changesOf<Client>(journal, 'clients');
  return [
    ...requests.flatMap((commit) => [...nothingMissing(commit), ...noticeComesLast(commit)]),
    ...requests.flatMap((commit) => [
      ...onlyForActiveClients(commit),
      ...grantsToListed(commit),
      ...decidedByOne(commit),
    ]),
    ...clients.flatMap(statusHasRequest),
    ...[...journal.latest.clients.values()].flatMap((client) => [
      ...followsRequest(client, journal),
      ...hasAppointedManager(client, journal),
    ]),
    ...[...journal.latest.units.values()].flatMap((unit) => hasApprovedNumber(unit, requests)),
  ];
}

/** A discount has a basis and a justification, a removal a ground and a reason, whenever it is stored. */
function nothingMissing({ after }: Commit<RequestDoc>): string[] {
  const { _id, type, values } = after;
  const long = (value: unknown) => typeof value === 'string' && value.trim().length >= 10;
  const reasoned = long(values.justification);
  const based = Array.isArray(values.basis) && values.basis.length > 0;
  if (type === 'discount' && !(reasoned && based)) return [`${_id} is a discount without a basis`];
  if (type === 'vip-removal' && !(reasoned && values.ground)) return [`${_id} is a removal without a reason`];
  return [];
}

/** Nobody records that the client was told before both directors agreed and the branch confirmed. */
function noticeComesLast({ after }: Commit<RequestDoc>): string[] {
  if (after.type !== 'vip-status' || !stepOf(after, 'notify')?.seats.some(({ decision }) => decision))
    return [];
  const agreed = outcomesOf(stepOf(after, 'agree')).join() === 'approved,approved';
  const confirmed = outcomesOf(stepOf(after, 'confirm')).join() === 'confirmed';
  return agreed && confirmed ? [] : [`${after._id}: the client was told too early`];
}

function onlyForActiveClients({ before, after, world }: Commit<RequestDoc>): string[] {
  if (before || !['service-application', 'discount', 'vip-removal', 'joint-project'].includes(after.type)) {
    return [];
  }
  const client = world.clients.get(after.client ?? '');
  const fits = client?.active && (after.type !== 'service-application' || client.level === 'local');
  return fits ? [] : [`${after._id} was raised for a client who is ${client?.status}`];
}

/** Full status and removal are given by a request of the right kind that went all the way. */
function statusHasRequest({ before, after, world }: Commit<Client>): string[] {
  const active = ACTIVE_STATUSES.includes(after.status);
  if (active !== after.active) return [`${after._id} is ${after.status} and active: ${after.active}`];
  const entry = after.statusHistory.at(-1);
  if (!before || before.status === after.status) return [];
  const request = world.requests.get(entry?.request ?? '');
  const both = outcomesOf(stepOf(request, 'agree')).join() === 'approved,approved';
  const told = request?.type !== 'vip-status' || outcomesOf(stepOf(request, 'notify')).join() === 'recorded';
  if (
    after.status === 'removed' &&
    !(request?.type === 'vip-removal' && both && request.status === 'approved')
  ) {
    return [`${after._id} was removed by ${request?._id} ${request?.status}`];
  }
  if (after.status === 'client_notified' && !told) return [`${after._id} counts as told by ${request?._id}`];
  return [];
}

/** The status is the one of the open step, or of the end, of the request that decides the client. */
function followsRequest(client: Client, journal: Journal): string[] {
  const request = journal.latest.requests.get(client.openRequest ?? client.followed?.request ?? '');
  if (!request)
    return client.openRequest ? [`${client._id} waits for ${client.openRequest}, which is not`] : [];
  const { clientStatusAfter = {} } = requestKind(request.type);
  const ended = request.status === 'open' ? undefined : clientStatusAfter[request.status];
  const expected = ended ?? openStepOf(request)?.definition.clientStatus;
  const changes = request.values.purpose === 'change';
  const over = request.status !== 'open' && request.status !== 'returned';
  if (over === (client.openRequest !== null))
    return [`${client._id} has ${client.openRequest} open: ${over}`];
  return changes || client.status === expected
    ? []
    : [`${client._id} is ${client.status}, ${request._id} says ${expected}`];
}

/** One manager at a time, who comes by an approved order or for somebody who left, and the latest order stands. */
function hasAppointedManager(client: Client, journal: Journal): string[] {
  const approved = endings(journal, 'approved')
    .map(({ after }) => after)
    .filter(({ client: id, type }) => type === 'manager-appointment' && id === client._id);
  const latest = approved.toSorted((a, b) => rank(a).localeCompare(rank(b))).at(-1);
  const changes = changesOf<Client>(journal, 'clients').filter(({ after }) => after._id === client._id);
  const wrong = changes.filter(({ before, after }) => {
    const [was, is] = [before, after].map((one) => one?.passport.appointment.manager);
    if (!before || was === is) return false;
    const order = approved.find(({ _id }) => _id === after.appointedBy && _id !== before.appointedBy);
    return order ? order.values.manager !== is : !isSuccessor(journal, was, is);
  });
  return [
    ...wrong.map(({ after }) => `${client._id} has ${after.passport.appointment.manager} by nobody's order`),
    ...(latest && client.appointedBy !== latest._id
      ? [`${client._id} goes by ${client.appointedBy}, ordered last was ${latest._id}`]
      : []),
  ];
}

function rank({ _id, updatedAt, values }: RequestDoc): string {
  return `${values.effectiveFrom} ${updatedAt} ${_id}`;
}

function isSuccessor(journal: Journal, was: string | undefined, is: string | undefined): boolean {
  return journal.commits.some(
    ({ collection, after }) =>
      collection === 'replacements' &&
      (after as Replacement).leaver === was &&
      (after as Replacement).successor === is,
  );
}

/** One request at a time decides what becomes of a client. */
function decidedByOne({ after, world }: Commit<RequestDoc>): string[] {
  const deciding = [...world.requests.values()].filter(
    ({ client, status, type }) =>
      client !== null &&
      client === after.client &&
      decidesClient(requestKind(type)) &&
      (status === 'open' || status === 'returned'),
  );
  return deciding.length < 2
    ? []
    : [`${after.client} is decided by ${deciding.map(({ _id }) => _id).join()}`];
}

function hasApprovedNumber(unit: Unit, requests: Commit<RequestDoc>[]): string[] {
  const last = requests.findLast(
    ({ before, after }) =>
      after.type === 'headcount' &&
      after.unit === unit._id &&
      after.status === 'approved' &&
      before?.status !== 'approved',
  );
  const wanted = last?.after.values.approved ?? null;
  return unit.approvedManagers === wanted
    ? []
    : [`${unit._id} may have ${unit.approvedManagers}, approved were ${String(wanted)}`];
}

function endings(journal: Journal, status: RequestDoc['status']): Commit<RequestDoc>[] {
  return changesOf<RequestDoc>(journal, 'requests').filter(
    ({ before, after }) => after.status === status && before?.status !== status,
  );
}

function stepOf(request: RequestDoc | undefined, id: string): Step | undefined {
  return request?.steps.find(({ definition }) => definition.id === id);
}

function outcomesOf(step: Step | undefined): (string | undefined)[] {
  return (step?.seats ?? []).map(({ decision }) => decision?.outcome);
}
