import type { Texts } from '../../src/i18n/translate.ts';
import {
  type HistoryEntry,
  openStepOf,
  questionOf,
  type RequestDoc,
  type Seat,
  type Step,
} from '../../src/requests/request.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { shortened } from '../cards/shortened.ts';
import type { FactView, SectionView } from '../cards/view.ts';
import { noteStep, saidText } from './request-timeline.ts';
import { actorName, seatTitle, seatTitleById } from './request-words.ts';

const MOST = 4;
const LONGEST = 240;
/** Answers that somebody has to judge are read here, so much of them together. */
const MOST_JUDGED = 2000;

/** Words of those before: comments, answers, and questions of this step. In full they stand in the history. */
export function presentSaid(view: RequestView, texts: Texts): SectionView[] {
  const facts = [...returnedBefore(view, texts), ...decided(view, texts), ...asked(view, texts)].slice(-MOST);
  if (facts.length === 0) return [];
  const lines = facts.map(({ title: who, value }) => texts.t('requests.ask.why', { who, reason: value }));
  return [{ title: titleOf(view, texts), facts: [], lines }];
}

function titleOf({ request, abilities }: RequestView, texts: Texts): string {
  if (!abilities.seat) return texts.t('requests.card.said-before');
  return texts.t(judgedStep(request) ? 'fields.request.answer.label' : 'requests.card.said');
}

/** Reason why an earlier round came back. */
function returnedBefore({ request, units }: RequestView, texts: Texts): FactView[] {
  const entry = request.round > 1 && request.status === 'open' ? findReturn(request) : undefined;
  if (!entry?.reason) return [];
  const title = seatTitleById(request, entry.step ?? '', entry.seat ?? '', units, texts);
  return [{ title, value: shortened(entry.reason, LONGEST) }];
}

function findReturn({ history }: RequestDoc): HistoryEntry | undefined {
  return history.find(({ what }) => what === 'returned');
}

function decided(view: RequestView, texts: Texts): FactView[] {
  const judged = judgedStep(view.request);
  return view.request.steps.flatMap((step) =>
    step.seats.flatMap((seat) => {
      const value = isTold(view, step, seat) ? saidText(view, step, seat, texts) : '';
      if (value === '') return [];
      const longest = step.definition.id === judged ? MOST_JUDGED / step.seats.length : LONGEST;
      return [
        {
          title: seatTitle(seat, view.units, texts),
          value: shortened(value.replaceAll('\n', '; '), Math.max(longest, LONGEST)),
        },
      ];
    }),
  );
}

/** The step whose answer the open one takes or sends back. */
function judgedStep(request: RequestDoc): string | undefined {
  return openStepOf(request)?.definition.reopens;
}

/** Leaves out what stopped a request, which stands at its head, and its outcome, which has a box of its own. */
function isTold({ request }: RequestView, { definition }: Step, { decision }: Seat): boolean {
  if (!decision || (definition.kind === 'record' && request.status === 'approved')) return false;
  return decision.outcome !== 'refused' && decision.outcome !== 'returned' && decision.outcome !== 'dropped';
}

/** Questions of the open step to the author, the answers, and what is missing in an answer that came back. */
function asked(view: RequestView, texts: Texts): FactView[] {
  const { request, abilities } = view;
  const step = openStepOf(request)?.definition.id;
  return (
    request.history
      .filter((entry) => TOLD.includes(entry.what) && noteStep(request, entry) === step)
      // A question that the reader has to answer stands above the answer's field.
      .filter(({ what, seat }) => !abilities.reply || what !== 'asked' || !questionOf(request, seat ?? ''))
      .map((entry) => ({ title: saidBy(view, entry, texts), value: shortened(entry.reason ?? '', LONGEST) }))
  );
}

const TOLD: readonly HistoryEntry['what'][] = ['asked', 'replied', 'reopened', 'passed'];

function saidBy({ request, units, names }: RequestView, entry: HistoryEntry, texts: Texts): string {
  const isSeats = entry.what === 'asked' || entry.what === 'passed';
  return isSeats
    ? seatTitleById(request, entry.step ?? '', entry.seat ?? '', units, texts)
    : actorName(entry, names, texts);
}
