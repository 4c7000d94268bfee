import type { Temporal } from 'temporal-polyfill';
import { type Client, isListed } from '../../clients/client.ts';
import type { FieldError, FieldErrorCode, Values } from '../../forms/field.ts';
import { formatDay } from '../../forms/parse-date.ts';
import type { Actor } from '../../people/actor.ts';
import { BRANCH } from '../../people/person.ts';
import { hasBranchRight, unitsWithRight } from '../../people/rights.ts';
import type { Requirement } from '../kinds/definition.ts';
import { requestKind } from '../kinds/index.ts';
import type { RequestDoc } from '../request.ts';
import { appointmentsAhead, effectiveFrom } from '../route/appointment-rules.ts';
import { hasExpired } from '../route/watched-dates.ts';

/** Facts that judge a submission, read at that moment. */
export interface SubmissionFacts {
  author: Actor;
  client: Client | null;
  values: Values;
  /** The unit that the request would belong to; '' when it cannot be told. */
  unit: string;
  /** The returned request that is sent again, or null. */
  request: string | null;
  /** Open requests of the same kind for the same client. */
  openTwins: RequestDoc[];
  /** Approved requests of the same kind for the same client. */
  approvedTwins: RequestDoc[];
  /** Requests that the values name (fields whose `options` are `approved:<kind>`), by number. */
  linked: Record<string, RequestDoc>;
  /** A step that only its role may decide has no other holders than those who raise the request. */
  nobodyDecides: boolean;
  /** In the author's zone. */
  today: Temporal.PlainDate;
}

/** The field that the sentence stands beside, and what is wrong: `fields.errors.<code>`. */
export type Unmet = { field: string; error: FieldError };

type Check = (facts: SubmissionFacts) => Unmet | null;

const REQUIREMENTS = {
  /** The author, or whom the author substitutes, is the manager or deputy of the client, if there is one. */
  'own-client': (facts) => (!facts.client || ownsClient(facts) ? null : unmet('client', 'not-own-client')),
  /** The client, if there is one, is on the list, or on the way there. */
  'listed-client': ({ client }) => (!client || isListed(client) ? null : unmet('client', 'client-left')),
  /** The client has the status now. */
  'active-client': ({ client }) => (client?.active ? null : unmet('client', 'not-active-client')),
  /** The client has the status now, at the local level. */
  'active-local-client': ({ client }) =>
    client?.active && client.level === 'local' ? null : unmet('client', 'not-active-local-client'),
  /** The author is the client's manager or deputy, or heads sales in the client's unit. */
  'unit-client': (facts) =>
    ownsClient(facts) || headsUnit(facts) ? null : unmet('client', 'not-unit-client'),
  /** The author answers for the sales of the client's unit, or of the branch. */
  'sales-of-client': (facts) =>
    headsUnit(facts) || sellsForBranch(facts) ? null : unmet('client', 'not-unit-client'),
  /** Nothing of this kind is open for the client. */
  'no-open-twin': ({ openTwins: [twin] }) =>
    twin ? unmet('client', 'open-twin', { number: twin._id }) : null,
  /** No other request decides the client now. */
  'free-client': ({ client, request }) =>
    client?.openRequest && client.openRequest !== request
      ? unmet('client', 'client-busy', { number: client.openRequest })
      : null,
  /** The new manager is not the one the client has on that day anyway, and no deputy of the own. */
  'another-manager': (facts) => {
    const { manager, deputy } = facts.values;
    return deputy && deputy === manager ? unmet('deputy', 'deputy-is-manager') : sameManager(facts);
  },
  /** The head of a unit is asked only where the request belongs to a unit: by its client, or by its author. */
  'addressed-unit': ({ unit, values }) =>
    unit === BRANCH && values.addressee === 'unit-head' ? unmet('addressee', 'no-unit-head') : null,
  /** The author, or whom the author substitutes, holds the role named in `proposer`. */
  'proposer-role': (facts) => (proposes(facts) ? null : unmet('proposer', 'not-your-role')),
  /** Somebody but the author may decide it. */
  'another-decider': ({ nobodyDecides }) => (nobodyDecides ? unmet('proposer', 'nobody-decides') : null),
  /** A discount that is named was approved for the same client and has not run out. */
  'linked-discount': ({ client, values, linked, today }) => {
    if (!values.discount) return null;
    const named = linked[String(values.discount)];
    if (named?.status !== 'approved' || named.client !== client?._id) {
      return unmet('discount', 'discount-of-other');
    }
    const isOver = hasExpired(requestKind(named.type), named, today.toString());
    return isOver ? unmet('discount', 'discount-expired') : null;
  },
  /** Every milestone lies within the project. */
  'milestones-in-term': ({ values }) => {
    const days = Array.isArray(values.milestones) ? values.milestones : [];
    const outside = days.findIndex((row) => typeof row === 'object' && !isWithin(row.on, values));
    return outside < 0 ? null : unmet('milestones', 'milestone-out-of-term', { n: outside + 1 });
  },
} satisfies Record<Requirement, Check>;

/** The first thing that keeps the request from being raised, or null. */
export function findUnmet(requires: readonly Requirement[], facts: SubmissionFacts): Unmet | null {
  for (const name of requires) {
    const found = REQUIREMENTS[name](facts);
    if (found) return found;
  }
  return null;
}

/** Error for keeping a manager who is to hand the client over: possible from that day on, not before. */
function sameManager({ client, values, approvedTwins, today }: SubmissionFacts): Unmet | null {
  const from = String(values.effectiveFrom ?? '');
  const ahead = appointmentsAhead(approvedTwins, today.toString());
  const last = ahead.findLast((each) => effectiveFrom(each) <= from);
  const there = last ? last.values.manager : client?.passport.appointment.manager;
  if (values.manager !== there) return null;
  const next = ahead.find((each) => effectiveFrom(each) > from && each.values.manager !== there);
  if (!next || from === '') return unmet('manager', 'same-manager');
  const date = formatDay(effectiveFrom(next));
  return unmet('effectiveFrom', 'manager-until', { date, number: next._id });
}

function unmet(field: string, code: FieldErrorCode, args?: FieldError['args']): Unmet {
  return { field, error: args ? { code, args } : { code } };
}

function proposes({ author, values, unit }: SubmissionFacts): boolean {
  return [author.person, ...author.principals].some(({ roles }) =>
    roles.some(({ role, scope }) => role === values.proposer && (scope === unit || scope === BRANCH)),
  );
}

function isWithin(day: unknown, { from, to }: Values): boolean {
  return typeof day === 'string' && day >= String(from ?? '') && day <= String(to ?? '9999');
}

function ownsClient({ author, client }: SubmissionFacts): boolean {
  const { manager, deputy } = client?.passport.appointment ?? { manager: '', deputy: null };
  return [author.person, ...author.principals].some(({ _id }) => _id === manager || _id === deputy);
}

function sellsForBranch({ author }: SubmissionFacts): boolean {
  return [author.person, ...author.principals].some((person) => hasBranchRight(person, 'lead-sales'));
}

function headsUnit({ author, client }: SubmissionFacts): boolean {
  const unit = client?.passport.unit ?? '';
  return [author.person, ...author.principals].some((person) =>
    unitsWithRight(person, 'lead-sales').includes(unit),
  );
}
