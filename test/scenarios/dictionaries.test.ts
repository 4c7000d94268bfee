import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { loadDictionary } from '../../src/dictionaries/load-dictionary.ts';
import { insertDocument } from '../../src/effects/change.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { openMain, registerClient, step, typedPassport } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const NAMED = { nameRu: 'Новое значение', nameEn: 'A new one' };

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ mornings: 'off', people: SEATS, renderers: RENDERERS });
  for (const person of SEATS) await bot.install(person._id);
});

afterEach(() => bot.close());

async function openDictionary(title: string): Promise<void> {
  await bot.say('admin', 'справочник');
  await bot.press('admin', 'Словари');
  await bot.press('admin', title);
}

/** Adds an entry on the card, and gives its id. */
async function addEntry(
  dictionary: 'spheres' | 'criteria' | 'services' | 'removal-grounds',
  title: string,
  typed: Record<string, string> = {},
): Promise<string> {
  await openDictionary(title);
  await bot.press('admin', 'Добавить');
  expect(await bot.press('admin', 'Сохранить', { ...NAMED, ...typed })).toContain(
    'Сохранено и действует сразу.',
  );
  return (await loadDictionary(bot.product, dictionary)).at(-1)?.id ?? '';
}

async function retire(title: string, entry: string): Promise<void> {
  await openDictionary(title);
  await bot.press('admin', 'Изменить', { entry });
  await bot.press('admin', 'Сохранить', { retired: 'true' });
}

/** Choices for a field on the newest card of somebody. */
function offered(person: string, field: string): Record<string, string> {
  const inputs = allOf(bot.cardsOf(person).at(-1)?.card, 'Input.ChoiceSet');
  const input = inputs.find(({ id }) => String(id).startsWith(`${field}~`));
  const choices = (input?.choices ?? []) as { title: string; value: string }[];
  return Object.fromEntries(choices.map(({ title, value }) => [value, title]));
}

/** Opens a section of the form of a new client, in one of its rows when a list is named. */
async function openPassport(screen: 'basis' | 'services', list?: string): Promise<void> {
  await openMain(bot, 'manager', typedPassport().names.inn);
  await step(bot, 'manager', 'show');
  await step(bot, 'manager', 'section-open', {}, { section: screen });
  if (list) await step(bot, 'manager', 'row-open', {}, { list, row: -1 });
}

async function addClient(sphere: string): Promise<void> {
  const passport = buildPassport({ sphere, contacts: [], companyDays: [] });
  const { version, pending, hasPending, ...state } = buildClient({
    status: 'client_notified',
    active: true,
    passport,
  });
  await insertDocument(bot.product.relay, bot.product.clients, 'clients', state, [
    { name: 'reminders.refresh', args: { subject: `client:${state._id}` } },
  ]);
}

describe('a form opened after an admin changed a dictionary', () => {
  it('offers the new sphere and not the retired one, and takes it', async () => {
    const sphere = await addEntry('spheres', 'Сферы деятельности');
    await retire('Сферы деятельности', 'trade');

    await openPassport('basis');
    expect(offered('manager', 'sphere')).toMatchObject({ [sphere]: NAMED.nameRu });
    expect(offered('manager', 'sphere')).not.toHaveProperty('trade');

    const { basis } = typedPassport();
    await registerClient(bot, 'manager', typedPassport({ basis: { ...basis, sphere } }));
    expect(await bot.product.clients.get('VIP-2026-0001')).toMatchObject({ passport: { sphere } });
  });

  it('offers the new criterion with its threshold, and not the retired one', async () => {
    const criterion = await addEntry('criteria', 'Критерии VIP', { threshold: 'от 1 000' });
    await retire('Критерии VIP', 'lines');

    await openPassport('basis', 'criteria');

    expect(offered('manager', 'criterion')).toMatchObject({ [criterion]: `${NAMED.nameRu} (от 1 000)` });
    expect(offered('manager', 'criterion')).not.toHaveProperty('lines');
  });

  it('offers the new service and not the retired one', async () => {
    const service = await addEntry('services', 'Услуги');
    await retire('Услуги', 'vpn');

    await openPassport('services', 'services');

    expect(offered('manager', 'service')).toMatchObject({ [service]: NAMED.nameRu });
    expect(offered('manager', 'service')).not.toHaveProperty('vpn');
  });

  it('offers the new ground for removal and not the retired one, and takes it', async () => {
    await addClient('trade');
    const ground = await addEntry('removal-grounds', 'Основания исключения');
    await retire('Основания исключения', 'mistake');

    await bot.say('unit-sales-head', 'заявка');
    await bot.click('unit-sales-head', 'request.raise', {}, { data: { type: 'vip-removal' } });
    expect(offered('unit-sales-head', 'ground')).toMatchObject({ [ground]: NAMED.nameRu });
    expect(offered('unit-sales-head', 'ground')).not.toHaveProperty('mistake');

    const typed = { client: 'VIP-2026-0001', ground, justification: 'Обоснование исключения.' };
    const sent = await raiseRequest(bot, 'unit-sales-head', 'vip-removal', typed);
    expect(visibleText(sent.card)).toContain(NAMED.nameRu);
  });

  it('refuses what was offered before and is retired meanwhile', async () => {
    await openPassport('basis');
    await retire('Сферы деятельности', 'trade');

    const answer = await step(bot, 'manager', 'section-done', typedPassport().basis);

    expect(visibleText(answer.card)).toContain('Этого значения больше нет в списке. Выберите другое.');
  });
});

describe('a professional day that an admin enters', () => {
  it('is reminded of without a restart', async () => {
    await runDue(bot.product);
    const sphere = await addEntry('spheres', 'Сферы деятельности', { day: '27.11' });
    await addClient(sphere);

    const reminder = await morning('2026-11-27');
    expect(reminder).toContain(`Профессиональный праздник: ${NAMED.nameRu}`);
    expect(reminder).toContain('1 клиент');
    expect(reminder).toContain('весь коллектив с профессиональным праздником! Желаю');
  });

  it('moves the reminder of clients who are there already', async () => {
    await addClient('banking');
    await runDue(bot.product);
    await openDictionary('Сферы деятельности');
    await bot.press('admin', 'Изменить', { entry: 'banking' });
    await bot.press('admin', 'Сохранить', { day: '27.11' });

    expect(await morning('2026-11-27')).toContain('День банковского работника');
    expect(await morning('2026-12-02')).not.toContain('День банковского работника');
  });

  /** Text for the manager at nine. */
  async function morning(day: string): Promise<string> {
    const before = bot.cardsOf('manager').length;
    bot.clock.set(`${day}T02:00:00Z`);
    await runDue(bot.product);
    await bot.quiet();
    const cards = bot.cardsOf('manager').slice(before);
    return cards.map(({ card }) => visibleText(card)).join('\n');
  }
});

describe('dictionaries', () => {
  it('take a name once, that of a default entry included', async () => {
    await addEntry('spheres', 'Сферы деятельности');
    for (const nameRu of [NAMED.nameRu, 'медицина']) {
      await bot.press('admin', 'Добавить');
      expect(await bot.press('admin', 'Сохранить', { nameRu, nameEn: 'Another' })).toContain(
        'Такое значение уже есть.',
      );
      await bot.press('admin', 'Назад');
    }
  });

  it('rename and retire an entry, and give a criterion its threshold', async () => {
    await openDictionary('Критерии VIP');
    await bot.press('admin', 'Изменить', { entry: 'monthly-charge' });
    await bot.press('admin', 'Сохранить', { threshold: 'от 50 000 ₽' });
    await bot.press('admin', 'Изменить', { entry: 'lines' });
    await bot.press('admin', 'Сохранить', { retired: 'true' });

    const entries = await loadDictionary(bot.product, 'criteria');
    expect(entries.find(({ id }) => id === 'monthly-charge')).toMatchObject({ threshold: 'от 50 000 ₽' });
    expect(entries.find(({ id }) => id === 'lines')).toMatchObject({ retired: true });
    expect(await bot.press('admin', 'Журнал')).toContain('порог: пусто → от 50 000 ₽');
  });

  it('show the list as it stands to whoever comes second', async () => {
    await openDictionary('Услуги');
    await bot.press('admin', 'Изменить', { entry: 'internet' });
    const late = bot.cardsOf('admin').at(-1);
    await bot.press('admin', 'Сохранить', { nameRu: 'Интернет' });
    const typed = { dictionary: 'services', entry: 'vpn', version: 0, nameRu: 'VPN', nameEn: 'VPN' };
    const answer = await bot.act('admin', late?.activityId ?? '', 'directory.entry-save', typed);
    expect(answer.card && visibleText(answer.card)).toContain('Пока карточка была открыта');
  });
});
