import type { RequestDoc } from '../request.ts';
import { requestersOf } from '../requester-rules.ts';
import type { Abilities } from './ability-rules.ts';

export const MAX_FILES_PER_REQUEST = 20;

/** True of requesters, and of those who may decide, take back or rework the request now. */
export function mayAddFile(
  actor: string,
  request: Pick<RequestDoc, 'author' | 'onBehalfOf' | 'status'>,
  abilities: Abilities,
): boolean {
  if (request.status !== 'open' && request.status !== 'returned') return false;
  return (
    requestersOf(request).includes(actor) || abilities.seat !== null || abilities.rework || abilities.withdraw
  );
}

/** The request with the file, or null when it has it already. The revision stays: no open card grows stale. */
export function withFile(request: RequestDoc, file: string, at: string): RequestDoc | null {
  const files = filesOf(request);
  return files.includes(file) ? null : { ...request, files: [...files, file], updatedAt: at };
}

/** Requests of an earlier version name none. */
export function filesOf(request: { files?: string[] }): string[] {
  return request.files ?? [];
}
