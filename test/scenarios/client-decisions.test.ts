import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { presentLog } from '../../bot/log/request-log.ts';
import { RENDERERS } from '../../bot/renderers.ts';
import { listAudit } from '../../src/audit-log/list-audit.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const REMOVAL = {
  client: CLIENT,
  ground: 'own-wish',
  justification: 'Клиент письмом просит исключить его из списка',
};
const APPOINTMENT = {
  client: CLIENT,
  manager: 'successor',
  deputy: 'manager',
  orderNumber: '7-к',
  orderDate: '2026-11-20',
  effectiveFrom: '2026-11-24',
};

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildHolder('unit-head'),
      buildHolder('branch-director'),
      buildHolder('manager', { _id: 'successor', name: 'successor' }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
  await refreshReminders(bot.product, `client:${CLIENT}`);
});

afterEach(() => bot.close());

async function client() {
  return bot.product.clients.get(CLIENT);
}

function texts(person: string): string {
  return bot
    .cardsOf(person)
    .map(({ card, summary }) => `${summary} ${visibleText(card)}`)
    .join('\n');
}

describe('a removal from the list', () => {
  it('is proposed, agreed by both directors, and leaves the client’s history', async () => {
    const sent = await raiseRequest(bot, 'unit-sales-head', 'vip-removal', REMOVAL);
    expect(visibleText(sent.card)).toContain('Заявка RM-2026-0001 отправлена.');
    expect((await client())?.status).toBe('removal_proposed');

    await bot.press('commercial-director', 'Согласовать');
    expect((await client())?.status).toBe('removal_proposed');
    await bot.press('security-director', 'Согласовать');

    expect(await client()).toMatchObject({ status: 'removed', active: false });
    expect(texts('manager')).toContain('Исключён');
    const [card] = await bot.say('manager', `открыть ${CLIENT}`);
    expect(visibleText(card?.card)).toContain('Предложен к исключению');
  });

  it('ends at the first refusal, and the client stays what it was', async () => {
    await raiseRequest(bot, 'branch-sales', 'vip-removal', REMOVAL);
    await bot.quiet();
    await answerStep(bot, 'security-director', 'Отклонить…', { reason: 'Договор действует до весны' });
    await bot.quiet();

    expect(await client()).toMatchObject({ status: 'client_notified', active: true, openRequest: null });
    expect(texts('branch-sales')).toContain('Договор действует до весны');
  });

  it('without a reason is refused with a sentence beside the field, and nothing is stored', async () => {
    const sent = await raiseRequest(bot, 'unit-sales-head', 'vip-removal', { ...REMOVAL, justification: '' });

    expect(visibleText(sent.card)).toContain('Заполните это поле.');
    expect(await bot.product.requests.count({ index: 'all', eq: {} })).toBe(0);
    expect(await client()).toMatchObject({ status: 'client_notified', openRequest: null });
  });
});

describe('an appointment of a manager', () => {
  it('hands the client over: the successor sees what there is, the predecessor is told', async () => {
    await raiseRequest(bot, 'manager', 'department-quality', {
      client: CLIENT,
      subject: 'Качество связи',
      question: 'Почему по утрам падает скорость?',
    });
    await raiseRequest(bot, 'unit-sales-head', 'manager-appointment', APPOINTMENT);
    await bot.press('branch-sales', 'Согласовать');

    expect((await client())?.passport.appointment).toMatchObject({
      manager: 'successor',
      deputy: 'manager',
      orderNumber: '7-к',
    });
    const handOver = bot
      .cardsOf('successor')
      .find(({ card }) => visibleText(card).includes('Передача клиента'));
    expect(visibleText(handOver?.card)).toContain('Ближайшие даты');
    expect(visibleText(handOver?.card)).toContain('Директоров Директор Директорович');
    expect(visibleText(handOver?.card)).toContain('Вопрос по качеству DQ-2026-0001');
    expect(buttonsOf(handOver?.card)).toEqual(['Открыть', 'Карточка клиента']);
    expect((await bot.product.requests.get('DQ-2026-0001'))?.author).toBe('successor');
  });

  it('says in the log from whom to whom, and what was edited', async () => {
    await raiseRequest(bot, 'unit-sales-head', 'manager-appointment', APPOINTMENT);
    await bot.press('branch-sales', 'Согласовать');
    const number = String((await client())?.appointedBy);
    const former = (await bot.product.people.get('manager'))?.name;

    const log = await listAudit(bot.product, { actor: 'successor', number: CLIENT });
    const card = presentLog({
      number: CLIENT,
      log,
      texts: createTranslator().in('ru'),
      zone: 'Asia/Barnaul',
    });

    const lines = JSON.stringify(card);
    expect(lines).toContain(
      `Новый персональный менеджер: ${former} → successor, приказ внесён заявкой ${number}`,
    );
    expect(lines).toContain('Изменено: Назначение менеджера');
  });

  it('tells the predecessor, who is no deputy, no more than that', async () => {
    await raiseRequest(bot, 'unit-sales-head', 'manager-appointment', { ...APPOINTMENT, deputy: '' });
    await bot.press('branch-sales', 'Согласовать');

    const told = bot.cardsOf('manager').find(({ card }) => visibleText(card).includes('Передача клиента'));
    expect(visibleText(told?.card)).toContain('персональный менеджер теперь successor');
    expect(visibleText(told?.card)).not.toContain('Директоров');
    expect(visibleText((await bot.say('manager', `открыть ${CLIENT}`)).at(-1)?.card)).not.toContain(
      'Ромашка',
    );
  });

  it('counts from its day, and moves the reminders on that day', async () => {
    await raiseRequest(bot, 'unit-sales-head', 'manager-appointment', {
      ...APPOINTMENT,
      effectiveFrom: '2026-12-01',
    });
    await bot.press('branch-sales', 'Согласовать');
    expect((await client())?.passport.appointment.manager).toBe('manager');

    bot.clock.set('2026-12-01T01:00:00Z');
    await tick(bot.product);
    await bot.quiet();

    expect((await client())?.passport.appointment.manager).toBe('successor');
    expect(texts('successor')).toContain('что по нему открыто и что впереди');
  });

  it('with combined duties asks for the job description', async () => {
    const sent = await raiseRequest(bot, 'unit-sales-head', 'manager-appointment', {
      ...APPOINTMENT,
      combined: 'true',
    });

    expect(visibleText(sent.card)).toContain('Заполните это поле.');
    expect((await client())?.passport.appointment.manager).toBe('manager');
  });
});

describe('a headcount', () => {
  const PROPOSAL = {
    unit: 'barnaul',
    approved: '4',
    effectiveFrom: '2026-12-01',
    justification: 'Стало двенадцать VIP-клиентов',
  };

  it('goes by the commercial director to the branch director, whose word is the unit’s number', async () => {
    await raiseRequest(bot, 'unit-head', 'headcount', { ...PROPOSAL, proposer: 'unit-head' });
    await bot.press('commercial-director', 'Завизировать');
    await bot.quiet();
    const card = visibleText(bot.cardsOf('branch-director').at(-1)?.card);
    expect(card).toContain('Утверждено сейчас');
    expect(card).toContain('Работает менеджеров');
    expect(card).toContain('VIP-клиентов');
    await bot.press('branch-director', 'Утвердить');

    expect(await bot.product.units.get('barnaul')).toMatchObject({
      approvedManagers: 4,
      headcount: { request: 'HC-2026-0001', from: '2026-12-01' },
    });
    expect(texts('unit-head')).toContain('Директор филиала утвердил численность.');
  });

  it('is not approved by anybody else, whatever their card says', async () => {
    await raiseRequest(bot, 'commercial-director', 'headcount', {
      ...PROPOSAL,
      proposer: 'commercial-director',
    });

    for (const person of ['commercial-director', 'security-director', 'unit-head', 'branch-sales', 'admin']) {
      const answer = await bot.act(person, 'any', 'request.decide', {
        request: 'HC-2026-0001',
        revision: 1,
        step: 'decide',
        seat: 'branch-director',
        act: 'agree',
      });
      expect(answer.status).toBe(200);
    }

    expect((await bot.product.requests.get('HC-2026-0001'))?.status).toBe('open');
    expect((await bot.product.units.get('barnaul'))?.approvedManagers).toBeNull();
  });
});
