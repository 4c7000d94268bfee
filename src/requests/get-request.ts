import { AppError } from '../kernel/errors.ts';
import type { Repo } from '../storage/store.ts';
import type { RequestDoc } from './request.ts';

/** Throws NOT_FOUND. */
export async function getRequest(
  deps: { requests: Repo<RequestDoc> },
  requestId: string,
): Promise<RequestDoc> {
  const request = await deps.requests.get(requestId);
  if (!request) throw new AppError('NOT_FOUND', { message: `no request ${requestId}` });
  return request;
}
