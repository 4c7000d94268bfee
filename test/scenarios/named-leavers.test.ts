import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { setAccess } from '../../src/people/directory/edit-person.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const REQUEST = 'AP-2026-0001';
const PEOPLE = [
  ...SEATS,
  ...['nominee', 'second', 'successor'].map((_id) => buildHolder('manager', { _id, name: _id })),
];

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: PEOPLE, renderers: RENDERERS, openChats: true });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

async function raise(typed: Record<string, string> = {}): Promise<void> {
  await raiseRequest(bot, 'unit-sales-head', 'manager-appointment', {
    client: CLIENT,
    manager: 'nominee',
    orderNumber: '7-к',
    orderDate: '2026-11-20',
    effectiveFrom: '2026-12-01',
    ...typed,
  });
  await bot.quiet();
}

async function preview(leaver: string, successor = 'successor'): Promise<string> {
  await bot.say('admin', 'заменить');
  return bot.press('admin', 'Показать, что перейдёт', { leaver, successor });
}

async function replace(leaver: string, successor = 'successor'): Promise<void> {
  await preview(leaver, successor);
  await bot.press('admin', 'Передать дела');
  await bot.quiet();
}

async function close(id: string): Promise<void> {
  const person = await bot.product.people.get(id);
  await setAccess(bot.product, { actor: 'admin', id, version: person?.version ?? 0, active: false });
  await bot.product.relay.sweep();
  await bot.quiet();
}

async function firstOfDecember(): Promise<void> {
  bot.clock.set('2026-12-01T01:00:00Z');
  await tick(bot.product);
  await bot.quiet();
}

async function appointment() {
  return (await bot.product.clients.get(CLIENT))?.passport.appointment;
}

async function open(person: string): Promise<string> {
  const [message] = await bot.say(person, `открыть ${REQUEST}`);
  return visibleText(message?.card);
}

function texts(person: string): string[] {
  return bot.cardsOf(person).map(({ card }) => visibleText(card));
}

describe('whoever is named in a request and is replaced', () => {
  it('gives the place in an approved appointment to the successor before its day comes', async () => {
    await raise();
    await bot.press('branch-sales', 'Согласовать');

    expect(await preview('nominee')).toContain('Названы в заявках: 1');
    await bot.press('admin', 'Передать дела');
    expect(await open('unit-sales-head')).toContain('successor');
    await firstOfDecember();

    expect((await appointment())?.manager).toBe('successor');
    const log = await bot.say('unit-sales-head', `журнал ${REQUEST}`);
    expect(visibleText(log.at(-1)?.card)).toContain('Дела переданы: nominee → successor');
  });

  it.each([
    ['manager', {}, { manager: 'successor', deputy: null }],
    ['deputy', { manager: 'second', deputy: 'nominee' }, { manager: 'second', deputy: 'successor' }],
  ])('gives the place of the %s in an open one to the successor', async (_place, typed, expected) => {
    await raise({ effectiveFrom: '2026-11-24', ...typed });
    await replace('nominee');

    expect(texts('branch-sales').at(-1)).toContain('successor');
    await bot.press('branch-sales', 'Согласовать');

    expect(await appointment()).toMatchObject(expected);
  });

  it('is named once where the successor stands there already', async () => {
    await raise({ effectiveFrom: '2026-11-24', deputy: 'successor' });
    await replace('nominee');
    await bot.press('branch-sales', 'Согласовать');

    expect(await appointment()).toMatchObject({ manager: 'successor', deputy: null });
  });

  it('stays in what has taken effect', async () => {
    await raise({ effectiveFrom: '2026-11-24' });
    await bot.press('branch-sales', 'Согласовать');
    await replace('nominee');

    expect((await bot.product.requests.get(REQUEST))?.values.manager).toBe('nominee');
    expect((await appointment())?.manager).toBe('successor');
  });
});

describe('whoever is named in a request and leaves without a successor', () => {
  it.each([
    ['manager', {}],
    ['deputy', { manager: 'second', deputy: 'nominee' }],
  ])('is not agreed to as %s: the card says so, and the request goes back', async (_place, typed) => {
    await raise({ effectiveFrom: '2026-11-24', ...typed });
    const before = bot.cardsOf('branch-sales').at(-1)?.card;
    expect(buttonsOf(before)).toContain('Согласовать');
    await close('nominee');

    const card = bot.cardsOf('branch-sales').at(-1)?.card;
    expect(visibleText(card)).toContain('nominee');
    expect(visibleText(card)).toContain('Согласовать заявку нельзя');
    expect(buttonsOf(card)).not.toContain('Согласовать');
    const request = await bot.product.requests.get(REQUEST);
    const late = await bot.act('branch-sales', 'any', 'request.decide', {
      request: REQUEST,
      step: 'agree',
      seat: 'branch-sales',
      act: 'agree',
      revision: request?.revision ?? 0,
    });
    expect(visibleText(late.card)).toContain('Верните');
    expect((await bot.product.requests.get(REQUEST))?.status).toBe('open');
    expect((await appointment())?.manager).toBe('manager');
  });

  it('never becomes the manager: on the day, author, head and admin are told once', async () => {
    await raise();
    await bot.press('branch-sales', 'Согласовать');
    await close('nominee');
    await firstOfDecember();
    await firstOfDecember();

    expect((await appointment())?.manager).toBe('manager');
    for (const person of ['unit-sales-head', 'admin']) {
      const told = texts(person).filter((text) => text.includes('Заявка согласована, но не вступила в силу'));
      expect(told).toHaveLength(1);
    }
    expect(await open('unit-sales-head')).toContain('не вступила в силу');
    const log = await bot.say('unit-sales-head', `журнал ${REQUEST}`);
    expect(visibleText(log.at(-1)?.card)).toContain('Не вступила в силу');
  });

  it('leaves room for the next appointment', async () => {
    await raise();
    await bot.press('branch-sales', 'Согласовать');
    await close('nominee');
    await firstOfDecember();

    await raise({ manager: 'second', effectiveFrom: '2026-11-24' });
    await bot.press('branch-sales', 'Согласовать');

    expect((await appointment())?.manager).toBe('second');
  });
});
