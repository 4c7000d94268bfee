import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RENDERERS } from '../../bot/renderers.ts';
import { editDistance, nearestPhrase } from '../../bot/turn/nearest-phrase.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: SEATS, renderers: RENDERERS });
  for (const person of SEATS) await bot.install(person._id);
  const name = { lastName: 'Воронцова', firstName: 'Елена', patronymic: 'Игоревна' };
  const contacts = buildPassport().contacts.map((contact) => ({ ...contact, ...name }));
  const passport = buildPassport({ contacts });
  await bot.product.clients.insert(buildClient({ status: 'client_notified', passport }));
  const other = buildPassport({
    inn: '2224000007',
    shortName: 'ООО «Лютик»',
    fullName: 'Общество «Лютик»',
    contacts: [],
  });
  await bot.product.clients.insert(
    buildClient({ _id: 'VIP-2026-0002', status: 'client_notified', passport: other }),
  );
});

afterEach(() => bot.close());

function lastCard(person = 'manager') {
  return bot.cardsOf(person).at(-1)?.card;
}

describe('words of a person', () => {
  it.each(['VIP-2026-0001', 'vip 2026 1', '№ VIP-2026-0001.', 'VIP–2026–0001'])(
    'that are a number open it: %s',
    async (text) => {
      expect(await bot.hear('manager', text)).toContain('ООО «Ромашка»');
    },
  );

  it('that are a number of nothing say so', async () => {
    expect(await bot.hear('manager', 'VIP-2026-0999')).toContain('Не нашлось.');
  });

  it('that are a name or an INN find', async () => {
    const { inn } = buildPassport();

    expect(await bot.hear('manager', 'ромаш')).toContain('Поиск: ромаш\nООО «Ромашка»');
    expect(await bot.hear('manager', inn)).toContain('ООО «Ромашка»');
    expect(await bot.hear('manager', '1234567890')).toContain('Никого не нашлось.');
  });

  it.each(['ромашку', 'ромашкой', 'ромашки', 'поищи ромашку', 'найти ромашке'])(
    'that are a name in any case find: %s',
    async (text) => {
      expect(await bot.hear('manager', text)).toContain('ООО «Ромашка»');
    },
  );

  it.each([
    'скидка ромашка',
    'Скидку «Ромашка»',
    'discount ромашка',
    'скидка для ромашки',
    'скидка для клиента ромашка',
    'ромашка скидка',
    'Добрый день! Скидку ромашке, пожалуйста',
  ])('that begin with a noun open its form with that client: %s', async (text) => {
    expect(await bot.hear('manager', text)).toContain('Скидка');
    const inputs = allOf(lastCard(), 'Input.ChoiceSet');
    expect(inputs.find(({ id }) => String(id).startsWith('client~'))?.value).toBe('VIP-2026-0001');
  });

  it('that name several clients, or none, open the form and say so', async () => {
    expect(await bot.hear('manager', 'договор ооо')).toContain('нашлось несколько клиентов');
    expect(await bot.hear('manager', 'договор пион')).toContain('Клиент «пион» не нашёлся');
  });

  it('open no form that the person may not raise', async () => {
    expect(await bot.hear('security-director', 'скидка ромашка')).not.toContain('Отправить');
  });

  it.each([
    ['мои дила', 'мои дела'],
    ['чирновики', 'черновики'],
    ['сптсок', 'список'],
    ['пмощь', 'помощь'],
    ['найти', 'найти'],
  ])('that are mistyped are guessed: %s', async (typed, meant) => {
    const said = await bot.hear('manager', typed);
    if (typed === meant) return;

    expect(said).toContain(`Вы имели в виду «${meant}»?`);
    const [button = ''] = buttonsOf(lastCard());
    expect(await bot.press('manager', button)).not.toContain('Вы имели в виду');
  });

  it('keep what stands behind a mistyped command', async () => {
    await bot.hear('manager', 'откыть VIP-2026-0001');

    expect(await bot.press('manager', 'Открыть VIP-2026-0001')).toContain('ООО «Ромашка»');
  });

  it.each(['Мои дела, пожалуйста', 'Здравствуйте! Мои дела.', 'мои задачи', 'please, my tasks'])(
    'that are polite are a command all the same: %s',
    async (text) => {
      expect(await bot.hear('manager', text)).toContain('Мои дела');
    },
  );

  it.each([
    ['vjb ltkf', 'мои дела'],
    ['cgbcjr', 'список'],
    ['рудз', 'help'],
  ])('that are typed in the other layout are guessed: %s', async (typed, meant) => {
    expect(await bot.hear('manager', typed)).toContain(`Вы имели в виду «${meant}»?`);
  });

  it('that end in a noun are a name first', async () => {
    const passport = buildPassport({ inn: '2224000014', shortName: 'ООО «Знак качества»' });
    await bot.product.clients.insert(buildClient({ _id: 'VIP-2026-0003', passport }));

    expect(await bot.hear('manager', 'знак качества')).toContain('VIP-2026-0003');
  });

  it('that greet get a greeting and three buttons', async () => {
    expect(await bot.hear('manager', 'Здравствуйте!')).toContain('Здравствуйте! Напишите номер');
    expect(buttonsOf(lastCard())).toHaveLength(3);
  });

  it.each(['спасибо', 'Спасибо!', 'Благодарю.', 'thanks', '👍'])(
    'that thank get one line: %s',
    async (text) => {
      expect(await bot.hear('manager', text)).toBe('Рад помочь.');
    },
  );

  it('that mean nothing get one sentence and three buttons, and the help comes when it is asked for', async () => {
    expect(await bot.hear('manager', 'абракадабра')).toContain('Не понял.');
    expect(buttonsOf(lastCard())).toEqual(['Новый клиент', 'Мои клиенты', 'Заявка']);
    await bot.hear('admin', 'абракадабра');
    expect(buttonsOf(lastCard('admin'))).toHaveLength(3);
    expect(await bot.hear('manager', 'помощь')).toContain('черновики');
  });

  it('stay the person’s own in a channel: nothing is searched there', async () => {
    const cards = await bot.sayInChannel('manager', '19:c@thread.tacv2', 'ромашка');

    expect(cards.map(({ card }) => visibleText(card)).join()).not.toContain('Ромашка');
  });
});

describe('«найти»', () => {
  it('finds a request by its number', async () => {
    await submitRequest(bot.product, buildSubmission());

    expect(await bot.hear('manager', 'найти ST-2026-0001')).toContain('ST-2026-0001');
    await bot.click('manager', 'request.open');
    expect(visibleText(lastCard())).toContain('ST-2026-0001');
  });

  it('finds contacts by name for who may see them', async () => {
    expect(await bot.hear('manager', 'найти воронцова')).toContain('Воронцова Елена Игоревна');
    expect(await bot.hear('security-director', 'найти елена ворон')).toContain('Воронцова Елена Игоревна');
    expect(await bot.hear('commercial-director', 'найти воронцова')).toContain('Никого не нашлось.');
  });

  it.each(['%', '...', '«»', '*', '_'])('finds nothing by signs alone: %s', async (signs) => {
    expect(await bot.hear('manager', `найти ${signs}`)).not.toContain('Ромашка');
  });

  it('finds nobody by the sign that marks people', async () => {
    expect(await bot.hear('commercial-director', 'найти ⵣворонцова')).not.toContain('Воронцова');
  });
});

describe('nearestPhrase', () => {
  it('takes a phrase for itself, and never one that is far', () => {
    expect(nearestPhrase(['мои', 'дела'], ['мои дела', 'список'])).toEqual({
      phrase: 'мои дела',
      words: 2,
    });
    expect(nearestPhrase(['погода'], ['помощь', 'список'])).toBeNull();
    expect(nearestPhrase(['да'], ['дела'])).toBeNull();
  });

  it('counts letters as a metric does', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
