import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { gatherDigests } from '../../src/reminders/digests/gather-digests.ts';
import { buildClient } from '../helpers/build-client.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ mornings: 'off', people: SEATS, renderers: RENDERERS, openChats: true });
  for (const _id of ['VIP-2026-0001', 'VIP-2026-0002']) {
    const inn = _id.endsWith('1') ? {} : { inn: '7707083893' };
    const client = buildClient({ _id, status: 'client_notified', openRequest: null });
    await bot.product.clients.insert({ ...client, passport: { ...client.passport, ...inn } });
    await refreshReminders(bot.product, `client:${_id}`);
  }
});

afterEach(() => bot.close());

async function remind(...days: string[]): Promise<void> {
  for (const day of days) {
    bot.clock.set(`${day}T02:05:00Z`);
    await tick(bot.product);
    await gatherDigests(bot.product);
    await bot.quiet();
  }
}

describe('a digest of two clients of one name', () => {
  it('tells them apart by number, and its notification says how much of what', async () => {
    await remind('2026-12-04');
    const digest = bot.cardsOf('manager').at(-1);

    expect(visibleText(digest?.card)).toContain('VIP-2026-0001');
    expect(visibleText(digest?.card)).toContain('VIP-2026-0002');
    expect(digest?.summary).toBe('Сегодня: 2 поздравления');
  });
});

describe('the word that nobody marked a greeting', () => {
  it('names to the head the manager whose duty it was', async () => {
    await bot.product.clients.delete(
      'VIP-2026-0002',
      (await bot.product.clients.get('VIP-2026-0002'))?.version ?? 0,
    );
    await refreshReminders(bot.product, 'client:VIP-2026-0002');
    await remind('2026-12-04', '2026-12-07');

    const told = visibleText(bot.cardsOf('unit-sales-head').at(-1)?.card);
    expect(told).toContain('Никто не отметил поздравление, отвечает manager.');
  });
});
