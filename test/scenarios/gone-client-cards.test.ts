import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { registerClient, typedPassport } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { watchClient } from '../helpers/watch-client.ts';

const CLIENT = 'VIP-2026-0001';
const PEOPLE = [...SEATS, buildHolder('manager', { _id: 'other-manager' })];

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: PEOPLE, renderers: RENDERERS });
  for (const { _id } of PEOPLE) await bot.install(_id);
});

afterEach(() => bot.close());

const openClient = (person: string) => watchClient(bot, person, CLIENT);

const GONE = `Карточка клиента ${CLIENT} Вам больше не доступна.`;
const MANY_POINTS = typedPassport({
  servicePoints: Array.from({ length: 12 }, (_, n) => ({ address: `Дом ${n + 1}`, unit: 'barnaul' })),
});

describe('a client’s card whose reader’s right has ended', () => {
  async function press(verb: string, data: Record<string, unknown>): Promise<void> {
    const person = await bot.product.people.get('branch-sales');
    await bot.act('admin', 'any', verb, { id: 'branch-sales', version: person?.version ?? 0, ...data });
    await bot.quiet();
  }

  it.each(['card', 'history', 'Адреса: все 12'])(
    'becomes a sentence when the substitution ends: %s',
    async (page) => {
      await registerClient(bot, 'manager', MANY_POINTS);
      const days = { from: '2026-11-24', to: '2026-11-26' };
      await bot.say('manager', 'отсутствие');
      await bot.press('manager', 'Сохранить', { substitute: 'other-manager', ...days });
      await bot.quiet();
      const shown = await openClient('other-manager');
      expect(shown()).toContain('Директоров');
      const on = bot.cardsOf('other-manager').at(-1)?.activityId ?? '';
      if (page === 'history') await bot.act('other-manager', on, 'client.history', { client: CLIENT });
      else if (page !== 'card') await bot.press('other-manager', page);

      await bot.act('manager', 'any', 'absence.end', { person: 'manager' });
      await bot.quiet();

      expect(shown()).toBe(GONE);
    },
  );

  it('becomes a sentence when the role is revoked, and nobody else’s changes', async () => {
    await registerClient(bot, 'manager');
    const branch = await openClient('branch-sales');
    const own = await openClient('manager');

    await press('directory.revoke', { role: 'branch-sales', scope: 'branch' });

    expect(branch()).toBe(GONE);
    expect(own()).toContain('Директоров');
  });

  it('becomes a sentence when the access is closed', async () => {
    await registerClient(bot, 'manager');
    const branch = await openClient('branch-sales');

    await press('directory.access', { active: false, sure: true });

    expect(branch()).toBe(GONE);
  });
});
