import type { DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { HistoryEntry } from '../../src/requests/request.ts';
import { seatsOfNews } from '../../src/requests/seats/merge-seat-news.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { shortDay } from '../cards/dates.ts';
import { shortened } from '../cards/shortened.ts';
import type { FactView } from '../cards/view.ts';
import { reworkButton } from '../requests/request-buttons.ts';
import { presentRequestHeader } from '../requests/request-card.ts';
import { outcomeParts, presentOutcome } from '../requests/request-outcome.ts';
import { openButton } from '../requests/request-result.ts';
import { lowered, type NewsReading, nextOf, saidOf } from '../requests/request-sentences.ts';
import { actorName, seatTitleById } from '../requests/request-words.ts';

export interface NewsInput extends NewsReading {
  content: Extract<DeliveryContent, { kind: 'news' }>;
  /** UTC instant, ISO: since when the message is owed. */
  since: string;
  /** Person id of its reader. */
  reader: string;
  /** The name of whoever the event is about, or ''. */
  by: string;
  zone: string;
}

/** One thing that happened: the sentence, a reason or what was said, and who it was. */
interface Happening {
  said: string;
  note: string;
  /** Day and people. */
  detail: string;
}

const MOST_EARLIER = 4;

/** The latest of a request in a sentence, what comes next, and what was before, with the way to the live card. */
export function presentNews(input: NewsInput): CardData {
  const { view, texts } = input;
  const { abilities, client, definition, request } = view;
  const [latest, ...earlier] = happeningsOf(input);
  const rework = abilities.rework ? [reworkButton(definition, request._id, client?._id ?? null, texts)] : [];
  return {
    header: presentRequestHeader(view, texts),
    text: latest?.said ?? '',
    next: nextOf(input).join(' '),
    note: latest?.note ?? '',
    detail: latest?.detail ?? '',
    facts: presentResult(input),
    earlierTitle: texts.t('news.earlier'),
    earlier: earlier.slice(0, MOST_EARLIER).map(({ said, detail }) => ({ said, detail })),
    buttons: [...rework, openButton(request._id, texts)],
  };
}

/** Summary of news in notifications and chat lists. */
export function newsSummary(input: NewsInput): string {
  const { view, texts } = input;
  const [latest] = happeningsOf(input);
  const sentences = [latest?.said ?? '', ...nextOf(input)].join(' ').trim();
  const client = view.client?.passport.shortName ?? view.request._id;
  const said = texts.t('news.about', { client, said: sentences });
  const note = latest?.note ? [latest.note] : [];
  return [said, ...note, ...outcomeParts(presentResult(input), texts)].join(' · ');
}

/** Only the news of the end says what came of it. */
function presentResult({ view, texts }: NewsInput): FactView[] {
  return view.request.status === 'approved' ? presentOutcome(view.definition, view.request, texts) : [];
}

/** The latest first. What the message is sent for stands at its time, where the request itself does not say it. */
function happeningsOf(input: NewsInput): Happening[] {
  const { history } = input.view.request;
  const own = eventOf(input);
  const after = own ? history.filter(({ at }) => Date.parse(at) > Date.parse(input.since)) : [];
  const before = history.slice(0, history.length - after.length);
  const told = (entries: HistoryEntry[]) => entries.toReversed().map((entry) => happeningOf(input, entry));
  return [...told(after), ...(own ? [own] : []), ...told(before)];
}

function happeningOf(input: NewsInput, entry: HistoryEntry): Happening {
  const { view, texts, reader } = input;
  const said = saidOf(input, entry);
  const by = view.names[entry.by] || entry.by;
  return {
    said: entry.onBehalfOf === reader ? texts.t('news.instead-of-you', { by, said }) : said,
    note: noteOf(input, entry),
    detail: texts.t('news.who', {
      when: shortDay(entry.at, input.zone, view.today, texts),
      who: actorName(entry, view.names, texts),
    }),
  };
}

const LONGEST_NOTE = 500;

function noteOf({ texts }: NewsInput, { what, reason }: HistoryEntry): string {
  if (!reason) return '';
  const own = `news.notes.${what}`;
  const label = texts.t(texts.has(own) ? own : 'news.notes.reason');
  return texts.t('news.note', { label, text: shortened(reason, LONGEST_NOTE) });
}

/** An event that leaves no trace in the request's history. */
function eventOf(input: NewsInput): Happening | null {
  const { view, texts, content, by } = input;
  const { step = '', seat = '', to = '' } = content.args;
  const own = `news.events.${content.event}`;
  if (!texts.has(own)) return null;
  const said = texts.built(own, {
    ...content.args,
    by,
    seat: seatsOfNews(String(seat))
      .map((each) => seatTitleById(view.request, String(step), each, view.units, texts))
      .join('; '),
    to: to ? lowered(texts.built(`people.roles.${to}`)) : '',
  });
  return { said, note: '', detail: shortDay(input.since, input.zone, view.today, texts) };
}
