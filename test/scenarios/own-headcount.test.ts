import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildHolder, buildPerson, grantOf, UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { raiseRequest } from '../helpers/raise-request.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const PROPOSAL = {
  proposer: 'unit-head',
  unit: UNIT,
  approved: '4',
  effectiveFrom: '2026-12-01',
  justification: 'Стало двенадцать VIP-клиентов',
};
const NOBODY =
  'Утвердить это предложение будет некому. Решает только роль «Директор филиала», а сейчас она только у Вас';

let bot: TestBot;

beforeEach(async () => {
  const roles = [grantOf('unit-head'), grantOf('branch-director')];
  bot = await startTestBot({
    people: [...SEATS, buildPerson('both', { roles })],
    renderers: RENDERERS,
    openChats: true,
  });
});

afterEach(() => bot.close());

async function openForm(person: string): Promise<string> {
  await bot.say(person, 'заявка');
  return visibleText((await bot.click(person, 'request.raise', {}, { data: { type: 'headcount' } })).card);
}

describe('a headcount that the branch director proposes', () => {
  it('says on the empty form why nobody may decide it, and what to do', async () => {
    const form = await openForm('both');

    expect(form).toContain(NOBODY);
    expect(form).toContain('Пусть его подаст другой сотрудник');
  });

  it('says so beside what is wrong with the form, too', async () => {
    const refused = await raiseRequest(bot, 'both', 'headcount', { ...PROPOSAL, approved: '' });

    expect(visibleText(refused.card)).toContain(NOBODY);
    expect(visibleText(refused.card)).toContain('Заполните это поле.');
  });

  it('is like any other where a second director is there', async () => {
    await bot.product.people.insert(buildHolder('branch-director', { _id: 'second' }));

    expect(await openForm('both')).not.toContain('некому');
    const sent = await raiseRequest(bot, 'both', 'headcount', PROPOSAL);
    expect(visibleText(sent.card)).not.toContain('некому');
  });
});

describe('a headcount of which no branch director hears', () => {
  it('says at once whom to ask, on its form and on its card while the visa is still awaited', async () => {
    const both = await bot.product.people.get('both');
    if (both) await bot.product.people.replace({ ...both, roles: [grantOf('unit-head')] });

    const form = await openForm('both');
    const sent = await raiseRequest(bot, 'both', 'headcount', PROPOSAL);
    const card = visibleText(sent.card);

    expect(card).toContain('Ждём решения: коммерческий директор');
    expect(card).toContain('Решать будет некому: директор филиала');
    expect(card).toContain('попросите администратора дать роль');
    expect(form).toContain('сотрудника с ней нет. Попросите администратора');
  });
});
