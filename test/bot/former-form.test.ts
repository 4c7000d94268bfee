import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { typedPassport } from '../helpers/register-client.ts';
import { startTwoUnits, type TestBot } from '../helpers/start-bot.ts';

const { names, places, servicePoints, basis, criteria, contacts } = typedPassport();

let bot: TestBot;

beforeEach(async () => {
  bot = await startTwoUnits();
});

afterEach(() => bot.close());

/** A draft as the form of seven steps kept it, after a click on it: without a section, and at one of those steps. */
async function keep(former: Partial<PassportDraft>): Promise<PassportDraft> {
  const opened = await bot.product.drafts.insert({
    _id: 'former',
    owner: 'manager',
    manager: 'manager',
    purpose: 'registration',
    client: null,
    request: null,
    clientRevision: null,
    requestRevision: null,
    step: 'names',
    list: null,
    row: null,
    values: { legalForm: 'organisation', unit: 'barnaul' },
    errors: {},
    submittedAs: null,
    updatedAt: '2026-11-20T05:00:00.000Z',
    ...former,
  });
  return bot.product.drafts.replace(opened);
}

async function click(verb: string, data: Record<string, unknown>): Promise<string> {
  const on = bot.cardsOf('manager').at(-1)?.activityId ?? 'any';
  const { card, message } = await bot.act('manager', on, verb, data);
  return card ? visibleText(card) : message;
}

const HALF = { ...names, ...places, servicePoints, contacts };

describe('a draft of the form of seven steps', () => {
  it.each(['places', 'basis', 'services', 'appointment', 'people'])(
    'left at %s goes on on the one screen, with all that it has',
    async (step) => {
      await keep({ step, values: { ...HALF } });
      await bot.say('manager', 'черновики');

      const resumed = await bot.click('manager', 'Продолжить');

      expect(visibleText(resumed.card)).toContain('Почему VIP');
      const typed = {
        large: 'true',
        sphere: 'trade',
        monthlyCharge: '150 000',
        'criteria/0/criterion': 'lines',
      };
      await bot.click('manager', 'На согласование', { ...typed, 'criteria/0/value': '120' });
      expect(await bot.product.clients.get('VIP-2026-0001')).toMatchObject({
        passport: { fullName: names.fullName, servicePoints, contacts: [{ birthday: '12-04' }] },
      });
    },
  );

  it('left at its first step without an INN asks for that', async () => {
    await keep({});
    await bot.say('manager', 'черновики');

    expect(visibleText((await bot.click('manager', 'Продолжить')).card)).toContain('ИНН клиента');
    const main = await bot.click('manager', 'Дальше', { inn: names.inn ?? '' });
    expect(visibleText(main.card)).toContain('Почему VIP');
  });

  it('left in a row of a list opens that row', async () => {
    await keep({ step: 'people', list: 'contacts', row: 0, values: { ...HALF } });
    await bot.say('manager', 'черновики');
    await bot.click('manager', 'Продолжить');

    const saved = await bot.click('manager', 'Готово', { phone: '+7 3852 12-34-56' });

    expect(visibleText(saved.card)).toContain('Почему VIP');
    const draft = await bot.product.drafts.get('former');
    expect(draft?.values.contacts).toMatchObject([{ phone: '+7 3852 12-34-56', birthday: '04.12' }]);
  });

  it('about a client goes on on the whole card', async () => {
    const client = buildClient({ status: 'client_notified', openRequest: null });
    await bot.product.clients.insert(client);
    const values = { ...HALF, ...basis, criteria, shortName: 'ООО «Иначе»' };
    await keep({
      purpose: 'change',
      client: client._id,
      clientRevision: client.revision,
      step: 'basis',
      values,
    });
    await bot.say('manager', 'черновики');

    const resumed = await bot.click('manager', 'Продолжить');

    expect(visibleText(resumed.card)).toContain('Вся карточка');
    expect(visibleText(resumed.card)).toContain('ООО «Иначе»');
  });
});

describe('a card of the form of seven steps, still in a chat', () => {
  it('gives what was typed on it to the form of today', async () => {
    const { version: revision } = await keep({ step: 'places', values: { ...names } });
    const typed = { ...places, postalAddress: 'Барнаул, а/я 5' };

    const said = await click('client.step', { draft: 'former', revision, move: 'next', ...typed });

    expect(said).toContain('Почему VIP');
    const draft = await bot.product.drafts.get('former');
    expect(draft).toMatchObject({ step: 'main', values: { ...typed, inn: names.inn } });
  });

  it('asks the register where it gives the INN', async () => {
    await bot.product.clients.insert(buildClient());
    const { version: revision } = await keep({});

    const said = await click('client.step', { draft: 'former', revision, move: 'next', ...names });

    expect(said).toContain('Эта компания уже есть в реестре.');
    expect((await bot.product.drafts.get('former'))?.values).toMatchObject(names);
  });

  it.each(['back', 'save', 'row-open', 'row-cancel'])('answers «%s» with what there is now', async (move) => {
    const { version: revision } = await keep({ step: 'appointment', values: { ...HALF } });
    const data = { draft: 'former', revision, move, list: 'contacts', row: 0, orderNumber: '114-л/с' };

    const said = await click('client.step', data);

    expect(said).not.toMatch(/Что-то пошло не так|не понял/i);
    expect((await bot.product.drafts.get('former'))?.values).toMatchObject({
      orderNumber: '114-л/с',
      ...names,
    });
  });

  it('sends from its last step as before, and says what is missing', async () => {
    await keep({ step: 'review', values: { ...HALF } });

    const said = await click('client.submit', { draft: 'former', revision: 2 });

    expect(said).toContain('Почему VIP');
    expect(said).toContain('Заполните это поле.');
    const on = bot.cardsOf('manager').at(-1)?.card;
    expect(buttonsOf(on ?? {})).not.toContain('Далее');
  });
});
