import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { OTHER_UNIT } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { startTwoUnits, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTwoUnits();
});

afterEach(() => bot.close());

function lastOf(person: string): Record<string, unknown> {
  return bot.cardsOf(person).at(-1)?.card ?? {};
}

describe('the one list', () => {
  beforeEach(async () => {
    const passport = buildPassport();
    for (let n = 1; n <= 12; n += 1) {
      const status = n % 2 === 0 ? 'client_notified' : 'rejected';
      const number = String(n).padStart(2, '0');
      await bot.product.clients.insert(
        buildClient({
          _id: `VIP-2026-00${number}`,
          status,
          openRequest: null,
          sortName: `клиент ${number}`,
          passport: {
            ...passport,
            shortName: n === 5 ? 'ООО «Весёлый Ёж»' : `Клиент ${number}`,
            unit: n > 10 ? OTHER_UNIT : 'barnaul',
          },
        }),
      );
    }
  });

  it('shows the branch everything, page by page, with counts', async () => {
    const [first] = await bot.say('branch-sales', 'список');
    const second = await bot.click('branch-sales', 'Дальше');

    expect(visibleText(first?.card)).toContain('12 клиентов, действующих VIP: 6');
    expect(buttonsOf(first?.card).filter((title) => title === 'Открыть')).toHaveLength(10);
    expect(visibleText(second.card)).toContain('Клиент 12');
    expect(visibleText(second.card)).not.toContain('Клиент 01');
  });

  it('shows a unit its own and a manager the own clients', async () => {
    const [unit] = await bot.say('unit-sales-head', 'список');
    const [own] = await bot.say('manager', 'мои клиенты');
    const [none] = await bot.say('other-manager', 'список');
    const [outside] = await bot.say('outsider', 'список');

    expect(visibleText(unit?.card)).toContain('10 клиентов');
    expect(visibleText(own?.card)).toContain('12 клиентов');
    expect(visibleText(none?.card)).toContain('Никого не нашлось.');
    expect(visibleText(outside?.card)).toContain('Никого не нашлось.');
  });

  it('narrows by unit and status', async () => {
    await bot.say('branch-sales', 'list');

    const filtered = await bot.click('branch-sales', 'client.filter', {
      unit: OTHER_UNIT,
      status: 'client_notified',
    });

    expect(visibleText(filtered.card)).toContain('1 клиент, действующих VIP: 1');
    expect(visibleText(filtered.card)).toContain('Клиент 12');
  });

  it.each(['веселый', 'ЁЖ', '7707083893', 'VIP-2026-0005', 'ооо веселый'])('finds by %s', async (text) => {
    const [found] = await bot.say('branch-sales', `найти ${text}`);

    expect(visibleText(found?.card)).toContain('Весёлый Ёж');
  });

  it('finds nothing for who may not see it', async () => {
    const [found] = await bot.say('other-manager', 'найти веселый');

    expect(visibleText(found?.card)).toContain('Никого не нашлось.');
  });

  it('opens a client in a message of its own and leaves the list', async () => {
    await bot.say('branch-sales', 'найти веселый');
    const before = bot.cardsOf('branch-sales').length;

    const answer = await bot.click('branch-sales', 'client.open');

    expect(visibleText(answer.card)).toContain('Поиск: веселый');
    expect(bot.cardsOf('branch-sales')).toHaveLength(before + 1);
    expect(visibleText(lastOf('branch-sales'))).toContain('Карточка клиента');
  });
});

describe('the card of a client', () => {
  beforeEach(async () => {
    await bot.product.clients.insert(buildClient({ status: 'client_notified', openRequest: null }));
  });

  it.each([
    ['manager', true],
    ['unit-sales-head', true],
    ['security-director', true],
    ['branch-sales', false],
    ['commercial-director', false],
  ])('shows %s people’s data: %s', async (person, seen) => {
    const [card] = await bot.say(person, 'открыть VIP-2026-0001');

    const text = visibleText(card?.card);
    expect(text).toContain('Генеральный директор');
    expect(text.includes('Директоров')).toBe(seen);
    expect(text.includes('+7 3852 12-34-56')).toBe(seen);
    expect(text.includes('4 декабря')).toBe(seen);
  });

  it('does not exist for who may not see it', async () => {
    const [card] = await bot.say('other-manager', 'открыть VIP-2026-0001');

    expect(JSON.stringify(card)).not.toContain('Ромашка');
  });

  it('offers Edit to the manager only', async () => {
    const [own] = await bot.say('manager', 'открыть VIP-2026-0001');
    const [branch] = await bot.say('branch-sales', 'открыть VIP-2026-0001');

    expect(buttonsOf(own?.card)).toContain('Изменить');
    expect(buttonsOf(branch?.card)).not.toContain('Изменить');
    const refused = await bot.act('branch-sales', 'activity-1', 'client.edit', { client: 'VIP-2026-0001' });
    expect(refused.message).toContain('нет прав');
  });

  it('speaks English to who chose it', async () => {
    const [card] = await bot.say('manager', 'open VIP-2026-0001', 'en-US');

    expect(visibleText(card?.card)).toContain('Client card');
    expect(visibleText(card?.card)).toContain('Internet access');
  });
});
