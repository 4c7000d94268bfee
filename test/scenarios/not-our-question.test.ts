import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const REQUEST = 'DL-2026-0001';
const PEOPLE = [
  ...SEATS,
  buildHolder('legal', { name: 'Юрист' }),
  buildHolder('technical', { name: 'Техник' }),
  buildHolder('quality', { name: 'Служба качества' }),
];

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: PEOPLE, renderers: RENDERERS, openChats: true });
});

afterEach(() => bot.close());

function last(person: string): string {
  return visibleText(bot.cardsOf(person).at(-1)?.card);
}

function choices(person: string): string[] {
  const sets = allOf(bot.cardsOf(person).at(-1)?.card, 'Input.ChoiceSet');
  return sets.flatMap((set) => (set.choices as { title: string }[]).map(({ title }) => title));
}

async function seat() {
  const request = await bot.product.requests.get(REQUEST);
  return request?.steps[0]?.seats[0];
}

describe('a question that is not the department’s', () => {
  beforeEach(async () => {
    await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
    await raiseRequest(bot, 'manager', 'department-legal', {
      client: CLIENT,
      action: 'drafting',
      subject: 'Скорость канала',
      question: 'Почему падает скорость по вечерам?',
    });
    await bot.quiet();
  });

  async function pass(
    person: string,
    to: string,
    reason = 'Это про сеть, а не про договор.',
  ): Promise<string> {
    await bot.hear(person, `открыть ${REQUEST}`);
    await bot.press(person, 'Не наш вопрос…');
    return bot.press(person, 'Передать', { to, reason });
  }

  it('goes on to the one whose it is, which has the whole time, and its author hears of it', async () => {
    bot.clock.set('2026-11-30T05:00:00Z');

    expect(await pass('legal', 'technical')).toContain('Вопрос передан.');

    expect(last('technical')).toContain('Ответьте на вопрос менеджера');
    expect(last('technical')).toContain('До 7 декабря, осталось 5 рабочих дней');
    expect(last('technical')).toContain('Вопрос передан: Технический отдел');
    expect(last('technical')).toContain('Это про сеть, а не про договор.');
    const news = bot
      .cardsOf('manager')
      .map(({ card }) => visibleText(card))
      .join('\n');
    expect(news).toContain(
      'Юридический отдел: вопрос не к нам, он передан дальше.\nТеперь отвечает технический отдел, до 7 декабря.',
    );
    expect(await bot.hear('legal', 'мои дела')).toContain('Сейчас Вас ничего не ждёт.');
    expect(await bot.hear('manager', `журнал ${REQUEST}`)).toContain('вопрос передан, Технический отдел');
  });

  it('is answered by the other department and closed by its author as any', async () => {
    await pass('legal', 'technical');
    await answerStep(bot, 'technical', 'Ответить', { answer: 'Перегружен порт, заменим до пятницы.' });
    await bot.quiet();
    await bot.press('manager', 'Ответ устраивает');

    expect(await bot.product.requests.get(REQUEST)).toMatchObject({ status: 'approved' });
  });

  it('stays the other department’s when its answer has to be done again', async () => {
    await pass('legal', 'technical');
    await answerStep(bot, 'technical', 'Ответить', { answer: 'Скоро починим.' });
    await bot.quiet();
    await bot.press('manager', 'Ответ не полон…');
    await bot.press('manager', 'Вернуть ответ', { reason: 'Когда именно?' });

    expect(await seat()).toMatchObject({ role: 'technical', decision: null });
  });

  it('never goes back to who passed it on, nor to a department without anybody', async () => {
    await bot.hear('legal', `открыть ${REQUEST}`);
    await bot.press('legal', 'Не наш вопрос…');
    expect(choices('legal')).toEqual(['Технический отдел', 'Отдел качества', 'Не знаю чей — вернуть автору']);
    await bot.press('legal', 'Передать', { to: 'technical', reason: 'Это про сеть.' });
    await bot.hear('technical', `открыть ${REQUEST}`);
    await bot.press('technical', 'Не наш вопрос…');

    expect(choices('technical')).toEqual(['Отдел качества', 'Не знаю чей — вернуть автору']);
    const forged = await bot.press('technical', 'Передать', { to: 'legal', reason: 'Назад.' });
    expect(forged).toContain('Выберите значение из списка.');
    expect(await seat()).toMatchObject({ role: 'technical' });
  });

  it('goes back to its author with the reason where nobody knows whose it is', async () => {
    expect(await pass('legal', 'author', 'Это вопрос не к службам филиала.')).toContain('возвращено');

    expect(await bot.product.requests.get(REQUEST)).toMatchObject({ status: 'returned' });
    expect(last('manager')).toContain('Это вопрос не к службам филиала.');
    expect(buttonsOf(bot.cardsOf('manager').at(-1)?.card)).toContain('Доработать');
  });

  it('needs an addressee and a reason, and keeps what was typed', async () => {
    await bot.hear('legal', `открыть ${REQUEST}`);
    await bot.press('legal', 'Не наш вопрос…');
    const form = await bot.press('legal', 'Передать', { to: '', reason: 'Это про сеть.' });

    expect(form).toContain('Чей это вопрос?');
    expect(JSON.stringify(bot.cardsOf('legal').at(-1)?.card)).toContain('Это про сеть.');
    expect(await seat()).toMatchObject({ role: 'legal' });
  });

  it('is passed on once, however often the button is pressed, and by nobody else', async () => {
    await bot.hear('legal', `открыть ${REQUEST}`);
    await bot.press('legal', 'Не наш вопрос…');
    const revision = (await bot.product.requests.get(REQUEST))?.revision ?? 0;
    const target = { request: REQUEST, step: 'answer', seat: 'legal', revision, act: 'pass', form: true };
    const data = { ...target, to: 'technical', reason: 'Это про сеть.' };

    await bot.act('legal', 'any', 'request.decide', data);
    const again = await bot.act('legal', 'any', 'request.decide', data);
    const stranger = await bot.act('quality', 'any', 'request.decide', { ...data, to: 'quality' });

    expect(visibleText(again.card)).toContain('Вы уже передали этот вопрос.');
    expect(`${stranger.message}${visibleText(stranger.card ?? {})}`).not.toContain('Вопрос передан.');
    const request = await bot.product.requests.get(REQUEST);
    expect(request?.history.filter(({ what }) => what === 'passed')).toHaveLength(1);
    expect(await seat()).toMatchObject({ role: 'technical' });
  });

  it('takes the question to its author along', async () => {
    await bot.hear('legal', `открыть ${REQUEST}`);
    await bot.press('legal', 'Спросить автора…');
    await bot.press('legal', 'Спросить', { reason: 'О каком договоре речь?' });
    expect((await bot.product.requests.get(REQUEST))?.paused).not.toBeNull();

    bot.clock.set('2026-11-30T05:00:00Z');
    await pass('legal', 'technical');

    const request = await bot.product.requests.get(REQUEST);
    expect(request?.paused).toBeNull();
    expect(request?.steps[0]).toMatchObject({ openedOn: '2026-11-30', dueOn: '2026-12-07', stood: [] });
  });
});

describe('branch sales at the confirmation', () => {
  it('may send a client back whose papers are wrong, and confirms it in the next round', async () => {
    await registerClient(bot, 'manager');
    const agree = async () => {
      for (const [person, button] of [
        ['unit-sales-head', 'Присвоить статус'],
        ['branch-sales', 'Принять в список'],
        ['commercial-director', 'Согласовать'],
        ['security-director', 'Согласовать'],
      ] as const) {
        await bot.press(person, button);
      }
    };
    await agree();
    await bot.press('branch-sales', 'На доработку…');
    await bot.press('branch-sales', 'Вернуть на доработку', { reason: 'В приказе другая дата' });

    expect(await bot.product.clients.get(CLIENT)).toMatchObject({ status: 'returned' });
    expect(last('manager')).toContain('В приказе другая дата');
    await bot.press('manager', 'Доработать');
    await bot.press('manager', 'client.submit');
    await agree();
    await bot.press('branch-sales', 'Подтвердить в СП');
    expect(await bot.product.clients.get(CLIENT)).toMatchObject({ status: 'confirmed_to_sp' });
  });
});
