import type { Actor, Capacity } from '../../people/actor.ts';
import { hasRight } from '../../people/rights.ts';
import type { GreetingPlan, PlanDeed } from './greeting-plan.ts';
import type { PlanLine } from './plan-line.ts';

/** Manager whose plan it is, and where. */
export interface PlanOwner {
  manager: string;
  unit: string;
}

/** The manager, or who substitutes them, hands the plan in; null for anybody else. */
export function wayToSubmit({ person, principals }: Actor, manager: string): Capacity | null {
  if (person._id === manager) return { by: person._id, onBehalfOf: null };
  const isPrincipal = principals.some(({ _id }) => _id === manager);
  return isPrincipal ? { by: person._id, onBehalfOf: manager } : null;
}

/**
 * The head of sales signs, or who substitutes them, but nobody a plan of their own or one that they have handed in; null
 * for who may not.
 */
export function wayToSign(
  { person, principals }: Actor,
  { manager, unit }: PlanOwner,
  submitted: Pick<PlanDeed, 'by' | 'onBehalfOf'> | null,
): Capacity | null {
  const involved = [manager, submitted?.by, submitted?.onBehalfOf];
  if (involved.includes(person._id)) return null;
  const signs = (id: string) => !involved.includes(id);
  if (hasRight(person, 'sign-greeting-plans', unit)) return { by: person._id, onBehalfOf: null };
  const principal = principals.find((each) => signs(each._id) && hasRight(each, 'sign-greeting-plans', unit));
  return principal ? { by: person._id, onBehalfOf: principal._id } : null;
}

/** True while the manager may hand it in: once signed, only after it has changed. */
export function maySubmitNow(plan: GreetingPlan | null, lines: readonly PlanLine[]): boolean {
  if (lines.length === 0 || plan?.state === 'submitted') return false;
  return plan?.state !== 'signed' || changesSince(plan.signed, lines).count > 0;
}

/** Lines as a signature keeps them. */
export function signable(lines: readonly PlanLine[]): string[] {
  return lines
    .toSorted((a, b) => a.date.localeCompare(b.date) || a.client.localeCompare(b.client))
    .map(({ client, occasion, date }) => `${client}:${occasion} ${date.slice(5)}`);
}

export interface PlanChanges {
  added: PlanLine[];
  /** Lines that are gone, as the signature kept them. */
  removed: { client: string; occasion: string; day: string }[];
  /** Lines whose day is another now, with the day that was signed, `MM-DD`. */
  redated: { line: PlanLine; was: string }[];
  count: number;
}

/** Changes of a plan since it was signed. */
export function changesSince(signed: readonly string[], lines: readonly PlanLine[]): PlanChanges {
  const before = new Map(signed.map(readSigned).map((line) => [`${line.client}:${line.occasion}`, line]));
  const now = new Map(lines.map((line) => [`${line.client}:${line.occasion}`, line]));
  const added = lines.filter(({ client, occasion }) => !before.has(`${client}:${occasion}`));
  const removed = [...before].filter(([key]) => !now.has(key)).map(([, line]) => line);
  const redated = [...now].flatMap(([key, line]) => {
    const was = before.get(key)?.day;
    return was === undefined || line.date.endsWith(was) ? [] : [{ line, was }];
  });
  return { added, removed, redated, count: added.length + removed.length + redated.length };
}

function readSigned(text: string): { client: string; occasion: string; day: string } {
  const colon = text.indexOf(':');
  return { client: text.slice(0, colon), occasion: text.slice(colon + 1, -6), day: text.slice(-5) };
}
