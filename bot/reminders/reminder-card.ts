import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderAbout, ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import type { UnitReport } from '../../src/reports/unit-report.ts';
import { withProvisional } from '../cards/provisional.ts';
import type { ButtonView, FactView, HeaderView, NoticeView, SectionView } from '../cards/view.ts';
import { reminderButtons } from './reminder-buttons.ts';
import { lateSeats } from './reminder-step-words.ts';
import {
  dateWithWeekday,
  occasionTitle,
  plainTitle,
  subjectText,
  todoText,
  whenText,
  whenTone,
} from './reminder-words.ts';

export interface ReminderCardInput {
  facts: ReminderFacts;
  step: string;
  late: boolean;
  calendar: WorkCalendar;
  texts: Texts;
  /** The reader's zone, for times. */
  zone: string;
}

/** Data of `reminders/reminder`. */
export interface ReminderCardView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView;
  facts: FactView[];
  sections: SectionView[];
  buttons: ButtonView[];
}

export function presentReminder(input: ReminderCardInput): ReminderCardView {
  const { facts, step, texts } = input;
  const target = { matter: facts.clock._id, occurrence: facts.occurrence, step };
  return {
    header: reminderHeader(facts, texts),
    notice: presentNotice(input),
    facts: presentFacts(input),
    sections: presentClients(facts.about, texts),
    buttons: reminderButtons(facts, target, texts),
  };
}

export function reminderHeader(facts: ReminderFacts, texts: Texts): HeaderView {
  const { about, state } = facts;
  const open = state === 'open';
  const handedIn = handedInReport(about) !== null;
  return {
    kind: texts.built(`reminders.kinds.${facts.clock.kind}`),
    number: numberOf(about),
    title: occasionTitle(facts, texts),
    status: open ? whenText(facts, texts) : texts.t(`reminders.status.${handedIn ? 'handed-in' : state}`),
    tone: open ? whenTone(facts) : handedIn || state === 'done' ? 'good' : 'default',
  };
}

/** What a notification shows: the client and the occasion, and no person's name. */
export function reminderSummary(facts: ReminderFacts, texts: Texts): string {
  const title = plainTitle(facts, texts);
  const subject = subjectText(facts.about, texts);
  const when = [subject, whenText(facts, texts)].filter((part) => part !== '').join(', ');
  return texts.t('reminders.summary', { title, when });
}

/** What became of it; '' while nothing did. */
export function stateText({
  facts,
  texts,
  zone,
}: Omit<ReminderCardInput, 'step' | 'late' | 'calendar'>): string {
  const { clock, about, state } = facts;
  const report = handedInReport(about);
  if (report) return texts.t('reminders.state.handed-in', { late: String(report.late) });
  if (state === 'past') return texts.t('reminders.state.past');
  if (clock.result && state !== 'open') {
    const when = texts.dateTime(clock.result.at, zone);
    const args = { who: facts.answeredBy, when, reason: clock.result.reason ?? '' };
    return texts.t(`reminders.state.${clock.result.outcome}`, args);
  }
  if (!facts.mayAnswer) {
    return facts.heldBy === ''
      ? texts.t('reminders.state.not-yours')
      : texts.t('reminders.state.held-by', { who: facts.heldBy });
  }
  if (facts.snoozedUntil > 0) {
    const when = texts.dateTime(new Date(facts.snoozedUntil).toISOString(), zone);
    return texts.t('reminders.state.snoozed', { when });
  }
  return facts.delegatedTo === '' ? '' : texts.t('reminders.state.delegated', { who: facts.delegatedTo });
}

function handedInReport(about: ReminderAbout): UnitReport | null {
  const report = about.kind === 'unit-report' ? about.report : null;
  return report?.status === 'handed-in' ? report : null;
}

function presentNotice(input: ReminderCardInput): NoticeView {
  const { facts, step, late, texts } = input;
  const became = stateText(input);
  if (facts.state !== 'open' || !facts.mayAnswer) {
    return { text: became, tone: facts.state === 'done' ? 'good' : 'default' };
  }
  const todo = todoText(facts, step, texts);
  const lines = [became, late ? texts.t('reminders.late') : '', todo].filter((line) => line !== '');
  return { text: lines.join('\n'), tone: whenTone(facts) };
}

function presentFacts({ facts, calendar, texts }: ReminderCardInput): FactView[] {
  const { about, occurrence, clock } = facts;
  const fact = (key: KeyPart<'reminders.facts'>, value: string): FactView[] =>
    value === '' ? [] : [{ title: texts.t(`reminders.facts.${key}`), value }];
  const date = dateWithWeekday(occurrence, texts);
  const due = withProvisional(occurrence, date, calendar, texts);
  switch (about.kind) {
    case 'client-day':
      return [
        ...fact('client', clientText(about.client, texts)),
        ...fact('who', about.contact.name),
        ...fact('post', about.contact.post),
        ...fact('salutation', about.contact.salutation),
        ...fact('years', yearsText(about, texts)),
        ...fact('when', date),
      ];
    case 'holiday':
      return fact('when', date);
    case 'unit-report':
      return [...fact('unit', subjectText(about, texts)), ...fact('due', due)];
    case 'request-step':
      return [
        ...fact('client', about.client ? clientText(about.client, texts) : ''),
        ...fact('request', about.request._id),
        ...fact('awaited', lateSeats(facts, about, texts).join('; ')),
        ...(clock.kind === 'author-answer' ? questionFacts(about, fact) : []),
        ...(clock.kind === 'author-answer' ? fact('asked', date) : fact('due', due)),
      ];
    case 'request-date':
      return [
        ...fact('client', about.client ? clientText(about.client, texts) : ''),
        ...fact('request', about.request._id),
        ...fact('when', date),
      ];
  }
}

/** What the author still owes an answer to. */
function questionFacts(
  { request }: Extract<ReminderAbout, { kind: 'request-step' }>,
  fact: (key: KeyPart<'reminders.facts'>, value: string) => FactView[],
): FactView[] {
  return (request.paused?.questions ?? []).flatMap(({ question }) => fact('question', question));
}

function yearsText(about: Extract<ReminderAbout, { kind: 'client-day' }>, texts: Texts): string {
  if (about.years === null) return '';
  const years = texts.t('reminders.years', { years: about.years });
  return about.jubilee ? texts.t('reminders.jubilee', { years }) : years;
}

function presentClients(about: ReminderAbout, texts: Texts): SectionView[] {
  if (about.kind !== 'holiday') return [];
  const rest = about.total - about.clients.length;
  const lines = about.clients.map((client) => clientText(client, texts));
  const more = rest > 0 ? [texts.t('reminders.more', { count: rest })] : [];
  return [{ title: texts.t('reminders.facts.clients'), facts: [], lines: [...lines, ...more] }];
}

function clientText(client: { _id: string; passport: { shortName: string } }, texts: Texts): string {
  return texts.t('reminders.client', { name: client.passport.shortName, number: client._id });
}

function numberOf(about: ReminderAbout): string {
  if (about.kind === 'client-day') return about.client._id;
  return about.kind === 'request-step' || about.kind === 'request-date' ? about.request._id : '';
}
