import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { bringPaper } from '../helpers/bring-paper.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const APPLICATION = {
  client: CLIENT,
  incomingNumber: '17-вх',
  incomingDate: '2026-11-23',
  signatory: 'Генеральный директор',
  service: 'internet',
  address: 'Барнаул, пр. Ленина, 1',
};

const CONTRACT = {
  paper: 'lease',
  from: '2026-12-01',
  to: '2027-11-30',
  payment: 'Ежемесячно',
};

let bot: TestBot;

async function start(status: 'client_notified' | 'agreeing' = 'client_notified'): Promise<void> {
  bot = await startTestBot({
    people: [
      ...SEATS,
      ...(['unit-head', 'branch-director', 'quality', 'legal', 'economics', 'technical'] as const).map(
        (role) => buildHolder(role),
      ),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status }));
}

beforeEach(() => start());
afterEach(() => bot.close());

function countRequests(): Promise<number> {
  return bot.product.requests.count({ index: 'all', eq: {} });
}

describe('the menu of «заявка»', () => {
  it('offers each person the kinds of their roles, in groups', async () => {
    const [manager] = await bot.say('manager', 'заявка');
    const [head] = await bot.say('unit-sales-head', 'request');
    const [director] = await bot.say('security-director', 'заявка');

    expect(buttonsOf(manager?.card)).toEqual(
      expect.arrayContaining(['Вопрос по качеству', 'Вопрос руководству', 'Заявление клиента на услугу']),
    );
    expect(buttonsOf(head?.card)).toContain('Заявление клиента на услугу');
    expect(buttonsOf(head?.card)).not.toContain('Вопрос по качеству');
    expect(visibleText(director?.card)).toContain('Сейчас Вам нечего подать');
  });

  it('does not let anybody raise a kind of other roles', async () => {
    const answer = await bot.act('security-director', 'any', 'request.raise', { type: 'department-quality' });
    const status = await bot.act('manager', 'any', 'request.raise', { type: 'vip-status' });

    expect(answer.text).toContain('У Вас нет прав');
    expect(status.text).toContain('У Вас нет прав');
    expect(await bot.product.requestDrafts.count({ index: '', eq: {} })).toBe(0);
  });
});

describe('a form that is being filled in', () => {
  it('keeps what was typed, right or wrong, and is found again in the menu', async () => {
    await bot.say('manager', 'заявка');
    await bot.click('manager', 'request.raise', {}, { data: { type: 'department-quality' } });
    const wrong = await bot.click('manager', 'request.submit', {
      client: CLIENT,
      subject: 'Связь',
      question: '',
    });
    await bot.click('manager', 'Отложить');
    await bot.say('manager', 'заявка');
    const resumed = await bot.click('manager', 'request.resume');

    expect(visibleText(wrong.card)).toContain('Заполните это поле.');
    expect(JSON.stringify(wrong.card)).toContain('Связь');
    expect(JSON.stringify(resumed.card)).toContain('Связь');
    expect(await countRequests()).toBe(0);
  });

  it('is sent once, however often it is clicked', async () => {
    await bot.say('manager', 'заявка');
    await bot.click('manager', 'request.raise', {}, { data: { type: 'department-quality' } });
    const typed = { client: CLIENT, subject: 'Связь', question: 'Почему падает скорость?' };
    const form = bot.cardsOf('manager').at(-1);
    const clicks = [1, 2, 3].map(() =>
      bot.click('manager', 'request.submit', typed, form ? { on: form } : {}),
    );
    await Promise.all(clicks);
    const late = await bot.click('manager', 'request.submit', typed, form ? { on: form } : {});

    expect(await countRequests()).toBe(1);
    expect(visibleText(late.card)).toContain('Заявка DQ-2026-0001 отправлена.');
  });

  it('is nobody else’s', async () => {
    await bot.say('manager', 'заявка');
    await bot.click('manager', 'request.raise', {}, { data: { type: 'department-quality' } });
    const [draft] = (
      await bot.product.requestDrafts.find({ index: 'owner', eq: { owner: 'manager' }, limit: 1 })
    ).items;
    const foreign = { draft: draft?._id, revision: draft?.version, move: 'save' };

    for (const verb of ['request.resume', 'request.submit', 'request.step', 'request.discard']) {
      expect((await bot.act('admin', 'any', verb, foreign)).text).toContain('Не нашлось');
    }
    expect(await bot.product.requestDrafts.count({ index: '', eq: {} })).toBe(1);
  });
});

describe('an issue for management', () => {
  it.each(['unit-head', 'commercial-director', 'branch-director'])(
    'goes to the %s alone and ends with a decision',
    async (addressee) => {
      await raiseRequest(bot, 'manager', 'management-issue', {
        addressee,
        subject: 'Условия',
        question: 'Прошу рассмотреть отсрочку платежа.',
      });
      await bot.drain();
      await answerStep(bot, addressee, 'Принять решение', { decision: 'partly', answer: 'На один месяц.' });
      await bot.drain();

      const request = await bot.product.requests.get('MI-2026-0001');
      expect(request?.status).toBe('approved');
      expect(request?.steps.map(({ definition }) => definition.id)).toEqual([addressee]);
      const [card] = await bot.say('manager', 'открыть MI-2026-0001');
      expect(visibleText(card?.card)).toContain('Решение: принять частично');
      expect(visibleText(card?.card)).toContain('На один месяц.');
    },
  );
});

describe('an application for a service', () => {
  it('registers number, date and signatory, and is answered by the sales of the unit', async () => {
    await raiseRequest(bot, 'manager', 'service-application', APPLICATION);
    await bot.drain();
    await bringPaper(bot.product, 'SA-2026-0001');
    await answerStep(bot, 'unit-sales-head', 'Ответить…', {
      answer: 'Подключим.',
      decision: 'accepted',
      orderNumber: '412',
      promisedOn: '2026-12-15',
    });

    const request = await bot.product.requests.get('SA-2026-0001');
    expect(request).toMatchObject({
      status: 'approved',
      values: { incomingNumber: '17-вх', incomingDate: '2026-11-23', signatory: 'Генеральный директор' },
    });
    expect(request?.steps[0]?.dueOn).toBe('2026-12-08');
  });

  it('is refused for a client that is not an active VIP', async () => {
    await bot.close();
    await start('agreeing');

    await bot.say('manager', 'заявка');
    await bot.click('manager', 'request.raise', {}, { data: { type: 'service-application' } });
    const [draft] = (
      await bot.product.requestDrafts.find({ index: 'owner', eq: { owner: 'manager' }, limit: 1 })
    ).items;
    const answer = await bot.act('manager', 'any', 'request.submit', {
      draft: draft?._id,
      revision: draft?.version,
      ...APPLICATION,
    });

    expect(visibleText(answer.card)).toContain('только для действующего VIP-клиента местного уровня');
    expect(await countRequests()).toBe(0);
  });

  it('is refused with a date that has not come', async () => {
    const answer = await raiseRequest(bot, 'manager', 'service-application', {
      ...APPLICATION,
      incomingDate: '2026-12-31',
    });

    expect(visibleText(answer.card)).toContain('Эта дата ещё не наступила.');
    expect(await countRequests()).toBe(0);
  });
});

describe('an answer of the legal department', () => {
  it('may lead on to a contract, whose form knows the client and the subject', async () => {
    await raiseRequest(bot, 'manager', 'department-legal', {
      client: CLIENT,
      action: 'drafting',
      subject: 'Договор аренды канала',
      question: 'Подготовьте проект договора.',
    });
    await bot.drain();
    await answerStep(bot, 'legal', 'Ответить', { answer: 'Проект во вложении.' });
    await bot.drain();
    const form = await bot.click('manager', 'Начать: Договор');

    expect(JSON.stringify(form.card)).toContain('Договор аренды канала');
    expect(JSON.stringify(form.card)).toContain(`"value":"${CLIENT}"`);
    await bot.click('manager', 'request.submit', CONTRACT);
    expect((await bot.product.requests.get('CN-2026-0001'))?.previous).toBe('DL-2026-0001');
    expect(await bot.hear('manager', 'CN-2026-0001')).toMatch(/Прежняя заявка: DL-2026-0001/);
  });
});

describe('a returned request', () => {
  it('opens as a form with its values and the reason, and goes round again under its number', async () => {
    await raiseRequest(bot, 'manager', 'contract', { ...CONTRACT, client: CLIENT, subject: 'Аренда канала' });
    await bot.drain();
    await answerStep(bot, 'legal', 'На доработку…', { reason: 'Нет срока оплаты' });
    await bot.drain();
    const form = await bot.click('manager', 'Доработать');
    const sent = await bot.click('manager', 'Отправить снова', { payment: '10 дней после счёта' });

    expect(visibleText(form.card)).toContain('Что исправить: Нет срока оплаты');
    expect(JSON.stringify(form.card)).toContain('Аренда канала');
    expect(visibleText(sent.card)).toContain('Заявка CN-2026-0001 отправлена.');
    expect(await bot.product.requests.get('CN-2026-0001')).toMatchObject({
      status: 'open',
      round: 2,
      values: { payment: '10 дней после счёта', subject: 'Аренда канала' },
    });
    expect(await countRequests()).toBe(1);
  });
});
