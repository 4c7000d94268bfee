import type { Client } from '../clients/client.ts';
import { wayToEdit } from '../clients/client-access-rules.ts';
import type { Actor } from '../people/actor.ts';
import { isOffered } from '../requests/forms/list-client-choices.ts';
import { clientFieldOf, kindsFor } from '../requests/forms/new-request-rules.ts';
import type { RequestKind } from '../requests/kinds/definition.ts';
import { REQUEST_KINDS } from '../requests/kinds/index.ts';

/** Kinds of request that this person may raise about this client, as it stands. */
export function raisableFor(who: Actor, client: Client): RequestKind[] {
  const owns = wayToEdit(who, client) !== null;
  return kindsFor(who, REQUEST_KINDS).filter(
    (kind) =>
      clientFieldOf(kind) !== null &&
      isOffered(kind, client) &&
      (owns || !kind.requires?.includes('own-client')) &&
      (client.openRequest === null || !kind.requires?.includes('free-client')),
  );
}
