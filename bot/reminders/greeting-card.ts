import { GIFT_LIMIT, latestMove, mayCorrect } from '../../src/greetings/greeting-rules.ts';
import type { GreetingDesk } from '../../src/greetings/load-desk.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { type ButtonRow, inRows } from '../cards/button-rows.ts';
import { mailLink, phoneLink } from '../cards/contact-links.ts';
import type { NoticeView, PlaceView, Tone } from '../cards/view.ts';
import { greetingInputs, moveInputs } from '../greetings/greeting-form.ts';
import { amountText, howText, intentText, limitText, toldFacts } from '../greetings/greeting-words.ts';
import { type GreetingTextView, presentTexts } from '../greetings/texts-view.ts';
import { type BannerView, presentBanner } from './greeting-banner.ts';
import { presentMany } from './greeting-many.ts';
import { button, type GreetingParts, NO_PARTS, toggle } from './greeting-parts.ts';
import type { ReminderTarget } from './kinds/parts.ts';
import type { GreetingFace } from './kinds/words.ts';
import { reminderButtons } from './reminder-buttons.ts';
import { presentNotice, type ReminderCardInput } from './reminder-state.ts';

/** Data of `reminders/greeting`. */
export interface GreetingCardView extends GreetingParts {
  banner: BannerView;
  notice: NoticeView;
  /** The answer to the last press, line by line. */
  said: { tone: Tone; lines: string[] } | null;
  /** The buttons in rows that a phone can hold. */
  greetRows: ButtonRow[];
  greetings: GreetingTextView[];
  /** Buttons of everything but greeting. */
  buttonRows: ButtonRow[];
}

export function presentGreeting(face: GreetingFace, input: ReminderCardInput): GreetingCardView {
  const { facts, step, texts, answer } = input;
  const target = { matter: facts.clock._id, occurrence: facts.occurrence, step };
  const open = facts.state === 'open' && facts.mayAnswer;
  const parts = face.many ? presentMany(face.many, input, target) : presentOne(face, input, target);
  const desk = face.one?.desk ?? face.many?.desk;
  const known = face.one?.known ?? face.many?.known;
  return {
    banner: presentBanner(face, facts, texts),
    notice: presentNotice(input),
    said: answer?.said ? { tone: answer.said.tone, lines: answer.said.text.split('\n') } : null,
    ...parts,
    greetRows: inRows(parts.buttons),
    greetings: open && desk && known ? presentTexts(face.family, desk.own, known, texts) : [],
    buttonRows: inRows(reminderButtons(facts, target, texts)),
  };
}

function presentOne({ one }: GreetingFace, input: ReminderCardInput, target: ReminderTarget): GreetingParts {
  const { facts, texts } = input;
  if (!one) return NO_PARTS;
  const { desk, phone, email } = one;
  const links = facts.state === 'open' ? [...phoneLink(phone), ...mailLink(email)] : [];
  if (facts.state !== 'open') return { ...NO_PARTS, ...presentRecord(one.desk, input, target) };
  if (!facts.mayAnswer) return NO_PARTS;
  return {
    ...NO_PARTS,
    links,
    remarks: desk ? remarksOf(desk, texts) : [],
    buttons: [
      button('call', 'reminder.done', { ...target, channel: 'call' }, texts, 'positive'),
      toggle('details', ['details'], texts),
      toggle('move', ['move'], texts),
    ],
    places: [detailsPlace(desk, input, target), movePlace(input, target)],
  };
}

/** The record, and the way for its author to put it right. */
function presentRecord(
  desk: GreetingDesk | null,
  { facts, texts, answer }: ReminderCardInput,
  target: ReminderTarget,
): Partial<GreetingParts> {
  const record = desk?.record;
  if (facts.state !== 'done' || !record) return {};
  const shown = toldFacts({ ...record, who: record.who === facts.answeredBy ? '' : record.who }, texts);
  const over = desk.spent > GIFT_LIMIT ? giftRemarks(desk, texts) : [];
  const remarks = [...over, { text: texts.t('greetings.done.thanks'), tone: 'default' as const }];
  if (!mayCorrect(record.greeting, facts.reader)) return { facts: shown, remarks };
  const entries = record.greeting.entries.length;
  const form = { today: facts.today, tried: answer?.tried ?? null, rendering: entries };
  const data = { ...target, greeting: record.greeting._id, entries };
  return {
    facts: shown,
    remarks,
    buttons: [toggle('correct', ['details'], texts)],
    places: [
      {
        id: 'details',
        open: answer?.tried !== undefined,
        title: texts.t('greetings.form.correct'),
        inputs: greetingInputs({ ...form, recorded: record.entry }, texts),
        buttons: [button('correct-save', 'greeting.correct', data, texts, 'positive', true)],
      },
    ],
  };
}

function remarksOf(desk: GreetingDesk, texts: Texts): GreetingParts['remarks'] {
  const { last, official, record, intent } = desk;
  const meant = intentText(intent, texts);
  const remark = (text: string, tone: 'default' | 'attention' = 'default') => ({ text, tone });
  const year = String(last?.greeting.year ?? '');
  return [
    ...(official ? [remark(texts.t('greetings.official', { limit: limitText(texts) }), 'attention')] : []),
    ...(record?.entry.outcome === 'moved' ? [remark(howText(record, texts))] : []),
    ...(record?.entry.outcome === 'done'
      ? [remark(texts.t('greetings.this-year', { how: toldText(record, texts) }), 'attention')]
      : []),
    ...(meant === '' ? [] : [remark(texts.t('greetings.meant', { what: meant }))]),
    ...(last ? [remark(texts.t('greetings.last-year', { year, how: toldText(last, texts) }))] : []),
    ...giftRemarks(desk, texts),
  ];
}

function giftRemarks({ spent, year }: GreetingDesk, texts: Texts): GreetingParts['remarks'] {
  if (spent === 0) return [];
  const args = { year: String(year), spent: amountText(spent, texts), limit: limitText(texts) };
  if (spent <= GIFT_LIMIT) return [{ text: texts.t('greetings.gifts', args), tone: 'default' }];
  return [{ text: texts.t('greetings.gift-over', args), tone: 'attention' }];
}

function toldText(last: NonNullable<GreetingDesk['last']>, texts: Texts): string {
  const how = howText(last, texts);
  return last.who === '' ? how : `${how} (${last.who})`;
}

function detailsPlace(
  desk: GreetingDesk | null,
  { facts, texts, answer }: ReminderCardInput,
  target: ReminderTarget,
): PlaceView {
  const tried = answer?.tried ?? null;
  const form = { today: facts.today, tried, rendering: 'new', intent: desk?.intent ?? null };
  return {
    id: 'details',
    open: tried?.place === 'details',
    title: texts.t('greetings.form.title'),
    inputs: greetingInputs({ ...form, recorded: null }, texts),
    buttons: [button('record', 'greeting.done', { ...target }, texts, 'positive', true)],
  };
}

function movePlace({ facts, texts, answer }: ReminderCardInput, target: ReminderTarget): PlaceView {
  const tried = answer?.tried ?? null;
  const latest = texts.dayMonth(latestMove(facts.occurrence));
  return {
    id: 'move',
    open: tried?.place === 'move',
    title: texts.t('greetings.form.move', { date: latest }),
    inputs: moveInputs({ today: facts.today, tried, rendering: 'move' }, texts),
    buttons: [button('move-save', 'greeting.move', { ...target }, texts, 'positive', true)],
  };
}
