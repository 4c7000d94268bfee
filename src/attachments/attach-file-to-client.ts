import type { Client } from '../clients/client.ts';
import { maySeeClient, wayToEdit } from '../clients/client-access-rules.ts';
import { changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import { FILES, type StoredFile } from '../files/stored-file.ts';
import { AppError } from '../kernel/errors.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import type { Repo } from '../storage/store.ts';
import { getOwnFile, requireFree } from './attach-file.ts';

export interface AttachFileToClientDeps extends LoadActorDeps {
  clients: Repo<Client>;
  files: Repo<StoredFile>;
  relay: Relay;
}

export const MAX_FILES_PER_CLIENT = 30;

/**
 * Says that the sender's own file belongs to a client whom the sender answers for; saying it again changes nothing.
 * Throws NOT_FOUND for a file of others and a client that may not be seen, FORBIDDEN, FILES_FULL, and FILE_TAKEN.
 */
export async function attachFileToClient(
  deps: AttachFileToClientDeps,
  input: { actor: string; file: string; client: string },
): Promise<Client> {
  const [client, actor] = await Promise.all([deps.clients.get(input.client), loadActor(deps, input.actor)]);
  if (!client || !maySeeClient(actor, client)) {
    throw new AppError('NOT_FOUND', { message: `no client ${input.client} for this person` });
  }
  const way = wayToEdit(actor, client);
  if (!way) throw new AppError('FORBIDDEN');
  await changeDocument(
    deps.relay,
    deps.files,
    FILES.name,
    () => getOwnFile(deps, input),
    async (file) => {
      if (file.client === client._id) return null;
      requireFree(file);
      const { files = [] } = (await deps.clients.get(client._id)) ?? client;
      if (files.length >= MAX_FILES_PER_CLIENT) {
        throw new AppError('FILES_FULL', { details: { max: MAX_FILES_PER_CLIENT } });
      }
      const args = { client: client._id, file: file._id, onBehalfOf: way.onBehalfOf };
      return {
        doc: { ...file, client: client._id, loose: false },
        effects: [{ name: 'client.add-file', args }],
      };
    },
  );
  return client;
}
