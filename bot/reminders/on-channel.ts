import { AppError } from '../../src/kernel/errors.ts';
import { BRANCH } from '../../src/people/person.ts';
import { chooseScope } from '../../src/reminders/channels/choose-scope.ts';
import { subscribeChannel, unsubscribeChannel } from '../../src/reminders/channels/subscribe-channel.ts';
import type { CommandHandler, Reply, Turn } from '../turn/turn.ts';

const LOCALES = ['ru', 'en'] as const;

export const channelCommands: CommandHandler[] = [
  {
    id: 'remind-here',
    words: ['напоминай здесь', 'remind here'],
    takesArgument: true,
    places: ['channel', 'personal'],
    handle: (turn, typed) => subscribe(turn, typed),
  },
  {
    id: 'stop-reminding-here',
    words: ['не напоминай здесь', 'stop reminding here'],
    takesArgument: false,
    places: ['channel', 'personal'],
    handle: (turn) => unsubscribe(turn),
  },
];

async function subscribe(turn: Turn, typed: string): Promise<Reply> {
  const { app, incoming, texts, person } = turn;
  const channel = incoming.channelId;
  if (!channel) return say(texts.t('channels.only-in-channel'));
  const { tenantId, serviceUrl, botId } = incoming;
  const address = { tenantId, serviceUrl, botId, conversationId: channel };
  const branchNames = LOCALES.map((locale) => app.translator.in(locale).t('channels.branch'));
  const chosen = await chooseScope(app, { channel, by: person._id, typed, branchNames });
  if ('choices' in chosen) {
    const names = await Promise.all(chosen.choices.map((scope) => scopeName(turn, scope)));
    return say(texts.t('channels.choose', { choices: names.join(', '), example: names[0] ?? '' }));
  }
  const { scope } = await subscribeChannel(app, { channel, address, by: person._id, ...chosen });
  return say(texts.t('channels.subscribed', { scope: await scopeName(turn, scope) }));
}

async function unsubscribe(turn: Turn): Promise<Reply> {
  const { app, incoming, texts, person } = turn;
  if (!incoming.channelId) return say(texts.t('channels.only-in-channel'));
  const known = await unsubscribeChannel(app, { channel: incoming.channelId, by: person._id });
  return say(texts.t(known ? 'channels.unsubscribed' : 'channels.not-subscribed'));
}

async function scopeName({ app, texts }: Turn, scope: string): Promise<string> {
  if (scope === BRANCH) return texts.t('channels.branch');
  const unit = await app.directory.findUnit(scope);
  if (!unit) throw new AppError('NOT_FOUND', { message: `no unit ${scope}` });
  return unit.name[texts.locale];
}

function say(text: string): Reply {
  return { kind: 'text', text };
}
