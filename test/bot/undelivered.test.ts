import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { countGivenUp } from '../../src/deliveries/given-up.ts';
import { redrawCards } from '../../src/deliveries/redraw-cards.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { alarmGivenUp } from '../../src/undelivered/alarm-given-up.ts';
import { chatOf } from '../helpers/activities.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildEarlierFailure } from '../helpers/build-delivery.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { type SendDesk, startSendDesk } from '../helpers/send-desk.ts';
import { SEATS } from '../helpers/start-bot.ts';

const MINUTE_MS = 60_000;

let desk: SendDesk;

beforeEach(async () => {
  desk = await startSendDesk({ renderers: RENDERERS, people: SEATS });
  for (const person of ['manager', 'unit-sales-head', 'branch-sales']) await desk.meet(person);
  await desk.bot.install('admin');
});
afterEach(() => desk.bot.close());

const LOST: Partial<Delivery> = { content: { kind: 'reply-lost' }, subject: '' };

/** Owes messages that Teams refuses for good. */
async function giveUp(person: string, ...ids: string[]): Promise<void> {
  await withRefusals(person, async () => {
    for (const id of ids) await desk.owe(id, person, LOST);
    await desk.bot.drain();
    await desk.pass(MINUTE_MS, 1_000);
  });
}

async function withRefusals(person: string, work: () => Promise<void>): Promise<void> {
  const on = ({ conversationId }: { conversationId: string }) => conversationId === chatOf(person);
  desk.bot.connector.fail({ status: 400, times: Number.POSITIVE_INFINITY, on });
  await work();
  desk.bot.connector.recover();
}

async function press(button: string, data: object = {}): Promise<string> {
  const { card, message } = await desk.bot.click('admin', button, {}, { data: { ...data } });
  await desk.bot.drain();
  return card ? visibleText(card) : message;
}

function logOfBranch(): Promise<string> {
  return desk.bot.hear('admin', 'журнал филиал');
}

describe('what was given up', () => {
  it('is listed to an admin: to whom, what, why and since when', async () => {
    await giveUp('manager', 'A');

    const shown = await desk.bot.hear('admin', 'недоставленное');

    expect(shown).toContain('Не доставлено: 1');
    expect(shown).toContain('manager');
    expect(shown).toContain(
      'Ответ на команду или кнопку · Teams не принял сообщение · с\u00a024.11.2026, 12:00',
    );
  });

  it('says so when there is nothing', async () => {
    expect(await desk.bot.hear('admin', 'undelivered')).toContain('Недоставленного нет');
    expect(buttonsOf(desk.bot.cardsOf('admin').at(-1)?.card)).toEqual([]);
  });

  it('is nobody else’s to see, nor to send', async () => {
    await giveUp('manager', 'A');

    expect(await desk.bot.hear('manager', 'недоставленное')).not.toContain('Не доставлено');
    const [card] = desk.bot.cardsOf('manager');
    const until = new Date(desk.realClock.now()).toISOString();
    await desk.bot.act('manager', card?.activityId ?? '', 'delivery.resend', { until });

    expect(await countGivenUp(desk.bot.product)).toBe(1);
  });

  it('is sent again one by one, each once however often that is pressed', async () => {
    await giveUp('manager', 'A', 'B');
    await desk.bot.hear('admin', 'недоставленное');
    const list = desk.bot.cardsOf('admin').at(-1);

    expect(await press('Отправить снова', { delivery: 'A' })).toContain('Отправляю снова 1 сообщение.');
    expect(desk.bot.cardsOf('manager')).toHaveLength(1);
    expect(await countGivenUp(desk.bot.product)).toBe(1);

    const again = { delivery: 'A', until: (await desk.record('B'))?.givenUpAt, after: '' };
    const { card } = await desk.bot.act('admin', list?.activityId ?? '', 'delivery.resend', again);
    await desk.bot.drain();
    expect(visibleText(card)).toContain('Уже отправлено или больше не нужно.');
    expect(desk.bot.cardsOf('manager')).toHaveLength(1);
    expect(await logOfBranch()).toMatch(/Отправлено снова: 1 сообщение/);
  });

  it('is sent again all at once, in its order, and the log says by whom', async () => {
    await giveUp('manager', ...Array.from({ length: 12 }, (_, n) => `A${n + 10}`));
    await desk.bot.hear('admin', 'недоставленное');
    expect(await press('Ещё')).toContain('Не доставлено: 12');

    const shown = await press('Отправить снова все');
    await desk.pass(MINUTE_MS, 1_000);

    expect(shown).toContain('Отправляю снова 12 сообщений.');
    expect(shown).toContain('Недоставленного нет');
    expect(desk.bot.cardsOf('manager')).toHaveLength(12);
    const log = await logOfBranch();
    expect(log).toContain('Отправлено снова: 12 сообщений');
    expect(log).toContain('admin');
  });

  it('is not sent again by an old card when it was given up anew since', async () => {
    await giveUp('manager', 'A');
    await desk.bot.hear('admin', 'недоставленное');
    const list = desk.bot.cardsOf('admin').at(-1);
    await desk.pass(MINUTE_MS);
    await withRefusals('manager', async () => {
      await press('Отправить снова все');
    });
    expect(await countGivenUp(desk.bot.product)).toBe(1);

    await desk.bot.click('admin', 'Отправить снова все', {}, list ? { on: list } : {});
    await desk.bot.drain();

    expect(desk.bot.cardsOf('manager')).toEqual([]);
    expect(await countGivenUp(desk.bot.product)).toBe(1);
  });

  it('is dropped when nobody wants it any more', async () => {
    const now = desk.realClock.now();
    await desk.owe('A', 'manager', {
      content: { kind: 'reminder', matter: 'over', occurrence: '2026-11-20', step: 'day', late: false },
      status: 'failed',
      lastError: 'refused',
      dueAt: now,
      givenUpAt: new Date(now).toISOString(),
    });
    await desk.bot.hear('admin', 'недоставленное');

    await press('Отправить снова все');

    expect(await desk.record('A')).toMatchObject({ status: 'dropped' });
    expect(desk.bot.cardsOf('manager')).toEqual([]);
  });

  it('is listed and sent again when an earlier release gave it up', async () => {
    await desk.bot.product.deliveries.insert(
      buildEarlierFailure('A', 'bug', '2026-11-20T05:00:00Z', { recipient: 'manager', ...LOST }),
    );

    const shown = await desk.bot.hear('admin', 'недоставленное');
    expect(shown).toContain(
      'Ответ на команду или кнопку · Teams не принял сообщение · с\u00a020.11.2026, 12:00',
    );
    expect(await press('Отправить снова')).toContain('Отправляю снова 1 сообщение.');

    expect(desk.bot.cardsOf('manager')).toHaveLength(1);
    expect(await countGivenUp(desk.bot.product)).toBe(0);
  });

  it('stands in an admin’s help, beside who is out of reach', async () => {
    const help = await desk.bot.hear('admin', 'помощь');

    expect(help).toContain('видите, кому бот не может написать и что не доставлено');
    expect(help).toMatch(/«недоступные» —.*«недоставленное» —/s);
  });

  it('is counted where an admin looks for people out of reach', async () => {
    await giveUp('manager', 'A', 'B');

    await desk.bot.hear('admin', 'недоступные');

    expect(await press('Не доставлено: 2')).toContain('Ответ на команду или кнопку');
  });

  it('is counted in the alarm, whose button leads to the list', async () => {
    await giveUp('manager', 'A');
    await alarmGivenUp({ ...desk.bot.product, onGivenUp: async () => {} });
    await desk.bot.drain();
    const alarm = desk.bot.cardsOf('admin').at(-1);

    expect(visibleText(alarm?.card)).toContain('Список и повтор — «недоставленное».');
    expect(await press('Не доставлено: 1')).toContain('Teams не принял сообщение');
  });
});

describe('a card that was not drawn anew', () => {
  beforeEach(async () => {
    await desk.bot.product.clients.insert(buildClient());
    await submitRequest(desk.bot.product, buildSubmission());
    await desk.bot.drain();
    await withRefusals('unit-sales-head', async () => {
      await redrawCards(desk.bot.product, { subject: 'request:ST-2026-0001' });
      await desk.bot.drain();
    });
  });

  it('is listed as out of date, and drawn when that is asked for', async () => {
    // A card that went out while the request was still being written is drawn once more before.
    const before = desk.bot.cardsOf('unit-sales-head')[0]?.updates ?? 0;
    const shown = await desk.bot.hear('admin', 'недоставленное');
    expect(shown).toContain('Карточка заявки ST-2026-0001: в чате старая карточка');

    await press('Отправить снова все');

    expect(await countGivenUp(desk.bot.product)).toBe(0);
    expect(desk.bot.cardsOf('unit-sales-head')).toHaveLength(1);
    expect(desk.bot.cardsOf('unit-sales-head')[0]?.updates).toBe(before + 1);
  });

  it('is listed no more once a click has drawn it', async () => {
    await desk.bot.hear('admin', 'недоставленное');

    await desk.bot.click('unit-sales-head', 'Отклонить', { 'refuse-reason': '' });
    await desk.bot.drain();
    expect(await countGivenUp(desk.bot.product)).toBe(0);
    const card = desk.bot.cardsOf('unit-sales-head')[0];
    await press('Отправить снова все');

    expect(desk.bot.cardsOf('unit-sales-head')[0]).toEqual(card);
  });
});
