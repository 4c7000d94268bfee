import { visibleText } from './card-contents.ts';
import type { TestBot } from './start-bot.ts';

/** Opens a client's card in somebody's chat; gives what they see in that message now. */
export async function watchClient(bot: TestBot, person: string, client: string): Promise<() => string> {
  const [message] = await bot.say(person, `открыть ${client}`);
  return () => {
    const now = bot.cardsOf(person).find(({ activityId }) => activityId === message?.activityId);
    return visibleText(now?.card);
  };
}
