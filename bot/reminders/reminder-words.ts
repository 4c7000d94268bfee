import { Temporal } from 'temporal-polyfill';
import type { Texts } from '../../src/i18n/translate.ts';
import { holidayName } from '../../src/occasions/holiday-name.ts';
import type { ReminderAbout, ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import type { RequestDate } from '../../src/requests/route/watched-dates.ts';
import type { Tone } from '../cards/view.ts';
import { stepKind, stepReminderTitle } from './reminder-step-words.ts';

/** `пятница, 4 декабря 2026`. */
export function dateWithWeekday(iso: string, texts: Texts): string {
  const date = Temporal.PlainDate.from(iso);
  const weekday = texts.t('reminders.weekday', { day: String(date.dayOfWeek) });
  return texts.t('reminders.date', { weekday, day: texts.dayMonth(iso), year: String(date.year) });
}

type Dated = Pick<ReminderFacts, 'today' | 'occurrence' | 'about' | 'clock'>;

/** `через 3 дня`; after a deadline `просрочено на 2 дня`, after an occasion `2 дня назад`. */
export function whenText(facts: Dated, texts: Texts): string {
  const days = daysLeft(facts);
  if (days >= 0) return texts.t('reminders.when', { days });
  return texts.t(isDeadline(facts) ? 'reminders.overdue' : 'reminders.ago', { days: -days });
}

export function whenTone(facts: Dated): Tone {
  const days = daysLeft(facts);
  if (days < 0) return isDeadline(facts) ? 'attention' : 'warning';
  return days <= 1 ? 'warning' : 'accent';
}

/** What is near carries a sign, as its colour alone would not be seen. */
export function rowTitle(title: string, tone: Tone, texts: Texts): string {
  return tone === 'warning' ? texts.t('reminders.soon', { title }) : title;
}

type Titled = Pick<ReminderFacts, 'about' | 'clock' | 'isOwnDuty'>;

/** Without any person's name: for what Teams shows outside the card. */
export function plainTitle(facts: Titled, texts: Texts): string {
  const { about } = facts;
  const isBirthday = about.kind === 'client-day' && about.day.kind === 'birthday';
  return isBirthday ? texts.t('reminders.titles.birthday-unnamed') : occasionTitle(facts, texts);
}

export function occasionTitle({ about, clock, isOwnDuty }: Titled, texts: Texts): string {
  switch (about.kind) {
    case 'client-day':
      if (about.day.kind === 'company-day')
        return texts.t('reminders.titles.company-day', { title: about.title });
      if (about.contact.name === '') return texts.t('reminders.titles.birthday-unnamed');
      return texts.t('reminders.titles.birthday', { name: about.contact.name });
    case 'holiday':
      return holidayName(about.holiday, about.spheres, texts);
    case 'unit-report':
      return texts.t('reminders.titles.unit-report', { period: periodName(about.period, texts) });
    case 'request-step':
      return stepReminderTitle({ clock, isOwnDuty }, about, texts);
    case 'request-date':
      return watchedTitle(about.request.type, about.date, texts);
  }
}

/** What a watched day of a request is: a milestone by its name, an end by its kind. */
export function watchedTitle(type: string, { id, title }: RequestDate, texts: Texts): string {
  return title === ''
    ? texts.built(`requests.types.${type}.dates.${id}`)
    : texts.t('reminders.titles.milestone', { title });
}

/** `ноябрь 2026`, or `IV кв. 2026` for a quarter. */
export function periodName(period: string, texts: Texts): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!quarter) return texts.month(period);
  return texts.t('reports.quarter', { year: quarter[1] ?? '', quarter: quarter[2] ?? '' });
}

/** Whom it concerns, in a few words: the client, the unit, how many clients. */
export function subjectText(about: ReminderAbout, texts: Texts): string {
  switch (about.kind) {
    case 'client-day':
      return about.client.passport.shortName;
    case 'holiday':
      return texts.t('channels.week.holiday-clients', { count: about.total });
    case 'unit-report':
      return about.unit?.name[texts.locale] ?? '';
    case 'request-step':
    case 'request-date':
      return about.client?.passport.shortName ?? about.request._id;
  }
}

/** What to do now, by how far the day is. */
export function todoText(facts: ReminderFacts, step: string, texts: Texts): string {
  const { kind } = facts.clock;
  const key = `reminders.todo.${kind}`;
  const parts = [key, readerVariant(facts), todoVariant(facts, step)];
  const name = facts.heldBy;
  return texts.built(parts.filter((part) => part !== '').join('-'), {
    name,
    known: name === '' ? 'no' : 'yes',
  });
}

/** Whoever is told of others' duty reads whose it is; whoever is to act, how. */
function readerVariant({ clock, about, isOwnDuty }: ReminderFacts): string {
  if (about.kind === 'request-step' && clock.kind === 'approval-step') {
    return isOwnDuty ? stepKind(about) : 'other';
  }
  if (isOwnDuty) return '';
  if (about.kind === 'unit-report') return about.unit ? 'unit' : 'units';
  return clock.kind === 'client-notice' || clock.kind === 'author-answer' ? 'other' : '';
}

function todoVariant(facts: ReminderFacts, step: string): string {
  const days = daysLeft(facts);
  if (facts.about.kind === 'request-date') return days <= 0 ? 'day' : '';
  if (facts.clock.kind === 'author-answer') return '';
  if (isDeadline(facts)) return days < 0 ? 'overdue' : days === 0 ? 'day' : '';
  if (step === 'missed') return 'missed';
  if (step === 'eve') return 'eve';
  return days > 3 ? 'early' : '';
}

function daysLeft({ today, occurrence }: Pick<ReminderFacts, 'today' | 'occurrence'>): number {
  const from = Temporal.PlainDate.from(today);
  return from.until(Temporal.PlainDate.from(occurrence), { largestUnit: 'day' }).days;
}

/** An answer that is owed has a day on which it was asked for, and none by which it is due. */
function isDeadline({ about, clock }: Pick<ReminderFacts, 'about' | 'clock'>): boolean {
  return about.kind === 'unit-report' || (about.kind === 'request-step' && clock.kind !== 'author-answer');
}
