import type { PassportDraft } from '../../src/clients/draft.ts';
import type { ClientWords } from './client-words.ts';
import type { HeaderView, NoticeView, RowView } from './view.ts';

/** Data of `clients/drafts`. */
export interface DraftsView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  rows: RowView[];
}

/** Unfinished passports, each with a button that goes on and one that throws it away. */
export function presentDrafts(
  drafts: PassportDraft[],
  words: ClientWords,
  said: NoticeView | null = null,
): DraftsView {
  const { texts } = words;
  const none: NoticeView = { text: texts.t('clients.drafts.none'), tone: 'default' };
  return {
    header: {
      kind: texts.t('clients.drafts.kind'),
      number: '',
      title: texts.t('clients.drafts.title'),
      status: '',
      tone: 'default',
    },
    notice: said ?? (drafts.length === 0 ? none : null),
    rows: drafts.map((draft) => presentDraft(draft, words)),
  };
}

function presentDraft(draft: PassportDraft, { texts, zone }: ClientWords): RowView {
  const name = String(draft.values.shortName || draft.values.fullName || '').slice(0, 100);
  const data = { draft: draft._id };
  return {
    title: name || texts.t('clients.drafts.untitled'),
    detail: texts.t('clients.drafts.detail', {
      kind: texts.t(`clients.form.kind.${draft.purpose}`),
      step: texts.t(`clients.form.steps.${draft.step}`),
      at: texts.dateTime(draft.updatedAt, zone),
    }),
    tone: 'default',
    buttons: [
      {
        title: texts.t('clients.form.buttons.resume'),
        verb: 'client.resume',
        data,
        tone: 'default',
        withInputs: false,
      },
      {
        title: texts.t('clients.form.buttons.discard'),
        verb: 'client.discard',
        data,
        tone: 'destructive',
        withInputs: false,
      },
    ],
  };
}
