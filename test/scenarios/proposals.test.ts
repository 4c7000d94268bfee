import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { findAll } from '../../src/storage/walk.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildPerson, OTHER_UNIT } from '../helpers/build-person.ts';
import { allOf, visibleText } from '../helpers/card-contents.ts';
import { importLines } from '../helpers/import-table.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { validInn } from '../helpers/valid-inn.ts';

const LOW = 'VIP-2026-0001';
const LEFT = 'VIP-2026-0002';
const HEADER = 'Месяц;Клиент;Услуга;Начислено';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildPerson('other-head', { roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }] }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  for (const person of ['manager', 'unit-sales-head', 'other-head']) await bot.install(person);
  const basis = { large: true, image: false, criteria: [] };
  await bot.product.clients.insert(
    buildClient({
      _id: LOW,
      status: 'client_notified',
      active: true,
      openRequest: null,
      passport: buildPassport(basis),
    }),
  );
  await bot.product.clients.insert(
    buildClient({
      _id: LEFT,
      key: 'second',
      status: 'removed',
      statusHistory: [
        { status: 'removed', at: '2026-06-30T05:00:00Z', by: 'x', request: null, reason: null },
      ],
      active: false,
      openRequest: null,
      passport: buildPassport({ ...basis, shortName: 'АО «Вернётся»', inn: validInn(5) }),
    }),
  );
  const limits = ['id;nameRu;limit;limitUnit;limitMonths', 'monthly-charge;;100000;rubles;6'];
  await importLines(bot.product, 'criteria', limits, { apply: true });
});

afterEach(() => bot.close());

const plain = (text: string) => text.replaceAll(/\u00A0|\u202F/g, ' ');

/** One client is below for two quarters, one who has left is near again. */
async function load(): Promise<void> {
  const rows = [
    `05.2026;${LOW};internet;71000`,
    `08.2026;${LOW};internet;65400,50`,
    `10.2026;${LEFT};internet;85000`,
  ];
  await importLines(bot.product, 'figures', [HEADER, ...rows], { apply: true, units: 'all' });
}

async function list(person: string): Promise<string> {
  const [said] = await bot.say(person, 'предложения');
  return plain(visibleText(said?.card));
}

function verbs(card: unknown): unknown[] {
  return allOf(card, 'Action.Execute').map(({ verb }) => verb);
}

describe('proposals for the list', () => {
  it('are made to the head of the unit once figures tell of two quarters, and to nobody else', async () => {
    expect(await list('unit-sales-head')).toContain('Сейчас предложить некого');
    await load();

    const text = await list('unit-sales-head');
    expect(text).toContain('2 предложения');
    expect(text).toContain(
      'ниже порога 100 000 ₽ два квартала подряд: II кв. 2026 — 71 000 ₽, III кв. 2026 — 65 400,50 ₽',
    );
    expect(text).toContain('Начислено в среднем 85 000 ₽ в месяц (за 1 месяц) — 85 % порога 100 000 ₽');
    expect(await list('other-head')).toContain('Сейчас предложить некого');
  });

  it('begin at the percent of the threshold that the criterion says', async () => {
    await load();
    const table = ['id;nameRu;limitNear', 'monthly-charge;;86'];
    await importLines(bot.product, 'criteria', table, { apply: true });

    expect(await list('unit-sales-head')).not.toContain('Вернётся');
  });

  it('name nobody whose leaving is not two quarters ago', async () => {
    await load();
    const client = await bot.product.clients.get(LEFT);
    if (!client) throw new Error('no client');
    const [left] = client.statusHistory;
    if (left) client.statusHistory = [{ ...left, at: '2026-07-01T05:00:00Z' }];
    await bot.product.clients.replace(client);

    expect(await list('unit-sales-head')).not.toContain('Вернётся');
  });

  it('stand in the inbox as one row, which presses while the figures are new', async () => {
    await load();
    const inbox = async () => {
      const [said] = await bot.say('unit-sales-head', 'мои дела');
      return visibleText(said?.card);
    };

    expect(await inbox()).toContain('Предложения по списку: 2');
    expect(await inbox()).toContain('исключить: 1 · зарегистрировать: 1');
    await bot.click('unit-sales-head', 'inbox.proposals');
    expect(JSON.stringify(bot.cardsOf('unit-sales-head'))).toContain('proposal.remove');
  });

  it('lead by one tap to the removal’s form with ground and numbers, and are gone once it is sent', async () => {
    await load();
    await list('unit-sales-head');
    const form = await bot.click('unit-sales-head', 'proposal.remove');
    const shown = plain(JSON.stringify(form.card));
    expect(shown).toContain('below-threshold');
    expect(shown).toContain('65 400,50');

    const sent = await bot.click('unit-sales-head', 'request.submit');
    await bot.quiet();

    expect(visibleText(sent.card)).toContain('RM-2026-0001');
    expect((await bot.product.requests.get('RM-2026-0001'))?.values).toMatchObject({
      client: LOW,
      ground: 'below-threshold',
    });
    expect(await list('unit-sales-head')).toContain('1 предложение');
    expect(
      await findAll(bot.product.requestDrafts, { index: 'owner', eq: { owner: 'unit-sales-head' } }),
    ).toHaveLength(1);
  });

  it('are put off with a reason for two quarters, however often and late it is pressed', async () => {
    await load();
    await list('unit-sales-head');
    const data = { kind: 'removal', about: LOW };
    const on = bot.cardsOf('unit-sales-head').at(-1)?.activityId ?? '';
    const refused = await bot.act('unit-sales-head', on, 'proposal.later', { ...data, reason: ' ' });
    expect(visibleText(refused.card)).toContain('Напишите, почему не сейчас');

    const said = { ...data, reason: 'Сезонное снижение' };
    const put = await bot.act('unit-sales-head', on, 'proposal.later', said);
    const again = await bot.act('unit-sales-head', on, 'proposal.later', { ...said, reason: 'Ещё раз' });

    expect(visibleText(put.card)).toContain('отложено на два квартала');
    expect(visibleText(again.card)).toContain('Этого предложения уже нет');
    expect(await bot.product.proposalAnswers.get(`removal:${LOW}`)).toMatchObject({
      reason: 'Сезонное снижение',
      until: '2027-04-01',
    });
    const trail = await findAll(bot.product.audit, { index: 'subject', eq: { subject: `client:${LOW}` } });
    expect(trail.filter(({ event }) => event.type === 'proposal.answered')).toHaveLength(1);
    expect(await list('unit-sales-head')).toContain('1 предложение');
  });

  it('are answered by nobody of another unit, and by no manager', async () => {
    await load();
    await list('unit-sales-head');
    const on = bot.cardsOf('unit-sales-head').at(-1)?.activityId ?? '';
    for (const person of ['other-head', 'manager']) {
      for (const [verb, more] of [
        ['proposal.later', { kind: 'candidate', reason: 'нет' }],
        ['proposal.hand', {}],
        ['proposal.remove', { about: LOW }],
      ] as const) {
        await bot.act(person, on, verb, { about: LEFT, ...more });
      }
    }

    expect(await findAll(bot.product.proposalAnswers, { index: '', eq: {} })).toEqual([]);
    expect(await findAll(bot.product.requests, { index: 'all', eq: {} })).toEqual([]);
  });

  it('are handed to the manager by one tap, who begins the registration by one more', async () => {
    await load();
    await list('unit-sales-head');
    const handed = await bot.click('unit-sales-head', 'proposal.hand');
    await bot.quiet();

    expect(visibleText(handed.card)).toContain('АО «Вернётся»: поручено менеджеру');
    const card = bot.cardsOf('manager').at(-1)?.card;
    expect(visibleText(card)).toContain('unit-sales-head просит Вас начать регистрацию');
    expect(verbs(card)).toContain('client.edit');
    expect(verbs(card)).not.toContain('proposal.later');
    const form = await bot.click('manager', 'client.edit');
    expect(JSON.stringify(form.card)).toContain('АО «Вернётся»');
    expect(await list('unit-sales-head')).not.toContain('Вернётся');
    expect(await list('manager')).toContain('Вернётся');
  });

  it('name a potential client who has come to the threshold', async () => {
    await bot.say('manager', 'потенциальный клиент');
    await bot.click('manager', 'potential.save', {
      inn: validInn(9),
      name: 'ООО «Растёт»',
      estimate: '99 999,99',
    });
    expect(await list('manager')).not.toContain('Растёт');
    await bot.say('manager', 'POT-2026-0001');
    await bot.click('manager', 'potential.form');
    await bot.click('manager', 'potential.save', { estimate: '100 000' });

    expect(await list('manager')).toContain('ООО «Растёт»');
    expect(verbs(bot.cardsOf('manager').at(-1)?.card)).toContain('potential.register');
    expect(await list('unit-sales-head')).toContain('ООО «Растёт»');
  });
});
