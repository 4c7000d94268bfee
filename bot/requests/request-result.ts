import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import type { CardData } from '../cards/card-renderer.ts';
import type { ButtonView, NoticeView } from '../cards/view.ts';
import { presentRequestHeader } from './request-card.ts';

/** Result of a form sent or put away: one sentence, and the way back to the request. */
export function presentRequestResult(view: RequestView, notice: NoticeView, texts: Texts): CardData {
  return {
    header: presentRequestHeader(view, texts),
    notice,
    buttons: [openButton(view.request._id, texts)],
  };
}

export function openButton(request: string, texts: Texts, from: Record<string, string> = {}): ButtonView {
  return {
    title: texts.t('requests.buttons.open'),
    verb: 'request.open',
    data: { request, ...from },
    tone: 'default',
    withInputs: false,
  };
}
