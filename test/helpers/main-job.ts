import { visibleText } from './card-contents.ts';
import { registerClient } from './register-client.ts';
import type { TestBot } from './start-bot.ts';
import type { ClickResult } from './users.ts';

/** Presses a button once everything owed has come, and waits for what follows from it. */
export async function press(
  bot: TestBot,
  person: string,
  title: string,
  typed: Record<string, string> = {},
): Promise<string> {
  await bot.quiet();
  const answer = await bot.click(person, title, typed);
  await bot.quiet();
  return textOf(answer);
}

export function textOf(answer: ClickResult): string {
  return answer.card ? visibleText(answer.card) : answer.message;
}

/** A client of `manager` whose request waits for both directors. */
export async function toDirectors(bot: TestBot): Promise<void> {
  await registerClient(bot, 'manager');
  await press(bot, 'unit-sales-head', 'Присвоить статус');
  await press(bot, 'branch-sales', 'Принять в список');
  await bot.quiet();
}
