import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { draftsBy } from '../../src/clients/passport/draft.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const REQUEST = 'ST-2026-0001';
const SUCCESSOR = buildPerson('successor', { name: 'Преемник' });

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: [...SEATS, SUCCESSOR], renderers: RENDERERS });
  for (const person of [...SEATS, SUCCESSOR]) await bot.install(person._id);
});

afterEach(() => bot.close());

async function preview(leaver: string): Promise<string> {
  await bot.say('admin', 'заменить');
  return bot.press('admin', 'Показать, что перейдёт', { leaver, successor: 'successor' });
}

describe('a leaver', () => {
  it('hands clients, requests, drafts and roles over after a preview, once', async () => {
    await registerClient(bot, 'manager');
    await bot.say('manager', 'новый клиент');

    const shown = await preview('manager');
    expect(shown).toContain('manager → Преемник');
    expect(shown).toContain('Персональный менеджер, Барнаул');
    expect(await bot.press('admin', 'Передать дела')).toContain('Готово: дела переданы сотруднику Преемник');

    const client = await bot.product.clients.get(CLIENT);
    expect(client?.passport.appointment.manager).toBe('successor');
    expect(await bot.product.requests.get(REQUEST)).toMatchObject({ author: 'successor' });
    expect(await bot.product.people.get('manager')).toMatchObject({ active: false, roles: [] });
    expect((await bot.product.people.get('successor'))?.roles).toMatchObject([{ role: 'manager' }]);
    const owned = { index: 'owner', eq: { owner: 'successor' }, keys: [draftsBy.unfinished] };
    expect(await bot.product.drafts.count(owned)).toBe(1);

    const told = bot.cardsOf('successor').filter(({ card }) => visibleText(card).includes('Вы приняли дела'));
    expect(told).toHaveLength(1);
    const log = await bot.say('successor', `журнал ${CLIENT}`);
    expect(visibleText(log.at(-1)?.card ?? {})).toContain('Дела переданы: manager → Преемник');
  });

  it('gives what waits for a decision to the successor', async () => {
    await registerClient(bot, 'manager');
    await preview('unit-sales-head');
    await bot.press('admin', 'Передать дела');

    await bot.press('successor', 'Присвоить статус');
    const request = await bot.product.requests.get(REQUEST);
    expect(request?.history.at(-1)).toMatchObject({ by: 'successor', what: 'approved' });
  });

  it('is replaced by somebody else only, and by an admin only', async () => {
    await bot.say('admin', 'заменить');
    const both = { leaver: 'manager', successor: 'manager' };
    expect(await bot.press('admin', 'Показать, что перейдёт', both)).toContain('разные люди');
    const [refused] = await bot.say('manager', 'заменить');
    expect(refused && visibleText(refused.card)).toContain('У Вас нет прав');
    const nobody = await bot.act('manager', 'any', 'replace.confirm', { ...both, version: 1 });
    expect(nobody.text).toContain('У Вас нет прав');
    expect((await bot.product.people.get('manager'))?.active).toBe(true);
  });

  it('is shown once more when the directory has changed since the preview', async () => {
    await preview('manager');
    const manager = await bot.product.people.get('manager');
    if (manager) await bot.product.people.replace({ ...manager, email: 'new@example.test' });

    expect(await bot.press('admin', 'Передать дела')).toContain('всё ниже перейдёт');
    expect((await bot.product.people.get('manager'))?.active).toBe(true);
  });
});
