import { changeDocument } from '../effects/change.ts';
import type { Relay } from '../effects/relay.ts';
import type { StoredFile } from '../files/stored-file.ts';
import type { Clock } from '../kernel/clock.ts';
import { subjectOf } from '../kernel/subject.ts';
import { REQUESTS } from '../requests/collection.ts';
import { getRequest } from '../requests/get-request.ts';
import type { RequestDoc } from '../requests/request.ts';
import { withFile } from '../requests/rights/file-rules.ts';
import type { Repo } from '../storage/store.ts';

declare module '../effects/commands.ts' {
  interface CommandArgs {
    /** A request names a file that was said to belong to it. */
    'request.add-file': { request: string; file: string };
  }
}

export interface AddFileToRequestDeps {
  files: Repo<StoredFile>;
  requests: Repo<RequestDoc>;
  relay: Relay;
  clock: Clock;
}

/** Carries out what `attachFile` owes: the request names the file, its cards are redrawn. */
export async function addFileToRequest(
  deps: AddFileToRequestDeps,
  args: { request: string; file: string },
): Promise<void> {
  const file = await deps.files.get(args.file);
  if (!file) return;
  const subject = subjectOf.request(args.request);
  await changeDocument(
    deps.relay,
    deps.requests,
    REQUESTS.name,
    () => getRequest(deps, args.request),
    (request) => {
      const at = new Date(deps.clock.now()).toISOString();
      const doc = withFile(request, file._id, at);
      if (!doc) return null;
      const event = { type: 'file.attached' as const, file: file._id };
      return {
        doc,
        effects: [
          { name: 'audit', args: { entry: { subject, at, by: file.by, onBehalfOf: null, event } } },
          { name: 'cards.redraw', args: { subject } },
        ],
      };
    },
  );
}
