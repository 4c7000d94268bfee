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

/** Opens the form of the person's own seat and sends it. */
export async function answerStep(
  users: Users,
  person: string,
  button: string,
  typed: Record<string, string>,
): Promise<ClickResult> {
  await users.click(person, button);
  return users.click(person, 'request.decide', typed, { data: { form: true } });
}
