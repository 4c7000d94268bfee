import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { ACTIONS } from '../../bot/index.ts';
import { RENDERERS } from '../../bot/renderers.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import type { ActivityJson } from '../helpers/activities.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { activitiesOf, mutated } from '../helpers/mutate-activity.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;
let activities: ActivityJson[];

beforeAll(async () => {
  bot = await startTestBot({ people: SEATS, renderers: RENDERERS });
  for (const person of SEATS) await bot.install(person._id);
  await bot.product.clients.insert(buildClient());
  await submitRequest(bot.product, buildSubmission());
  await bot.drain();
  activities = ['manager', 'unit-sales-head', 'admin'].flatMap((id) =>
    activitiesOf(
      { id, serviceUrl: bot.connector.serviceUrl },
      bot.cardsOf(id).at(-1)?.activityId ?? '',
      ACTIONS.map(({ verb }) => verb),
    ),
  );
});

afterAll(() => bot.close());

async function expectNoFault(activity: ActivityJson): Promise<void> {
  const { status, body } = await bot.post(activity);
  expect([200, 201, 202, 400, 401, 403, 413, 415]).toContain(status);
  if (status >= 400) expect(Object.keys(body)).toEqual(['code']);
  expect(JSON.stringify(body)).not.toMatch(/ at .*\.ts|TypeError|node_modules|ZodError/);
}

describe('an activity that no client sends', () => {
  it.each<[string, ActivityJson]>([
    ['a language that is a number', { locale: 5 }],
    ['a text that is a number', { text: 5 }],
    ['an entity that is null', { entities: [null] }],
    ['entities that are a number', { entities: 0 }],
    ['attachments that are no list', { attachments: {} }],
    ['an attachment that is null', { attachments: [null] }],
    ['an id of half a surrogate pair', { id: '\uD800' }],
    ['an id of 600 characters', { id: 'x'.repeat(600) }],
    ['a reply to half a surrogate pair', { replyToId: '\uD800' }],
    ['a time that is none', { timestamp: 'soon', localTimestamp: {} }],
    ['a recipient that is null', { recipient: null }],
    ['a sender of half a surrogate pair', { from: { id: '29:a', aadObjectId: '\uDC00' } }],
    ['a chat with an endless id', { conversation: { id: 'x'.repeat(501), tenantId: 'x' } }],
    ['an action of another kind', { type: 'installationUpdate', action: 5 }],
    ['a member that is null', { type: 'conversationUpdate', membersAdded: [null] }],
    ['a name that is a list', { type: 'invoke', name: [] }],
    ['another way of delivery', { deliveryMode: 'expectReplies' }],
  ])('is answered or refused, and never fails: %s', async (_, changes) => {
    const [message = {}] = activities;

    await expectNoFault({ ...message, ...changes });
  });

  it('is answered or refused, whatever it is made of', async () => {
    await fc.assert(fc.asyncProperty(mutated(activities), expectNoFault), { numRuns: 400 });

    expect(await bot.hear('manager', 'помощь')).toContain('VIP');
  });

  it('meets every verb with data of every kind, and each is answered with HTTP 200', async () => {
    const clicks = activities.filter(({ name }) => name === 'adaptiveCard/action');
    const data = fc.dictionary(fc.string({ maxLength: 12 }), fc.jsonValue({ maxDepth: 2 }));
    await fc.assert(
      fc.asyncProperty(fc.nat(), data, async (at, odd) => {
        const activity = structuredClone(clicks[at % clicks.length] ?? {});
        const { action } = activity.value as { action: { data: Record<string, unknown> } };
        Object.assign(action.data, odd);
        expect((await bot.post(activity)).status).toBe(200);
      }),
      { numRuns: 300 },
    );
  });
});
