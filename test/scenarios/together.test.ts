import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder, buildPerson } from '../helpers/build-person.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const IDS = ['DI-2026-0001', 'DI-2026-0002', 'DI-2026-0003'] as const;
const NAMES = ['Ромашка', 'Василёк', 'Лютик'];

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildHolder('economics'), buildHolder('unit-head'), buildPerson('outsider')],
    renderers: RENDERERS,
    openChats: true,
  });
  for (const [n, id] of IDS.entries()) {
    const passport = buildPassport({ shortName: `ООО «${NAMES[n]}»` });
    const client = `VIP-2026-000${n + 1}`;
    const more = { key: `k${n}`, openRequest: null, status: 'client_notified' as const, active: true };
    await bot.product.clients.insert(buildClient({ _id: client, passport, ...more }));
    await submitRequest(bot.product, buildSubmission({ id, type: 'discount', client, values: discount(n) }));
  }
  await bot.quiet();
});

afterEach(() => bot.close());

function discount(n: number) {
  return {
    services: ['internet'],
    tariff: 'Бизнес 100',
    percent: 10 + n,
    from: '2026-12-01',
    to: '2027-11-30',
    basis: ['discounts'],
    justification: 'Клиент подключает склады',
  };
}

const lastOf = (person: string) => bot.cardsOf(person).at(-1)?.card ?? {};

/** The list to tick, out of what waits; the message that holds it. */
async function open(person = 'unit-sales-head') {
  await bot.quiet();
  const [inbox] = await bot.say(person, 'мои дела');
  const title = buttonsOf(inbox?.card).find((each) => each.startsWith('Согласовать вместе'));
  if (!inbox || !title) throw new Error(`nothing to agree to together for ${person}`);
  await bot.click(person, title, {}, { on: inbox });
  const list = bot.cardsOf(person).at(-1);
  if (!list) throw new Error('no list');
  return { title, list, inbox };
}

const agree = (list: Awaited<ReturnType<typeof open>>['list'], ticked: Record<string, string>) =>
  bot.click('unit-sales-head', 'Согласовать отмеченные', ticked, { on: list });

async function openSteps(): Promise<string[]> {
  const found: string[] = [];
  for (const id of IDS) {
    const request = await bot.product.requests.get(id);
    found.push(
      request?.steps.find(({ status }) => status === 'open')?.definition.id ?? request?.status ?? '',
    );
  }
  return found;
}

describe('several requests of one kind', () => {
  it('are offered with their number, seen with what each asks for, and agreed to by one press', async () => {
    const { title, list } = await open();
    expect(title).toBe('Согласовать вместе: 3');
    expect(visibleText(list.card)).toContain('Скидка, %: 11');
    expect(allOf(list.card, 'Input.Toggle').map(({ title: name }) => name)).toEqual([
      'ООО «Ромашка»',
      'ООО «Василёк»',
      'ООО «Лютик»',
    ]);

    const shown = await agree(list, { pick0: 'true', pick2: 'true' });
    await bot.quiet();

    expect(visibleText(shown.card)).toContain('✓ ООО «Ромашка», DI-2026-0001: согласовано');
    expect(visibleText(shown.card)).toContain('✓ ООО «Лютик», DI-2026-0003: согласовано');
    expect(await openSteps()).toEqual(['economics', 'unit', 'economics']);
    const log = await bot.hear('unit-sales-head', 'журнал DI-2026-0003');
    expect(log).toContain('unit-sales-head');
  });

  it('are each agreed to on their own: one that was changed or decided meanwhile keeps no other back', async () => {
    const { list } = await open();
    const [, second] = IDS;
    const changed = await bot.product.requests.get(IDS[0]);
    if (changed) await bot.product.requests.replace({ ...changed, revision: 2 });
    await bot.act('unit-sales-head', 'any', 'request.decide', {
      ...{ request: second, step: 'unit', seat: 'unit-sales-head', revision: 1, act: 'agree' },
    });

    const shown = await agree(list, { pick0: 'true', pick1: 'true', pick2: 'true' });

    const text = visibleText(shown.card);
    expect(text).toContain('✕ ООО «Ромашка», DI-2026-0001: заявку изменили, посмотрите её ещё раз');
    expect(text).toContain('✓ ООО «Василёк», DI-2026-0002: Вы по ней уже решили');
    expect(text).toContain('✓ ООО «Лютик», DI-2026-0003: согласовано');
    expect(await openSteps()).toEqual(['unit', 'economics', 'economics']);
  });

  it('are agreed to once, however often the press comes', async () => {
    const { list } = await open();
    const ticked = { pick0: 'true', pick1: 'true' };

    const answers = await Promise.all([1, 2, 3].map(() => agree(list, ticked)));

    expect(answers.every(({ status }) => status === 200)).toBe(true);
    const request = await bot.product.requests.get(IDS[0]);
    expect(request?.history.filter(({ what }) => what === 'approved')).toHaveLength(1);
    expect(await openSteps()).toEqual(['economics', 'economics', 'unit']);
  });

  it('wait for a tick', async () => {
    const { list } = await open();
    const shown = await agree(list, {});

    expect(visibleText(shown.card)).toContain('Отметьте хотя бы одну заявку.');
    expect(await openSteps()).toEqual(['unit', 'unit', 'unit']);
  });

  it('open one by one beside the list', async () => {
    const { list } = await open();
    const shown = await bot.click('unit-sales-head', 'together.open', {}, { on: list });

    expect(visibleText(shown.card)).toContain('Согласовать вместе');
    expect(buttonsOf(lastOf('unit-sales-head'))).toContain('Согласовать');
  });

  it('are granted nothing by who has no seat in them', async () => {
    const { list } = await open();
    const [action] = allOf(list.card, 'Action.Execute').filter(({ verb }) => verb === 'together.agree');
    const data = action?.data as Record<string, unknown>;

    for (const person of ['outsider', 'manager', 'economics']) {
      const shown = await bot.act(person, 'any', 'together.agree', { ...data, pick0: 'true' });
      expect(visibleText(shown.card)).toMatch(/✕ .*DI-2026-0001: /);
    }
    const foreign = await bot.act('outsider', 'any', 'together.agree', { ...data, pick0: 'true' });
    expect(visibleText(foreign.card)).not.toContain('Ромашка');
    expect(await openSteps()).toEqual(['unit', 'unit', 'unit']);
  });

  it.each([
    ['no targets', { targets: [] }],
    [
      'too many',
      { targets: Array.from({ length: 11 }, () => ({ request: 'x', step: 'x', seat: 'x', revision: 1 })) },
    ],
    ['no revision', { targets: [{ request: IDS[0], step: 'unit', seat: 'unit-sales-head' }] }],
    ['objects', { targets: [{ request: { $gt: '' }, step: 'unit', seat: 's', revision: 1 }] }],
    [
      'no such number',
      { targets: [{ request: 'DI-2026-9999', step: 'unit', seat: 's', revision: 1 }], pick0: 'true' },
    ],
  ])('answer garbage with a sentence: %s', async (_what, data) => {
    const answer = await bot.act('unit-sales-head', 'any', 'together.agree', { type: 'discount', ...data });

    expect(answer.status).toBe(200);
    expect(answer.message + visibleText(answer.card)).not.toBe('');
    expect(answer.message).not.toContain('Что-то пошло не так');
    expect(await openSteps()).toEqual(['unit', 'unit', 'unit']);
  });

  it('are told in the reader’s language', async () => {
    await bot.say('unit-sales-head', 'english');
    const [inbox] = await bot.say('unit-sales-head', 'my tasks');
    await bot.click('unit-sales-head', 'Agree together: 3', {}, inbox ? { on: inbox } : {});
    const shown = await bot.click('unit-sales-head', 'Agree to the ticked', { pick0: 'true' });

    expect(visibleText(shown.card)).toContain('DI-2026-0001: agreed');
  });
});

describe('the status of a VIP', () => {
  it('is decided on its own card alone, however many wait', async () => {
    for (const n of [1, 2]) {
      const client = `VIP-2026-001${n}`;
      const more = { key: `s${n}`, openRequest: `ST-2026-000${n}` };
      await bot.product.clients.insert(buildClient({ _id: client, ...more }));
      await submitRequest(bot.product, buildSubmission({ id: `ST-2026-000${n}`, client }));
    }
    const { title } = await open();
    expect(title).toBe('Согласовать вместе: 3');

    const targets = [{ request: 'ST-2026-0001', step: 'assign', seat: 'unit-sales-head', revision: 1 }];
    const shown = await bot.act('unit-sales-head', 'any', 'together.agree', { targets, pick0: 'true' });

    expect(visibleText(shown.card)).toContain('ST-2026-0001: такую заявку решают на её карточке');
    expect((await bot.product.requests.get('ST-2026-0001'))?.history).toHaveLength(1);
  });

  it('leaves no button to who has nothing else, nor does one alone', async () => {
    const [inbox] = await bot.say('branch-sales', 'мои дела');

    expect(buttonsOf(inbox?.card).join()).not.toContain('Согласовать вместе');
  });
});
