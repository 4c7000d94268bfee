import { expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { NOTES } from '../../src/notes/note.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { openStepOf, type RequestDoc } from '../../src/requests/request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildContract } from '../helpers/build-dated.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildRequest } from '../helpers/build-request.ts';
import { SEATS, startTestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const MOST = 40_000;
const words = (length: number, n: number | string = '') =>
  `${n} `.concat('Слово «в кавычках» и \\ ещё. '.repeat(length / 10)).slice(0, length);
const list = <T>(length: number, make: (n: number) => T): T[] => Array.from({ length }, (_, n) => make(n));

/** Everything that a passport may hold, as long as it may be. */
function largest() {
  const passport = buildPassport();
  const [contact] = passport.contacts;
  if (!contact) throw new Error('no contact');
  return {
    ...passport,
    fullName: words(300),
    shortName: words(300),
    legalAddress: words(300),
    postalAddress: words(300),
    image: true,
    productionStructure: words(2_000),
    servicePoints: list(50, (n) => ({ address: words(300, n), unit: 'barnaul' })),
    criteria: list(10, (n) => ({ criterion: 'monthly-charge', value: words(100, n), period: words(100) })),
    services: list(30, (n) => ({
      service: 'internet',
      quantity: 1_000_000,
      tariff: words(200, n),
      contract: words(100),
      since: '2026-01-01',
    })),
    operators: list(10, (n) => ({ operator: words(200, n), services: words(300), volume: words(100) })),
    appointment: { ...passport.appointment, orderNumber: words(50), combinedDuty: words(200) },
    contacts: list(20, (n) => ({
      ...contact,
      id: `c${n}`,
      lastName: words(100, n),
      firstName: words(100),
      patronymic: words(100),
      post: words(200),
      phone: '+7 3852 12-34-56 доб. 1234567890123456789012345678',
      email: `${'d'.repeat(60)}@${'a'.repeat(60)}.${'b'.repeat(60)}.ru`,
    })),
    companyDays: list(10, (n) => ({ id: `d${n}`, title: words(200, n), day: `0${(n % 9) + 1}-1${n % 9}` })),
  };
}

it('the card of the largest client has room for all of its parts', async () => {
  const bot = await startTestBot({ people: SEATS, renderers: RENDERERS, at: '2026-11-28T05:00:00Z' });
  const statusHistory = list(40, (n) => ({
    status: 'client_notified' as const,
    at: `2026-01-01T00:00:${String(n % 60).padStart(2, '0')}.000Z`,
    by: 'manager',
    request: null,
    reason: words(1_000),
  }));
  const files = list(30, (n) => `file-${n}`);
  await bot.product.clients.insert(
    buildClient({ status: 'client_notified', openRequest: null, passport: largest(), statusHistory, files }),
  );
  for (const _id of files) {
    await bot.product.files.insert({
      _id,
      name: `${'ф'.repeat(190)}.pdf`,
      size: 20_000_000,
      sha256: '',
      type: 'pdf',
      by: 'manager',
      at: '2026-11-25T05:00:00Z',
      status: 'ready',
      chunks: 1,
      request: null,
      client: CLIENT,
      loose: false,
      pending: [],
      hasPending: false,
    });
  }
  for (let n = 0; n < 30; n += 1) {
    await bot.product.notes.insert({
      _id: `${NOTES.name}-${n}`,
      client: CLIENT,
      unit: 'barnaul',
      kind: 'complaint',
      text: words(1_000),
      on: `2026-11-${String((n % 27) + 1).padStart(2, '0')}`,
      by: 'manager',
      onBehalfOf: 'branch-sales',
      at: '2026-11-25T05:00:00Z',
      removed: false,
      revision: 1,
      pending: [],
      hasPending: false,
    });
    const values = { subject: words(300), from: '2026-01-01' };
    const contract = buildContract('2026-12-31', { values, client: CLIENT });
    await bot.product.requests.insert({ ...contract, _id: `CN-2026-${1000 + n}` });
    const open: RequestDoc = buildRequest({ id: `MI-2026-${1000 + n}`, type: 'management-issue', values });
    expect(openStepOf(open)).toBeDefined();
    await bot.product.requests.insert({ ...open, author: 'manager', client: CLIENT });
  }
  await refreshReminders(bot.product, `client:${CLIENT}`);

  for (const person of SEATS.map(({ _id }) => _id)) {
    await bot.hear(person, `открыть ${CLIENT}`);
    const { card } = bot.cardsOf(person).at(-1) ?? {};
    expect([person, JSON.stringify(card).includes(CLIENT)]).toEqual([person, true]);
    expect(JSON.stringify(card).length).toBeLessThan(MOST);
  }
  for (const section of [
    'contacts',
    'services',
    'operators',
    'addresses',
    'basis',
    'notes',
    'past',
    'days',
  ]) {
    const { card } = await bot.act('manager', 'any', 'client.section', { client: CLIENT, section });
    expect([section, JSON.stringify(card ?? null).includes('client.open')]).toEqual([section, true]);
  }
  const { card } = await bot.act('manager', 'any', 'file.list', { client: CLIENT });
  expect(JSON.stringify(card)).toContain(CLIENT);
  await bot.close();
}, 60_000);
