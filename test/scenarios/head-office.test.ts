import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { editUnit } from '../../src/people/directory/edit-unit.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson } from '../helpers/build-person.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const OFFICE = 'Аппарат управления филиала';
const PROPOSAL = {
  unit: 'branch',
  proposer: 'commercial-director',
  approved: '5',
  effectiveFrom: '2026-12-01',
  justification: 'Стало двенадцать VIP-клиентов',
};

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildHolder('unit-head'),
      buildHolder('branch-director'),
      buildPerson('bm', { name: 'Менеджер филиала', roles: [{ role: 'manager', scope: 'branch' }] }),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
  const client = buildClient({ status: 'client_notified' });
  const appointment = { ...client.passport.appointment, manager: 'bm' };
  await bot.product.clients.insert({ ...client, passport: { ...client.passport, appointment } });
});

afterEach(() => bot.close());

async function formOf(person: string): Promise<string> {
  await bot.say(person, 'заявка');
  const { card } = await bot.click(person, 'request.raise', {}, { data: { type: 'headcount' } });
  return JSON.stringify(card);
}

it('is proposed for by whoever has a role in the branch, and approved by its director', async () => {
  expect(await formOf('commercial-director')).toContain(OFFICE);
  expect(await formOf('unit-head')).not.toContain(OFFICE);

  await raiseRequest(bot, 'commercial-director', 'headcount', PROPOSAL);
  await bot.quiet();
  const shown = await bot.hear('branch-director', 'открыть HC-2026-0001');
  expect(shown).toContain(`Подразделение: ${OFFICE}`);
  expect(shown).toContain('Клиентов на менеджера: 1');
  await bot.press('branch-director', 'Утвердить');

  expect(await bot.product.units.get('branch')).toMatchObject({
    approvedManagers: 5,
    headcount: { request: 'HC-2026-0001', from: '2026-12-01' },
  });
  expect((await bot.product.directory.listUnits()).map(({ _id }) => _id)).not.toContain('branch');
  expect(await bot.hear('admin', 'журнал unit:branch')).toContain('5');
  const { card } = await bot.act('admin', 'any', 'directory.unit', { unit: 'branch' });
  expect(visibleText(card)).toContain('5 (HC-2026-0001, с 01.12.2026)');
  expect(visibleText(card)).toContain('Менеджер филиала');
  expect(buttonsOf(card)).not.toContain('Изменить');
});

it('is refused to the head of a unit', async () => {
  const sent = await raiseRequest(bot, 'unit-head', 'headcount', { ...PROPOSAL, proposer: 'unit-head' });
  expect(await bot.product.requests.get('HC-2026-0001')).toBeNull();
  expect(visibleText(sent.card)).toContain('Исправьте');
});

it('takes a first number from an admin, and none past the branch director', async () => {
  const save = async (typed: Record<string, unknown>, id = 'barnaul') => {
    const version = (await bot.product.units.get(id))?.version ?? 0;
    return editUnit(bot.product, { actor: 'admin', id, version, typed });
  };
  const named = { nameRu: 'Барнаул', nameEn: 'Barnaul', zone: 'Asia/Barnaul' };
  await save({ ...named, approvedManagers: '3' });
  const { card } = await bot.act('admin', 'any', 'directory.unit', { unit: 'barnaul' });
  expect(visibleText(card)).toContain('3 (внесено администратором)');
  expect((await save({ approvedManagers: '2' }, 'branch')).errors).toEqual({});
  expect((await bot.product.units.get('branch'))?.approvedManagers).toBe(2);

  await raiseRequest(bot, 'commercial-director', 'headcount', { ...PROPOSAL, unit: 'barnaul' });
  await bot.press('branch-director', 'Утвердить');
  const { unit } = await save({ ...named, nameRu: 'Барнаульское СП', approvedManagers: '9' });
  expect(unit).toMatchObject({ approvedManagers: 5, name: { ru: 'Барнаульское СП' } });
});
