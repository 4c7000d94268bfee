import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { bringPaper } from '../helpers/bring-paper.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { togglesOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { typedDiscount, typedProtocol } from '../helpers/typed-discount.ts';

const CLIENT = 'VIP-2026-0001';
const ISSUE = {
  addressee: 'commercial-director',
  client: CLIENT,
  subject: 'Отсрочка платежа',
  question: 'Клиент просит отсрочку платежа на месяц.',
};
const APPLICATION = {
  client: CLIENT,
  incomingNumber: '17-вх',
  incomingDate: '2026-11-23',
  signatory: 'Генеральный директор',
  service: 'internet',
  address: 'Барнаул, пр. Ленина, 1',
};
const DISCOUNT = typedDiscount();
const PROTOCOL = typedProtocol();

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      ...(['unit-head', 'branch-director', 'quality', 'legal', 'economics', 'technical'] as const).map(
        (role) => buildHolder(role),
      ),
      ...['tariff-commission', 'member'].map((_id) => buildHolder('tariff-commission', { _id, name: _id })),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

async function raise(person: string, type: string, typed: Record<string, string>): Promise<void> {
  await raiseRequest(bot, person, type, typed);
  await bot.quiet();
}

async function enter(person: string, button: string, typed: Record<string, string>): Promise<string> {
  const { card } = await answerStep(bot, person, button, typed);
  await bot.quiet();
  return visibleText(card);
}

/** The last thing that came to somebody, and what the notification of it said. */
function told(person: string): { card: string; summary: string } {
  const last = bot.cardsOf(person).at(-1);
  return { card: visibleText(last?.card), summary: last?.summary ?? '' };
}

async function askDiscount(): Promise<void> {
  await raise('manager', 'discount', DISCOUNT);
  await bot.press('unit-sales-head', 'Согласовать');
  await enter('economics', 'Внести расчёт…', { answer: 'Выдержим', margin: '31', opinion: 'for' });
}

describe('an issue brought to the management', () => {
  it('that is accepted in part tells its author the decision and what was said', async () => {
    await raise('manager', 'management-issue', ISSUE);
    await enter('commercial-director', 'Принять решение', {
      decision: 'partly',
      answer: 'Две недели можно, месяц нет.',
    });

    for (const text of Object.values(told('manager'))) {
      expect(text).toContain('Решение: принять частично');
      expect(text).toContain('Ответ: Две недели можно, месяц нет.');
    }
    expect(told('manager').card).toContain('Вопрос решён');
    const mine = await bot.hear('manager', 'мои заявки');
    expect(mine).toContain('Вопрос решён · Решение: принять частично · Ответ: Две недели можно');
  });

  it('that is declined ends as refused, and the answer is the reason', async () => {
    await raise('manager', 'management-issue', ISSUE);
    const shown = await enter('commercial-director', 'Принять решение', {
      decision: 'declined',
      answer: 'Просрочка уже была дважды.',
    });

    expect(shown).toContain('Вы отклонили заявку.');
    expect(await bot.product.requests.get('MI-2026-0001')).toMatchObject({ status: 'refused' });
    expect(told('manager').card).toContain('Отклонено');
    expect(told('manager').card).toContain('Причина: Просрочка уже была дважды.');
    const mine = await bot.hear('manager', 'мои заявки');
    expect(mine).toContain('Отклонено · Просрочка уже была дважды.');
    const card = await bot.hear('manager', 'открыть MI-2026-0001');
    expect(card).toContain('Коммерческий директор: отклонено');
    expect(card).toContain('Решение: отклонить');
    expect(card).toContain('Просрочка уже была дважды.');
  });
});

describe('an application for a service', () => {
  it('that is taken on tells the order and the promised day', async () => {
    await raise('manager', 'service-application', APPLICATION);
    await bringPaper(bot.product, 'SA-2026-0001');
    await enter('unit-sales-head', 'Ответить…', {
      answer: 'Подключим.',
      decision: 'accepted',
      orderNumber: '412',
      promisedOn: '2026-12-15',
    });

    const { card } = told('manager');
    expect(card).toContain('Принято в работу');
    expect(card).toContain('Номер наряда: 412');
    expect(card).toContain('Обещанный срок: 15.12.2026');
    expect(card).toContain('Ответ: Подключим.');
  });

  it('that is declined is refused with the reason, and waits for nobody', async () => {
    await raise('manager', 'service-application', APPLICATION);
    await bringPaper(bot.product, 'SA-2026-0001');
    await enter('unit-sales-head', 'Ответить…', { answer: 'Нет свободных портов.', decision: 'declined' });

    expect(told('manager').card).toContain('Отклонено');
    expect(told('manager').card).toContain('Причина: Нет свободных портов.');
    expect(await bot.hear('manager', 'мои заявки')).toContain('Отклонено · Нет свободных портов.');
    expect(await bot.hear('unit-sales-head', 'мои дела')).toContain('Сейчас Вас ничего не ждёт.');
    expect(await bot.hear('manager', 'журнал SA-2026-0001')).toContain('Завершено: Отклонено');
  });

  it('that is declined at length is told in short, and shown whole on its card', async () => {
    const answer = `${'Порты на этой площадке заняты до весны. '.repeat(40)}Конец.`;
    await raise('manager', 'service-application', APPLICATION);
    await bringPaper(bot.product, 'SA-2026-0001');
    await enter('unit-sales-head', 'Ответить…', { answer, decision: 'declined' });

    expect(told('manager').card).toContain('заняты до весны. Порты');
    expect(told('manager').card).not.toContain('Конец.');
    expect(told('manager').card).toContain('…');
    expect(await bot.hear('manager', 'открыть SA-2026-0001')).toContain('Конец.');
  });
});

describe('a discount', () => {
  it('tells its percent, term, conditions and protocol', async () => {
    await askDiscount();
    await enter('tariff-commission', 'Внести протокол…', PROTOCOL);

    const { card } = told('manager');
    expect(card).toContain('Скидка предоставлена');
    for (const fact of [
      'Скидка, %: 7,5',
      'Действует с: 01.12.2026',
      'Действует по: 31.12.2026',
      'Условия: При оплате в срок',
      'Протокол: 5-ТК',
    ]) {
      expect(card).toContain(fact);
    }
    expect(await bot.hear('manager', 'мои заявки')).toContain('Скидка предоставлена · Скидка, %: 7,5 ·');
    const opened = await bot.hear('manager', 'открыть DI-2026-0001');
    expect(opened).toMatch(/Итог\nСкидка, %: 7,5\n.*О чём просили\n.*Скидка, %: 10\n/s);
  });

  it('names its currency once', async () => {
    await raise('manager', 'discount', { ...DISCOUNT, monthly: '500' });

    const opened = await bot.hear('manager', 'открыть DI-2026-0001');
    expect(opened).toMatch(/Сумма скидки в месяц: 500\s₽/);
    expect(opened).not.toContain('₽: ');
  });

  it('is not granted beyond what was asked but on other terms, nor for days that are over', async () => {
    await askDiscount();

    const more = { ...PROTOCOL, decision: 'approved', percent: '12' };
    expect(await enter('tariff-commission', 'Внести протокол…', more)).toContain('Просили 10.');
    const past = { ...PROTOCOL, from: '2026-10-01', to: '2026-11-23' };
    expect(await enter('tariff-commission', 'Внести протокол…', past)).toContain('Эта дата уже прошла.');
    await enter('tariff-commission', 'Внести протокол…', { ...PROTOCOL, percent: '12' });

    expect((await bot.product.requests.get('DI-2026-0001'))?.status).toBe('approved');
  });
});

describe('other ends', () => {
  it('of a headcount tell the number', async () => {
    await raise('unit-head', 'headcount', {
      proposer: 'unit-head',
      unit: 'barnaul',
      approved: '4',
      effectiveFrom: '2026-12-01',
      justification: 'Стало двенадцать VIP-клиентов',
    });
    await bot.press('commercial-director', 'Завизировать');
    await bot.press('branch-director', 'Утвердить');

    expect(told('unit-head').card).toContain('Численность утверждена');
    expect(told('unit-head').card).toContain('Утверждено менеджеров: 4');
  });

  it('of a contract tell number, day and term', async () => {
    await raise('manager', 'contract', {
      client: CLIENT,
      paper: 'main',
      subject: 'Доступ в интернет для двух складов',
      from: '2026-12-01',
      to: '2027-11-30',
      payment: 'Ежемесячно, до 10 числа',
    });
    expect(togglesOf(bot.cardsOf('legal').at(-1)?.card)).toContain('Добавить замечание…');
    for (const visa of ['legal', 'economics', 'technical']) await enter(visa, 'Завизировать', {});
    await enter('manager', 'Отметить подписание…', {
      number: '77/2026',
      signedOn: '2026-11-24',
      signatory: 'Директор филиала',
      post: 'Директор филиала',
      powers: 'Доверенность № 3 от 12.01.2026',
      until: '2027-11-30',
    });

    const line =
      'Подписано · Номер договора: 77/2026 · Дата подписания: 24.11.2026 · Действует до: 30.11.2027';
    expect(await bot.hear('manager', 'мои заявки')).toContain(line);
  });

  it('of a question tell the answer that was taken', async () => {
    await raise('manager', 'department-quality', {
      client: CLIENT,
      subject: 'Качество связи',
      question: 'Почему по утрам падает скорость?',
    });
    await enter('quality', 'Ответить', { answer: 'Порт заменён.' });
    await bot.press('manager', 'Ответ устраивает');

    const mine = await bot.hear('manager', 'мои заявки');
    expect(mine).toContain('Вопрос по качеству · Качество связи · Ответ принят · Ответ: Порт заменён.');
  });
});
