import { Temporal } from 'temporal-polyfill';
import { conditionHolds } from '../../src/forms/condition.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { openStepOf, questionOf, type RequestDoc, type Seat, type Step } from '../../src/requests/request.ts';
import { timeLeft } from '../../src/requests/route/deadline-rules.ts';
import { lacksFile } from '../../src/requests/route/decision-rules.ts';
import { wishOf } from '../../src/requests/route/wish-rules.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { withProvisional } from '../cards/provisional.ts';
import { shortened } from '../cards/shortened.ts';
import type { AskView, Tone } from '../cards/view.ts';
import { type NewsReading, nextOf } from './request-sentences.ts';
import type { Reading } from './request-timeline.ts';
import {
  actorName,
  holderTitle,
  listed,
  requestStatusText,
  seatTitle,
  stepAsk,
  wishParts,
} from './request-words.ts';

/**
 * Asks those who can bring it for the paper without which the open step goes no further, and the author for papers that
 * would help; says to who decides that there are none.
 */
export function presentPaper({ view }: Reading, texts: Texts): string[] {
  const { abilities, client, request } = view;
  const step = openStepOf(request)?.definition;
  const isAsked = abilities.seat !== null;
  if (!step || !(isAsked || abilities.owner)) return [];
  const key = `requests.kinds.${request.type}.steps.${step.id}.paper`;
  if (lacksFile(request, step)) return [texts.built(key)];
  const { asksForFile } = step;
  if (!asksForFile || !conditionHolds(asksForFile, request.values)) return [];
  if (request.files.length + (client?.files?.length ?? 0) > 0) return [];
  return [isAsked ? texts.t('requests.card.no-papers') : texts.built(key)];
}

/** Says what is asked of the reader and until when; of whom else, where nothing is; or how it ended. */
export function presentAsk(reading: Reading): AskView {
  const { request } = reading.view;
  if (request.status === 'open') return askNow(reading);
  return request.status === 'returned' ? askRework(reading) : sayEnd(reading);
}

function askNow(reading: Reading): AskView {
  const { view, texts } = reading;
  const { seat, reply } = view.abilities;
  if (reply) return askReply(view, texts);
  const step = openStepOf(view.request);
  if (!step) return sayEnd(reading);
  if (!seat) return sayWaiting(reading, step);
  const { onBehalfOf } = seat.way;
  const acting = onBehalfOf
    ? texts.t('requests.ask.instead', {
        seat: seatTitle(seat.seat, view.units, texts),
        principal: view.names[onBehalfOf] || onBehalfOf,
      })
    : '';
  return {
    text: stepAsk(view.request, step.definition.id, texts),
    due: [wishParts(view.request, view.today, texts).join('. '), dueLine(reading, step, true), acting]
      .filter((line) => line !== '')
      .join('\n'),
    tone: toneOf(reading, step) ?? (wishOf(view.request)?.urgent ? 'warning' : 'accent'),
  };
}

function askReply({ request, units }: RequestView, texts: Texts): AskView {
  const { step = '', questions = [] } = request.paused ?? {};
  const seats = request.steps.find(({ definition }) => definition.id === step)?.seats ?? [];
  const asking = seats.filter(({ id }) => questions.some(({ seat }) => seat === id));
  return {
    text: texts.t('requests.ask.reply', {
      from: listed(
        asking.map((each) => seatTitle(each, units, texts)),
        texts,
      ),
    }),
    due: texts.t('requests.ask.reply-due'),
    tone: 'accent',
  };
}

/** Overdue and the last day are told by more than their words. */
function toneOf({ view, calendar }: Reading, step: Step): Tone | null {
  const left = timeLeft(step, view.today, calendar);
  if (!left || view.request.paused) return null;
  if (left.days < 0) return 'attention';
  return left.days === 0 ? 'warning' : null;
}

function sayWaiting(reading: Reading, step: Step): AskView {
  const { view, texts } = reading;
  const undecided = step.seats.filter(({ decision }) => !decision);
  const who = listed(
    undecided.map((seat) => holderTitle(seat, view, texts)),
    texts,
  );
  const asking = undecided.filter(({ id }) => questionOf(view.request, id) !== undefined);
  const isOverdue = toneOf(reading, step) === 'attention';
  if (undecided.length > 0 && undecided.every(({ vacant }) => vacant)) {
    return {
      text: texts.t('requests.ask.vacant', { who }),
      due: dueLine(reading, step, false),
      tone: 'attention',
    };
  }
  const text =
    asking.length > 0 && asking.length === undecided.length
      ? texts.t('requests.ask.waits-author', { who: ownerName(view, texts) })
      : texts.t(`requests.ask.waits-${step.definition.kind}`, { who });
  return { text, due: dueLine(reading, step, false), tone: isOverdue ? 'attention' : 'default' };
}

function ownerName({ request: { author: by, onBehalfOf }, names }: RequestView, texts: Texts): string {
  return actorName({ by, onBehalfOf }, names, texts);
}

/** "До 27 ноября, осталось 2 рабочих дня"; '' where the step has no deadline. */
export function dueLine({ view, calendar, texts }: Reading, step: Step, own: boolean): string {
  const { paused } = view.request;
  if (paused) {
    const key = own ? 'requests.ask.paused-yours' : 'requests.ask.paused';
    return texts.t(key, { date: texts.dayMonth(paused.since) });
  }
  const left = timeLeft(step, view.today, calendar);
  if (!left || !step.dueOn) return '';
  if (left.days === 0) return texts.t('requests.ask.due-today');
  const date = withProvisional(step.dueOn, dayOf(step.dueOn, view.today, texts), calendar, texts);
  const counted = left.working ? 'working' : 'days';
  return left.days > 0
    ? texts.t(`requests.ask.due-${counted}`, { date, count: left.days })
    : texts.t(`requests.ask.overdue-${counted}`, { date, count: -left.days });
}

/** The year is said only where it is another one. */
export function dayOf(iso: string, today: string, texts: Texts): string {
  return iso.slice(0, 4) === today.slice(0, 4) ? texts.dayMonth(iso) : texts.date(iso);
}

const LONGEST_REASON = 400;

function askRework({ view, texts }: Reading): AskView {
  const { request, abilities } = view;
  const decided = decidedAs(request, 'returned');
  const said = decided ? whyText(view, decided, texts) : '';
  return abilities.rework
    ? { text: texts.t('requests.ask.rework'), due: said, tone: 'warning' }
    : {
        text: texts.t('requests.ask.waits-rework', { who: ownerName(view, texts) }),
        due: said,
        tone: 'default',
      };
}

/** The end in the words of the kind, and why where somebody stopped it. */
function sayEnd({ view, texts, zone }: Reading): AskView {
  const { request } = view;
  const status = requestStatusText(request, texts);
  const last = request.history.at(-1);
  const on = Temporal.Instant.from(last?.at ?? request.updatedAt)
    .toZonedDateTimeISO(zone)
    .toPlainDate();
  const date = dayOf(on.toString(), view.today, texts);
  const text = texts.t('requests.ask.ended', { status, date });
  if (request.status === 'withdrawn') {
    const who = last ? actorName(last, view.names, texts) : '';
    return { text, due: shortened(`${who}: ${last?.reason ?? ''}`, LONGEST_REASON), tone: 'default' };
  }
  if (request.status !== 'refused') return { text, due: '', tone: 'good' };
  const decided = decidedAs(request, 'refused') ?? decidedAs(request, 'dropped');
  return { text, due: decided ? whyText(view, decided, texts) : '', tone: 'attention' };
}

interface Said {
  seat: Seat;
  reason: string;
}

function decidedAs({ steps, history }: RequestDoc, outcome: 'returned' | 'refused' | 'dropped'): Said | null {
  const seat = steps.flatMap(({ seats }) => seats).find(({ decision }) => decision?.outcome === outcome);
  const reason = history.findLast(({ what }) => what === outcome)?.reason ?? '';
  return seat ? { seat, reason } : null;
}

function whyText({ units }: RequestView, { seat, reason }: Said, texts: Texts): string {
  return texts.t('requests.ask.why', {
    who: seatTitle(seat, units, texts),
    reason: shortened(reason, LONGEST_REASON),
  });
}

/** Sentences about whose turn it is after a decision, or how it ended. */
export function nextText({ view, calendar, texts }: NewsReading): string {
  const next = nextOf({ view, calendar, texts });
  if (next.length > 0 || view.request.status !== 'approved') return next.join(' ');
  return texts.t('requests.next.ended', { status: requestStatusText(view.request, texts) });
}
