import { type Client, isListed } from '../clients/client.ts';
import { requestKind } from '../requests/kinds/index.ts';
import type { RequestDoc, RequestStatus } from '../requests/request.ts';

/** Edit that the client's state allows its manager. */
export type EditKind =
  /** At once, or by the route, as the fields go. */
  | 'change'
  /** The returned request is corrected and sent again. */
  | 'rework'
  /** A new request takes up one that ended, or begins one for an imported candidate. */
  | 'again';

/** The status of the passport's own request; what else may decide the client is no rework of the passport. */
export function passportRequestStatus(
  request: Pick<RequestDoc, 'type' | 'status'> | null | undefined,
): RequestStatus | null {
  return request && requestKind(request.type).appliesPassportAfter ? request.status : null;
}

export function editKindOf(
  client: Pick<Client, 'status' | 'openRequest'>,
  openRequestStatus: RequestStatus | null,
): EditKind {
  if (openRequestStatus === 'returned') return 'rework';
  if (!isListed(client)) return 'again';
  return client.status === 'candidate' && client.openRequest === null ? 'again' : 'change';
}
