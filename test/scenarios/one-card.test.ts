import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const REQUEST = 'ST-2026-0001';
const LINE = `${REQUEST}, ООО «Ромашка»: карточка ниже`;

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildPerson('outsider')],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient());
  await submitRequest(bot.product, buildSubmission());
  await bot.quiet();
});

afterEach(() => bot.close());

function textsOf(person: string): string[] {
  return bot.cardsOf(person).map(({ card }) => visibleText(card));
}

function updatesOf(person: string, text: string): number[] {
  return bot
    .cardsOf(person)
    .filter(({ card }) => visibleText(card) === text)
    .map(({ updates }) => updates);
}

describe('a matter in one chat', () => {
  it('has one live card: opened again, the older one becomes a line that leads to it', async () => {
    await bot.say('branch-sales', `открыть ${REQUEST}`);
    await bot.say('branch-sales', `открыть ${REQUEST}`);
    await bot.quiet();

    expect(textsOf('branch-sales')[0]).toBe(LINE);
    expect(buttonsOf(bot.cardsOf('branch-sales')[0]?.card)).toEqual(['Открыть']);
    expect(textsOf('branch-sales')[1]).toContain('150 000 ₽');
  });

  it('draws a line once, however often the matter moves on', async () => {
    await bot.say('branch-sales', `открыть ${REQUEST}`);
    await bot.say('branch-sales', `открыть ${REQUEST}`);
    await bot.press('unit-sales-head', 'Присвоить статус');
    await bot.press('branch-sales', 'Принять в список');
    await bot.press('commercial-director', 'Согласовать');

    // The second one gave its place to the card that called to the step.
    expect(updatesOf('branch-sales', LINE)[0]).toBe(1);
    expect(textsOf('branch-sales').filter((text) => text === LINE)).toHaveLength(2);
    expect(textsOf('branch-sales')[2]).toContain('Коммерческий директор');
  });

  it('opens from the line in a new message, below, and the line stays', async () => {
    await bot.say('branch-sales', `открыть ${REQUEST}`);
    await bot.say('branch-sales', `открыть ${REQUEST}`);
    await bot.quiet();
    const [line] = bot.cardsOf('branch-sales');
    if (!line) throw new Error('no line');

    const shown = await bot.click('branch-sales', 'Открыть', {}, { on: line });
    await bot.quiet();

    expect(visibleText(shown.card)).toBe(LINE);
    expect(textsOf('branch-sales')).toEqual([LINE, LINE, expect.stringContaining('150 000 ₽')]);
  });

  it('tells a stranger nothing by a line, and garbage gets a sentence', async () => {
    const { card, message } = await bot.act('outsider', 'any', 'request.open-below', { request: REQUEST });
    const wrong = await bot.act('branch-sales', 'any', 'request.open-below', { request: ['x'] });

    expect([card, message]).toEqual([null, expect.stringContaining('Не нашлось')]);
    expect(wrong).toMatchObject({ status: 200 });
    expect(wrong.message).not.toBe('');
  });

  it('keeps one live card when two are asked for at the same moment', async () => {
    await Promise.all([1, 2, 3].map(() => bot.say('branch-sales', `открыть ${REQUEST}`)));
    await bot.quiet();
    await bot.press('unit-sales-head', 'Присвоить статус');

    const live = textsOf('branch-sales').filter((text) => text !== LINE);
    expect(live.length).toBeGreaterThan(0);
    expect(buttonsOf(bot.cardsOf('branch-sales').at(-1)?.card)).toContain('Принять в список');
  });

  it('speaks the language of its reader', async () => {
    await bot.say('branch-sales', 'english');
    await bot.say('branch-sales', `open ${REQUEST}`);
    await bot.say('branch-sales', `open ${REQUEST}`);
    await bot.quiet();

    expect(textsOf('branch-sales')).toContain(`${REQUEST}, ООО «Ромашка»: its card is below`);
  });
});

describe('news of a matter', () => {
  it('are one message that is drawn anew, and another for the end, which leaves a line of the first', async () => {
    await bot.press('unit-sales-head', 'Присвоить статус');
    await bot.press('branch-sales', 'Принять в список');
    const [news, ...others] = textsOf('manager');
    expect(others).toEqual([]);
    expect(news).toContain('внёс клиента в единый список');
    expect(news).toContain('Начальник отдела продаж СП присвоил статус VIP.');

    await bot.press('commercial-director', 'Отклонить…');
    await bot.press('commercial-director', 'Отклонить', { reason: 'Долги за полгода' });

    expect(textsOf('manager')).toEqual([
      LINE,
      expect.stringContaining('Коммерческий директор отказал в статусе VIP.\nПричина: Долги за полгода'),
    ]);
    expect(bot.cardsOf('manager').at(-1)?.summary).toBe(
      'ООО «Ромашка»: Коммерческий директор отказал в статусе VIP. · Причина: Долги за полгода',
    );
  });

  it('stay one message after it was opened in its place', async () => {
    await bot.press('unit-sales-head', 'Присвоить статус');
    await bot.press('manager', 'Открыть');
    await bot.press('branch-sales', 'Принять в список');

    expect(textsOf('manager')).toHaveLength(1);
    expect(textsOf('manager')[0]).toContain('Согласование директорами');
  });

  it('are told once, however often what is owed is carried out', async () => {
    await bot.press('unit-sales-head', 'Присвоить статус');
    const doc = await bot.product.requests.get(REQUEST);
    const news = [...(await owed())].filter(({ content }) => content.kind === 'news');
    const [first] = news;
    if (!doc || !first || first.content.kind !== 'news') throw new Error('no news');
    const effect = first._id.slice(0, first._id.lastIndexOf(':'));
    const args = { audience: [{ person: 'manager' }], content: first.content };
    const again = { id: effect, name: 'tell' as const, args };
    await bot.product.requests.replace({ ...doc, pending: [again], hasPending: true });
    await bot.product.relay.sweep();
    await bot.quiet();

    expect(textsOf('manager')).toHaveLength(1);
  });

  it('note what they told quietly, so that nothing owed is missing', async () => {
    await bot.press('unit-sales-head', 'Присвоить статус');
    await bot.press('branch-sales', 'Принять в список');

    const news = (await owed()).filter(({ content }) => content.kind === 'news');
    const [merged, sent] = news.toSorted((a, b) => a.status.localeCompare(b.status));
    expect([merged?.status, sent?.status]).toEqual(['merged', 'sent']);
    expect(merged?.digest).toBe(sent?._id);
  });

  it('come as one message to who was out of reach meanwhile', async () => {
    await bot.close();
    bot = await startTestBot({ people: SEATS, renderers: RENDERERS });
    await bot.product.clients.insert(buildClient());
    for (const { _id } of SEATS) if (_id !== 'manager') await bot.install(_id);
    await submitRequest(bot.product, buildSubmission());
    await bot.press('unit-sales-head', 'Присвоить статус');
    await bot.press('branch-sales', 'Принять в список');

    await bot.install('manager');
    await bot.quiet();

    const news = textsOf('manager').filter((text) => text.includes('Теперь'));
    expect(news).toHaveLength(1);
    expect(news[0]).toContain('внёс клиента в единый список');
  });

  async function owed() {
    const all = [];
    for await (const one of bot.product.deliveries.scan()) all.push(one);
    return all;
  }
});
