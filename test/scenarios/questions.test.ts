import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buttonsInSight, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const ID = 'RM-2026-0001';
const REMOVAL = {
  client: 'VIP-2026-0001',
  ground: 'own-wish',
  justification: 'Клиент письмом просит исключить его из списка',
};
const WHY = 'Есть ли письмо клиента?';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: SEATS, renderers: RENDERERS, openChats: true });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
  await raiseRequest(bot, 'unit-sales-head', 'vip-removal', REMOVAL);
  await bot.quiet();
});

afterEach(() => bot.close());

async function opened(person: string) {
  const [message] = await bot.say(person, `открыть ${ID}`);
  return { text: visibleText(message?.card), buttons: buttonsInSight(message?.card) };
}

async function ask(person: string, reason: string): Promise<void> {
  await answerStep(bot, person, 'Спросить автора…', { reason });
  await bot.quiet();
}

function act(person: string, data: Record<string, unknown>) {
  const card = bot.cardsOf(person).find(({ card: each }) => visibleText(each).includes(ID));
  const target = { request: ID, step: 'agree', revision: 1, form: true, ...data };
  return bot.act(person, card?.activityId ?? '', 'request.decide', target);
}

describe('a director who needs to know more', () => {
  it('asks the author from the card; the other one reads it and decides all the same', async () => {
    await ask('security-director', WHY);

    const asker = await opened('security-director');
    expect(asker.text).toContain('Срок не идёт с 24 ноября: ждём ответа автора. Решить можно уже сейчас.');
    expect(asker.buttons).toEqual(['Согласовать', 'На доработку…', 'Отклонить…', 'Добавить комментарий…']);
    const other = await opened('commercial-director');
    expect(other.text).toContain(WHY);
    expect(other.text).toContain('Срок не идёт с 24 ноября: ждём ответа автора. Решить можно уже сейчас.');
    expect(other.buttons).toContain('Спросить автора…');
    await bot.click('commercial-director', 'Согласовать');

    const request = await bot.product.requests.get(ID);
    expect(request?.steps[0]?.seats.map(({ decision }) => decision?.outcome)).toEqual([
      'approved',
      undefined,
    ]);
    expect(request?.paused?.questions).toHaveLength(1);
  });

  it('has the answer on a card of their own, and the clock runs again', async () => {
    await ask('security-director', WHY);
    const { text, buttons } = await opened('unit-sales-head');
    expect(buttons).toEqual(['Ответить', 'Отозвать…']);
    expect(text).toContain('Ответьте на вопрос: директор по безопасности и режиму');
    expect(text).toContain(`Директор по безопасности и режиму: ${WHY}`);

    bot.clock.set('2026-11-26T05:00:00Z');
    const sent = await bot.click('unit-sales-head', 'Ответить', { reason: 'Да, от 20 ноября' });
    expect(visibleText(sent.card)).toContain('Ответ отправлен, срок снова идёт.');
    await bot.quiet();

    expect((await opened('security-director')).text).toContain('Да, от 20 ноября');
    expect((await bot.product.requests.get(ID))?.steps[0]?.dueOn).toBe('2026-12-03');
  });

  it('is answered apart from the other who asks too', async () => {
    await ask('security-director', WHY);
    await ask('commercial-director', 'Какова выручка?');
    expect((await opened('unit-sales-head')).buttons).toEqual(['Ответить', 'Ответить', 'Отозвать…']);
    const target = { act: 'reply', seat: 'security-director', reason: 'Да' };
    const first = await act('unit-sales-head', target);
    const again = await act('unit-sales-head', target);

    expect(visibleText(first.card)).toContain('Вас спросили ещё об одном: ответьте и на это');
    expect(visibleText(again.card)).toContain('На этот вопрос уже ответили.');
    expect((await opened('unit-sales-head')).buttons).toEqual(['Ответить', 'Отозвать…']);
  });

  it('is told so when the question stands already, or comes too late', async () => {
    await ask('security-director', WHY);
    const target = { act: 'ask', seat: 'security-director', reason: 'И ещё вопрос' };
    expect(visibleText((await act('security-director', target)).card)).toContain('Вопрос автору уже задан');
    await answerStep(bot, 'commercial-director', 'Отклонить…', { reason: 'Клиент важен' });
    await bot.quiet();

    expect((await bot.product.requests.get(ID))?.paused).toBeNull();
    const late = await act('unit-sales-head', { act: 'reply', seat: 'security-director', reason: 'Да' });
    expect(visibleText(late.card)).toContain('На этот вопрос отвечать больше не нужно');
    expect(visibleText((await act('security-director', target)).card)).toContain(
      'Сейчас Ваше решение здесь не нужно',
    );
  });
});
