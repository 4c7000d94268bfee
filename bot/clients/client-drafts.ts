import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import type { Page } from '../../src/storage/store.ts';
import type { ButtonView, HeaderView, NoticeView, RowView } from '../cards/view.ts';
import type { ClientWords } from './client-words.ts';

/** Data of `clients/drafts`. */
export interface DraftsView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  rows: RowView[];
  buttons: ButtonView[];
}

/** A page of unfinished passports, each with a button that goes on and one that throws it away. */
export function presentDrafts(
  { items: drafts, next }: Pick<Page<PassportDraft>, 'items' | 'next'>,
  { after }: { after: string },
  words: ClientWords,
  said: NoticeView | null = null,
): DraftsView {
  const { texts } = words;
  const none: NoticeView = { text: texts.t('clients.drafts.none'), tone: 'default' };
  return {
    header: presentHeader(words),
    notice: said ?? (drafts.length === 0 ? none : null),
    rows: drafts.map((draft) =>
      presentDraft(draft, words, [
        button(texts.t('clients.form.buttons.resume'), 'client.resume', { draft: draft._id }),
        button(texts.t('clients.form.buttons.askDiscard'), 'client.ask-discard', { draft: draft._id }),
      ]),
    ),
    buttons: [
      ...(next ? [button(texts.t('clients.list.buttons.next'), 'client.drafts', { after: next })] : []),
      ...(after ? [button(texts.t('clients.list.buttons.first'), 'client.drafts', {})] : []),
    ],
  };
}

const MOST_OFFERED = 3;

/** Registrations that were begun, before another is. */
export function presentOffer(begun: PassportDraft[], words: ClientWords): DraftsView {
  const { texts } = words;
  const fresh = button(texts.t('clients.form.buttons.fresh'), 'client.new', {});
  const all = button(texts.t('clients.drafts.all'), 'client.drafts', {});
  return {
    header: { ...presentHeader(words), kind: texts.t('clients.form.kind.registration') },
    notice: { text: texts.t('clients.drafts.offer'), tone: 'accent' },
    rows: begun.slice(0, MOST_OFFERED).map((draft) => {
      const resume = button(texts.t('clients.form.buttons.resume'), 'client.resume', { draft: draft._id });
      return presentDraft(draft, words, [{ ...resume, tone: 'positive' }]);
    }),
    buttons: [fresh, ...(begun.length > MOST_OFFERED ? [all] : [])],
  };
}

/** One draft, to be thrown away or kept after all. */
export function presentDiscard(draft: PassportDraft, words: ClientWords): DraftsView {
  const { texts } = words;
  const data = { draft: draft._id };
  return {
    header: presentHeader(words),
    notice: { text: texts.t('clients.drafts.askDiscard'), tone: 'warning' },
    rows: [
      presentDraft(draft, words, [
        { ...button(texts.t('clients.form.buttons.discard'), 'client.discard', data), tone: 'destructive' },
        button(texts.t('clients.form.buttons.keep'), 'client.drafts', {}),
      ]),
    ],
    buttons: [],
  };
}

function presentHeader({ texts }: ClientWords): HeaderView {
  return {
    kind: texts.t('clients.drafts.kind'),
    number: '',
    title: texts.t('clients.drafts.title'),
    status: '',
    tone: 'default',
  };
}

/** One unfinished passport: whose, how far it is, and when it was left. */
export function presentDraft(
  draft: PassportDraft,
  { texts, zone }: Pick<ClientWords, 'texts' | 'zone'>,
  buttons: ButtonView[],
): RowView {
  const { shortName, fullName, inn } = draft.values;
  const name = String(shortName || fullName || '').slice(0, 100);
  const number = inn ? texts.t('clients.form.innIs', { inn: String(inn).slice(0, 12) }) : '';
  return {
    title: name || number || texts.t('clients.drafts.untitled'),
    detail: texts.t('clients.drafts.detail', {
      kind: texts.t(`clients.form.kind.${draft.purpose}`),
      at: texts.dateTime(draft.updatedAt, zone),
    }),
    tone: 'default',
    buttons,
  };
}

function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
