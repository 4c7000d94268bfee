import type { Values } from '../../../src/forms/field.ts';
import type { KindFields } from '../../../src/requests/kinds/definition.ts';
import { openStepOf, type RequestDoc, type Seat, type Step } from '../../../src/requests/request.ts';
import { loadCandidates } from '../../../src/requests/rights/load-decision-context.ts';
import { mayWithdraw } from '../../../src/requests/route/decision-rules.ts';
import { departmentsLeft } from '../../../src/requests/route/pass-rules.ts';
import { mayAsk } from '../../../src/requests/route/pause-rules.ts';
import { seatRefusal } from '../../../src/requests/seats/seat-rules.ts';
import { loadFieldOptions } from '../../../src/requests/views/load-field-options.ts';
import { fillFields } from './fill-fields.ts';
import type { ModelAction } from './model-actions.ts';
import type { ModelWorld } from './model-world.ts';

export const REASON = 'Есть замечания';

/** Those that have waited longest come first, so that requests are finished. */
const NEAREST = 4;

/** A request that waits for such a thing, where there is one; any, where nobody looks. */
export function pickRequest(world: ModelWorld, action: ModelAction): RequestDoc | undefined {
  const all = [...world.journal.latest.requests.values()];
  const fitting = action.live ? all.filter((request) => waitsFor(request, action.do)) : [];
  // Returned ones go on rarely enough without standing behind all that is open.
  const first = fitting.toSorted((a, b) => Number(b.status === 'returned') - Number(a.status === 'returned'));
  const from = fitting.length > 0 ? first.slice(0, NEAREST) : all;
  return from[action.request % Math.max(1, from.length)];
}

/** True for a look at nothing to answer or to rework: a decision or a request raised comes instead. */
export function isPointless(world: ModelWorld, { do: what, live }: ModelAction): boolean {
  return live && ![...world.journal.latest.requests.values()].some((request) => waitsFor(request, what));
}

function waitsFor(request: RequestDoc, what: ModelAction['do']): boolean {
  const step = openStepOf(request);
  switch (what) {
    case 'ask':
      return step?.seats.some((seat) => !seat.decision && mayAsk(request, step, seat)) ?? false;
    case 'reply':
      return request.paused !== null;
    case 'rework':
      return request.status === 'returned';
    case 'withdraw':
      return request.status === 'returned' || (step !== undefined && mayWithdraw(request));
    case 'attach':
      return request.status === 'open' || request.status === 'returned';
    case 'pass':
      return step?.seats.some((seat) => departmentsLeft(request, step, seat).length > 0) ?? false;
    case 'decide':
      return step !== undefined && !request.paused;
    default:
      return step !== undefined;
  }
}

/** Somebody who may act in the seat now, substitutes more often than not. */
export async function pickActor(
  world: ModelWorld,
  request: RequestDoc,
  { step, seat }: { step: Step; seat: Seat },
  { able, who }: ModelAction,
): Promise<string> {
  const ways = able ? await loadCandidates(world.app, request, seat) : [];
  const actors = ways.filter((way) => seatRefusal(request, step, seat, way) === null).map(({ by }) => by);
  const substitutes = actors.filter((actor) => standsIn(world, actor));
  if (substitutes.length > 0 && who % 4 > 0) return at(substitutes, who);
  return at(actors.length > 0 ? actors : world.people, who);
}

/** The author, the client's manager or deputy, or whoever stands in for one of them. */
export function pickOwner(world: ModelWorld, request: RequestDoc, { able, who }: ModelAction): string {
  const { clients, people } = world.journal.latest;
  const { manager, deputy } = clients.get(request.client ?? '')?.passport.appointment ?? {};
  const owners = [request.author, manager, deputy].filter((one) => typeof one === 'string');
  const substitutes = owners.flatMap((one) => people.get(one)?.substitute?.person ?? []);
  return at(able ? [request.author, ...owners, ...substitutes] : world.people, who);
}

function standsIn(world: ModelWorld, id: string): boolean {
  return [...world.journal.latest.people.values()].some(({ substitute }) => substitute?.person === id);
}

/** Everything that the fields ask for, as it is typed; if the form is left incomplete, one of them is not there. */
export async function fill(
  world: ModelWorld,
  actor: string,
  fields: KindFields,
  client: string,
  { seed, blank }: Pick<ModelAction, 'seed' | 'blank'>,
): Promise<Values> {
  const { options } = await loadFieldOptions(world.app, actor, fields);
  const values = fillFields(fields, { today: todayIn(world, 0), client, options, seed });
  if (!blank) return values;
  const left = Object.keys(values)[seed % Math.max(1, Object.keys(values).length)];
  return Object.fromEntries(Object.entries(values).filter(([name]) => name !== left));
}

/** Texts that the fields of a card bring along: lists stay in the draft. */
export function textsOf(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
}

/** In the zone of both units, which is seven hours ahead. */
export function todayIn(world: ModelWorld, days: number): string {
  return new Date(world.clock.now() + (7 + days * 24) * 3_600_000).toISOString().slice(0, 10);
}

export function at<T>(list: readonly T[], n: number): T {
  const found = list[n % Math.max(1, list.length)];
  if (found === undefined) throw new TypeError('nothing to choose from');
  return found;
}
