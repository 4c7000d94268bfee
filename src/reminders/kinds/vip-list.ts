import { Temporal } from 'temporal-polyfill';
import { subjectOf } from '../../kernel/subject.ts';
import { BRANCH, DEFAULT_ZONE } from '../../people/person.ts';
import { LIST_SEATS, type ListStatus, type VipList } from '../../vip-lists/vip-list.ts';
import { type Ladder, MORNING } from '../ladder.ts';
import type { RoleSeat } from '../matter.ts';
import { type ListFacts, vipListSource } from '../sources/vip-list.ts';
import type { ReminderKind } from './kind.ts';

export interface ListAbout {
  list: VipList;
}

const LADDER: Ladder = {
  steps: [
    { id: 'due-5', offset: { workingDays: -5 }, at: MORNING, to: ['owner'], phase: 'before' },
    { id: 'due-2', offset: { workingDays: -2 }, at: MORNING, to: ['owner'], phase: 'before' },
    { id: 'due', offset: { calendarDays: 0 }, at: MORNING, to: ['owner'], phase: 'day' },
    { id: 'overdue-1', offset: { workingDays: 1 }, at: MORNING, to: ['owner'], phase: 'overdue' },
    { id: 'overdue-3', offset: { workingDays: 3 }, at: MORNING, to: ['owner', 'superior'], phase: 'overdue' },
  ],
  weekly: ['owner', 'superior'],
};

/** States in which the list waits for somebody of the branch; while it is sent, the head office has no date. */
const WAITING: Partial<Record<ListStatus, (list: VipList) => RoleSeat[]>> = {
  draft: () => [{ role: 'branch-sales', scope: BRANCH }],
  agreeing: (list) =>
    LIST_SEATS.filter((seat) => !list.agreed[seat]).map((role) => ({ role, scope: BRANCH })),
  agreed: () => [{ role: 'branch-sales', scope: BRANCH }],
};

/** The list of a quarter at each of its steps (page 2, clause 3.2). */
export const vipListKind: ReminderKind<ListFacts, ListAbout> = {
  id: 'quarter-list',
  ladder: LADDER,
  endsBy: 'deed',
  from: vipListSource,
  mattersOf: ({ list, dueOn }) => {
    const seats = WAITING[list.status]?.(list) ?? [];
    if (seats.length === 0) return [];
    const due = Temporal.PlainDate.from(dueOn);
    return [
      {
        id: `quarter-list:${list._id}:${list.status}`,
        subject: subjectOf.list(list._id),
        args: { list: list._id, status: list.status },
        unit: '',
        zone: DEFAULT_ZONE,
        owners: [],
        seats,
        next: () => due,
      },
    ];
  },
  card: {
    load: async (deps, { args }) => {
      const list = await deps.vipLists.get(args.list ?? '');
      return list && { list };
    },
  },
  describe: async (_deps, { list = '' }, texts) => {
    const [year = '', quarter = ''] = list.split('-Q');
    return texts.t('reminders.due.occasions.quarter-list', { year, quarter });
  },
};
