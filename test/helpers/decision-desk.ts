import { RENDERERS } from '../../bot/renderers.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { buildClient } from './build-client.ts';
import { buildHolder, buildPerson } from './build-person.ts';
import { buildSubmission } from './build-request.ts';
import { allOf } from './card-contents.ts';
import { SEATS, startTestBot, type TestBot } from './start-bot.ts';
import type { ClickResult } from './users.ts';

export const STATUS_REQUEST = 'ST-2026-0001';

/** Target of a director's click on the request for a status. */
export const AGREE = { request: STATUS_REQUEST, step: 'agree', revision: 1 };

/** One holder of each seat of the main job, three departments, and somebody without a role. */
export function startDecisionDesk(): Promise<TestBot> {
  return startTestBot({
    people: [
      ...SEATS,
      buildPerson('outsider'),
      buildHolder('technical'),
      buildHolder('marketing'),
      buildHolder('quality'),
    ],
    renderers: RENDERERS,
    openChats: true,
  });
}

export async function sendStatus(bot: TestBot): Promise<void> {
  await bot.product.clients.insert(buildClient());
  await submitRequest(bot.product, buildSubmission());
  await bot.quiet();
}

export async function sendToDirectors(bot: TestBot): Promise<void> {
  await sendStatus(bot);
  await bot.press('unit-sales-head', 'Присвоить статус');
  await bot.press('branch-sales', 'Принять в список');
}

export async function openCard(
  bot: TestBot,
  person: string,
  id = STATUS_REQUEST,
): Promise<Record<string, unknown>> {
  return (await bot.say(person, `открыть ${id}`)).at(-1)?.card ?? {};
}

/** Seat, outcome and what was said, of every decision. */
export async function decisionsOf(bot: TestBot) {
  const request = await bot.product.requests.get(STATUS_REQUEST);
  const seats = request?.steps.flatMap((step) => step.seats) ?? [];
  return seats.flatMap(({ id, decision }) => (decision ? [[id, decision.outcome, decision.reason]] : []));
}

export function elementOf(card: unknown, id: string): Record<string, unknown> | undefined {
  return allOf(card, 'Container').find((each) => each.id === id);
}

/** Value in the input of a field, as the card gives it back. */
export function valueIn(card: unknown, field: string): string {
  const input = allOf(card, 'Input.Text').find(({ id }) => String(id).startsWith(`${field}~`));
  return String(input?.value ?? '');
}

/** As Teams lets anybody send what a button could carry. */
export function sendDecision(
  bot: TestBot,
  person: string,
  data: Record<string, unknown>,
): Promise<ClickResult> {
  return bot.act(person, bot.cardsOf(person).at(-1)?.activityId ?? 'any', 'request.decide', data);
}
