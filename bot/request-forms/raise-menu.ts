import type { Texts } from '../../src/i18n/translate.ts';
import type { BegunForm } from '../../src/requests/forms/list-request-drafts.ts';
import type { KindGroup } from '../../src/requests/forms/new-request-rules.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import type { CardData } from '../cards/card-renderer.ts';
import type { ButtonView, NoticeView } from '../cards/view.ts';
import { kindTitle } from '../requests/request-words.ts';

export interface RaiseMenuInput {
  kinds: RequestKind[];
  /** Unfinished forms, the latest first. */
  drafts: BegunForm[];
  notice: NoticeView | null;
  texts: Texts;
}

const GROUPS: KindGroup[] = ['client', 'departments', 'management'];

/** The kinds of request that somebody may raise, group by group, and forms begun earlier. */
export function presentRaiseMenu(input: RaiseMenuInput): CardData {
  const { kinds, drafts, notice, texts } = input;
  const groups = GROUPS.map((group) => ({
    title: texts.t(`requests.raise.groups.${group}`),
    buttons: kinds
      .filter((kind) => kind.group === group)
      .map(({ id }) => button(kindTitle(id, texts), 'request.raise', { type: id })),
  }));
  const begun = {
    title: texts.t('requests.raise.drafts'),
    buttons: drafts.map((each) =>
      button(draftTitle(each, texts), 'request.resume', { draft: each.draft._id }),
    ),
  };
  const empty = { text: texts.t('requests.raise.empty'), tone: 'default' };
  return {
    header: {
      kind: texts.t('requests.raise.title'),
      number: '',
      title: kinds.length > 0 ? texts.t('requests.raise.question') : '',
      status: '',
      tone: 'default',
    },
    notice: notice ?? (kinds.length + drafts.length === 0 ? empty : null),
    groups: [...groups, begun].filter(({ buttons }) => buttons.length > 0),
  };
}

/** Number of a returned request, kind and client of a form begun. */
export function draftTitle({ draft, clientName }: BegunForm, texts: Texts): string {
  const { type, request, revision } = draft;
  const parts = [revision === null ? '' : (request ?? ''), kindTitle(type, texts), clientName];
  return parts.filter((part) => part !== '').join(' · ');
}

function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
