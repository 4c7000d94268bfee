import { ClientTarget, filterOf, OpenTarget, SectionTarget } from '../clients/client-data.ts';
import { clientPiece, drawClient, openClientCard } from '../clients/client-reply.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler } from '../turn/turn.ts';
import { drawList } from './client-list-reply.ts';
import { drawFound, findAnything } from './found-reply.ts';

/** From a list, the client comes as a new message and the list stays; from elsewhere it takes the card's place. */
export const onOpenClient: ActionHandler = {
  verb: 'client.open',
  handle: async (turn, data) => {
    const { client, list, find } = readData(OpenTarget, data);
    if (!list && !find) return openClientCard(turn, client);
    const opened = await clientPiece(turn, client);
    const stays = find
      ? await drawFound(turn, await findAnything(turn, find.text, find.after))
      : await drawList(turn, list ? filterOf(list) : {}, list?.after ?? '');
    return { kind: 'cards', cards: [opened, { card: stays }] };
  },
};

export const onOpenClientHistory: ActionHandler = {
  verb: 'client.history',
  handle: async (turn, data) => {
    const { client } = readData(ClientTarget, data);
    const { copyOf } = await clientPiece(turn, client);
    return { kind: 'card', card: await drawClient(turn, client, 'history'), copyOf };
  },
};

/** Loaded and authorised anew for each page. It goes with the right to see the client, as the card does. */
export const onOpenClientSection: ActionHandler = {
  verb: 'client.section',
  handle: async (turn, data) => {
    const { client, section, page } = readData(SectionTarget, data);
    const { copyOf } = await clientPiece(turn, client);
    return { kind: 'card', card: await drawClient(turn, client, { section, page }), copyOf };
  },
};
