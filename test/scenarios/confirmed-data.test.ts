import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Client } from '../../src/clients/client.ts';
import { findAll } from '../../src/storage/walk.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { remindAt, startGreetedBranch } from '../helpers/greeted-branch.ts';
import { editSection } from '../helpers/register-client.ts';
import { SEATS, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const MATTER = `client-data:${CLIENT}`;
/** A working day after the year, at ten in Barnaul. */
const DUE = '2027-11-22T03:00:00Z';

let bot: TestBot;

beforeEach(async () => {
  bot = await startGreetedBranch({
    birthdays: [''],
    people: [...SEATS, buildHolder('manager', { _id: 'colleague' })],
  });
});

afterEach(() => bot.close());

async function client(): Promise<Client> {
  const found = await bot.product.clients.get(CLIENT);
  if (!found) throw new Error('no client');
  return found;
}

async function occurrence(): Promise<string | undefined> {
  return (await bot.product.reminderClocks.get(MATTER))?.occurrence;
}

function asked(person: string) {
  return bot.cardsOf(person).filter(({ card }) => JSON.stringify(card).includes(MATTER));
}

describe('data that nobody has confirmed for a year', () => {
  it('are asked for of the manager, who says by one tap that all is right', async () => {
    const first = await occurrence();
    await remindAt(bot, DUE);
    await bot.quiet();

    expect(visibleText(asked('manager').at(-1)?.card)).toContain('Проверьте данные клиента');
    const { revision } = await client();
    const answer = await bot.click('manager', 'client.confirm');

    expect(visibleText(answer.card)).toContain('Данные подтверждены 22.11.2027');
    expect((await client()).revision).toBe(revision);
    expect((await client()).confirmedAt).toBe('2027-11-22T03:00:00.000Z');
    expect(await occurrence()).toBe('2028-11-22');
    expect(first).not.toBe('2028-11-22');
  });

  it('are confirmed once by several clicks, by nobody else, and not by an old card a second time', async () => {
    await remindAt(bot, DUE);
    await bot.quiet();
    const on = asked('manager').at(-1)?.activityId ?? '';
    const data = { client: CLIENT, matter: MATTER, occurrence: (await occurrence()) ?? '', step: 'due' };
    await bot.act('colleague', on, 'client.confirm', data);
    await bot.act('unit-sales-head', on, 'client.confirm', data);
    expect((await client()).confirmedAt).toBeUndefined();

    await bot.act('manager', on, 'client.confirm', data);
    const late = await bot.act('manager', on, 'client.confirm', data);

    expect(visibleText(late.card)).toContain('Данные подтверждены');
    const trail = await findAll(bot.product.audit, { index: 'subject', eq: { subject: `client:${CLIENT}` } });
    expect(trail.filter(({ event }) => event.type === 'client.confirmed')).toHaveLength(1);
  });

  it('are confirmed by an edit that is applied, too', async () => {
    bot.clock.set(DUE);
    await bot.say('manager', CLIENT);
    await editSection(
      bot,
      'manager',
      { client: CLIENT, section: 'basis' },
      { productionStructure: 'Два цеха' },
    );
    await bot.quiet();

    expect((await client()).confirmedAt).toBe('2027-11-22T03:00:00.000Z');
    expect(await occurrence()).toBe('2028-11-22');
  });

  it('come before the head of sales when they stay so, and stand in the list of both', async () => {
    await remindAt(bot, DUE);
    await remindAt(bot, '2027-12-15T03:00:00Z');
    await bot.quiet();

    const card = asked('unit-sales-head').at(-1)?.card;
    expect(visibleText(card)).toContain('Данные клиента не подтверждены');
    expect(allOf(card, 'Action.Execute').map(({ verb }) => verb)).not.toContain('client.confirm');
    for (const person of ['manager', 'unit-sales-head']) {
      expect(await bot.hear(person, 'не подтверждены')).toContain(
        '1 клиент: данные не подтверждали больше года',
      );
    }
    expect(await bot.hear('colleague', 'не подтверждены')).toContain('Данные всех клиентов подтверждены');

    await bot.say('unit-sales-head', 'предложения');
    const list = await bot.click('unit-sales-head', 'client.unconfirmed');
    expect(visibleText(list.card)).toContain('Клиент 1');
    await bot.say('manager', 'мои дела');
    await bot.click('manager', 'inbox.confirm');
    expect(await bot.hear('unit-sales-head', 'не подтверждены')).toContain(
      'Данные всех клиентов подтверждены',
    );
  });
});
