import type { DeliveryContent } from '../deliveries/delivery.ts';
import { newDelivery } from '../deliveries/new-delivery.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Directory } from '../people/directory.ts';
import { abilitiesOf } from '../requests/rights/ability-rules.ts';
import { findClientManagers } from '../requests/rights/load-decision-context.ts';
import { findWaitingFor } from '../requests/views/find-waiting-for.ts';
import { DuplicateKey } from '../storage/store.ts';
import { type RedrawWaitingDeps, redrawWaiting } from './redraw-waiting.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** Bring what waits for somebody absent to the substitute. */
    'absence.begin': { person: string };
  }
}

export interface BeginAbsenceDeps extends RedrawWaitingDeps {
  directory: Directory;
  clock: Clock;
}

/** Handler of `absence.begin`: the substitute gets a word and the live card of everything that waits. */
export async function beginAbsence(
  deps: BeginAbsenceDeps,
  args: { person: string },
  effectId: string,
): Promise<void> {
  const principal = await deps.directory.findPerson(args.person);
  const substitution = principal?.substitute;
  const substitute = substitution && (await deps.directory.findPerson(substitution.person));
  if (!principal || !substitution || !substitute) return;
  const { from, to } = substitution;
  const people = { principal: principal._id, substitute: substitute._id };
  await owe(deps, `${effectId}:begun`, substitute._id, {
    kind: 'absence',
    event: 'begun',
    ...people,
    from,
    to,
  });
  const who = { person: substitute, principals: [principal] };
  for (const request of await findWaitingFor(deps, principal)) {
    const managers = await findClientManagers(deps, request.client);
    const { seat, rework, reply } = abilitiesOf(who, request, managers);
    // In a seat of their own they have the card already.
    if (seat?.way.onBehalfOf === null) continue;
    if (seat || rework || reply) {
      const content = { kind: 'request-card' as const, request: request._id };
      await owe(deps, `${effectId}:${request._id}`, substitute._id, content);
    }
  }
  await redrawWaiting(deps, args);
  deps.outbox.raise();
}

async function owe(
  deps: BeginAbsenceDeps,
  id: string,
  person: string,
  content: DeliveryContent,
): Promise<void> {
  try {
    await deps.deliveries.insert(
      newDelivery({
        id,
        recipient: { kind: 'person', id: person },
        content,
        dueAt: deps.realClock.now(),
        createdAt: new Date(deps.clock.now()).toISOString(),
      }),
    );
  } catch (error) {
    if (!(error instanceof DuplicateKey)) throw error;
  }
}
