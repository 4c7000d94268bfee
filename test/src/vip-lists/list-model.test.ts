import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from '../../../src/kernel/errors.ts';
import { agreeList, refuseLine, returnList, withdrawRefusal } from '../../../src/vip-lists/agree-list.ts';
import { changeLine, dropLine, restoreLine, submitList } from '../../../src/vip-lists/edit-lines.ts';
import { exceptLine, recordDecision, recordSent } from '../../../src/vip-lists/send-list.ts';
import { LIST_SEATS, LIST_STATUSES, type ListLine, type VipList } from '../../../src/vip-lists/vip-list.ts';
import { buildPerson } from '../../helpers/build-person.ts';
import { buildLine, buildVipList } from '../../helpers/build-vip-list.ts';
import { addPerson, createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const LIST = '2026-Q3';
const LINES = ['VIP-2026-0001', 'VIP-2026-0002', 'VIP-2026-0404'];
/** `keeper` keeps the list and holds a seat, `both` holds the two seats. */
const PEOPLE = [
  ...['branch-sales', 'branch-sales', 'commercial-director', 'commercial-director'],
  ...['security-director', 'security-director', 'keeper', 'both', 'manager'],
];
const DEEDS = [
  ...['change', 'drop', 'restore', 'submit', 'submit', 'refuse', 'withdraw', 'agree', 'agree', 'agree'],
  ...['stale', 'return', 'send', 'send', 'except', 'decide'],
] as const;

interface Press {
  does: (typeof DEEDS)[number];
  by: string;
  line: string;
  on: string;
}

const press: fc.Arbitrary<Press> = fc.record({
  does: fc.constantFrom(...DEEDS),
  by: fc.constantFrom(...PEOPLE),
  line: fc.constantFrom(...LINES),
  on: fc.constantFrom('2026-12-02', '2026-12-02', '2026-12-03', '2026-12-01', 'вчера'),
});

async function createWorld(): Promise<ReminderWorld> {
  const world = await createReminderWorld('2026-12-02 10:00');
  const role = <T extends string>(name: T) => ({ role: name, scope: 'branch' });
  await addPerson(
    world,
    buildPerson('keeper', { roles: [role('branch-sales' as const), role('commercial-director' as const)] }),
  );
  await addPerson(world, buildPerson('both', { roles: LIST_SEATS.map(role) }));
  const lines = [
    buildLine(),
    buildLine({ id: 'VIP-2026-0002', section: 'remove', ground: 'below-threshold' }),
  ];
  await world.app.vipLists.insert(buildVipList({ lines }));
  return world;
}

async function take({ app }: ReminderWorld, { does, by, line, on }: Press, list: VipList): Promise<void> {
  const click = { actor: by, list: LIST };
  const typed = { number: '17/к', on };
  const reason = 'долги';
  if (does === 'change') await changeLine(app, { ...click, line, note: 'важный', ground: '' });
  else if (does === 'drop') await dropLine(app, { ...click, line, reason });
  else if (does === 'restore') await restoreLine(app, { ...click, line });
  else if (does === 'submit') await submitList(app, click);
  else if (does === 'refuse') await refuseLine(app, { ...click, line, reason });
  else if (does === 'withdraw') await withdrawRefusal(app, { ...click, line });
  else if (does === 'agree') await agreeList(app, { ...click, revision: list.revision });
  else if (does === 'stale') await agreeList(app, { ...click, revision: 1 });
  else if (does === 'return') await returnList(app, { ...click, reason });
  else if (does === 'except') await exceptLine(app, { ...click, line, outcome: 'postponed', note: '' });
  else {
    const result = await (does === 'send' ? recordSent : recordDecision)(app, { ...click, typed });
    if ('errors' in result) throw new AppError('STALE');
  }
}

const wordsOf = ({ headOffice: _, ...line }: ListLine) => line;
const rank = ({ status }: VipList) => LIST_STATUSES.indexOf(status);

/** True between any two states, whoever pressed whatever. */
function holds(before: VipList, after: VipList): void {
  const { agreed, submitted, outgoing, decision } = after;
  const people = LIST_SEATS.flatMap((seat) => agreed[seat]?.by ?? []);
  expect(new Set(people).size).toBe(people.length);
  if (submitted) expect(people).not.toContain(submitted.by);
  if (rank(after) >= LIST_STATUSES.indexOf('agreed')) expect(people).toHaveLength(2);
  expect(outgoing !== null).toBe(rank(after) >= LIST_STATUSES.indexOf('sent'));
  expect(decision !== null).toBe(after.status === 'decided');
  if (outgoing) expect(outgoing.on).toBe('2026-12-02');
  if (rank(before) >= LIST_STATUSES.indexOf('agreed')) {
    expect(rank(after)).toBeGreaterThanOrEqual(rank(before));
    expect(after.lines.map(wordsOf)).toEqual(before.lines.map(wordsOf));
    expect(after.agreed).toEqual(before.agreed);
  }
  if (before.status === 'decided') expect(after).toEqual(before);
  if (before.status === 'agreeing' && after.status === 'agreeing') {
    for (const seat of LIST_SEATS) {
      if (!before.agreed[seat]) continue;
      expect(after.agreed[seat]).toEqual(before.agreed[seat]);
      const refused = (list: VipList) => list.lines.map((line) => line.refused[seat]);
      expect(refused(after)).toEqual(refused(before));
    }
  }
}

async function getList({ app }: ReminderWorld): Promise<VipList> {
  const list = await app.vipLists.get(LIST);
  if (!list) throw new Error('no list');
  return list;
}

describe('a list under whatever people press', () => {
  it('needs both directors, decides nothing twice, and stands as it was agreed', async () => {
    const reached = new Set<string>();
    await fc.assert(
      fc.asyncProperty(fc.array(press, { minLength: 40, maxLength: 90 }), async (presses) => {
        const world = await createWorld();
        let before = await getList(world);
        for (const each of presses) {
          const done = await take(world, each, before).then(
            () => true,
            (error: unknown) => {
              if (!(error instanceof AppError) || error.code === 'INTERNAL') throw error;
              return false;
            },
          );
          const after = await getList(world);
          holds(before, after);
          if (!done) expect(after.version).toBe(before.version);
          if (each.line === 'VIP-2026-0404' && /drop|change|refuse|except/.test(each.does)) {
            expect(done).toBe(false);
          }
          if (each.does === 'stale') expect(done).toBe(false);
          reached.add(after.status);
          before = after;
        }
      }),
      { numRuns: 15 },
    );
    expect(reached).toContain('agreed');
  });
});
