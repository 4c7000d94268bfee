import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { renderAnnouncement } from '../../bot/announcements/announcement-content.ts';
import { renderNews, renderRequestLine } from '../../bot/news/news-content.ts';
import { renderRequestCard } from '../../bot/requests/request-content.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { buttonsInSight, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { plainRenderers } from '../helpers/plain-renderers.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

describe('a request in five chats', () => {
  let bot: TestBot;

  beforeEach(async () => {
    bot = await startTestBot({
      people: [...SEATS, buildPerson('outsider')],
      openChats: true,
      renderers: {
        ...plainRenderers,
        'request-card': renderRequestCard,
        news: renderNews,
        'request-line': renderRequestLine,
        announcement: renderAnnouncement,
      },
    });
    await bot.product.clients.insert(buildClient());
    await submitRequest(bot.product, buildSubmission());
    await bot.drain();
  });

  afterEach(() => bot.close());

  it('goes from the unit to the directors, back to the unit, and to the client', async () => {
    await press('unit-sales-head', 'Присвоить статус');
    await press('branch-sales', 'Принять в список');
    await press('security-director', 'Согласовать');
    await press('commercial-director', 'Согласовать');
    await press('branch-sales', 'Подтвердить в СП');
    await press('manager', 'Сообщено клиенту…');
    const saved = await press('manager', 'Сохранить', {
      channel: 'visit',
      recipient: 'Генеральный директор',
    });

    const request = await bot.product.requests.get('ST-2026-0001');
    expect(request?.status).toBe('approved');
    expect(visibleText(saved.card ?? {})).toContain(
      'Вы сообщили ООО «Ромашка» о статусе VIP. Заявка закрыта:',
    );
    await bot.quiet();
    expect(visibleText(lastOf('branch-sales'))).toContain('Спасибо! Клиент теперь знает о статусе VIP');
    expect(visibleText(bot.cardsOf('unit-sales-head').at(-2)?.card)).toContain('лично, на встрече');
  });

  it('shows each reader only the buttons of their own seat', async () => {
    await press('unit-sales-head', 'Присвоить статус');

    const [opened] = await bot.say('manager', 'мои заявки');
    const inHead = buttonsInSight(lastOf('unit-sales-head'));
    const inBranch = buttonsInSight(lastOf('branch-sales'));

    expect(visibleText(opened?.card ?? {})).toContain('ООО «Ромашка»');
    expect(inHead).toEqual([]);
    expect(inBranch).toEqual([
      'Принять в список',
      'На доработку…',
      'Спросить автора…',
      'Добавить комментарий…',
    ]);
  });

  it('asks for a reason beside the card, and keeps what was typed when it is missing', async () => {
    const asked = await press('unit-sales-head', 'Отклонить…');
    const empty = await press('unit-sales-head', 'Отклонить', { reason: ' ' });
    const sent = await press('unit-sales-head', 'Отклонить', { reason: 'Не **VIP** ${1+1}' });

    expect(visibleText(asked.card ?? {})).toContain('Решите, присвоить ли клиенту статус VIP');
    expect(visibleText(empty.card ?? {})).toContain('Заполните это поле.');
    expect(visibleText(sent.card ?? {})).toContain('Вы отклонили заявку. Автор увидит причину.');
    expect(visibleText(lastOf('manager'))).toContain('Начальник отдела продаж СП отказал в статусе VIP.');
  });

  it('returns to the manager with the reason and a way to rework', async () => {
    await press('unit-sales-head', 'На доработку…');
    await press('unit-sales-head', 'Вернуть на доработку', { reason: 'Нет критериев' });

    const news = lastOf('manager');
    const [tasks] = await bot.say('manager', 'мои дела');

    expect(visibleText(news)).toContain('Что исправить: Нет критериев');
    expect(buttonsOf(news)).toEqual(['Доработать', 'Открыть']);
    expect(visibleText(tasks?.card ?? {})).toContain('Вернули на доработку');
  });

  it('does not rework a passport on the form of a request', async () => {
    await press('unit-sales-head', 'На доработку…');
    await press('unit-sales-head', 'Вернуть на доработку', { reason: 'Нет критериев' });

    await bot.act('manager', 'any', 'request.rework', { request: 'ST-2026-0001' });

    expect(await bot.product.requestDrafts.count({ index: '', eq: {} })).toBe(0);
  });

  it('answers a late click with the card as it stands', async () => {
    await press('unit-sales-head', 'Присвоить статус');
    const [card] = bot.cardsOf('branch-sales');

    const data = {
      request: 'ST-2026-0001',
      step: 'assign',
      seat: 'unit-sales-head',
      revision: 1,
      act: 'agree',
    };
    const again = await bot.act('unit-sales-head', 'activity-1', 'request.decide', data);
    const foreign = await bot.act('branch-sales', card?.activityId ?? '', 'request.decide', {
      ...data,
      step: 'check',
      seat: 'branch-sales',
    });

    expect(visibleText(again.card ?? {})).toContain('Это решение Вы уже приняли.');
    expect(visibleText(foreign.card ?? {})).toContain('Вы приняли ООО «Ромашка» в единый список.');
  });

  it('tells somebody without the role why, on the current card', async () => {
    const data = {
      request: 'ST-2026-0001',
      step: 'assign',
      seat: 'unit-sales-head',
      revision: 1,
      act: 'agree',
    };

    const answer = await bot.act('commercial-director', 'activity-1', 'request.decide', data);

    expect(visibleText(answer.card ?? {})).toContain('Сейчас это решение принимаете не Вы.');
  });

  it.each([
    ['a request of others', { request: 'ST-2026-0001' }],
    ['no request', { request: 'ST-2026-9999' }],
  ])('shows an outsider nothing of %s', async (_what, data) => {
    const answer = await bot.act('outsider', 'activity-1', 'request.open', data);

    expect(answer).toMatchObject({ status: 200, card: null });
    expect(answer.message).toContain('Не нашлось');
  });

  it.each([
    ['request.decide', {}],
    ['request.decide', { request: 'ST-2026-0001', step: 'assign', seat: 'x', revision: 'one', act: 'agree' }],
    ['request.decide', { request: ['a'], step: {}, seat: null, revision: 1, act: 'approve' }],
    ['request.ask-record', { request: 'ST-2026-0001' }],
    ['request.tasks', { after: 'garbage' }],
    ['request.mine', { after: '{"$gt":1}' }],
    ['request.log', { number: 'ST-2026-0001', after: 'garbage' }],
  ])('answers garbage in %s %j with a sentence', async (verb, data) => {
    const answer = await bot.act('unit-sales-head', 'activity-1', verb, data);

    expect(answer.status).toBe(200);
    expect(answer.message + visibleText(answer.card ?? {})).not.toBe('');
    expect(answer.message).not.toContain('Что-то пошло не так');
  });

  it('opens a task in a message of its own and leaves the list', async () => {
    const [list] = await bot.say('unit-sales-head', 'мои дела');

    const before = bot.cardsOf('unit-sales-head').length;
    const answer = await bot.click('unit-sales-head', 'inbox.request', {}, list ? { on: list } : {});

    expect(visibleText(answer.card ?? {})).toContain('Мои дела');
    expect(bot.cardsOf('unit-sales-head')).toHaveLength(before + 1);
    expect(buttonsOf(lastOf('unit-sales-head'))).toContain('Присвоить статус');
  });

  it('shows the log to those who may see the request, in their language', async () => {
    await press('unit-sales-head', 'Присвоить статус');

    const [log] = await bot.say('manager', 'журнал st-2026-0001');
    const [refused] = await bot.say('outsider', 'log ST-2026-0001', 'en-US');

    expect(visibleText(log?.card ?? {})).toContain('Отправлено, круг 1');
    expect(visibleText(refused?.card ?? {})).not.toContain('ST-2026');
  });

  async function press(person: string, title: string, typed: Record<string, string> = {}) {
    const result = await bot.click(person, title, typed);
    await bot.drain();
    return result;
  }

  function lastOf(person: string): Record<string, unknown> {
    return bot.cardsOf(person).at(-1)?.card ?? {};
  }
});
