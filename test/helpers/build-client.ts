import { ACTIVE_STATUSES, type Client, clientSortName } from '../../src/clients/client.ts';
import { buildPassport } from './build-passport.ts';

/** A registered client in agreement, or in the status given; consistent in everything that follows from it. */
export function buildClient(overrides: Partial<Client> = {}): Client {
  const passport = overrides.passport ?? buildPassport();
  const status = overrides.status ?? 'candidate';
  return {
    _id: 'VIP-2026-0001',
    version: 1,
    key: `${passport.inn}:${passport.kpp}`,
    status,
    active: ACTIVE_STATUSES.includes(status),
    level: new Set(passport.servicePoints.map((point) => point.unit)).size > 1 ? 'regional' : 'local',
    passport,
    openRequest: status === 'candidate' ? 'ST-2026-0001' : null,
    followed: null,
    statusHistory: [{ status, at: '2026-11-22T02:00:00.000Z', by: 'manager', request: null, reason: null }],
    sortName: clientSortName(passport),
    revision: 1,
    createdAt: '2026-11-22T02:00:00.000Z',
    pending: [],
    hasPending: false,
    ...overrides,
  };
}
