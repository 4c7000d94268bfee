import { AppError } from '../../src/errors.ts';
import { BRANCH } from '../../src/people/person.ts';
import { subscribeChannel, unsubscribeChannel } from '../../src/reminders/subscribe-channel.ts';
import type { CommandHandler, Reply, Turn } from '../turn.ts';

export const channelCommands: CommandHandler[] = [
  {
    id: 'remind-here',
    words: ['напоминай здесь', 'remind here'],
    takesArgument: false,
    places: ['channel', 'personal'],
    handle: (turn) => subscribe(turn),
  },
  {
    id: 'stop-reminding-here',
    words: ['не напоминай здесь', 'stop reminding here'],
    takesArgument: false,
    places: ['channel', 'personal'],
    handle: (turn) => unsubscribe(turn),
  },
];

async function subscribe(turn: Turn): Promise<Reply> {
  const { app, incoming, texts, person } = turn;
  const channel = incoming.channelId;
  if (!channel) return say(texts.t('channels.only-in-channel'));
  const { tenantId, serviceUrl, botId } = incoming;
  const address = { tenantId, serviceUrl, botId, conversationId: channel };
  const { scope } = await subscribeChannel(app, { channel, address, by: person._id });
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
