import type { StoredFile } from '../../files/stored-file.ts';
import type { Repo } from '../../storage/store.ts';
import type { RequestDoc } from '../request.ts';
import { filesOf } from '../rights/file-rules.ts';

/** Files that somebody sent for the open step and no earlier answer carried. */
export async function filesWithAnswer(
  deps: { files: Repo<StoredFile> },
  request: RequestDoc,
  { step, by }: { step: string; by: string },
): Promise<string[]> {
  const opened = request.history.findLast((entry) => entry.step !== step)?.at ?? request.createdAt;
  const seats = request.steps.flatMap((each) => each.seats);
  const carried = new Set(seats.flatMap(({ decision }) => decision?.files ?? []));
  const found: string[] = [];
  for (const id of filesOf(request)) {
    const file = carried.has(id) ? null : await deps.files.get(id);
    if (file?.by === by && file.at >= opened) found.push(id);
  }
  return found;
}
