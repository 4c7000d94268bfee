import type { Temporal } from 'temporal-polyfill';
import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import { fullNameOf } from '../../src/clients/address-rules.ts';
import type { Contact } from '../../src/clients/client.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Announcement } from '../../src/requests/views/open-announcement.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { phoneLink } from '../cards/contact-links.ts';
import { dayOf, daysLeft } from '../cards/dates.ts';
import { withProvisional } from '../cards/provisional.ts';
import type { AskView, ButtonView, FoldView, HeaderView, NoticeView, PlaceView } from '../cards/view.ts';
import { openButton } from '../requests/request-result.ts';
import { agreeTitle, seatTitle } from '../requests/request-words.ts';
import { clientLetter } from './client-letter.ts';

export interface AnnouncementInput {
  announcement: Announcement;
  calendar: WorkCalendar;
  texts: Texts;
  /** Texts in the client's language. */
  letterTexts: Texts;
  notice: NoticeView | null;
}

/** Card worth keeping: who became a VIP by whose word, how much time there is to say so, and the letter. */
export function presentAnnouncement(input: AnnouncementInput): CardData {
  const { announcement, texts, calendar } = input;
  const { client, manager, openedOn, state } = announcement;
  return {
    header: presentHeader(input),
    notice: input.notice,
    lead: texts.t('announcements.lead', { client: client.name }),
    how: texts.t('announcements.how', {
      date: dayOf(openedOn, announcement.today, texts),
      manager: manager.name,
    }),
    ask: presentAsk(input),
    progress: state === 'open' ? presentProgress(input) : null,
    person: presentPerson(announcement),
    buttonRows: inRows(presentButtons(input)),
    places: presentPlaces(input),
    folds: [
      ...presentLetter(input),
      ...(announcement.reason && state === 'open' ? [presentReason(announcement, calendar, texts)] : []),
      presentAgreed(announcement, texts),
    ],
  };
}

/** Summary in notifications and chat lists. */
export function announcementSummary({ announcement, texts }: AnnouncementInput): string {
  const { client, dueOn, today, records, state } = announcement;
  const args = { client: client.name, date: dayOf(dueOn, today, texts) };
  return texts.t(`announcements.summary.${records ? 'yours' : state}`, args);
}

function presentHeader({ announcement, texts }: AnnouncementInput): HeaderView {
  const { request, state } = announcement;
  return {
    kind: texts.t('announcements.kind'),
    number: request._id,
    title: '',
    status: texts.t(`announcements.status.${state}`),
    tone: state === 'told' ? 'good' : 'accent',
  };
}

function presentAsk({ announcement, texts, calendar }: AnnouncementInput): AskView {
  const { dueOn, today, records, state, told } = announcement;
  if (state === 'over') return { text: texts.t('announcements.ask.over'), due: '', tone: 'default' };
  if (state === 'told') {
    const channel = channelOf(announcement, texts);
    const date = dayOf(String(told?.toldOn), today, texts);
    return { text: texts.t('announcements.ask.told', { date, channel }), due: '', tone: 'good' };
  }
  const left = daysLeft({ today, occurrence: dueOn });
  const date = withProvisional(dueOn, dayOf(dueOn, today, texts), calendar, texts);
  return {
    text: texts.t(`announcements.ask.${records ? 'yours' : 'others'}`, { date }),
    due:
      left < 0
        ? texts.t('announcements.overdue', { days: -left })
        : texts.t('announcements.left', { days: left }),
    tone: left < 0 ? 'attention' : 'accent',
  };
}

function channelOf({ request, step, told }: Announcement, texts: Texts): string {
  const [form, name] = [`${request.type}.${step}`, 'channel'];
  return texts.built(`fields.${form}.${name}.options.${told?.[name]}`);
}

/** The days that are gone, as a bar, and as a row of marks where there are no bars. */
function presentProgress({ announcement: { openedOn, dueOn, today } }: AnnouncementInput) {
  const days = daysLeft({ today: openedOn, occurrence: dueOn });
  const gone = Math.min(Math.max(daysLeft({ today: openedOn, occurrence: today }), 0), days);
  return {
    value: gone,
    max: days,
    marks: `${'■'.repeat(gone)}${'□'.repeat(days - gone)}`,
  };
}

/** Person who decides at the client, with a phone to press, for who tells it. */
function presentPerson({ contacts: [first], records }: Announcement) {
  return first && records ? { text: fullNameOf(first), links: phoneLink(first.phone) } : null;
}

function presentAgreed({ agreed }: Announcement, texts: Texts): FoldView {
  const facts = agreed.map(({ seat, name }) => ({ title: seatTitle(seat, [], texts), value: name }));
  const title = texts.t('announcements.agreed');
  return { id: 'agreed', title, open: false, facts, lines: [], history: [], buttons: [] };
}

/** Reason why the last day is that one, by the articles. */
function presentReason(
  { reason, dueOn, today }: Announcement,
  calendar: WorkCalendar,
  texts: Texts,
): FoldView {
  const day = (date: Temporal.PlainDate) => dayOf(date.toString(), today, texts);
  const due = withProvisional(dueOn, dayOf(dueOn, today, texts), calendar, texts);
  const lines = reason
    ? [
        texts.t('announcements.counted', { days: reason.days, from: day(reason.from) }),
        texts.t(`announcements.last.${reason.last}`, { nominal: day(reason.nominal), due }),
      ]
    : [];
  const title = texts.t('announcements.why', { date: dayOf(dueOn, today, texts) });
  return { id: 'why', title, open: false, facts: [], lines, history: [], buttons: [] };
}

function presentButtons({ announcement, texts }: AnnouncementInput): ButtonView[] {
  const { request, records, contacts, isForChannel } = announcement;
  const [first, ...others] = contacts;
  const toOthers = { ...button(texts.t('announcements.others'), '', {}), toggles: ['others'] };
  if (isForChannel) return [];
  if (!records) return [openButton(request._id, texts)];
  const target = { ...records, request: request._id, revision: request.revision };
  return [
    ...(first ? [byPhone(announcement, first, texts)] : []),
    ...(others.length > 0 ? [toOthers] : []),
    button(agreeTitle(request.type, records.step, texts), 'request.ask-record', { ...target, act: 'agree' }),
  ];
}

const MOST_OTHERS = 6;

function presentPlaces({ announcement, texts }: AnnouncementInput): PlaceView[] {
  const others = announcement.records ? announcement.contacts.slice(1, MOST_OTHERS + 1) : [];
  if (others.length === 0) return [];
  const buttons = others.map((contact) => ({
    ...byPhone(announcement, contact, texts),
    title: [contact.lastName, contact.firstName, contact.patronymic].join(' ').trim() || contact.post,
    tone: 'default' as const,
  }));
  return [{ id: 'others', open: false, title: texts.t('announcements.to-others'), inputs: [], buttons }];
}

/** For those alone who may see to whom it is written. */
function presentLetter({ announcement, texts, letterTexts }: AnnouncementInput): FoldView[] {
  if (announcement.contacts.length === 0) return [];
  const title = texts.t('announcements.letter.title');
  const lines = clientLetter(announcement, letterTexts);
  return [{ id: 'letter', title, open: false, facts: [], lines, history: [], buttons: [] }];
}

function byPhone({ request, records }: Announcement, contact: Contact, texts: Texts): ButtonView {
  const data = { ...records, request: request._id, revision: request.revision, contact: contact.id };
  return {
    ...button(texts.t('announcements.by-phone'), 'announcement.told', data),
    tone: 'positive',
    tooltip: texts.t('announcements.by-phone-tip', { name: fullNameOf(contact) }),
  };
}

function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
