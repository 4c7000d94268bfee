import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { setAbsence } from '../../src/absences/set-absence.ts';
import { listAudit } from '../../src/audit-log/list-audit.ts';
import { enterTransfers } from '../../src/settings/enter-transfers.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildUnit } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { answerStep, raiseRequest } from '../helpers/raise-request.ts';
import { editSection, openSection } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';
import { typedDiscount, typedProtocol } from '../helpers/typed-discount.ts';

const CLIENT = 'VIP-2026-0001';
const DISCOUNT = typedDiscount({ tariff: 'Бизнес 100', to: '2026-12-31', basis: 'discounts,tariff-powers' });
const PROTOCOL = typedProtocol();

const MORE = 'Ещё';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildHolder('economics'),
      buildHolder('tariff-commission'),
      buildHolder('tariff-commission', { _id: 'member', name: 'Член комиссии' }),
      buildHolder('manager', { _id: 'deputy', name: 'Второй менеджер' }),
    ],
    units: [buildUnit(), buildUnit('biysk', { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
    openChats: true,
  });
  await bot.product.clients.insert(buildClient({ status: 'client_notified' }));
});

afterEach(() => bot.close());

/** Types into one section of the passport; what the route decides is sent once it was shown. */
async function edit(section: string, typed: Record<string, string>): Promise<void> {
  await bot.hear('manager', `открыть ${CLIENT}`);
  const { card } = await editSection(bot, 'manager', { client: CLIENT, section }, typed);
  if (visibleText(card).includes('Сначала согласуют')) await bot.press('manager', 'client.submit');
  await bot.quiet();
}

async function entriesOf(subject: string) {
  return (await bot.product.audit.find({ index: 'subject', eq: { subject }, limit: 50 })).items;
}

async function answer(person: string, title: string, typed: Record<string, string>): Promise<void> {
  await answerStep(bot, person, title, typed);
  await bot.quiet();
}

/** Later than anything so far, so that the log has one order. */
function later(): void {
  bot.clock.advance(60_000);
}

describe('the log of a client', () => {
  it('says from what to what a field was edited, in the reader’s words, and on which revision', async () => {
    await edit('addresses', { postalAddress: 'Бийск, а/я 5' });
    later();
    await edit('basis', { sphere: 'medicine', monthlyCharge: '200 000' });
    later();
    await edit('appointment', { deputy: 'deputy' });

    const log = await bot.hear('manager', `журнал ${CLIENT}`);

    expect(log).toContain('manager · ред. 1 → 2');
    expect(log).toContain('Почтовый адрес: пусто → Бийск, а/я 5');
    expect(log).toContain('Сфера деятельности: Торговля → Медицина');
    expect(log).toMatch(/Средние начисления в месяц: 150\s000\s₽ → 200\s000\s₽/);
    expect(log).toContain('Заместитель менеджера: пусто → Второй менеджер');
    const [english] = await bot.say('manager', `log ${CLIENT}`, 'en-US');
    expect(visibleText(english?.card)).toContain('Trade → Medicine');
  });

  it('says of people that they were changed, and keeps nothing about them', async () => {
    await bot.hear('manager', `открыть ${CLIENT}`);
    await openSection(bot, 'manager', { client: CLIENT, section: 'contacts' });
    await bot.press('manager', 'client.step', {}, { move: 'row-open', list: 'contacts', row: -1 });
    const contact = {
      lastName: 'Бухгалтеров',
      firstName: 'Бухгалтер',
      post: 'Бухгалтер',
      role: 'accountant',
    };
    const secrets = { phone: '+7 3852 00-00-01', birthday: '09.03', consent: 'Согласие № 8' };
    await bot.press('manager', 'client.step', { ...contact, ...secrets }, { move: 'row-save' });
    await bot.press('manager', 'client.apply');

    expect(await bot.hear('manager', `журнал ${CLIENT}`)).toContain('Изменено: Контактные лица\n');
    const kept = JSON.stringify(await entriesOf(`client:${CLIENT}`));
    for (const secret of ['Бухгалтеров', '3852', '03-09', 'Согласие']) expect(kept).not.toContain(secret);
  });

  it('tells what a change by the route asked for, and what came of it', async () => {
    await edit('basis', { image: 'true' });

    const asked = await bot.hear('manager', 'журнал ST-2026-0001');
    expect(asked).toContain('Имиджевый клиент: нет → да');
    for (const [person, button] of [
      ['unit-sales-head', 'Присвоить статус'],
      ['branch-sales', 'Принять в список'],
      ['commercial-director', 'Согласовать'],
      ['security-director', 'Согласовать'],
      ['branch-sales', 'Подтвердить в СП'],
    ] as const) {
      later();
      await bot.press(person, button);
    }

    const log = await bot.hear('manager', `журнал ${CLIENT}`);
    expect(log).toContain('Имиджевый клиент: нет → да');
    expect(log).toContain('branch-sales · ред. 2 → 3');
  });

  it('says in whose place a substitute’s decision changed it', async () => {
    await edit('names', { kpp: '773601002' });
    await bot.press('unit-sales-head', 'Присвоить статус');
    await bot.press('branch-sales', 'Принять в список');
    await bot.press('commercial-director', 'Согласовать');
    await bot.press('security-director', 'Согласовать');
    const sales = await bot.product.people.get('branch-sales');
    if (!sales) throw new Error('no branch sales');
    const substitute = { person: 'deputy', from: '2026-11-20', to: '2026-12-20', begun: true };
    await bot.product.people.replace({ ...sales, substitute });
    await bot.hear('deputy', 'открыть ST-2026-0001');
    await bot.press('deputy', 'Подтвердить в СП');

    const edited = (await entriesOf(`client:${CLIENT}`)).find(({ event }) => event.type === 'client.edited');
    expect(edited).toMatchObject({ by: 'deputy', onBehalfOf: 'branch-sales' });
  });
});

describe('the log of a request', () => {
  it('holds what was sent, what a round changed, and what the commission recorded', async () => {
    await raiseRequest(bot, 'manager', 'discount', DISCOUNT);
    await bot.quiet();
    later();
    await answer('unit-sales-head', 'На доработку…', { reason: 'Много' });
    later();
    await bot.press('manager', 'Доработать');
    await bot.press('manager', 'request.submit', { ...DISCOUNT, percent: '8', to: '2027-01-31' });
    later();
    await bot.press('unit-sales-head', 'Согласовать');
    later();
    await answer('economics', 'Внести расчёт…', { answer: 'Выдержим', margin: '31', opinion: 'conditional' });
    later();
    await answer('tariff-commission', 'Внести протокол…', PROTOCOL);

    const log = await bot.hear('manager', 'журнал DI-2026-0001');

    expect(log).toContain('manager · ред. 1\nКлиент: VIP-2026-0001\nУслуги: Доступ в интернет');
    expect(log).toContain('ред. 1 → 2\nПричина: Много');
    expect(log).toContain('ред. 2 → 3\nСкидка, %: 10 → 8\nДействует по: 31.12.2026 → 31.01.2027\n');
    expect(log).toContain('Маржа со скидкой, %: 31\nЗаключение: возможна с условиями\nОтвет: Выдержим');
    expect(log).toContain('Номер протокола: 5-ТК\nДата протокола: 24.11.2026\nКто участвовал: ');
    expect(log).toContain('Член комиссии\nРешение: предоставить на других условиях\n');
    expect(log).toContain('Утверждённая скидка, %: 7,5\nС какого дня: 01.12.2026\nПо какой день: 31.12.2026');
    expect(log).not.toContain('При оплате в срок');
  });

  it('holds no name of who signed for the client, and neither does the card of others', async () => {
    await raiseRequest(bot, 'manager', 'service-application', {
      client: CLIENT,
      incomingNumber: '17-вх',
      incomingDate: '2026-11-23',
      signatory: 'Директор Подписантов',
      service: 'internet',
      address: 'Барнаул, пр. Ленина, 1',
    });
    await bot.quiet();

    expect(await bot.hear('manager', 'журнал SA-2026-0001')).toContain('17-вх');
    expect(JSON.stringify(await entriesOf('request:SA-2026-0001'))).not.toContain('Подписантов');
    expect(await bot.hear('unit-sales-head', 'открыть SA-2026-0001')).toContain('Подписантов');
    expect(await bot.hear('branch-sales', 'открыть SA-2026-0001')).not.toContain('Подписантов');
  });

  it('tells of a seat that went to a superior, with its scope', async () => {
    const head = await bot.product.people.get('unit-sales-head');
    if (!head) throw new Error('no head');
    await bot.product.people.replace({ ...head, active: false });
    await raiseRequest(bot, 'manager', 'discount', DISCOUNT);
    await bot.quiet();

    expect(await bot.hear('manager', 'журнал DI-2026-0001')).toContain(
      'решение перешло, Коммерческий директор, филиал',
    );
  });

  it('shows long answers whole on pages that fit a card', async () => {
    const subject = 'request:DI-2026-0001';
    await raiseRequest(bot, 'manager', 'discount', { ...DISCOUNT, justification: 'Я'.repeat(2000) });
    await bot.quiet();
    const said = Array.from({ length: 9 }, (_, n) => `${'ответ '.repeat(490)}№${n}`);
    for (const [n, reason] of said.entries()) {
      const at = `2026-11-25T05:00:0${n}.000Z`;
      const event = { type: 'request.asked' as const, step: 'unit', seat: 'unit-sales-head', reason };
      await bot.product.audit.insert({
        _id: `said-${n}`,
        subject,
        at,
        by: 'manager',
        onBehalfOf: null,
        event,
      });
    }

    const [first] = await bot.say('manager', 'журнал DI-2026-0001');
    const pages = [first?.card];
    while (buttonsOf(pages.at(-1)).includes(MORE)) {
      pages.push((await bot.click('manager', MORE)).card ?? {});
    }

    const shown = pages.map((page) => visibleText(page)).join('\n');
    for (const text of said) expect(shown).toContain(text);
    expect(shown).toContain('Отправлено, круг 1');
    for (const page of pages) expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(28 * 1024);
  });
});

describe('the log of the directory', () => {
  it('names roles with their unit, languages and substitutes by name', async () => {
    await bot.hear('admin', 'справочник');
    await bot.press('admin', 'Сотрудники');
    await bot.press('admin', 'Открыть', { person: 'deputy' });
    await bot.press('admin', 'Добавить роль');
    await bot.press('admin', 'Сохранить', { role: 'manager', scope: 'biysk' });
    later();
    await bot.hear('deputy', 'english');
    const deputy = await bot.product.people.get('deputy');
    if (!deputy) throw new Error('no deputy');
    later();
    await setAbsence(bot.product, {
      actor: 'admin',
      person: 'deputy',
      typed: { substitute: 'member', from: '2026-12-01', to: '2026-12-05' },
    });

    const log = await bot.hear('admin', 'журнал person:deputy');

    expect(log).toContain('Журнал\nВторой менеджер');
    expect(log).toContain('роли: Персональный менеджер, Барнаул → Персональный менеджер, Барнаул; ');
    expect(log).toContain('Персональный менеджер, Бийск');
    expect(log).toContain('язык: пусто → English');
    expect(log).toContain('замещение: пусто → Член комиссии, с 01.12.2026 по 05.12.2026');
  });

  it('of the branch tells what its settings became, to admins only', async () => {
    const transfers = [{ from: '2027-01-02', to: '2027-11-05' }, { to: '2027-06-25' }];
    await enterTransfers(bot.product, { year: 2027, transfers, apply: true, by: 'import' });

    const log = await bot.hear('admin', 'журнал филиал');

    expect(log).toContain('Производственный календарь 2027 года изменён');
    expect(log).toContain('· Загрузка файла на сервере');
    expect(log).toContain('03.01.2027: 31.12.2027 → пусто');
    expect(log).toContain('25.06.2027: пусто → выходной');
    await expect(listAudit(bot.product, { actor: 'manager', number: 'branch' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
