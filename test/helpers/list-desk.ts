import { runDue } from '../../src/jobs/run-due.ts';
import type { VipList } from '../../src/vip-lists/vip-list.ts';
import { buildClient } from './build-client.ts';
import { buildPassport } from './build-passport.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from './build-person.ts';
import { visibleText } from './card-contents.ts';
import { type ExportDesk, startExportDesk } from './export-desk.ts';
import { SEATS } from './start-bot.ts';

/** Two units and three managers on the first working day of a year, with clients who came, stay and are to go. */
export interface ListDesk extends ExportDesk {
  pass(): Promise<void>;
  list(): Promise<VipList>;
  /** Text of the last card in somebody's chat. */
  last(person: string): string;
  submitted(): Promise<void>;
  agreed(): Promise<void>;
  sent(): Promise<void>;
}

export async function startListDesk(): Promise<ListDesk> {
  const desk = await startExportDesk({
    people: [
      ...SEATS,
      buildHolder('unit-head'),
      buildPerson('second-manager', { roles: [{ role: 'manager', scope: 'barnaul' }] }),
      buildPerson('biysk-manager', { roles: [{ role: 'manager', scope: OTHER_UNIT }] }),
      buildPerson('biysk-head', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
      buildPerson('outsider'),
    ],
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    at: '2027-01-11T02:00:00Z',
  });
  const { bot } = desk;
  await addClient(desk, 1, 'client_notified', 'agreed', 'manager');
  await addClient(desk, 2, 'client_notified', 'agreed', 'second-manager');
  await addClient(desk, 3, 'client_notified', 'agreed', 'biysk-manager', OTHER_UNIT);
  await addClient(desk, 4, 'client_notified', null, 'manager');
  await addClient(desk, 5, 'removal_proposed', null, 'manager');
  const pass = async () => {
    await runDue(bot.product);
    await bot.quiet();
  };
  const submitted = async () => {
    await pass();
    await bot.say('branch-sales', 'список квартала');
    const fields = { line: 'VIP-2026-0005', ground: 'below-threshold', note: 'мало начислений' };
    await bot.press('branch-sales', 'list.line', fields);
    await bot.press('branch-sales', 'Отправить директорам');
    await bot.quiet();
  };
  const agreed = async () => {
    await submitted();
    for (const director of ['commercial-director', 'security-director']) {
      await bot.press(director, 'Согласовать всё');
    }
    await bot.quiet();
  };
  return {
    ...desk,
    pass,
    submitted,
    agreed,
    sent: async () => {
      await agreed();
      await bot.say('branch-sales', 'список квартала');
      await bot.press('branch-sales', 'list.sent', { number: '17/к', on: '2027-01-11' });
    },
    last: (person) => visibleText(bot.cardsOf(person).at(-1)?.card ?? {}),
    list: async () => {
      const list = await bot.product.vipLists.get('2026-Q4');
      if (!list) throw new Error('no list');
      return list;
    },
  };
}

async function addClient(
  { bot }: ExportDesk,
  n: number,
  status: 'client_notified' | 'removal_proposed',
  came: 'agreed' | null,
  manager: string,
  unit = 'barnaul',
): Promise<void> {
  const shortName = `Клиент ${n}`;
  const passport = buildPassport({ shortName, inn: `770708380${n}`, unit });
  const appointment = { ...passport.appointment, manager, deputy: null };
  const at = came ? '2026-11-20T02:00:00Z' : '2025-03-20T02:00:00Z';
  const statusHistory = [{ status: 'agreed' as const, at, by: 'system', request: 'ST-2026-9', reason: null }];
  const doc = buildClient({
    _id: `VIP-2026-000${n}`,
    key: `key-${n}`,
    status,
    statusHistory,
    passport: { ...passport, appointment },
    openRequest: null,
  });
  await bot.product.clients.insert(doc);
}
