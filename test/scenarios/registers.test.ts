import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { REGISTER_IDS } from '../../src/registers/register.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { type ExportDesk, startExportDesk } from '../helpers/export-desk.ts';
import { putGranted, putNotice } from '../helpers/register-rows.ts';
import { SEATS } from '../helpers/start-bot.ts';

let desk: ExportDesk;

beforeEach(async () => {
  desk = await startExportDesk({
    people: [
      ...SEATS,
      buildHolder('unit-head'),
      buildHolder('economics'),
      buildPerson('biysk-manager', { roles: [{ role: 'manager', scope: OTHER_UNIT }] }),
    ],
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    at: '2026-11-26T05:00:00Z',
  });
  await addClient(1, 'barnaul', 'manager');
  await addClient(2, OTHER_UNIT, 'biysk-manager');
});

afterEach(() => desk.close());

async function addClient(n: number, unit: string, manager: string): Promise<void> {
  const passport = buildPassport({ shortName: `Клиент ${n}`, unit });
  const appointment = { ...passport.appointment, manager, deputy: null };
  const doc = {
    status: 'client_notified' as const,
    passport: { ...passport, appointment },
    openRequest: null,
  };
  await desk.bot.product.clients.insert(buildClient({ _id: `VIP-2026-000${n}`, key: `key-${n}`, ...doc }));
}

async function putDiscounts(): Promise<void> {
  const { product } = desk.bot;
  const granted = {
    percent: 15,
    from: '2026-01-01',
    to: '2026-12-15',
    protocolNumber: '7',
    protocolDate: '2026-01-12',
  };
  await putGranted(
    product,
    'discount',
    1,
    { client: 'VIP-2026-0001', services: ['internet'] },
    { commission: granted },
  );
  await putGranted(
    product,
    'discount',
    2,
    { client: 'VIP-2026-0002', services: ['vpn'] },
    { commission: { ...granted, percent: 7, to: '2026-10-31' } },
    OTHER_UNIT,
  );
}

describe('«реестры»', () => {
  it('leads to each of them', async () => {
    const text = await desk.bot.hear('branch-sales', 'реестры');

    for (const title of ['Реестр скидок', 'Реестр договоров', 'Реестр уведомлений'])
      expect(text).toContain(title);
    expect(await desk.bot.press('branch-sales', 'register.show', {}, { register: 'contracts' })).toContain(
      'Нет записей',
    );
  });

  it.each(REGISTER_IDS)('has %s in both languages, empty or not', async (register) => {
    await desk.bot.say('branch-sales', 'реестры');
    expect(await desk.bot.press('branch-sales', 'register.show', {}, { register })).toContain('Реестр');
    await desk.bot.say('commercial-director', 'registers', 'en-US');
    expect(await desk.bot.press('commercial-director', 'register.show', {}, { register })).not.toContain('…');
  });

  it.each(['admin', 'economics'])('shows %s what their rights let them see', async (person) => {
    await putDiscounts();

    const text = await desk.bot.hear(person, 'реестр скидок');

    expect(text.includes('Клиент 1')).toBe(person === 'admin');
  });
});

describe('the register of discounts', () => {
  beforeEach(putDiscounts);

  it('says what was granted, and warns of an end that is near', async () => {
    const text = await desk.bot.hear('branch-sales', 'реестр скидок');

    expect(text).toContain('2 записи');
    expect(text).toContain('Клиент 1 · 15 %\nдействует · по 15.12.2026');
    expect(text).toContain('Клиент 2 · 7 %\nзакончилось · по 31.10.2026');
  });

  it('shows heads their unit, and managers their clients', async () => {
    for (const person of ['unit-head', 'manager']) {
      const text = await desk.bot.hear(person, 'реестр скидок');
      expect(text).toContain('Клиент 1');
      expect(text).not.toContain('Клиент 2');
    }
  });

  it('takes filters, and keeps them for the file', async () => {
    await desk.bot.say('branch-sales', 'реестр скидок');

    const text = await desk.bot.press('branch-sales', 'Показать', { state: 'ended' });
    expect(text).toContain('Реестры · закончилось');
    expect(text).not.toContain('Клиент 1');

    const { name, rows } = await desk.exported('branch-sales');
    expect(name).toBe('Реестр скидок 2026-11-26.xlsx');
    expect(rows.map(([first]) => first)).toContain('закончилось');
    expect(rows.flat()).toContain('Клиент 2');
    expect(rows.flat()).not.toContain('Клиент 1');
  });

  it('shows only what ends within a month when asked', async () => {
    await desk.bot.say('branch-sales', 'реестр скидок');

    const text = await desk.bot.press('branch-sales', 'Показать', { soon: 'true' });

    expect(text).toContain('Клиент 1');
    expect(text).not.toContain('Клиент 2');
  });

  it('opens the request of a row, and stays', async () => {
    await desk.bot.say('branch-sales', 'реестр скидок');

    const stays = await desk.bot.press('branch-sales', 'register.request', {}, { number: 'DI-2026-1' });

    expect(stays).toContain('Реестр скидок');
    expect(visibleText(desk.bot.cardsOf('branch-sales').at(-1)?.card ?? {})).toContain('DI-2026-1');
  });
});

describe('the register of notices', () => {
  it('counts the days, and names who is still to be told', async () => {
    await putNotice(desk.bot.product, 1, 'VIP-2026-0001', {
      openedOn: '2026-11-10',
      dueOn: '2026-11-20',
      toldOn: '2026-11-23',
    });
    await putNotice(
      desk.bot.product,
      2,
      'VIP-2026-0002',
      { openedOn: '2026-11-20', dueOn: '2026-11-30' },
      OTHER_UNIT,
    );

    const text = await desk.bot.hear('commercial-director', 'реестр уведомлений');

    expect(text).toContain(
      'Клиент 1\nвыполнено с опозданием · сообщено 23.11.2026 · срок 20.11.2026 · дней из десяти 13',
    );
    expect(text).toContain('Клиент 2\nсообщить · срок 30.11.2026 · дней из десяти 6');
  });

  it('names the client’s person to the manager alone', async () => {
    await putNotice(desk.bot.product, 1, 'VIP-2026-0001', {
      openedOn: '2026-11-10',
      dueOn: '2026-11-20',
      toldOn: '2026-11-12',
    });
    const recipients: boolean[] = [];
    for (const person of ['manager', 'commercial-director']) {
      await desk.bot.say(person, 'реестр уведомлений');
      recipients.push((await desk.exported(person)).rows.flat().includes('Иванова, секретарь'));
    }

    expect(recipients).toEqual([true, false]);
  });
});

describe('pages', () => {
  it('show every row once', async () => {
    const { product } = desk.bot;
    for (let n = 1; n <= 23; n += 1) {
      const subject = `Предмет ${String(n).padStart(2, '0')}`;
      await putGranted(
        product,
        'contract',
        n,
        { client: 'VIP-2026-0001', paper: 'main', subject, amount: 100_00 },
        {
          sign: { number: String(n), signedOn: '2026-11-02', until: '2027-11-02' },
        },
      );
    }
    let text = await desk.bot.hear('branch-sales', 'реестр договоров');
    expect(text).toContain('1–10 из 23');
    expect(text).toMatch(/Сумма, ₽: 2\s300/);
    const seen: string[] = [];
    for (;;) {
      seen.push(...(text.match(/Предмет \d\d/g) ?? []));
      if (text.includes('21–23')) break;
      text = await desk.bot.press('branch-sales', 'Дальше');
    }

    expect(new Set(seen).size).toBe(23);
    expect(seen).toHaveLength(23);
  });
});
