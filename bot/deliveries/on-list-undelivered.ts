import { z } from 'zod';
import { requireRight } from '../../src/people/require-right.ts';
import { listGivenUp } from '../../src/undelivered/list-given-up.ts';
import { resendGivenUp } from '../../src/undelivered/resend-given-up.ts';
import type { NoticeView } from '../cards/view.ts';
import { ListTarget, readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { presentUndelivered } from './undelivered.ts';

const ROWS = 10;

const ResendTarget = ListTarget.extend({
  /** One of them; all without it. */
  delivery: z.string().min(1).max(1_000).optional(),
  until: z.iso.datetime(),
});

/** List for admins of what the bot gave up sending. */
export const onListUndelivered: CommandHandler = {
  id: 'undelivered',
  words: ['недоставленное', 'undelivered'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => listReply(turn, ''),
};

export const deliveryActions: ActionHandler[] = [
  {
    verb: 'delivery.undelivered',
    handle: async (turn, data) => listReply(turn, readData(ListTarget, data).after),
  },
  { verb: 'delivery.resend', handle: resend },
];

async function resend(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { app, person, texts } = turn;
  const { after, until, delivery } = readData(ResendTarget, data);
  await requireRight(app, person._id, 'see-undelivered');
  const count = await resendGivenUp(app, { by: person._id, until, ...(delivery ? { delivery } : {}) });
  return listReply(turn, after, { text: texts.t('deliveries.resent', { count }), tone: 'good' });
}

/** Notice without which the list would say that all is well where nothing goes out at all. */
async function sendingOff({ app, texts }: Turn): Promise<NoticeView | null> {
  return (await app.sendGate.isOpen()) ? null : { text: texts.t('deliveries.sending-off'), tone: 'warning' };
}

async function listReply(turn: Turn, after: string, done: NoticeView | null = null): Promise<Reply> {
  const { app, person, texts } = turn;
  await requireRight(app, person._id, 'see-undelivered');
  const at = new Date(app.realClock.now()).toISOString();
  const list = await listGivenUp(app, { after, limit: ROWS });
  const notice = (await sendingOff(turn)) ?? done;
  const zone = await app.directory.zoneOf(person);
  const data = presentUndelivered({ list, after, at, notice, zone, texts });
  return { kind: 'card', card: app.cards.render('directory/list', data, data.header.title) };
}
