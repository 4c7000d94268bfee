import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { entryName } from '../../src/dictionaries/entry-name.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Person } from '../../src/people/person.ts';
import { openVipList } from '../../src/vip-lists/open-vip-list.ts';
import { periodName } from '../cards/dates.ts';
import type { NoticeView } from '../cards/view.ts';
import { loadWords } from '../clients/client-reply.ts';
import type { App } from '../turn/app.ts';
import { presentList } from './list-card.ts';

export interface ListDrawing {
  list: string;
  from?: number;
  notice?: NoticeView | null;
  /** Place that stays open, with what was typed and is wrong. */
  open?: string;
  errors?: Record<string, string>;
  typed?: Record<string, unknown>;
}

/** The list as it is now, for this reader. Throws NOT_FOUND. */
export async function drawVipList(
  reader: { app: App; person: Person; texts: Texts },
  { list, from = 0, notice = null, open = '', errors = {}, typed = {} }: ListDrawing,
): Promise<RenderedCard> {
  const { app, person, texts } = reader;
  const opened = await openVipList(app, { actor: person._id, list, from });
  const people = [...opened.lines.map(({ manager }) => manager), opened.list.returned?.by ?? ''];
  const words = {
    ...(await loadWords(reader, people)),
    ground: (id: string) => entryName('removal-grounds', id, opened.grounds, texts),
  };
  const data = presentList({ opened, notice, open, errors, typed, rendering: app.newId() }, words);
  return app.cards.render(
    'vip-lists/list',
    data,
    texts.t('lists.title', { quarter: periodName(list, texts) }),
  );
}
