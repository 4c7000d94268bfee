import { type EditClientDeps, editClient } from '../clients/register/edit-client.ts';
import type { StoredFile } from '../files/stored-file.ts';
import type { Clock } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Repo } from '../storage/store.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** A client names a file that was said to belong to it. */
    'client.add-file': { client: string; file: string; onBehalfOf: string | null };
  }
}

export interface AddFileToClientDeps extends EditClientDeps {
  files: Repo<StoredFile>;
  clock: Clock;
}

/** Carries out what `attachFileToClient` owes: the client names the file, its cards are redrawn. */
export async function addFileToClient(
  deps: AddFileToClientDeps,
  args: { client: string; file: string; onBehalfOf: string | null },
): Promise<void> {
  const file = await deps.files.get(args.file);
  if (!file) return;
  const subject = subjectOf.client(args.client);
  const at = new Date(deps.clock.now()).toISOString();
  await editClient(deps, args.client, (client) => {
    const files = client.files ?? [];
    if (files.includes(file._id)) return null;
    const event = { type: 'file.attached' as const, file: file._id };
    const entry = { subject, at, by: file.by, onBehalfOf: args.onBehalfOf, event };
    return {
      doc: { ...client, files: [...files, file._id] },
      effects: [
        { name: 'audit', args: { entry } },
        { name: 'cards.redraw', args: { subject } },
      ],
    };
  });
}
