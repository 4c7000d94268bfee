import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import type { Grant } from '../../src/people/person.ts';
import { buildPerson, buildUnit, OTHER_UNIT, UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CHANNEL = '19:sales@thread.tacv2';
const OTHER_HEAD: Grant = { role: 'unit-sales-head', scope: OTHER_UNIT };
const HEAD: Grant = { role: 'unit-sales-head', scope: UNIT };

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildPerson('other-head', { roles: [OTHER_HEAD] }),
      buildPerson('head-of-both', { roles: [HEAD, OTHER_HEAD] }),
      buildPerson('head-and-admin', { roles: [OTHER_HEAD, { role: 'admin', scope: 'branch' }] }),
    ],
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
  });
});

afterEach(() => bot.close());

async function say(person: string, text: string): Promise<string> {
  const answers = await bot.sayInChannel(person, CHANNEL, text);
  return answers.map(({ card }) => visibleText(card)).join('\n');
}

async function scope(): Promise<string | null> {
  const channel = await bot.product.channels.get(CHANNEL);
  return channel?.active ? channel.scope : null;
}

describe('a channel that gets reminders', () => {
  it.each(['branch-sales', 'unit-sales-head'])('of %s is not taken over by another unit', async (first) => {
    await say(first, 'напоминай здесь');
    const before = await scope();

    expect(await say('other-head', 'напоминай здесь')).toContain('другого подразделения или филиала');
    expect(await say('other-head', 'напоминай здесь Бийск')).toContain('другого подразделения или филиала');
    expect(await say('other-head', 'не напоминай здесь')).toContain('нет прав');

    expect(await scope()).toBe(before);
  });

  it('is free for another unit after it was left alone', async () => {
    await say('unit-sales-head', 'напоминай здесь');
    await say('unit-sales-head', 'не напоминай здесь');

    await say('other-head', 'напоминай здесь');

    expect(await scope()).toBe(OTHER_UNIT);
  });

  it('may be taken by the branch, and by who has a say over both units', async () => {
    await say('unit-sales-head', 'напоминай здесь');

    await say('head-of-both', 'напоминай здесь Бийск');
    expect(await scope()).toBe(OTHER_UNIT);
    await say('branch-sales', 'напоминай здесь');
    expect(await scope()).toBe('branch');
  });
});

describe('somebody with a say over several', () => {
  it.each([
    ['head-of-both', ['Барнаул', 'Бийск']],
    ['head-and-admin', ['Бийск', 'Филиал']],
  ])('is asked which: %s', async (person, choices) => {
    const asked = await say(person, 'напоминай здесь');

    for (const choice of choices) expect(asked).toContain(choice);
    expect(await scope()).toBeNull();
  });

  it.each([
    ['head-of-both', 'напоминай здесь Бийск', OTHER_UNIT],
    ['head-of-both', 'Напоминай здесь БАРНАУЛ', UNIT],
    ['head-of-both', 'remind here biysk', OTHER_UNIT],
    ['head-and-admin', 'напоминай здесь филиал', 'branch'],
    ['head-and-admin', 'remind here branch', 'branch'],
    ['head-and-admin', 'напоминай здесь бийск', OTHER_UNIT],
    ['unit-sales-head', 'напоминай здесь Барнаул', UNIT],
  ])('chooses by name: %s says %s', async (person, text, wanted) => {
    await say(person, text);

    expect(await scope()).toBe(wanted);
  });

  it.each([
    ['unit-sales-head', 'напоминай здесь Бийск'],
    ['unit-sales-head', 'напоминай здесь филиал'],
    ['head-of-both', 'напоминай здесь Луна'],
  ])('gets the choices for what is not theirs: %s says %s', async (person, text) => {
    expect(await say(person, text)).toContain('Барнаул');
    expect(await scope()).toBeNull();
  });

  it('is not asked again where the choice stands', async () => {
    await say('head-of-both', 'напоминай здесь Бийск');

    expect(await say('head-of-both', 'напоминай здесь')).toContain('Бийск');
    expect(await scope()).toBe(OTHER_UNIT);
  });
});
