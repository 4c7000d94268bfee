import type { Conversation } from '../../deliveries/conversation.ts';
import type { Repo } from '../../storage/store.ts';
import { openStepOf, type RequestDoc } from '../request.ts';
import { type DecisionContextDeps, loadDecisionContext } from '../rights/load-decision-context.ts';
import { seatRefusal } from '../seats/seat-rules.ts';
import { candidatesFor } from '../seats/staffing-rules.ts';

export interface FindUnreachableDeps extends DecisionContextDeps {
  conversations: Repo<Conversation>;
}

/** A seat that nobody can decide, as the bot reaches none of those who might. */
export interface UnreachableSeat {
  step: string;
  seat: string;
  /** Person ids. */
  people: string[];
}

/** Undecided seats of the open step whose every holder and substitute is out of the bot's reach. */
export async function findUnreachable(
  deps: FindUnreachableDeps,
  request: RequestDoc,
): Promise<UnreachableSeat[]> {
  return (await isAnybodyLost(deps)) ? findSeatsWithout(deps, request, new Set()) : [];
}

/** The same; the people named are out of reach for this request, whatever else they get. */
export async function findSeatsWithout(
  deps: FindUnreachableDeps,
  request: RequestDoc,
  lost: ReadonlySet<string>,
): Promise<UnreachableSeat[]> {
  const step = openStepOf(request);
  if (!step) return [];
  const { staffing } = await loadDecisionContext(deps, request);
  const found: UnreachableSeat[] = [];
  for (const seat of step.seats.filter(({ decision }) => !decision)) {
    const able = candidatesFor(seat, staffing).filter(
      (candidate) => seatRefusal(request, step, seat, candidate) === null,
    );
    const people = [...new Set(able.map(({ by }) => by))];
    const reached = await Promise.all(
      people.map(async (id) => !lost.has(id) && (await isReachable(deps, id))),
    );
    if (people.length > 0 && !reached.includes(true)) {
      found.push({ step: step.definition.id, seat: seat.id, people });
    }
  }
  return found;
}

/** Asked first, as it is the common case: a card is drawn often. */
async function isAnybodyLost({ conversations }: FindUnreachableDeps): Promise<boolean> {
  const page = await conversations.find({ index: 'reachable', eq: { reachable: false }, limit: 1 });
  return page.items.length > 0;
}

/** True of a person whom nobody has tried yet, too. */
async function isReachable({ conversations }: FindUnreachableDeps, id: string): Promise<boolean> {
  return (await conversations.get(id))?.reachable ?? true;
}
