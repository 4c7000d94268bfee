import { allOf, buttonsOf, togglesOf } from './card-contents.ts';
import type { ClickResult, Users } from './users.ts';

/** From «заявка» to the sent form of a kind; the answer is the request's card, or the form with errors. */
export async function raiseRequest(
  users: Users,
  person: string,
  type: string,
  typed: Record<string, string>,
): Promise<ClickResult> {
  await users.say(person, 'заявка');
  await users.click(person, 'request.raise', {}, { data: { type } });
  return users.click(person, 'request.submit', typed);
}

/** Types beside a button of the card, in the place that it opens, or on the form that it opens, and sends it. */
export async function answerStep(
  users: Users,
  person: string,
  button: string,
  typed: Record<string, string>,
): Promise<ClickResult> {
  if (offersToSend(users, person, button)) return users.click(person, button, typed);
  const { opened } = await users.click(person, button);
  const data = opened ? { act: opened.replace(/^act-/, '') } : { form: true };
  return users.click(person, 'request.decide', typed, { data });
}

/** True where the newest card with this button sends with it what stands beside it. */
function offersToSend(users: Users, person: string, button: string): boolean {
  const cards = users.cardsOf(person).map(({ card }) => card);
  const newest = cards.findLast((card) => [...buttonsOf(card), ...togglesOf(card)].includes(button));
  return allOf(newest, 'Action.Execute').some(
    ({ title, verb }) => title === button && verb === 'request.decide',
  );
}
