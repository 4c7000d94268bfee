import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { TextKey } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { entryFieldsOf } from '../../src/requests/kinds/entry-fields.ts';
import type { Decision, HistoryEntry, Outcome, RequestDoc, Seat, Step } from '../../src/requests/request.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { factLabel, presentValue } from '../cards/form.ts';
import { optionChoices } from '../cards/option-choices.ts';
import type { HistoryView, Tone } from '../cards/view.ts';
import { actorName, holderTitle, inSentence, outcomeText, seatTitle, stepTitle } from './request-words.ts';

const TONES: Record<Outcome, Tone> = {
  approved: 'good',
  answered: 'good',
  recorded: 'good',
  confirmed: 'good',
  returned: 'warning',
  refused: 'attention',
  dropped: 'attention',
  reopened: 'warning',
};

export interface Reading {
  view: RequestView;
  calendar: WorkCalendar;
  texts: Texts;
  zone: string;
}

/** Decisions with actor and date, and what was asked and answered between them. */
export function presentTimeline(reading: Reading): HistoryView[] {
  const { request } = reading.view;
  const earlier =
    request.round > 1 ? request.history.filter(({ what }) => what === 'returned').slice(0, 1) : [];
  const before = request.status === 'returned' ? [] : earlier;
  const withdrawn = request.history.filter(({ what }) => what === 'withdrawn');
  return withinBudget([
    ...before.map((entry) => entryView(reading, entry, 'requests.card.returned-round', 'warning')),
    ...request.steps.flatMap((step) => [
      ...notesOf(reading, step),
      ...step.seats.flatMap((seat) => (seat.decision ? [decidedView(reading, step, seat)] : [])),
    ]),
    ...withdrawn.map((entry) => entryView(reading, entry, 'requests.card.withdrawn', 'default')),
  ]);
}

/** A card has room for so many characters of answers; in full they stand in the request's log. */
const MOST_CHARACTERS = 5000;
const LEAST_SHOWN = 200;
const MOST_ENTRIES = 16;

function withinBudget(all: HistoryView[]): HistoryView[] {
  const history = all.slice(-MOST_ENTRIES);
  const noted = history.filter(({ note }) => note !== '').length;
  const most = Math.max(LEAST_SHOWN, Math.floor(MOST_CHARACTERS / Math.max(noted, 1)));
  return history.map((entry) => ({
    ...entry,
    note: entry.note.length > most ? `${entry.note.slice(0, most)}…` : entry.note,
  }));
}

const NOTES: Partial<Record<HistoryEntry['what'], TextKey>> = {
  asked: 'requests.card.question',
  replied: 'requests.card.reply',
  reopened: 'requests.card.reopened',
  reassigned: 'requests.card.reassigned',
  passed: 'requests.card.passed',
  answered: 'requests.card.last-answer',
};

const MOST_NOTES = 6;

/** Questions, answers to them, hand-overs, and what was answered before a step was opened again. */
function notesOf(reading: Reading, { definition, seats }: Step): HistoryView[] {
  const { request } = reading.view;
  const isCurrent = ({ seat, at, what }: HistoryEntry) =>
    seats.some(({ id, decision }) => id === seat && decision?.at === at && decision.outcome === what);
  return request.history
    .filter((entry) => noteStep(request, entry) === definition.id && NOTES[entry.what] && !isCurrent(entry))
    .slice(-MOST_NOTES)
    .flatMap((entry) => {
      const key = NOTES[entry.what];
      return key ? [entryView(reading, entry, key, 'default')] : [];
    });
}

/** Note that sends an answer back, read at that answer, before the next one. */
export function noteStep({ steps }: RequestDoc, { step, what }: HistoryEntry): string | null {
  const from = steps.find(({ definition }) => definition.id === step)?.definition;
  return what === 'reopened' ? (from?.reopens ?? step) : step;
}

function entryView(
  { view, texts, zone }: Reading,
  entry: HistoryEntry,
  key: TextKey,
  tone: Tone,
): HistoryView {
  const step = entry.step ? `${stepTitle(view.request.type, entry.step, texts)} · ` : '';
  const when = texts.dateTime(entry.at, zone);
  const who = actorName(entry, view.names, texts);
  return {
    tone,
    text: texts.t(key, { who, to: entry.to ? toName(entry, entry.to, view.names, texts) : '' }),
    detail: `${step}${texts.t('requests.card.done-by', { when, who })}`,
    note: entry.reason ?? '',
  };
}

function toName({ what }: HistoryEntry, to: string, names: Record<string, string>, texts: Texts): string {
  return what === 'passed' ? texts.built(`people.roles.${to}`) : (names[to] ?? to);
}

/** Seats that nobody could decide, told before their step opens: there is time to do something about it. */
export function presentVacant({ view, texts }: Reading): string[] {
  const { request, abilities } = view;
  if (request.status !== 'open') return [];
  return request.steps
    .filter(({ status }) => status !== 'done')
    .flatMap((step) =>
      step.seats
        // A reader who may decide is somebody, whatever was written down when nobody could.
        .filter(({ id, vacant, decision }) => vacant && !decision && abilities.seat?.seat.id !== id)
        .flatMap((seat) => [vacantText(view, step, seat, texts), vacantNote(step, texts)]),
    )
    .filter((line) => line !== '');
}

function vacantText(view: RequestView, step: Step, seat: Seat, texts: Texts): string {
  const who = holderTitle(seat, view, texts);
  if (step.status === 'open') return texts.t('requests.card.vacant', { seat: who });
  const title = stepTitle(view.request.type, step.definition.id, texts);
  return texts.t('requests.card.vacant-ahead', { seat: inSentence(who), step: title });
}

/** Help where an admin can give the seat to nobody else. */
function vacantNote({ definition }: Step, texts: Texts): string {
  return definition.holdersOnly ? texts.t('requests.card.vacant-holders') : '';
}

function decidedView({ view, texts, zone }: Reading, step: Step, seat: Seat): HistoryView {
  const { decision } = seat;
  if (!decision) throw new TypeError(`seat ${seat.id} is undecided`);
  const outcome = outcomeText(view.request, step.definition.id, decision.outcome, texts);
  const when = texts.dateTime(decision.at, zone);
  const who = actorName(decision, view.names, texts);
  return {
    tone: TONES[decision.outcome],
    text: texts.t('requests.card.seat-outcome', { seat: seatTitle(seat, view.units, texts), outcome }),
    detail: `${stepTitle(view.request.type, step.definition.id, texts)} · ${texts.t('requests.card.done-by', { when, who })}`,
    note: [saidText(view, step, seat, texts), filesText(view, decision, texts)]
      .filter((part) => part !== '')
      .join('\n\n'),
  };
}

/** Words that came with a decision: a reason, a comment, an answer, or what was entered. */
export function saidText(view: RequestView, step: Step, seat: Seat, texts: Texts): string {
  return seat.decision?.reason ?? enteredText(view, step, seat, texts);
}

/** The files that came with a decision. */
function filesText(view: RequestView, decision: Decision, texts: Texts): string {
  const files = view.files.filter(({ _id }) => decision.files?.includes(_id));
  if (files.length === 0) return '';
  const names = files.map(({ name }) => name).join(', ');
  return texts.t('files.with', { count: files.length, names });
}

/** Values entered with a decision: the fields of the step, then the answer, which says so beside others. */
function enteredText(view: RequestView, { definition }: Step, { decision }: Seat, texts: Texts): string {
  const form = `${view.request.type}.${definition.id}`;
  const input = { form, choices: optionChoices(view.entries, texts), texts };
  const { shared, own } = entryFieldsOf(definition);
  const entered = Object.entries(own)
    .map(([name, field]) => {
      const value = presentValue(input, name, field, decision?.values?.[name]);
      return value ? `${factLabel(form, name, texts)}: ${value}` : '';
    })
    .filter((line) => line !== '')
    .join('\n');
  const said = Object.keys(shared).map((name) => {
    const text = String(decision?.values?.[name] ?? '');
    return text && entered ? `${factLabel('request', name, texts)}: ${text}` : text;
  });
  return [entered, ...said].filter((part) => part !== '').join('\n');
}
