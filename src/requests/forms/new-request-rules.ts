import type { Client } from '../../clients/client.ts';
import type { Values } from '../../forms/field.ts';
import type { Actor } from '../../people/actor.ts';
import { BRANCH, type Person } from '../../people/person.ts';
import { kindInOptions, type RequestKind } from '../kinds/definition.ts';
import { findUnmet, type SubmissionFacts } from './requirement-rules.ts';

export type KindGroup = NonNullable<RequestKind['group']>;

/** True if a person holds a role that raises this kind. */
function mayRaise(person: Person, { raisedBy }: RequestKind): boolean {
  return person.roles.some(({ role }) => raisedBy.includes(role));
}

/** Oneself, else the first of those whom one substitutes, who may raise this kind. */
export function requesterIn({ person, principals }: Actor, kind: RequestKind): Person | undefined {
  return [person, ...principals].find((each) => mayRaise(each, kind));
}

/** Kinds that «заявка» offers to this person, in the order of the list. */
export function kindsFor(who: Actor, kinds: readonly RequestKind[]): RequestKind[] {
  return kinds.filter((kind) => kind.group !== undefined && requesterIn(who, kind) !== undefined);
}

/** Principal for whom somebody raises it: null where oneself may, else whomever it takes. */
export function requestedFor(kind: RequestKind, facts: SubmissionFacts): string | null {
  const { person, principals } = facts.author;
  const may = (author: Actor) =>
    requesterIn(author, kind) !== undefined && !findUnmet(kind.requires ?? [], { ...facts, author });
  if (may({ person, principals: [] })) return null;
  const principal =
    principals.find((each) => may({ person: each, principals: [] })) ??
    principals.find((each) => may({ person, principals: [each] }));
  return principal?._id ?? null;
}

/** The field that says whom the request is about. */
export function clientFieldOf({ fields }: RequestKind): string | null {
  return Object.entries(fields).find(([, field]) => field.kind === 'client')?.[0] ?? null;
}

/** Unit of the request: as the kind says, else the client's, else the author's own. */
export function unitOf(
  definition: RequestKind,
  values: Values,
  client: Client | null,
  author: Person,
): string {
  const named = definition.unitFrom ? values[definition.unitFrom] : null;
  if (typeof named === 'string' && named !== '') return named;
  if (client) return client.passport.unit;
  const grants = author.roles.filter(({ scope }) => scope !== BRANCH);
  const raising = grants.find(({ role }) => definition.raisedBy.includes(role));
  return (raising ?? grants[0])?.scope ?? BRANCH;
}

/** Numbers of requests that the values name in fields whose options are `approved:<kind>`. */
export function linkedIn({ fields }: RequestKind, values: Values): string[] {
  return Object.entries(fields).flatMap(([name, field]) => {
    const named = field.kind === 'choice' && typeof field.options === 'string' ? field.options : '';
    const value = values[name];
    return kindInOptions(named) && typeof value === 'string' ? [value] : [];
  });
}
