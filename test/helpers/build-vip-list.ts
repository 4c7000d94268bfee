import type { ListLine, VipList } from '../../src/vip-lists/vip-list.ts';

/** A list of one new client, in the hands of branch sales unless told otherwise. */
export function buildVipList(change: Partial<VipList> = {}): Omit<VipList, 'version'> {
  return {
    _id: '2026-Q3',
    status: 'draft',
    dueOn: '2026-11-27',
    revision: 1,
    lines: [buildLine()],
    submitted: null,
    agreed: {},
    returned: null,
    outgoing: null,
    decision: null,
    pending: [],
    hasPending: false,
    ...change,
  };
}

export function buildLine(change: Partial<ListLine> = {}): ListLine {
  return {
    id: 'VIP-2026-0001',
    section: 'new',
    name: 'ООО «Ромашка»',
    inn: '7707083893',
    unit: 'barnaul',
    level: 'local',
    criterion: 'monthly-charge',
    value: '150 000',
    monthly: 15_000_000,
    closeness: 120,
    operator: '',
    status: 'client_notified',
    manager: 'manager',
    request: 'ST-2026-0001',
    ground: '',
    note: '',
    byHand: false,
    dropped: '',
    refused: {},
    headOffice: null,
    ...change,
  };
}
