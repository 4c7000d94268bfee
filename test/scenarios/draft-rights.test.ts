import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { buildHolder, buildUnit } from '../helpers/build-person.ts';
import { buttonsOf } from '../helpers/card-contents.ts';
import {
  fillForm,
  openMain,
  openSection,
  registerClient,
  typedPassport,
  typeSection,
} from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const CLIENT = 'VIP-2026-0001';
const REQUEST = 'ST-2026-0001';
const PEOPLE = [
  ...SEATS,
  buildHolder('manager', { _id: 'deputy' }),
  buildHolder('manager', { _id: 'other-manager' }),
];
const WITH_DEPUTY = typedPassport({
  appointment: { ...typedPassport().appointment, deputy: 'deputy' },
});

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: PEOPLE, units: [buildUnit()], renderers: RENDERERS });
  for (const { _id } of PEOPLE) await bot.install(_id);
});

afterEach(() => bot.close());

async function typeNames(person: string, typed: Record<string, string>): Promise<void> {
  await bot.quiet();
  await typeSection(bot, person, 'names', typed);
  await bot.quiet();
}

async function sendBack(): Promise<void> {
  await bot.press('unit-sales-head', 'На доработку…');
  await bot.press('unit-sales-head', 'Вернуть на доработку', { reason: 'Нет адреса' });
}

async function substitute(from: string, to: string): Promise<void> {
  const manager = await bot.product.people.get('manager');
  if (!manager) throw new Error('no manager');
  await bot.product.people.replace({ ...manager, substitute: { person: 'other-manager', from, to } });
}

async function draftsOf(owner: string): Promise<PassportDraft[]> {
  const page = await bot.product.drafts.find({ index: 'owner', eq: { owner }, limit: 50 });
  return page.items;
}

function client() {
  return bot.product.clients.get(CLIENT);
}

describe('a draft about a client', () => {
  it('is closed to a substitute whose days are over', async () => {
    await registerClient(bot, 'manager');
    await substitute('2026-11-20', '2026-11-25');
    await bot.hear('other-manager', `открыть ${CLIENT}`);
    await bot.press('other-manager', 'client.edit');
    const [draft] = await draftsOf('other-manager');
    bot.clock.set('2026-12-10T05:00:00Z');

    expect(await bot.hear('other-manager', 'черновики')).toContain('Черновиков нет.');
    for (const verb of ['client.resume', 'client.submit', 'client.ask-discard']) {
      const answer = await bot.act('other-manager', 'any', verb, { draft: draft?._id });
      expect(answer.message).toMatch(/^Не нашлось/);
    }
    const data = { draft: draft?._id, revision: draft?.version, move: 'next' };
    expect((await bot.act('other-manager', 'any', 'client.step', data)).message).toMatch(/^Не нашлось/);
    expect(await client()).toMatchObject({ revision: 1 });
  });

  it('leaves the principal in the trace of what a substitute changed', async () => {
    await registerClient(bot, 'manager');
    await substitute('2026-11-20', '2026-11-25');
    await bot.hear('other-manager', `открыть ${CLIENT}`);
    await bot.press('other-manager', 'client.edit');
    await typeNames('other-manager', { shortName: 'ООО «Иначе»' });

    const page = await bot.product.audit.find({
      index: 'subject',
      eq: { subject: `client:${CLIENT}` },
      limit: 20,
    });
    const edited = page.items.filter(({ event }) => event.type === 'client.edited');
    expect(edited).toMatchObject([{ by: 'other-manager', onBehalfOf: 'manager' }]);
  });

  it('keeps nothing of what was typed once it is sent', async () => {
    await registerClient(bot, 'manager');

    expect(await draftsOf('manager')).toMatchObject([{ submittedAs: REQUEST, values: {}, client: CLIENT }]);
  });
});

describe('the rework of a request', () => {
  it('that was withdrawn meanwhile changes nothing, and is kept', async () => {
    await registerClient(bot, 'manager', WITH_DEPUTY);
    await sendBack();
    await bot.hear('deputy', `открыть ${REQUEST}`);
    await bot.press('deputy', 'Доработать');
    await bot.hear('manager', `открыть ${REQUEST}`);
    await bot.press('manager', 'Отозвать…');
    await bot.press('manager', 'Отозвать', { reason: 'Передумали' });
    await typeNames('deputy', { shortName: 'ООО «Новое имя»' });

    expect(await bot.press('deputy', 'client.submit')).toContain('заявку уже отозвали или отправили снова');
    expect((await client())?.passport.shortName).toBe('ООО «Торговый дом»');
    expect(await bot.hear('deputy', 'черновики')).toContain('ООО «Новое имя»');

    await bot.press('deputy', 'Продолжить');
    await bot.press('deputy', 'client.submit');
    expect(await bot.press('deputy', 'Карточка клиента')).toContain('Отозван');
    expect(await bot.press('deputy', 'Подать заново')).toContain('ООО «Новое имя»');
    await bot.press('deputy', 'client.submit');
    expect(await client()).toMatchObject({
      openRequest: 'ST-2026-0002',
      passport: { shortName: 'ООО «Новое имя»' },
    });
    expect(await bot.hear('deputy', 'ST-2026-0002')).toContain('Прежняя заявка: ST-2026-0001');
  });

  it('that somebody else sent first is late, and is kept', async () => {
    await registerClient(bot, 'manager', WITH_DEPUTY);
    await sendBack();
    for (const person of ['manager', 'deputy']) {
      await bot.hear(person, `открыть ${REQUEST}`);
      await bot.press(person, 'Доработать');
      await typeNames(person, { shortName: `ООО «${person}»` });
    }
    await bot.press('deputy', 'client.submit');

    expect(await bot.press('manager', 'client.submit')).toContain('Ваши правки не ушли');
    expect((await client())?.passport.shortName).toBe('ООО «deputy»');
    expect(await bot.product.requests.get(REQUEST)).toMatchObject({ status: 'open', round: 2 });
  });

  it('is refused to an ended substitute before anything of the client changes', async () => {
    await registerClient(bot, 'manager');
    await substitute('2026-11-20', '2026-11-25');
    await sendBack();
    await bot.hear('other-manager', `открыть ${CLIENT}`);
    await bot.press('other-manager', 'Доработать');
    await typeNames('other-manager', { shortName: 'ООО «Чужой»', inn: '7830002293' });
    bot.clock.set('2026-12-10T05:00:00Z');

    expect(await bot.press('other-manager', 'client.submit')).toMatch(/^Не нашлось/);
    expect(await client()).toMatchObject({ revision: 1, key: '7707083893:773601001', status: 'returned' });
  });
});

describe('the change of a client', () => {
  it('starts no route once the client is refused, and shows the way on', async () => {
    await registerClient(bot, 'manager');
    await bot.hear('manager', `открыть ${CLIENT}`);
    await openSection(bot, 'manager', { client: CLIENT, section: 'names' });
    await bot.press('manager', 'Отложить в черновики', { kpp: '773601002' });
    await bot.press('unit-sales-head', 'Отклонить…');
    await bot.press('unit-sales-head', 'Отклонить', { reason: 'Не подходит' });
    await bot.hear('manager', 'черновики');
    await bot.press('manager', 'Продолжить');
    await bot.press('manager', 'Применить изменения');

    expect(await bot.press('manager', 'client.submit')).toContain('Карточка устарела');
    expect(await client()).toMatchObject({ status: 'rejected', openRequest: null });
    await bot.press('manager', 'Карточка клиента');
    expect(await bot.press('manager', 'Подать заново')).toContain('773601002');
  });

  it('asks for what is agreed by the route and takes no names of people along', async () => {
    await registerClient(bot, 'manager');
    for (const [person, button] of [
      ['unit-sales-head', 'Присвоить статус'],
      ['branch-sales', 'Принять в список'],
      ['commercial-director', 'Согласовать'],
      ['security-director', 'Согласовать'],
      ['branch-sales', 'Подтвердить в СП'],
      ['manager', 'Сообщено клиенту…'],
    ] as const) {
      await bot.press(person, button);
    }
    await bot.press('manager', 'Сохранить', { toldOn: '2026-11-24', channel: 'call', recipient: 'Директор' });
    await bot.hear('manager', `открыть ${CLIENT}`);
    await bot.press('manager', 'client.edit');
    await typeNames('manager', { kpp: '773601002' });
    await bot.press('manager', 'client.submit');

    const request = await bot.product.requests.get('ST-2026-0002');
    expect(request?.payload).toEqual({ passport: { inn: '7707083893', kpp: '773601002' } });
    expect(await bot.hear('unit-sales-head', 'открыть ST-2026-0002')).toContain('773601002');
  });
});

describe('drafts', () => {
  it('take up a registration that nothing was typed into', async () => {
    for (let n = 0; n < 3; n += 1) await bot.hear('manager', 'новый клиент');

    expect(await draftsOf('manager')).toHaveLength(1);
  });

  it('come in pages, the oldest too', async () => {
    await putAway('ООО «Важный»');
    for (let n = 0; n < 11; n += 1) {
      bot.clock.advance(60_000);
      await putAway(`ООО «${n}»`);
    }

    expect(await bot.hear('manager', 'черновики')).not.toContain('Важный');
    expect(await bot.press('manager', 'Дальше')).toContain('Важный');
  });

  async function putAway(shortName: string): Promise<void> {
    await openMain(bot, 'manager', '7707083893');
    await bot.press('manager', 'Отложить в черновики', { shortName });
  }

  it('are deleted only after a question', async () => {
    await fillForm(bot, 'manager');
    await bot.hear('manager', 'черновики');

    expect(await bot.press('manager', 'Удалить…')).toContain('Вернуть его будет нельзя.');
    expect(await bot.press('manager', 'Оставить')).toContain('ООО «Торговый дом»');
    await bot.press('manager', 'Удалить…');
    expect(await bot.press('manager', 'Удалить черновик')).toContain('Черновик удалён.');
    expect(await draftsOf('manager')).toEqual([]);
    expect(buttonsOf(bot.cardsOf('manager').at(-1)?.card ?? {})).toEqual([]);
  });
});
