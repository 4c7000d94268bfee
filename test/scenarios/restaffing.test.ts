import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { loadDirectory } from '../../src/imports/directory-file/load-directory.ts';
import type { Grant } from '../../src/people/person.ts';
import { grantOf, TENANT } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const REQUEST = 'ST-2026-0001';
/** Nobody above the security director either, so that the seat has nobody at all. */
const WITHOUT_SECURITY = SEATS.filter(({ _id }) => _id !== 'security-director');

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: WITHOUT_SECURITY, renderers: RENDERERS, openChats: true });
  for (const { _id } of WITHOUT_SECURITY) await bot.install(_id);
  await registerClient(bot, 'manager');
  await bot.press('unit-sales-head', 'Присвоить статус');
  await bot.press('branch-sales', 'Принять в список');
});

afterEach(() => bot.close());

/** Loads a file of people as an admin does. */
async function appoint(person: string, roles: Grant[]): Promise<void> {
  const people = [{ aadObjectId: person, name: person, roles }];
  const json = { tenantId: TENANT, units: [], people };
  const { problems } = await loadDirectory(bot.product, { json, apply: true, deactivateMissing: false });
  expect(problems).toEqual([]);
  await bot.quiet();
}

async function texts(person: string): Promise<string[]> {
  await bot.quiet();
  return bot.cardsOf(person).map(({ card }) => visibleText(card));
}

async function seat(id: string) {
  const request = await bot.product.requests.get(REQUEST);
  return request?.steps.flatMap(({ seats }) => seats).find((each) => each.id === id);
}

describe('a seat that nobody can fill', () => {
  it('goes to a director who is appointed later: with the card, the word and the clock', async () => {
    expect(await seat('security-director')).toMatchObject({ vacant: true });
    expect((await texts('commercial-director')).join()).toContain('решать некому');

    await appoint('late-director', [grantOf('security-director')]);

    expect(await seat('security-director')).toMatchObject({ vacant: false, role: 'security-director' });
    const cards = bot.cardsOf('late-director');
    expect(cards).toHaveLength(1);
    expect(buttonsOf(cards[0]?.card)).toContain('Согласовать');
    expect(visibleText(cards[0]?.card)).not.toContain('решать некому');
    // The copies of everybody else are drawn anew, and the author hears of it.
    expect((await texts('commercial-director')).join()).not.toContain('решать некому');
    expect((await texts('manager')).join()).toContain('Снова есть кому решать');
    await bot.press('late-director', 'Согласовать');
    await bot.press('commercial-director', 'Согласовать');
    expect((await texts('branch-sales')).at(-1)).toContain(REQUEST);
    expect(await seat('security-director')).toMatchObject({ decision: { by: 'late-director' } });
  });

  it('goes to the superior who is appointed, and back to the role when it is held again', async () => {
    await appoint('branch-head', [grantOf('branch-director')]);
    expect(await seat('security-director')).toMatchObject({ role: 'branch-director', vacant: false });
    expect(buttonsOf(bot.cardsOf('branch-head').at(-1)?.card)).toContain('Согласовать');

    await appoint('late-director', [grantOf('security-director')]);

    expect(await seat('security-director')).toMatchObject({ role: 'security-director', insteadOf: null });
    const card = bot.cardsOf('branch-head').find((each) => visibleText(each.card).includes(REQUEST));
    expect(buttonsOf(card?.card)).not.toContain('Согласовать');
  });
});

describe('a seat that is filled', () => {
  it('calls one who joins its holders, once', async () => {
    await appoint('second-director', [grantOf('commercial-director')]);
    await appoint('second-director', [grantOf('commercial-director'), grantOf('admin')]);

    expect(bot.cardsOf('second-director').map(({ card }) => buttonsOf(card).includes('Согласовать'))).toEqual(
      [true],
    );
  });

  it('falls to nobody when the last holder loses the role, and admins hear of it', async () => {
    await appoint('commercial-director', []);

    expect(await seat('commercial-director')).toMatchObject({ vacant: true });
    expect((await texts('admin')).join()).toContain('решать некому');
  });

  it('leaves what nobody asks of the role alone', async () => {
    const before = await bot.product.requests.get(REQUEST);

    await appoint('marketer', [grantOf('marketing')]);

    expect(await bot.product.requests.get(REQUEST)).toEqual(before);
    expect(bot.cardsOf('marketer')).toEqual([]);
  });
});
