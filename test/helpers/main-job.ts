import { registerClient } from './register-client.ts';
import type { TestBot } from './start-bot.ts';

/** A client of `manager` whose request waits for both directors. */
export async function toDirectors(bot: TestBot): Promise<void> {
  await registerClient(bot, 'manager');
  await bot.press('unit-sales-head', 'Присвоить статус');
  await bot.press('branch-sales', 'Принять в список');
  await bot.quiet();
}
