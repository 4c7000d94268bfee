import { z } from 'zod';
import { tellByPhone } from '../../src/requests/actions/tell-by-phone.ts';
import type { NoticeView } from '../cards/view.ts';
import { withCurrentCard } from '../requests/request-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler } from '../turn/turn.ts';
import { announcementPiece } from './announcement-reply.ts';

const Id = z.string().min(1).max(80);
const Target = z.object({ request: Id, step: Id, seat: Id, revision: z.int().min(1), contact: Id });

/** One tap: this person of the client was told by phone, today. */
export const onToldByPhone: ActionHandler = {
  verb: 'announcement.told',
  handle: async (turn, data) => {
    const { request, ...target } = readData(Target, data);
    return withCurrentCard(turn, request, async () => {
      const actor = turn.person._id;
      const { outcome } = await tellByPhone(turn.app, { ...target, actor, requestId: request });
      const said = outcome === 'done' ? 'recorded' : outcome === 'invalid' ? 'late' : outcome;
      const tone: NoticeView['tone'] = outcome === 'done' ? 'good' : 'default';
      const text = turn.texts.t(`requests.notices.${said}`);
      return { kind: 'card', ...(await announcementPiece(turn, request, { text, tone })) };
    });
  },
};
