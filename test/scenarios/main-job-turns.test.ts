import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { renderAnnouncement } from '../../bot/announcements/announcement-content.ts';
import { renderNews, renderRequestLine } from '../../bot/news/news-content.ts';
import { renderRequestCard } from '../../bot/requests/request-content.ts';
import { buildHolder, buildUnit } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { toDirectors } from '../helpers/main-job.ts';
import { plainRenderers } from '../helpers/plain-renderers.ts';
import { registerClient, typedPassport } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

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

async function clientStatus(): Promise<string | undefined> {
  return (await bot.product.clients.get(CLIENT))?.status;
}

function lastCard(person: string): Record<string, unknown> {
  return bot.cardsOf(person).at(-1)?.card ?? {};
}

describe('a return for rework', () => {
  it('comes back to the manager and starts again at the first step', async () => {
    await toDirectors(bot);
    await bot.press('commercial-director', 'Согласовать');
    await bot.press('security-director', 'На доработку…');
    await bot.press('security-director', 'Вернуть на доработку', { reason: 'Уточните адрес' });
    expect(await clientStatus()).toBe('returned');

    await bot.say('manager', `открыть ${REQUEST}`);
    expect(visibleText(lastCard('manager'))).toContain('Уточните адрес');
    await bot.press('manager', 'Доработать');
    await bot.press('manager', 'client.submit');

    const request = await bot.product.requests.get(REQUEST);
    expect(request).toMatchObject({ status: 'open', round: 2 });
    expect(request?.steps.map(({ status }) => status)[0]).toBe('open');
    expect(request?.steps.flatMap(({ seats }) => seats).every(({ decision }) => decision === null)).toBe(
      true,
    );
    expect(await clientStatus()).toBe('candidate');
  });

  it('needs a reason, and keeps the form when there is none', async () => {
    await toDirectors(bot);
    await bot.press('security-director', 'На доработку…');

    const answer = await bot.click('security-director', 'Вернуть на доработку', { reason: '   ' });

    expect(buttonsOf(answer.card)).toContain('Вернуть на доработку');
    expect((await bot.product.requests.get(REQUEST))?.status).toBe('open');
  });
});

describe('whoever may not decide', () => {
  it('leaves no trace, whatever their card says', async () => {
    await toDirectors(bot);

    for (const person of [
      'manager',
      'unit-sales-head',
      'branch-sales',
      'admin',
      'other-manager',
      'stranger',
    ]) {
      const answer = await bot.act(person, 'any', 'request.decide', {
        request: REQUEST,
        revision: 1,
        step: 'agree',
        seat: 'commercial-director',
        act: 'agree',
      });
      expect(answer.status).toBe(200);
    }

    const request = await bot.product.requests.get(REQUEST);
    expect(
      request?.steps
        .find(({ status }) => status === 'open')
        ?.seats.every(({ decision }) => decision === null),
    ).toBe(true);
  });

  it('lets the manager withdraw until the last approval', async () => {
    await toDirectors(bot);
    await bot.say('manager', `открыть ${REQUEST}`);
    await bot.press('manager', 'Отозвать…');
    await bot.press('manager', 'Отозвать', { reason: 'Клиент передумал' });

    expect((await bot.product.requests.get(REQUEST))?.status).toBe('withdrawn');
    expect(await clientStatus()).toBe('withdrawn');

    await bot.say('manager', `открыть ${REQUEST}`);
    const said = visibleText(bot.cardsOf('manager').at(-1)?.card);
    expect(said).toContain('Остановились здесь: 3 из 5 — Согласование директорами');
    expect(said).not.toContain('Всё сделано');
  });
});

describe('a client in two units', () => {
  it('is assigned by branch sales', async () => {
    const two = typedPassport({
      servicePoints: [
        { address: 'Барнаул, пр. Ленина, 1', unit: 'barnaul' },
        { address: 'Бийск, ул. Советская, 2', unit: 'biysk' },
      ],
    });
    await bot.product.units.insert(buildUnit('biysk', { name: { ru: 'Бийск', en: 'Biysk' } }));
    await registerClient(bot, 'manager', two);

    await bot.press('branch-sales', 'Присвоить статус');

    const client = await bot.product.clients.get(CLIENT);
    expect(client?.level).toBe('regional');
    expect(client?.statusHistory.map(({ status }) => status)).toEqual(['candidate', 'with_branch']);
  });
});

describe('a director’s seat given away by an admin', () => {
  it('does not go to the director of the other seat', async () => {
    await toDirectors(bot);
    await bot.say('admin', `открыть ${REQUEST}`);
    await bot.click('admin', 'Передать…');

    const given = await bot.click(
      'admin',
      'request.decide',
      { seat: 'commercial-director', to: 'security-director', reason: 'Коммерческий директор в отпуске' },
      { data: { act: 'reassign' } },
    );

    expect(visibleText(given.card)).toContain('уже решает или решил по заявке в другой роли');
    const request = await bot.product.requests.get(REQUEST);
    expect(request?.steps.flatMap(({ seats }) => seats).every(({ assignee }) => !assignee)).toBe(true);
  });
});
