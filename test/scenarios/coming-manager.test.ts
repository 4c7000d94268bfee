import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const LINE = 'С 01.12.2026 менеджер: Следующий (AP-2026-0001)';

let bot: TestBot;

beforeEach(async () => {
  const next = buildHolder('manager', { _id: 'next', name: 'Следующий' });
  bot = await startTestBot({ people: [...SEATS, next], renderers: RENDERERS, openChats: true });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
  await appoint({});
  await bot.press('branch-sales', 'Согласовать');
});

afterEach(() => bot.close());

async function appoint(typed: Record<string, string>): Promise<string> {
  const sent = await raiseRequest(bot, 'unit-sales-head', 'manager-appointment', {
    client: CLIENT,
    manager: 'next',
    orderNumber: '7-к',
    orderDate: '2026-11-20',
    effectiveFrom: '2026-12-01',
    ...typed,
  });
  await bot.quiet();
  return visibleText(sent.card);
}

async function clientCard(person: string): Promise<string> {
  const [message] = await bot.say(person, `открыть ${CLIENT}`);
  return visibleText(message?.card);
}

async function managerOn(now: string): Promise<string | undefined> {
  bot.clock.set(now);
  await tick(bot.product);
  await bot.quiet();
  return (await bot.product.clients.get(CLIENT))?.passport.appointment.manager;
}

describe('a manager who is to take over on a later day', () => {
  it('stands on the client’s card until that day', async () => {
    expect(await clientCard('manager')).toContain(LINE);
    expect(await managerOn('2026-12-01T01:00:00Z')).toBe('next');
    expect(await clientCard('next')).not.toContain('С 01.12.2026 менеджер');
  });

  it('does not come when the present one is kept from that day on', async () => {
    expect(await appoint({ manager: 'manager', orderNumber: '9-к' })).toContain('AP-2026-0002');
    await bot.press('branch-sales', 'Согласовать');

    expect(await clientCard('manager')).not.toContain('С 01.12.2026 менеджер');
    expect(await managerOn('2026-12-01T01:00:00Z')).toBe('manager');
    expect(await managerOn('2026-12-02T01:00:00Z')).toBe('manager');
    const log = await bot.say('manager', `журнал ${CLIENT}`);
    expect(visibleText(log.at(-1)?.card)).not.toContain('manager → manager');
  });

  it('is not kept away by an order for an earlier day: the form names the day', async () => {
    const sent = await appoint({ manager: 'manager', orderNumber: '9-к', effectiveFrom: '2026-11-24' });
    expect(sent).toContain('укажите день не раньше 01.12.2026');
  });

  it('is not appointed once more from a later day', async () => {
    const sent = await appoint({ orderNumber: '9-к', effectiveFrom: '2026-12-05' });
    expect(sent).toContain('Этот сотрудник уже ведёт клиента');
  });

  it('gives the client back on the day of a later order', async () => {
    await appoint({ manager: 'manager', orderNumber: '9-к', effectiveFrom: '2026-12-05' });
    await bot.press('branch-sales', 'Согласовать');

    const card = await clientCard('manager');
    expect(card).toContain(LINE);
    expect(card).toContain('С 05.12.2026 менеджер');
    expect(await managerOn('2026-12-01T01:00:00Z')).toBe('next');
    expect(await managerOn('2026-12-05T01:00:00Z')).toBe('manager');
  });
});
