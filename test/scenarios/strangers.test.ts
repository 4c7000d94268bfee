import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ACTIONS } from '../../bot/index.ts';
import { RENDERERS } from '../../bot/renderers.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { registerClient } from '../helpers/register-client.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const NOBODY = 'nobody-in-particular';
/** No role at all; a manager of other clients; the head of another unit; and one who is not in the directory. */
const STRANGERS = [NOBODY, 'other-manager', 'other-head', 'outsider'];

/** Secrets of those concerned: names of the client, of its contact, its numbers. */
const SECRETS = /Торговый дом|Директоров|7707083893|656000|ST-2026-0001.*ООО|Санкт-Петербург/;

let bot: TestBot;
let payloads: Record<string, unknown>[];

beforeEach(async () => {
  bot = await startTestBot({
    people: [
      ...SEATS,
      buildPerson(NOBODY),
      buildHolder('manager', { _id: 'other-manager', roles: [{ role: 'manager', scope: OTHER_UNIT }] }),
      buildHolder('unit-sales-head', {
        _id: 'other-head',
        roles: [{ role: 'unit-sales-head', scope: OTHER_UNIT }],
      }),
    ],
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
  });
  for (const person of [...SEATS.map(({ _id }) => _id), ...STRANGERS]) await bot.install(person);
  await registerClient(bot, 'manager');
  await bot.say('manager', 'новый клиент');
  await runDue(bot.product);
  await bot.quiet();
  payloads = await guessedPayloads();
});

afterEach(() => bot.close());

/** Payloads of somebody who knows every id, and some that nobody could mean. */
async function guessedPayloads(): Promise<Record<string, unknown>[]> {
  const [draft] = (await bot.product.drafts.find({ index: 'owner', eq: { owner: 'manager' }, limit: 1 }))
    .items;
  const request = await bot.product.requests.get('ST-2026-0001');
  const ids = {
    client: 'VIP-2026-0001',
    id: 'VIP-2026-0001',
    request: 'ST-2026-0001',
    step: 'assign',
    seat: 'unit-sales-head',
    act: 'agree',
    person: 'manager',
    leaver: 'manager',
    successor: 'other-manager',
    substitute: 'other-manager',
    to: 'other-manager',
    reason: 'Потому что',
    draft: draft?._id ?? '',
    move: 'next',
    file: 'file-1',
    report: 'barnaul:2026-11',
    revision: request?.revision ?? 1,
  };
  const reminders: Record<string, unknown>[] = [];
  for await (const clock of bot.product.reminderClocks.scan()) {
    // The report of their own unit does concern them.
    if (clock.args.unit === OTHER_UNIT) continue;
    const step = clock.step || 'T-14';
    reminders.push({ ...ids, matter: clock._id, occurrence: clock.occurrence, step });
  }
  const garbage = { ...ids, request: { $ne: '' }, client: ['VIP-2026-0001'], matter: '__proto__' };
  return [{}, ids, { ...ids, revision: draft?.version ?? 1 }, garbage, ...reminders];
}

/** The whole store, apart from what was said and sent. */
async function stateOf({ product }: TestBot): Promise<string> {
  const { clients, requests, drafts, clientKeys, reminderClocks, reports, people, units } = product;
  const docs: unknown[] = [];
  for (const repo of [clients, requests, clientKeys, reminderClocks, reports, people, units]) {
    for await (const doc of repo.scan()) docs.push(doc);
  }
  for await (const draft of drafts.scan()) if (draft.owner === 'manager') docs.push(draft);
  return JSON.stringify(docs, null, 1);
}

describe('a card action of somebody whom it does not concern', () => {
  it.each(STRANGERS)('tells nothing and changes nothing, whatever its verb: %s', async (stranger) => {
    const before = await stateOf(bot);
    const owned = SEATS.map(({ _id }) => bot.cardsOf(_id).length);

    for (const { verb } of ACTIONS) {
      for (const payload of payloads) {
        const answer = await bot.act(stranger, 'any', verb, payload);
        expect({ verb, payload, status: answer.status }).toEqual({ verb, payload, status: 200 });
        expect({ verb, payload, told: answer.text.match(SECRETS) }).toEqual({ verb, payload, told: null });
      }
    }
    await bot.quiet();

    const said = bot.cardsOf(stranger).map(({ card, summary }) => `${summary} ${visibleText(card)}`);
    expect(said.filter((text) => SECRETS.test(text))).toEqual([]);
    expect(await stateOf(bot)).toBe(before);
    expect(SEATS.map(({ _id }) => bot.cardsOf(_id).length)).toEqual(owned);
  });
});

describe('a reminder', () => {
  it.each(['show', 'ask-skip', 'open', 'done', 'snooze', 'delegate', 'skip'])(
    'of a colleague is not there for another manager: %s',
    async (verb) => {
      const matter = 'approval-step:ST-2026-0001:1:assign';
      const data = { occurrence: '2026-11-27', step: 'due', reason: 'клиент в отпуске' };
      expect((await bot.product.reminderClocks.get(matter))?.occurrence).toBe(data.occurrence);

      const answer = await bot.act('other-manager', 'any', `reminder.${verb}`, { ...data, matter });
      const unknown = { ...data, matter: 'approval-step:ST-2026-0999:1:assign' };
      const nothing = await bot.act('other-manager', 'any', `reminder.${verb}`, unknown);

      expect(answer.card).toBeNull();
      expect(answer.text).not.toMatch(SECRETS);
      expect(answer.text).toBe(nothing.text);
    },
  );
});
