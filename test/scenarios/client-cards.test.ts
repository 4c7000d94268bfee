import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { buttonsOf } from '../helpers/card-contents.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { editSection, registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { watchClient } from '../helpers/watch-client.ts';

const CLIENT = 'VIP-2026-0001';
const GONE = `Карточка клиента ${CLIENT} Вам больше не доступна.`;
const PEOPLE = [
  ...SEATS,
  buildHolder('manager', { _id: 'other-manager' }),
  buildPerson('other-head', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
];

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: PEOPLE,
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
  });
  for (const { _id } of PEOPLE) await bot.install(_id);
});

afterEach(() => bot.close());

const openClient = (person: string) => watchClient(bot, person, CLIENT);

async function approve(): Promise<void> {
  for (const [person, button] of [
    ['unit-sales-head', 'Присвоить статус'],
    ['branch-sales', 'Принять в список'],
    ['commercial-director', 'Согласовать'],
    ['security-director', 'Согласовать'],
    ['branch-sales', 'Подтвердить в СП'],
  ] as const) {
    await bot.press(person, button);
  }
}

async function tell(): Promise<void> {
  await bot.press('manager', 'Сообщено клиенту…');
  await bot.press('manager', 'Сохранить', { toldOn: '2026-11-24', channel: 'call', recipient: 'Директор' });
}

describe('a client’s card in a chat', () => {
  it('follows its client, for each reader as that reader may see it', async () => {
    await registerClient(bot, 'manager');
    const own = await openClient('manager');
    const branch = await openClient('branch-sales');
    expect(own()).toContain('Кандидат');

    await bot.press('unit-sales-head', 'Отклонить…');
    await bot.press('unit-sales-head', 'Отклонить', { reason: 'Не подходит' });

    for (const shown of [own, branch]) expect(shown()).toContain('Не подходит');
    expect(own()).toContain('Директоров');
    expect(branch()).not.toContain('Директоров');
  });

  it('is left alone while its place is taken by a form', async () => {
    await registerClient(bot, 'manager');
    const own = await openClient('manager');
    await bot.press('manager', 'client.edit');

    await bot.press('unit-sales-head', 'Отклонить…');
    await bot.press('unit-sales-head', 'Отклонить', { reason: 'Не подходит' });

    expect(own()).toContain('Название и реквизиты');
  });

  it('says no more to who may not see the client any more', async () => {
    await registerClient(bot, 'manager');
    const manager = await bot.product.people.get('manager');
    if (!manager) throw new Error('no manager');
    const substitute = { person: 'other-manager', from: '2026-11-20', to: '2026-11-25' };
    await bot.product.people.replace({ ...manager, substitute });
    const shown = await openClient('other-manager');
    expect(shown()).toContain('Директоров');
    bot.clock.set('2026-12-10T05:00:00Z');

    await bot.press('unit-sales-head', 'Отклонить…');
    await bot.press('unit-sales-head', 'Отклонить', { reason: 'Не подходит' });

    expect(shown()).toBe(`Карточка клиента ${CLIENT} Вам больше не доступна.`);
  });
});

describe('a section that is too long for the card', () => {
  beforeEach(async () => {
    const passport = buildPassport();
    const [first] = passport.contacts;
    if (!first) throw new Error('no contact');
    const contacts = Array.from({ length: 23 }, (_, n) => ({
      ...first,
      id: `c${n}`,
      lastName: `Фамилия${n + 1}.`,
    }));
    const services = Array.from({ length: 9 }, () => ({
      service: 'internet',
      quantity: 1,
      tariff: 'Т'.repeat(198).concat('конец'),
      contract: '1',
      since: '2026-01-01',
    }));
    const servicePoints = Array.from({ length: 12 }, (_, n) => ({
      address: `Дом ${n + 1}.`,
      unit: 'barnaul',
    }));
    const record = { ...passport, contacts, services, servicePoints };
    await bot.product.clients.insert(
      buildClient({ status: 'client_notified', openRequest: null, passport: record }),
    );
  });

  it('is read to the end, ten rows at a time, and leads back', async () => {
    await bot.hear('manager', `открыть ${CLIENT}`);

    const first = await bot.press('manager', 'Люди: все 23');
    expect(first).toContain('Люди: 1–10 из 23');
    expect(first).toContain('Фамилия10.');
    expect(first).not.toContain('Фамилия11.');
    await bot.press('manager', 'Дальше');
    const last = await bot.press('manager', 'Дальше');
    expect(last).toContain('Люди: 21–23 из 23');
    expect(last).toContain('Фамилия23.');
    expect(buttonsOf(bot.cardsOf('manager').at(-1)?.card)).toEqual(['К карточке']);
    expect(await bot.press('manager', 'К карточке')).toContain('Адреса');
  });

  it('shows whole what the card cuts, and every service point', async () => {
    await bot.hear('manager', `открыть ${CLIENT}`);
    expect(await bot.press('manager', 'Услуги: все 9')).toContain('конец');
    await bot.press('manager', 'К карточке');
    await bot.press('manager', 'Адреса: все 12');
    expect(await bot.press('manager', 'Дальше')).toContain('Дом 12.');
  });

  it('names nobody to who may not see the client’s people', async () => {
    await bot.hear('branch-sales', `открыть ${CLIENT}`);
    const page = await bot.press('branch-sales', 'Люди: все 23');
    expect(page).toContain('Имена и контакты видят');
    expect(page).not.toContain('Фамилия');
  });

  it('pages through open requests as well, for a director who decides one of them too', async () => {
    for (let n = 1; n <= 23; n += 1) {
      await raiseRequest(bot, 'manager', 'management-issue', {
        client: CLIENT,
        addressee: 'commercial-director',
        subject: `Вопрос ${n}`,
        question: 'Нужно решение руководства.',
      });
    }
    for (const person of ['manager', 'commercial-director']) {
      await bot.hear(person, `открыть ${CLIENT}`);
      const seen = new Set<string>();
      let text = await bot.press(person, 'Открытые вопросы: все 23');
      for (;;) {
        for (const [, subject = ''] of text.matchAll(/: (Вопрос \d+)$/gm)) seen.add(subject);
        if (!buttonsOf(bot.cardsOf(person).at(-1)?.card).includes('Дальше')) break;
        text = await bot.press(person, 'Дальше');
      }
      expect([person, seen.size]).toEqual([person, 23]);
    }
  }, 60_000);

  it('opens for nobody who may not see the client', async () => {
    const data = { client: CLIENT, section: 'contacts' };
    const { card } = await bot.act('other-manager', 'any', 'client.section', data);
    expect(JSON.stringify(card ?? null)).not.toContain('Люди');
  });
});

describe('a client that moves to another unit', () => {
  beforeEach(async () => {
    await registerClient(bot, 'manager');
    await approve();
    await tell();
    await bot.hear('manager', `открыть ${CLIENT}`);
    const typed = { unit: OTHER_UNIT, 'servicePoints/0/unit': OTHER_UNIT };
    await editSection(bot, 'manager', { client: CLIENT, section: 'addresses' }, typed);
    await bot.press('manager', 'client.submit');
  });

  it('is shown, without names, to the head who is asked to take it', async () => {
    const card = await bot.hear('other-head', `открыть ${CLIENT}`);

    expect(card).toContain('ООО «Торговый дом»');
    expect(card).not.toContain('Директоров');
    await bot.press('other-head', 'Присвоить статус');
    expect(await bot.hear('other-head', `открыть ${CLIENT}`)).toMatch(/^Не нашлось/);
  });

  it('is taken from the chat of that head, who saw it for the sake of the seat, once it is decided', async () => {
    const shown = await openClient('other-head');
    expect(shown()).toContain('ООО «Торговый дом»');

    await bot.press('other-head', 'Присвоить статус');
    await bot.quiet();

    expect(shown()).toBe(GONE);
  });

  it('is taken from it as well once the seat is somebody else’s', async () => {
    const shown = await openClient('other-head');
    await bot.hear('admin', 'открыть ST-2026-0002');
    await bot.press('admin', 'Передать…');
    await bot.press(
      'admin',
      'request.decide',
      { to: 'other-manager', reason: 'В отпуске' },
      { act: 'reassign' },
    );
    await bot.quiet();

    expect(shown()).toBe(GONE);
  });

  it('offers a request only to who may open it', async () => {
    expect(await bot.hear('unit-sales-head', 'открыть ST-2026-0002')).toMatch(/^Не нашлось/);
    expect(await bot.hear('unit-sales-head', `открыть ${CLIENT}`)).not.toContain('ST-2026-0002');
    expect(buttonsOf(bot.cardsOf('unit-sales-head').at(-1)?.card ?? {})).not.toContain('Открыть');
    expect(await bot.hear('manager', `открыть ${CLIENT}`)).toContain('ST-2026-0002');
  });
});

describe('whom a client’s notice went to', () => {
  it('is shown only to who may see the client’s people', async () => {
    await registerClient(bot, 'manager');
    await approve();
    await bot.press('manager', 'Сообщено клиенту…');
    const recipient = 'Директор Директоров';
    await bot.press('manager', 'Сохранить', { toldOn: '2026-11-24', channel: 'call', recipient });

    for (const person of ['manager', 'unit-sales-head', 'security-director']) {
      expect(await bot.hear(person, 'открыть ST-2026-0001')).toContain(recipient);
    }
    for (const person of ['branch-sales', 'commercial-director', 'admin']) {
      const card = await bot.hear(person, 'открыть ST-2026-0001');
      expect(card).toContain('по телефону');
      expect(card).not.toContain(recipient);
      expect(await bot.hear(person, 'журнал ST-2026-0001')).not.toContain(recipient);
    }
  });
});

describe('a client who has not been told yet', () => {
  it('is no active VIP until then', async () => {
    await registerClient(bot, 'manager');
    await approve();

    expect(await bot.product.clients.get(CLIENT)).toMatchObject({ status: 'confirmed_to_sp', active: false });
    expect(await bot.hear('branch-sales', 'список')).toContain('действующих VIP: 0');
    const days = async () =>
      (
        await bot.product.reminderClocks.find({
          index: 'subject',
          eq: { subject: `client:${CLIENT}` },
          limit: 9,
        })
      ).items.filter(({ status }) => status === 'armed').length;
    expect(await days()).toBe(0);

    await tell();
    expect(await bot.hear('branch-sales', 'список')).toContain('действующих VIP: 1');
    expect(await days()).toBeGreaterThan(0);
  });
});
