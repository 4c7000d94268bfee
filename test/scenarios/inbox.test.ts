import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { newDelivery } from '../../src/deliveries/new-delivery.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { gatherDigests } from '../../src/reminders/digests/gather-digests.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import { buildRequest, buildRouteContext } from '../helpers/build-request.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { buildGreeted } from '../helpers/reminder-world.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: SEATS, renderers: RENDERERS, openChats: true });
  await bot.product.clients.insert(buildGreeted({ birthday: '1976-12-04' }, { openRequest: null }));
  await refreshReminders(bot.product, 'client:VIP-2026-0001');
  bot.clock.set('2026-12-03T02:05:00Z');
  await tick(bot.product);
  await gatherDigests(bot.product);
  await bot.quiet();
});

afterEach(() => bot.close());

async function handOver(to: string): Promise<void> {
  const kind = requestKind('manager-appointment');
  const values = { client: 'VIP-2026-0001', manager: to, orderDate: '2026-11-20' };
  const request = buildRequest({ type: kind.id, client: 'VIP-2026-0001', values }, buildRouteContext(), kind);
  await bot.product.requests.insert({ ...request, _id: 'AP-2026-0001', status: 'approved' });
  const content = { kind: 'hand-over', client: 'VIP-2026-0001', request: 'AP-2026-0001', from: 'x' } as const;
  const createdAt = '2026-12-03T01:00:00Z';
  await bot.product.deliveries.insert(
    newDelivery({ id: 'handed-over', recipient: { kind: 'person', id: to }, content, dueAt: 0, createdAt }),
  );
  await bot.quiet();
}

describe('«мои дела»', () => {
  it('shows a greeting beside the decisions, and by when', async () => {
    const text = await bot.hear('manager', 'сегодня');

    expect(text).toContain('На этой неделе: 1');
    expect(text).toContain('День рождения');
    expect(text).toContain('VIP-2026-0001');
    expect(text).not.toContain('ничего не ждёт');
  });

  it('is done with in one tap, and shows so', async () => {
    const [list] = await bot.say('manager', 'мои дела');
    const answer = await bot.click('manager', 'inbox.done', {}, list ? { on: list } : {});

    expect(visibleText(answer.card ?? {})).toContain('Сейчас Вас ничего не ждёт.');
    const clock = await bot.product.reminderClocks.get('client-day:VIP-2026-0001:contact-director');
    expect(clock?.result).toMatchObject({ outcome: 'done', by: 'manager' });
  });

  it('opens the card of a greeting beside the list', async () => {
    const [list] = await bot.say('manager', 'мои дела');
    const answer = await bot.click('manager', 'inbox.reminder', {}, list ? { on: list } : {});

    expect(visibleText(answer.card ?? {})).toContain('Мои дела');
    expect(buttonsOf(bot.cardsOf('manager').at(-1)?.card ?? {})).toContain('Поздравил по телефону');
  });

  it('holds a form that was begun, and nobody else’s', async () => {
    await bot.say('manager', 'новый клиент');
    await bot.click('manager', 'client.step', { inn: '7707083893' });

    expect(await bot.hear('manager', 'мои дела')).toContain('На этой неделе: 1 · черновиков: 1');
    expect(await bot.hear('unit-sales-head', 'мои дела')).toContain('Сейчас Вас ничего не ждёт.');
  });

  it('opens a form that was begun beside the list, and turns to the client once it was sent', async () => {
    await bot.say('manager', 'новый клиент');
    await bot.click('manager', 'client.step', { inn: '7707083893' });
    const [list] = await bot.say('manager', 'мои дела');

    const answer = await bot.click('manager', 'Продолжить', {}, list ? { on: list } : {});

    expect(visibleText(answer.card ?? {})).toContain('Мои дела');
    expect(JSON.stringify(bot.cardsOf('manager').at(-1)?.card)).toContain('7707083893');
  });

  it('holds a client that was handed over until it is noted, for its manager alone', async () => {
    await handOver('manager');
    const [list] = await bot.say('manager', 'мои дела');
    expect(visibleText(list?.card)).toContain('С 20 ноября Вы отвечаете за этого клиента');

    const stranger = await bot.act('branch-sales', 'any', 'inbox.note', { delivery: 'handed-over' });
    expect(visibleText(stranger.card)).not.toContain('Мои дела');
    const opened = await bot.click('manager', 'inbox.hand-over', {}, list ? { on: list } : {});
    expect(visibleText(opened.card)).toContain('Мои дела');
    const noted = await bot.click('manager', 'Принято', {}, list ? { on: list } : {});
    const again = await bot.act('manager', 'any', 'inbox.note', { delivery: 'handed-over' });

    for (const { card } of [noted, again]) expect(visibleText(card)).not.toContain('отвечаете');
  });

  it('says that nothing waits where nothing does', async () => {
    expect(await bot.hear('branch-sales', 'мои дела')).toContain('Сейчас Вас ничего не ждёт.');
  });
});

describe('«календарь»', () => {
  it('shows the coming days of the own clients by week', async () => {
    const text = await bot.hear('manager', 'календарь');

    expect(text).toContain('30 ноября – 6 декабря');
    expect(text).toContain(
      'пятница, 4 декабря 2026 · День рождения: Директоров Директор Директорович (50 лет',
    );
  });

  it('leads to the client and stays where it is', async () => {
    const [list] = await bot.say('manager', 'календарь');
    const answer = await bot.click('manager', 'inbox.client', {}, list ? { on: list } : {});

    expect(visibleText(answer.card ?? {})).toContain('Календарь клиентов');
    expect(visibleText(bot.cardsOf('manager').at(-1)?.card ?? {})).toContain('ООО «Ромашка»');
  });

  it('says where nothing is to be celebrated', async () => {
    const [card] = await bot.say('branch-sales', 'calendar', 'en-US');

    expect(visibleText(card?.card ?? {})).toContain('no special days');
  });
});
