import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import type { NoticeView } from '../cards/view.ts';
import type { Router } from '../turn/router.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { presentHelp } from './help.ts';

export interface HelpHandlers {
  command: CommandHandler;
  /** A button that says a command for the person. */
  say: ActionHandler;
  /** The card at install. */
  welcome(turn: Turn): Promise<Reply>;
}

const SAY = z.object({ words: z.string().max(100) });

/** `router` is asked when somebody is helped, by which time it knows every command. */
export function createHelpHandlers(router: () => Router): HelpHandlers {
  function help(turn: Turn, template: 'help' | 'welcome', title: string, notice: NoticeView | null): Reply {
    const canSay = (words: string) => router().findCommand(words) !== undefined;
    const view = presentHelp(turn.person, turn.texts, canSay, { title, notice });
    return { kind: 'card', card: turn.app.cards.render(`messages/${template}`, { ...view }, title) };
  }

  return {
    command: {
      id: 'help',
      words: ['помощь', 'справка', 'команды', 'меню', 'что ты умеешь', 'help', 'commands', 'menu', '?'],
      takesArgument: false,
      places: ['personal'],
      handle: async (turn) => help(turn, 'help', turn.texts.t('help.title'), null),
    },
    say: { verb: 'command.say', handle: (turn, data) => say(router(), turn, data) },
    welcome: async (turn) =>
      help(turn, 'welcome', turn.texts.t('help.welcome', { name: turn.person.name }), null),
  };
}

async function say(router: Router, turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { words } = SAY.safeParse(data).data ?? {};
  const found = words === undefined ? undefined : router.findCommand(words);
  if (!found?.handler.places.includes(turn.incoming.place)) throw new AppError('UNKNOWN_ACTION');
  return found.handler.handle(turn, found.argument);
}
