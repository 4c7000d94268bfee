import { RENDERERS } from '../../bot/renderers.ts';
import type { Client, Contact } from '../../src/clients/client.ts';
import type { Greeting } from '../../src/greetings/greeting.ts';
import type { Person } from '../../src/people/person.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { gatherDigests } from '../../src/reminders/digests/gather-digests.ts';
import { visibleText } from './card-contents.ts';
import { buildGreeted } from './reminder-world.ts';
import { SEATS, startTestBot, type TestBot } from './start-bot.ts';

/** The record of the director's birthday of 2026. */
export const BIRTHDAY_OF_2026 = 'VIP-2026-0001:contact-director:2026';

export interface GreetedOptions {
  /** Birthdays of the clients' directors, '' for none. */
  birthdays?: string[];
  contact?: Partial<Contact>;
  people?: Person[];
  plans?: 'unsigned';
}

/** A bot whose manager has these clients, who know that they are VIP. */
export async function startGreetedBranch({
  birthdays = ['1976-12-04'],
  contact = {},
  people = SEATS,
  ...options
}: GreetedOptions = {}): Promise<TestBot> {
  const bot = await startTestBot({
    ...options,
    mornings: 'off',
    people,
    renderers: RENDERERS,
    openChats: true,
    at: '2026-11-20T05:00:00Z',
  });
  for (const [n, birthday] of birthdays.entries()) {
    const client = buildGreeted(
      { birthday: birthday || null },
      { _id: numberOf(n), key: `key-${n}`, openRequest: null },
    );
    await bot.product.clients.insert(withNames(client, n, contact));
    await refreshReminders(bot.product, `client:${client._id}`);
  }
  return bot;
}

export function numberOf(n: number): string {
  return `VIP-2026-000${n + 1}`;
}

function withNames(client: Client, n: number, contact: Partial<Contact>): Client {
  const shortName = `ООО «Клиент ${n + 1}»`;
  const contacts = client.passport.contacts.map((each) => ({ ...each, ...contact }));
  return { ...client, sortName: shortName, passport: { ...client.passport, shortName, contacts } };
}

/** Lets reminders of that moment come. */
export async function remindAt(bot: TestBot, iso: string): Promise<void> {
  bot.clock.set(iso);
  await tick(bot.product);
  await gatherDigests(bot.product);
  await bot.quiet();
}

export function lastCard(bot: TestBot, person: string): string {
  return visibleText(bot.cardsOf(person).at(-1)?.card);
}

export async function recordsOf(bot: TestBot): Promise<Greeting[]> {
  const found: Greeting[] = [];
  for await (const greeting of bot.product.greetings.scan()) found.push(greeting);
  return found;
}
