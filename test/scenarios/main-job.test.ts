import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { renderAnnouncement } from '../../bot/announcements/announcement-content.ts';
import { renderNews, renderRequestLine } from '../../bot/news/news-content.ts';
import { renderRequestCard } from '../../bot/requests/request-content.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { toDirectors } from '../helpers/main-job.ts';
import { plainRenderers } from '../helpers/plain-renderers.ts';
import { fillForm, registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot, textOf } from '../helpers/start-bot.ts';

const REQUEST = 'ST-2026-0001';
const CLIENT = 'VIP-2026-0001';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildHolder('unit-head'), buildHolder('manager', { _id: 'other-manager' })],
    renderers: {
      ...plainRenderers,
      'request-card': renderRequestCard,
      news: renderNews,
      'request-line': renderRequestLine,
      announcement: renderAnnouncement,
    },
  });
  for (const person of SEATS) await bot.install(person._id);
});

afterEach(() => bot.close());

async function toConfirmed(): Promise<void> {
  await toDirectors(bot);
  await bot.press('commercial-director', 'Согласовать');
  await bot.press('security-director', 'Согласовать');
  await bot.press('branch-sales', 'Подтвердить в СП');
}

async function clientStatus(): Promise<string | undefined> {
  return (await bot.product.clients.get(CLIENT))?.status;
}

function lastCard(person: string): Record<string, unknown> {
  return bot.cardsOf(person).at(-1)?.card ?? {};
}

/** The request's live cards in somebody's chat. */
function liveCards(person: string): Record<string, unknown>[] {
  return bot
    .cardsOf(person)
    .filter(
      ({ summary, card }) => summary.startsWith('Статус VIP') || buttonsOf(card).includes('Карточка клиента'),
    )
    .map(({ card }) => card);
}

function newsOf(person: string): string[] {
  return bot
    .cardsOf(person)
    .map(({ card }) => visibleText(card))
    .filter((text) => text.includes('Теперь'));
}

function linesOf(person: string): string[] {
  return bot
    .cardsOf(person)
    .map(({ card }) => visibleText(card))
    .filter((text) => text.includes('карточка ниже'));
}

describe('the main job', () => {
  it('takes a client from the form to the recorded notice', async () => {
    const submitted = await registerClient(bot, 'manager');
    expect(visibleText(submitted.card)).toContain(`Отправлено на согласование: ${REQUEST}.`);
    expect(await clientStatus()).toBe('candidate');

    expect(await bot.press('unit-sales-head', 'Присвоить статус')).toContain(
      'Вы присвоили ООО «Торговый дом» статус VIP.',
    );
    expect(await clientStatus()).toBe('with_branch');
    await bot.press('branch-sales', 'Принять в список');
    expect(await clientStatus()).toBe('agreeing');
    await bot.press('commercial-director', 'Согласовать');
    expect(await clientStatus()).toBe('agreeing');
    await bot.press('security-director', 'Согласовать');
    expect(await clientStatus()).toBe('agreed');
    await bot.press('branch-sales', 'Подтвердить в СП');
    expect(await clientStatus()).toBe('confirmed_to_sp');
    expect(visibleText(lastCard('manager'))).toContain('Сообщите клиенту до 4 декабря');

    bot.clock.set('2026-11-25T05:00:00Z');
    await bot.press('manager', 'Сообщено клиенту…');
    const told = { toldOn: '2026-11-25', channel: 'call', recipient: 'Генеральный директор' };
    expect(await bot.press('manager', 'Сохранить', told)).toContain(
      'Вы сообщили ООО «Торговый дом» о статусе VIP.',
    );

    const request = await bot.product.requests.get(REQUEST);
    expect(request?.status).toBe('approved');
    expect(request?.steps.at(-1)?.seats[0]?.decision?.values).toMatchObject(told);
    expect(await clientStatus()).toBe('client_notified');
  });

  it('tells the manager of the steps in one message, which is drawn anew', async () => {
    await toDirectors(bot);
    const [news, ...others] = newsOf('manager');
    expect(others).toEqual([]);
    expect(news).toContain('Отдел продаж филиала проверил карточку и внёс клиента в единый список.');
    expect(news).toContain('Теперь статус VIP согласуют коммерческий директор и директор по безопасности');

    await bot.press('commercial-director', 'Согласовать');
    await bot.press('security-director', 'Согласовать');

    const [agreed] = newsOf('manager');
    expect(newsOf('manager')).toHaveLength(1);
    expect(agreed).toContain('Директор по безопасности и режиму согласовал статус VIP.');
    expect(agreed).toContain('Теперь решение передаёт подразделению отдел продаж филиала, до 27 ноября.');
    expect(agreed).toContain('Клиенту сообщать пока рано.');
    expect(agreed).toContain('Раньше');
  });

  it('leaves one live card in a chat, drawn after each decision, and a line for every older one', async () => {
    await toDirectors(bot);
    await bot.say('security-director', `открыть ${REQUEST}`);
    await bot.press('commercial-director', 'Согласовать');

    for (const person of ['unit-sales-head', 'branch-sales', 'security-director']) {
      expect(liveCards(person)).toHaveLength(1);
      expect(visibleText(liveCards(person)[0])).toContain('Коммерческий директор: статус согласован');
    }
    expect(linesOf('security-director')).toEqual([`${REQUEST}, ООО «Торговый дом»: карточка ниже`]);
  });

  it('gives the notice to nobody before the confirmation', async () => {
    await toDirectors(bot);

    const early = await bot.act('manager', 'any', 'request.decide', {
      request: REQUEST,
      revision: 1,
      step: 'notify',
      seat: 'client-manager',
      act: 'agree',
      toldOn: '2026-11-24',
      channel: 'call',
      recipient: 'Генеральный директор',
    });

    expect(buttonsOf(lastCard('manager'))).not.toContain('Сообщено клиенту…');
    expect(textOf(early)).toBeTruthy();
    expect((await bot.product.requests.get(REQUEST))?.status).toBe('open');
    expect(await clientStatus()).toBe('agreeing');
  });

  it('refuses a notice dated before the confirmation or in the future, and keeps what was typed', async () => {
    await toConfirmed();
    await bot.press('manager', 'Сообщено клиенту…');

    for (const toldOn of ['2026-11-23', '2026-11-25', '2026-02-31']) {
      await bot.press('manager', 'Сохранить', {
        toldOn,
        channel: 'call',
        recipient: 'Генеральный директор',
      });
      expect(await clientStatus()).toBe('confirmed_to_sp');
    }
    const { card } = bot.cardsOf('manager').find(({ card }) => buttonsOf(card).includes('Сохранить')) ?? {};
    expect(JSON.stringify(card)).toContain('Генеральный директор');
  });
});

describe('two directors at one moment', () => {
  it('both succeed at the first click', async () => {
    await toDirectors(bot);

    const [first, second] = await Promise.all([
      bot.click('commercial-director', 'Согласовать'),
      bot.click('security-director', 'Согласовать'),
    ]);

    expect(textOf(first)).toContain('Вы согласовали статус VIP: ООО «Торговый дом».');
    expect(textOf(second)).toContain('Вы согласовали статус VIP: ООО «Торговый дом».');
    expect(await clientStatus()).toBe('agreed');
  });

  it('end it when one of them refuses, in either order', async () => {
    await toDirectors(bot);
    await bot.press('security-director', 'Отклонить…');
    await bot.press('security-director', 'Отклонить', { reason: 'Есть замечания по договору' });

    const late = await bot.click(
      'commercial-director',
      'Согласовать',
      {},
      { on: staleCard('commercial-director') },
    );

    expect((await bot.product.requests.get(REQUEST))?.status).toBe('refused');
    expect(textOf(late)).toContain('Есть замечания по договору');
    expect(await clientStatus()).toBe('rejected');
  });
});

/** The message as it was first drawn: an old client that no redraw reached. */
function staleCard(person: string) {
  const [sent] = bot.connector.requests
    .filter(
      ({ kind, conversationId, body }) =>
        kind === 'send' &&
        conversationId.includes(person) &&
        String(JSON.stringify(body)).includes('Согласовать'),
    )
    .slice(-1);
  const message = bot.cardsOf(person).at(-1);
  if (!sent || !message) throw new Error(`nothing sent to ${person}`);
  const [attachment] = sent.body.attachments as { content: Record<string, unknown> }[];
  return { ...message, card: attachment?.content ?? {} };
}

describe('a click that comes twice or late', () => {
  it('leaves one decision when it is doubled or retried', async () => {
    await toDirectors(bot);
    const on = staleCard('commercial-director');

    const answers = await Promise.all(
      [1, 2, 3].map(() => bot.click('commercial-director', 'Согласовать', {}, { on })),
    );
    await bot.click('commercial-director', 'Согласовать', {}, { on });

    expect(
      answers.every(({ card }) => visibleText(card).includes('Коммерческий директор: статус согласован')),
    ).toBe(true);
    const request = await bot.product.requests.get(REQUEST);
    expect(request?.history.filter(({ seat }) => seat === 'commercial-director')).toHaveLength(1);
  });

  it('shows the current card when the step is long over', async () => {
    await toConfirmed();

    const answer = await bot.click(
      'commercial-director',
      'Согласовать',
      {},
      { on: staleCard('commercial-director') },
    );

    expect(visibleText(answer.card)).toContain('Подтверждение в СП');
    expect(await clientStatus()).toBe('confirmed_to_sp');
  });

  it('registers one client however often the form is sent', async () => {
    await fillForm(bot, 'manager');
    const on = bot.cardsOf('manager').at(-1);
    if (!on) throw new Error('no form');

    await Promise.all([1, 2, 3].map(() => bot.click('manager', 'client.submit', {}, { on })));

    expect(await bot.product.clients.count({ index: 'all', eq: {} })).toBe(1);
    expect(await bot.product.requests.count({ index: 'all', eq: {} })).toBe(1);
  });
});
