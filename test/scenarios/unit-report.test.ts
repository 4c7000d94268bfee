import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import { getReport } from '../../src/reports/get-report.ts';
import { loadVersion } from '../../src/reports/load-content.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPassport } from '../helpers/build-passport.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT, UNIT } from '../helpers/build-person.ts';
import { buttonsInSight, visibleText } from '../helpers/card-contents.ts';
import { putCharged } from '../helpers/put-report.ts';
import { SEATS, startTestBot, type TestBot, textOf } from '../helpers/start-bot.ts';

const NINE = 'T02:00:00Z';
const BARNAUL = 'barnaul:2026-11';
const BIYSK = 'biysk:2026-11';

let bot: TestBot;

const PEOPLE = [
  ...SEATS,
  buildHolder('unit-head'),
  buildHolder('manager', { _id: 'second', name: 'second' }),
  buildPerson('biysk-manager', { roles: [{ role: 'manager', scope: OTHER_UNIT }] }),
  buildPerson('biysk-head', {
    roles: [
      { role: 'unit-sales-head', scope: OTHER_UNIT },
      { role: 'branch-sales', scope: 'branch' },
    ],
  }),
];

beforeEach(async () => {
  bot = await startTestBot({
    people: PEOPLE,
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
    at: '2026-11-24T05:00:00Z',
  });
  for (const { _id } of PEOPLE) await bot.install(_id);
  await putClient(1, 'manager', UNIT, 1_500);
  await putClient(2, 'manager', UNIT, 1_010);
  await putClient(3, 'second', UNIT, 500);
  await putClient(4, 'biysk-manager', OTHER_UNIT, 1_000);
  await runDue(bot.product);
});

afterEach(() => bot.close());

/** A VIP since August, charged a thousand in October and so many roubles in November. */
async function putClient(n: number, manager: string, unit: string, roubles: number): Promise<void> {
  const _id = `VIP-2026-000${n}`;
  const passport = buildPassport({ sphere: 'other' });
  const appointment = { ...passport.appointment, manager };
  const change = { status: 'client_notified', at: '2026-08-03T02:00:00Z', by: manager } as const;
  const { version: _, ...client } = buildClient({
    _id,
    key: _id,
    status: 'client_notified',
    passport: { ...passport, unit, shortName: `ООО «Компания ${n}»`, appointment },
    statusHistory: [{ ...change, request: null, reason: null }],
  });
  await bot.product.clients.insert(client);
  await putCharged(bot.product, _id, '2026-10', 1_000, { unit });
  await putCharged(bot.product, _id, '2026-11', roubles, { unit });
}

/** Moves business time; returns what came to this person. */
async function at(iso: string, person: string): Promise<string> {
  const before = bot.cardsOf(person).length;
  bot.clock.set(iso);
  await runDue(bot.product);
  await bot.quiet();
  return textsSince(person, before);
}

function textsSince(person: string, before: number): string {
  return bot
    .cardsOf(person)
    .slice(before)
    .map(({ card }) => visibleText(card))
    .join('\n');
}

async function sayAll(): Promise<void> {
  await bot.say('manager', 'отчёты');
  await bot.click('manager', 'report.enter', { cause: 'Подключили третий офис', forecast: '1600' });
  await bot.say('second', 'отчёты');
  await bot.click('second', 'report.no-changes');
}

describe('a month of two units', () => {
  it('goes from the 1st to the accepted report', async () => {
    expect(await at(`2026-12-01${NINE}`, 'manager')).toContain('Дополните отчёт за ноябрь 2026');
    expect((await getReport(bot.product, BARNAUL)).status).toBe('draft');

    const [part] = await bot.say('manager', 'отчёты');
    expect(visibleText(part?.card).replaceAll('\u00a0', ' ')).toContain(
      '«Компания 1»: 1 000 ₽ → 1 500 ₽, +50',
    );
    const said = await bot.click('manager', 'report.enter', { cause: 'Подключили третий офис' });
    expect(textOf(said)).toContain('всё дополнено');

    await bot.say('unit-sales-head', 'отчёты');
    const open = await bot.click('unit-sales-head', 'report.open', {}, { data: { report: BARNAUL } });
    expect(textOf(open)).toContain('Ждём: second');
    const refused = await bot.click('unit-sales-head', 'report.hand-in');
    expect(textOf(refused)).toContain('Отчёт сдать пока нельзя: о 1 клиенте');
    const before = bot.cardsOf('second').length;
    expect(textOf(await bot.click('unit-sales-head', 'report.ask'))).toContain('Напомнили 1 менеджеру');
    expect(textOf(await bot.click('unit-sales-head', 'report.ask'))).toContain('Сегодня менеджерам уже');
    await bot.quiet();
    expect(textsSince('second', before).match(/дополните отчёт за ноябрь 2026/g)).toHaveLength(1);
    await bot.say('second', 'отчёты');
    await bot.click('second', 'report.no-changes');

    const told = bot.cardsOf('branch-sales').length;
    const handedIn = await bot.click('unit-sales-head', 'report.hand-in');
    expect(textOf(handedIn)).toContain('Отчёт сдан.');
    await bot.quiet();
    expect(textsSince('branch-sales', told)).toContain('Примите отчёт или верните его');

    await bot.say('branch-sales', 'отчёты');
    const board = bot.cardsOf('branch-sales').at(-1);
    expect(visibleText(board?.card)).toContain('принято 0 из 2');
    await bot.click('branch-sales', 'report.open', {}, { data: { report: BARNAUL } });
    const back = await bot.click('branch-sales', 'report.return', { reason: 'Нет прогноза' });
    expect(textOf(back)).toContain('Отчёт возвращён');
    await bot.quiet();
    expect(visibleText(bot.cardsOf('unit-sales-head').at(-1)?.card)).toContain('Нет прогноза');

    await bot.say('manager', 'отчёты');
    await bot.click('manager', 'report.part', { other: 'VIP-2026-0001' });
    await bot.click('manager', 'report.enter', { cause: 'Подключили третий офис', forecast: '1600' });
    await bot.act('unit-sales-head', 'any', 'report.hand-in', { report: BARNAUL });
    await bot.act('branch-sales', 'any', 'report.accept', { report: BARNAUL, n: 2 });

    const report = await getReport(bot.product, BARNAUL);
    expect(report).toMatchObject({ status: 'accepted', late: false });
    expect(report.submissions.map(({ verdict }) => verdict?.outcome)).toEqual(['returned', 'accepted']);
    const kept = await loadVersion(bot.product, report.submissions[1]?.content ?? '');
    expect(kept?.growth[0]).toMatchObject({ cause: 'Подключили третий офис', forecast: 160_000 });
  });

  it('is late when it comes after its day, and four eyes hold for a head who accepts too', async () => {
    await at(`2026-12-09${NINE}`, 'biysk-head');

    const late = await bot.act('biysk-head', 'any', 'report.hand-in', { report: BIYSK });
    expect(textOf(late)).toContain('сдан с опозданием на 2 рабочих дня (2 календарных)');
    expect(buttonsInSight(late.card)).not.toContain('Принять');
    const own = await bot.act('biysk-head', 'any', 'report.accept', { report: BIYSK, n: 1 });
    expect(textOf(own)).toContain('Отчёт принимает не тот, кто его сдал');

    await bot.act('branch-sales', 'any', 'report.accept', { report: BIYSK, n: 1 });
    await bot.act('branch-sales', 'any', 'report.accept', { report: BIYSK, n: 1 });
    const report = await getReport(bot.product, BIYSK);
    expect(report).toMatchObject({ status: 'accepted', late: true });
    expect(report.submissions[0]?.late).toEqual({ working: 2, calendar: 2 });
  });
});

describe('what comes too late, twice, or from somebody else', () => {
  it('changes nothing of an accepted report, which a correction opens for its next version', async () => {
    await at(`2026-12-02${NINE}`, 'manager');
    await sayAll();
    await bot.act('unit-sales-head', 'any', 'report.hand-in', { report: BARNAUL });
    await bot.act('branch-sales', 'any', 'report.accept', { report: BARNAUL, n: 1 });
    const accepted = await getReport(bot.product, BARNAUL);

    const words = { report: BARNAUL, client: 'VIP-2026-0001', seen: '', cause: 'Другое' };
    expect(textOf(await bot.act('manager', 'any', 'report.enter', words))).toContain('больше не меняется');
    const back = { report: BARNAUL, n: 1, reason: 'Поздно' };
    expect(textOf(await bot.act('branch-sales', 'any', 'report.return', back))).toContain(
      'Карточка устарела',
    );
    await bot.act('unit-sales-head', 'any', 'report.hand-in', { report: BARNAUL, after: 0 });
    expect(await getReport(bot.product, BARNAUL)).toEqual(accepted);

    const fix = { report: BARNAUL, n: 1, reason: 'Пересчёт' };
    await bot.act('unit-sales-head', 'any', 'report.correct', fix);
    await bot.act('unit-sales-head', 'any', 'report.correct', fix);
    await bot.act('unit-sales-head', 'any', 'report.hand-in', { report: BARNAUL, after: 1 });
    const { submissions, status } = await getReport(bot.product, BARNAUL);
    expect(status).toBe('submitted');
    expect(submissions).toHaveLength(2);
    expect(submissions[0]).toEqual(accepted.submissions[0]);
    expect(submissions[1]?.correction?.reason).toBe('Пересчёт');
  });

  it('is refused where the client is somebody else’s, the period goes on, or the reader is no part of it', async () => {
    const early = await bot.act('unit-sales-head', 'any', 'report.hand-in', { report: BARNAUL });
    expect(textOf(early)).toContain('Период ещё не кончился');
    await at(`2026-12-02${NINE}`, 'manager');

    const words = { report: BARNAUL, client: 'VIP-2026-0003', seen: '', cause: 'Чужой' };
    expect(textOf(await bot.act('manager', 'any', 'report.enter', words))).toContain('Ничего не записано');
    expect(textOf(await bot.act('biysk-manager', 'any', 'report.open', { report: BARNAUL }))).not.toContain(
      'ООО',
    );
    const seen = await bot.act('unit-head', 'any', 'report.accept', { report: BARNAUL, n: 1 });
    expect(textOf(seen)).toContain('нет прав');
    expect((await getReport(bot.product, BARNAUL)).entries).toEqual([]);
  });

  it('keeps what was typed when a colleague has told of the client meanwhile', async () => {
    await at(`2026-12-02${NINE}`, 'manager');
    const words = { report: BARNAUL, client: 'VIP-2026-0001', seen: '', cause: 'Подключили офис' };
    await bot.act('unit-sales-head', 'any', 'report.enter', words);

    const stale = await bot.act('manager', 'any', 'report.enter', { ...words, cause: 'Моя причина' });

    expect(textOf(stale)).toContain('записал кто-то другой');
    expect(JSON.stringify(stale.card)).toContain('Моя причина');
    expect((await getReport(bot.product, BARNAUL)).entries[0]?.cause).toBe('Подключили офис');
  });
});
