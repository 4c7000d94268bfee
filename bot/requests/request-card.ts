import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestStatus } from '../../src/requests/request.ts';
import { clientStatusOf } from '../../src/requests/route/client-status-rules.ts';
import { hasGrantsAhead } from '../../src/requests/route/eligibility-rules.ts';
import type { Figures } from '../../src/requests/views/load-figures.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import type { FactView, FoldView, HeaderView, NoticeView, SectionView, Tone } from '../cards/view.ts';
import type { CardState } from './form-target.ts';
import { presentAsk, presentPaper } from './request-ask.ts';
import { clientButton, presentRequestButtons } from './request-buttons.ts';
import { presentDetails, presentEssence, presentJudged } from './request-facts.ts';
import { presentFigures } from './request-figures.ts';
import { presentAdditions, presentMilestones } from './request-milestones.ts';
import { presentEntered } from './request-outcome.ts';
import { type PassportEntries, presentPassportFacts } from './request-passport.ts';
import { presentEntries, presentPlaces } from './request-places.ts';
import { presentSaid } from './request-said.ts';
import { presentStrip } from './request-strip.ts';
import { presentTimeline, presentVacant } from './request-timeline.ts';
import { doneText, kindTitle, requestStatusText } from './request-words.ts';

export interface RequestCardInput {
  view: RequestView;
  entries: PassportEntries;
  figures: Figures | null;
  /** Departments that this reader may pass the question on to. */
  departments: string[];
  calendar: WorkCalendar;
  texts: Texts;
  /** The reader's zone. */
  zone: string;
  notice: NoticeView | null;
  state: CardState;
}

const TONES: Record<RequestStatus, Tone> = {
  open: 'accent',
  returned: 'warning',
  approved: 'good',
  refused: 'attention',
  withdrawn: 'default',
};

/** The live card of one request: what is asked of this reader, what it rests on, and the deed itself. */
export function presentRequest(input: RequestCardInput): CardData {
  const { view, texts } = input;
  const { definition, request } = view;
  const places = presentPlaces(input);
  return {
    header: presentRequestHeader(view, texts),
    notice: input.notice ?? clientNotice(input) ?? namedNotice(input) ?? ownNotice(input),
    ask: presentAsk(input),
    who: [...presentPaper(input, texts), ...presentJudged(input)],
    result: [...presentEntered(definition, request, texts), ...presentAdditions(view, texts)],
    resultTitle: texts.t('requests.card.outcome'),
    factsTitle: texts.t('requests.card.asked'),
    facts: [...presentEssence(input), ...presentFigures(input.figures, texts), ...presentUnreachable(input)],
    aside: kindNotice(input),
    sections: [...presentMilestones(view, texts), ...presentSaid(view, texts), ...vacantSection(input)],
    strip: presentStrip(view, texts),
    entries: presentEntries(input),
    buttonRows: inRows(presentRequestButtons(view, places, texts)),
    places,
    folds: presentFolds(input),
  };
}

/** Parts that a reader unfolds where they stand: looking something up leaves the decision in sight. */
function presentFolds(input: RequestCardInput): FoldView[] {
  const { view, texts } = input;
  const fold = (id: 'passport' | 'details' | 'history', parts: Partial<FoldView>): FoldView => ({
    id: `fold-${id}`,
    title: texts.t(`requests.folds.${id}`),
    open: false,
    facts: [],
    lines: [],
    history: [],
    buttons: [],
    ...parts,
  });
  const passport = presentPassportFacts(input);
  const all = [
    ...(view.client && passport.length > 0
      ? [fold('passport', { facts: passport, buttons: [clientButton(view.client._id, texts)] })]
      : []),
    fold('details', { facts: presentDetails(input) }),
    fold('history', { history: presentTimeline(input) }),
  ];
  return all.filter(({ facts, history }) => facts.length + history.length > 0);
}

function vacantSection(input: RequestCardInput): SectionView[] {
  const lines = presentVacant(input);
  return lines.length > 0 ? [{ title: '', facts: [], lines }] : [];
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

/** Deed of the reader, as long as others have to go on from there: a redraw takes the answer of the click away. */
function ownNotice({ view, texts }: RequestCardInput): NoticeView | null {
  const { abilities, client, decided, request } = view;
  if (!decided || abilities.seat || abilities.reply || request.status !== 'open') return null;
  return {
    text: doneText(request, decided, client?.passport.shortName ?? '', texts),
    tone: 'default',
  };
}

/** Reminder for everybody who decides on this kind, until it is decided. */
function kindNotice({ view: { definition, request }, texts }: RequestCardInput): string {
  if (!definition.notice || request.status !== 'open') return '';
  return texts.built(`requests.kinds.${definition.id}.notice`);
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
