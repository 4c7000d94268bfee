import type { Delivery } from '../../src/deliveries/delivery.ts';
import { buildDelivery } from './build-delivery.ts';
import { buildPerson } from './build-person.ts';
import { createFixedClock, type FixedClock } from './fixed-clock.ts';
import { SEATS, startTestBot, type TestBot, type TestBotOptions } from './start-bot.ts';

export interface SendDesk {
  bot: TestBot;
  realClock: FixedClock;
  /** Makes people known to the bot, with nothing in the chat. */
  meet(...people: string[]): Promise<void>;
  /** Owes the person a card named by the id. */
  owe(id: string, recipient?: string, overrides?: Partial<Delivery>): Promise<void>;
  record(id: string): Promise<Delivery | null>;
  /** Cards that have come to the person, in order. */
  received(person?: string): string[];
  /** Moves real time on in steps, sending what is due after each. */
  pass(ms: number, stepMs?: number): Promise<void>;
}

export const START = '2026-11-24T05:00:00Z';

/** A bot whose real time stands still, for tests of sending itself. `readers` are people beside the seats. */
export async function startSendDesk(
  options: TestBotOptions & { readers?: string[] } = {},
): Promise<SendDesk> {
  const realClock = createFixedClock(START);
  const readers = (options.readers ?? []).map((id) => buildPerson(id));
  const bot = await startTestBot({ realClock, people: [...SEATS, ...readers], ...options });

  async function meet(...people: string[]): Promise<void> {
    for (const person of people) {
      await bot.product.conversations.insert({
        _id: person,
        tenantId: '11111111-1111-4111-8111-111111111111',
        serviceUrl: bot.connector.serviceUrl,
        conversationId: `chat-${person}`,
        botId: '28:bot',
        teamsLocale: 'ru-RU',
        reachable: true,
        unreachableSince: '',
      });
    }
  }

  return {
    bot,
    realClock,
    meet,
    owe: async (id, recipient = 'manager', overrides = {}) => {
      await bot.product.deliveries.insert(buildDelivery(id, { recipient, ...overrides }));
    },
    record: (id) => bot.product.deliveries.get(id),
    received: (person = 'manager') =>
      bot.connector
        .messagesIn(`chat-${person}`)
        .map(({ summary }) => /^request-card (\S+)/.exec(summary)?.[1] ?? summary),
    pass: async (ms, stepMs = ms) => {
      for (let left = ms; left > 0; left -= stepMs) {
        realClock.advance(Math.min(stepMs, left));
        await bot.drain();
      }
    },
  };
}
