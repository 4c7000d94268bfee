import { compareFields } from '../audit/compare-fields.ts';
import { putDocument } from '../effects/change.ts';
import type { CommandArgs } from '../effects/commands.ts';
import type { Relay } from '../effects/relay.ts';
import { subjectOf } from '../kernel/subject.ts';
import { newHeadOffice } from '../people/head-office.ts';
import { BRANCH, UNITS, type Unit, type UnitState } from '../people/person.ts';
import { unitFields } from '../people/traced-fields.ts';
import { type RequestDoc, requestsBy } from '../requests/request.ts';
import type { Repo } from '../storage/store.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Bring a unit's approved number of managers in line with what was approved last. */
    'unit.approve-headcount': { request: string };
  }
}

export interface ApproveHeadcountDeps {
  units: Repo<Unit>;
  requests: Repo<RequestDoc>;
  relay: Relay;
}

/**
 * The number of VIP managers that the branch director approved last is the unit's. Recomputes from every
 * approved proposal for the unit, so it may run late, twice or out of order.
 */
export async function approveHeadcount(
  deps: ApproveHeadcountDeps,
  args: CommandArgs['unit.approve-headcount'],
): Promise<void> {
  const request = await deps.requests.get(args.request);
  if (!request) return;
  const latest = await findLatest(deps, request);
  const count = latest?.values.approved;
  if (!latest || typeof count !== 'number') return;
  await putDocument(deps.relay, deps.units, UNITS.name, request.unit, (current) => {
    const unit = current ?? (request.unit === BRANCH ? newHeadOffice() : null);
    if (!unit || unit.headcount?.request === latest._id) return null;
    const from = latest.values.effectiveFrom;
    const headcount = { request: latest._id, from: typeof from === 'string' ? from : '' };
    const { by = latest.author, onBehalfOf = null } = latest.history.at(-1) ?? {};
    const next = { ...unit, approvedManagers: count, headcount };
    const changes = compareFields(fieldsOf(unit), fieldsOf(next));
    const trace = {
      subject: subjectOf.unit(unit._id),
      at: latest.updatedAt,
      by,
      onBehalfOf,
      event: { type: 'unit.changed' as const, fields: ['approvedManagers'], changes },
    };
    return {
      doc: next,
      effects: [{ name: 'audit', args: { entry: trace } }],
    };
  });
}

function fieldsOf(unit: UnitState): Record<string, string> {
  const { request = '', from = '' } = unit.headcount ?? {};
  return { ...unitFields(unit), headcount: request, effectiveFrom: from };
}

/** The latest approved proposal of the same kind for the same unit. */
async function findLatest(
  deps: Pick<ApproveHeadcountDeps, 'requests'>,
  { type, unit }: RequestDoc,
): Promise<RequestDoc | undefined> {
  const page = await deps.requests.find({
    index: 'all',
    eq: {},
    keys: [requestsBy.type(type), requestsBy.unit(unit), requestsBy.status('approved')],
    desc: true,
    limit: 1,
  });
  return page.items[0];
}
