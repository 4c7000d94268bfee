import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { DictionaryEntry } from '../../src/dictionaries/load-dictionary.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestStatus } from '../../src/requests/request.ts';
import { clientStatusOf } from '../../src/requests/route/client-status-rules.ts';
import { hasGrantsAhead } from '../../src/requests/route/eligibility-rules.ts';
import type { Figures } from '../../src/requests/views/load-figures.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import type { FactView, HeaderView, NoticeView, Tone } from '../cards/view.ts';
import { presentRequestButtons } from './request-buttons.ts';
import { presentRequestFacts } from './request-facts.ts';
import { presentFigures } from './request-figures.ts';
import { presentEntered } from './request-outcome.ts';
import { presentAhead, presentTimeline } from './request-timeline.ts';
import { kindTitle, requestStatusText } from './request-words.ts';

export interface RequestCardInput {
  view: RequestView;
  criteria: DictionaryEntry[];
  figures: Figures | null;
  calendar: WorkCalendar;
  texts: Texts;
  /** The reader's zone. */
  zone: string;
  notice: NoticeView | null;
}

const TONES: Record<RequestStatus, Tone> = {
  open: 'accent',
  returned: 'warning',
  approved: 'good',
  refused: 'attention',
  withdrawn: 'default',
};

/** The live card of one request, with the buttons that this reader may press. */
export function presentRequest(input: RequestCardInput): CardData {
  const { view, texts } = input;
  const { definition, request } = view;
  return {
    header: presentRequestHeader(view, texts),
    notice: input.notice ?? clientNotice(input) ?? namedNotice(input) ?? kindNotice(input),
    result: presentEntered(definition, request, texts),
    resultTitle: texts.t('requests.card.outcome'),
    factsTitle: texts.t('requests.card.asked'),
    facts: [
      ...presentRequestFacts(input),
      ...presentUnreachable(input),
      ...presentFigures(input.figures, texts),
    ],
    history: presentTimeline(input),
    sections: presentAhead(input),
    buttonRows: inRows(presentRequestButtons(view, texts)),
  };
}

/** Tells those who wait why nothing happens. */
function presentUnreachable({ view: { unreachable }, texts }: RequestCardInput): FactView[] {
  if (unreachable.length === 0) return [];
  return [{ title: texts.t('directory.unreachable'), value: unreachable.join(', ') }];
}

/** Notice when and by which request the client left, and what can be done. */
function clientNotice({ view, texts, zone }: RequestCardInput): NoticeView | null {
  const { client, clientLeft, request } = view;
  const last = client?.statusHistory.at(-1);
  if (!client || !clientLeft) return null;
  const key = `requests.card.client-left.${client.status}`;
  const when = last ? texts.dateTime(last.at, zone) : '';
  const left = texts.has(key)
    ? texts.t(key, { when, request: last?.request ?? '' })
    : texts.t('requests.card.client-left.not-yet');
  const rest = hasGrantsAhead(request) ? [texts.t('requests.card.client-left.rest')] : [];
  return { text: [left, ...rest].join(' '), tone: 'attention' };
}

/** Notice of people in it who cannot take it on any more, and what may be done. */
function namedNotice({ view: { departed, request }, texts }: RequestCardInput): NoticeView | null {
  if (departed.length === 0) return null;
  const key = `requests.card.named-left.${request.lapsed ? 'lapsed' : request.status}`;
  return { text: texts.built(key, { names: departed.join(', ') }), tone: 'attention' };
}

/** Notice for everybody who decides on this kind, until it is decided. */
function kindNotice({ view: { definition, request }, texts }: RequestCardInput): NoticeView | null {
  if (!definition.notice || request.status !== 'open') return null;
  return { text: texts.built(`requests.kinds.${definition.id}.notice`), tone: 'default' };
}

export function presentRequestHeader(view: RequestView, texts: Texts): HeaderView {
  const { request, client } = view;
  return {
    kind: kindTitle(request.type, texts),
    number: request._id,
    title: client?.passport.shortName ?? '',
    status: statusText(view, texts),
    tone: TONES[request.status],
  };
}

/**
 * Status of the client where the request leads it through statuses: more than "in progress". The status that
 * a refusal gives back says nothing of the request.
 */
function statusText({ definition, request }: RequestView, texts: Texts): string {
  const leads = request.status === 'open' || request.status === 'approved';
  const status = leads ? clientStatusOf(definition, request) : null;
  return status ? texts.t(`statuses.client.${status}`) : requestStatusText(request, texts);
}

/** Summary in notifications and chat lists: what this reader has to do, or what came of the request. */
export function requestSummary(view: RequestView, texts: Texts): string {
  const { request, client, abilities } = view;
  const { seat, reply, rework } = abilities;
  const what = texts.t('requests.card.summary', {
    kind: kindTitle(request.type, texts),
    number: request._id,
    client: client?.passport.shortName ?? '',
  });
  if (reply) return texts.t('requests.card.summaries.reply', { what });
  if (seat) return texts.t(`requests.card.summaries.${seat.step.definition.kind}`, { what });
  if (rework) return texts.t('requests.card.summaries.rework', { what });
  return texts.t('requests.card.summaries.status', { what, status: statusText(view, texts) });
}
