import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { buildHolder } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import {
  fillForm,
  openMain,
  registerClient,
  step,
  typedPassport,
  typeMain,
  typeSection,
} from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({
    people: [...SEATS, buildHolder('manager', { _id: 'other-manager' })],
    renderers: RENDERERS,
  });
  await bot.install('manager');
});

afterEach(() => bot.close());

async function counted(): Promise<{ clients: number; requests: number; keys: number }> {
  const { clients, requests, clientKeys } = bot.product;
  return {
    clients: await clients.count({ index: 'all', eq: {} }),
    requests: await requests.count({ index: 'all', eq: {} }),
    keys: await clientKeys.count({ index: '', eq: {} }),
  };
}

const NOTHING = { clients: 0, requests: 0, keys: 0 };

/** Types one value among the names and goes on; returns what the section then says. */
async function typeName(field: string, value: string): Promise<string> {
  const { names } = typedPassport();
  await openMain(bot, 'manager', names.inn);
  await step(bot, 'manager', 'show', typeMain(typedPassport()));
  const answer = await typeSection(bot, 'manager', 'names', { ...names, [field]: value });
  expect(answer.status).toBe(200);
  expect(await counted()).toEqual(NOTHING);
  return visibleText(answer.card);
}

describe('a wrong value on the form', () => {
  it.each([
    ['a name over the limit', 'fullName', 'я'.repeat(10_000), 'Слишком длинно'],
    ['a name too short', 'shortName', 'я', 'Слишком коротко'],
    ['an INN with a wrong check digit', 'inn', '7707083894', 'проверьте цифры'],
    ['an INN in Arabic-Indic digits', 'inn', '٧٧٠٧٠٨٣٨٩٣', 'цифр'],
    ['an INN of zeros', 'inn', '0000000000', 'ИНН'],
    ['a KPP in lower case and too short', 'kpp', '77360100', 'КПП'],
    ['an OGRN with a wrong first digit', 'ogrn', '4057910142110', 'ОГРН'],
    ['a form that no choice offers', 'legalForm', 'empire', 'из списка'],
  ])('comes back with a sentence: %s', async (_what, field, value, sentence) => {
    const text = await typeName(field, value);

    expect(text.toLowerCase()).toContain(sentence.toLowerCase());
    const [draft] = (await bot.product.drafts.find({ index: 'owner', eq: { owner: 'manager' }, limit: 1 }))
      .items;
    // Text far over every limit is cut, so that a draft stays small; the rest is kept to the letter.
    expect(value.startsWith(String(draft?.values[field]))).toBe(true);
    expect(String(draft?.values[field]).length).toBeGreaterThanOrEqual(Math.min(value.length, 300));
  });

  it.each([
    ['31.02', 'такой даты'],
    ['04.12.2031', 'ещё не наступила'],
    ['завтра', 'ДД.ММ'],
  ])('refuses a birthday of %s', async (birthday, sentence) => {
    const typed = typedPassport();
    const [contact] = typed.contacts;
    typed.contacts = [{ ...contact, birthday }];

    await fillForm(bot, 'manager', typed).catch(() => undefined);

    const card = bot.cardsOf('manager').at(-1)?.card;
    expect(visibleText(card).toLowerCase()).toContain(sentence.toLowerCase());
    expect(await counted()).toEqual(NOTHING);
  });
});

describe('text that looks like something else', () => {
  it.each([
    '${$root.secret} ${1+1}',
    '{{DATE(2026-01-01T00:00:00Z, SHORT)}}',
    '[нажмите](https://example.com) **жирный**',
    '<at>Директор</at> <b>HTML</b>',
    '😀 ООО «Смайл»',
  ])('is shown as it was typed: %s', async (shortName) => {
    const typed = typedPassport();
    typed.names = { ...typed.names, shortName };

    await registerClient(bot, 'manager', typed);
    await bot.quiet();

    const [card] = await bot.say('manager', 'открыть VIP-2026-0001');
    expect(visibleText(card?.card)).toContain(shortName);
    expect(JSON.stringify(card?.card)).not.toMatch(/\{\{DATE|<at>/);
  });
});

describe('a card action that no card made', () => {
  const target = {
    request: 'ST-2026-0001',
    revision: 1,
    step: 'assign',
    seat: 'unit-sales-head',
    act: 'agree',
  };

  it.each([
    ['an unknown verb', 'request.explode', target],
    ['no data', 'request.decide', {}],
    ['a foreign id', 'request.decide', { ...target, request: 'ST-2026-9999' }],
    ['an id that is no id', 'request.decide', { ...target, request: { $ne: '' } }],
    ['a version of the future', 'request.decide', { ...target, revision: 99 }],
    ['a version that is no number', 'request.decide', { ...target, revision: 'NaN' }],
    ['a step that is not there', 'request.decide', { ...target, step: 'crown' }],
    ['a seat that is not theirs', 'request.decide', { ...target, seat: 'commercial-director' }],
    ['a prototype', 'request.decide', { ...target, act: '__proto__' }],
    ['a form that is not theirs', 'client.step', { draft: 'nobody', revision: 1, move: 'next' }],
    ['a client of somebody else', 'client.open', { client: 'VIP-2026-0001' }],
  ])('changes nothing: %s', async (_what, verb, data) => {
    await registerClient(bot, 'manager');
    await bot.quiet();
    const before = await bot.product.requests.get('ST-2026-0001');

    const answer = await bot.act('other-manager', 'any', verb, data);

    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/Error|at \w+ \(|node_modules|VIP-2026-0001/);
    expect(await bot.product.requests.get('ST-2026-0001')).toEqual(before);
    expect((await bot.say('manager', 'помощь')).length).toBe(1);
  });

  it('shows the right person the current card instead of a version of the future', async () => {
    await registerClient(bot, 'manager');

    const answer = await bot.act('unit-sales-head', 'any', 'request.decide', { ...target, revision: 99 });

    expect(visibleText(answer.card)).toContain('ООО «Торговый дом»');
    const request = await bot.product.requests.get('ST-2026-0001');
    expect(request?.history.map(({ what }) => what)).toEqual(['submitted']);
  });
});

describe('a body that is no activity', () => {
  it.each([
    ['not JSON', 'новый клиент'],
    ['an array', '[]'],
    ['null', 'null'],
    ['over 256 KB', JSON.stringify({ text: 'x'.repeat(300_000) })],
  ])('is refused and leaves the bot alive: %s', async (_what, body) => {
    const answer = await bot.post(body);

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect((await bot.say('manager', 'помощь')).length).toBe(1);
  });
});

describe('the personal data of contacts', () => {
  it('are shown to the manager and not to the commercial director', async () => {
    await registerClient(bot, 'manager');
    await bot.install('commercial-director');

    const [own] = await bot.say('manager', 'открыть VIP-2026-0001');
    const [other] = await bot.say('commercial-director', 'открыть VIP-2026-0001');

    expect(visibleText(own?.card)).toContain('Директоров');
    expect(visibleText(other?.card)).toContain('Генеральный директор');
    expect(visibleText(other?.card)).not.toContain('Директоров');
    expect(visibleText(other?.card)).not.toContain('4 декабря');
  });

  it("are nobody else's to open", async () => {
    await registerClient(bot, 'manager');

    const [answer] = await bot.say('other-manager', 'открыть VIP-2026-0001');

    expect(visibleText(answer?.card)).not.toContain('Торговый дом');
  });
});
