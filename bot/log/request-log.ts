import type { AuditEntry } from '../../src/audit/audit-entry.ts';
import type { AuditEvent } from '../../src/audit/audit-event.ts';
import type { AuditPage } from '../../src/audit-log/list-audit.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { readSubject } from '../../src/kernel/subject.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ButtonView } from '../cards/view.ts';
import { actorName, unitName } from '../requests/request-words.ts';
import { eventText } from './log-events.ts';
import { presentChanges } from './log-values.ts';

export interface LogInput {
  number: string;
  log: AuditPage;
  texts: Texts;
  zone: string;
}

interface EntryView {
  text: string;
  /** Time, actor and revision. */
  detail: string;
  /** Changes, and what was said. */
  lines: { line: string }[];
}

/** Log of who did what and when, the latest first. */
export function presentLog({ number, log, texts, zone }: LogInput): CardData {
  const next = log.page.next;
  return {
    header: { kind: texts.t('audit.title'), ...headingOf(number, log, texts), status: '', tone: 'default' },
    notice: log.page.items.length === 0 ? { text: texts.t('audit.empty'), tone: 'default' } : null,
    entries: log.page.items.map((entry) => presentEntry(entry, log, texts, zone)),
    buttons: [
      ...(next ? [moreButton(number, next, texts)] : []),
      ...(log.page.items.length > 0 ? [exportButton('log', { number }, texts)] : []),
    ],
  };
}

function moreButton(number: string, after: string, texts: Texts): ButtonView {
  const title = texts.t('requests.buttons.more');
  return { title, verb: 'request.log', data: { number, after }, tone: 'default', withInputs: false };
}

/** Names the log's subject, and what happened last. */
export function logSummary({ number, log, texts }: Omit<LogInput, 'zone'>): string {
  const heading = headingOf(number, log, texts);
  const [last] = log.page.items;
  const event = last ? eventText(last.event, log, texts) : texts.t('audit.empty');
  return `${texts.t('audit.title')} ${heading.number || heading.title}: ${event}`;
}

/** Clients and requests have a number; what admins read has a name. */
export function headingOf(number: string, { subject, names, units }: AuditPage, texts: Texts) {
  const { kind, id } = readSubject(subject);
  switch (kind) {
    case 'person':
      return { number: '', title: names[id] ?? id };
    case 'unit':
      return { number: '', title: unitName(id, units, texts) };
    case 'dictionary':
      return { number: '', title: texts.built(`directory.dictionaries.names.${id}`) };
    case 'branch':
      return { number: '', title: texts.t('channels.branch') };
    default:
      return { number, title: '' };
  }
}

function presentEntry(entry: AuditEntry, log: AuditPage, texts: Texts, zone: string): EntryView {
  const who = whoDid(entry, log, texts);
  return {
    text: eventText(entry.event, log, texts),
    detail: lineOf(entry, { when: texts.dateTime(entry.at, zone), who }, texts),
    lines: entryLines(entry, log, texts).map((line) => ({ line })),
  };
}

export function whoDid(entry: AuditEntry, { names }: AuditPage, texts: Texts): string {
  return actorName(entry, names, texts);
}

/** Changes, and what was said. */
export function entryLines({ event }: AuditEntry, log: AuditPage, texts: Texts): string[] {
  return [...presentChanges(event, log, texts), ...saidIn(event, texts)];
}

/** Tells when and who; on which revision, and which one came of it. */
function lineOf(
  { revision, madeRevision }: AuditEntry,
  by: { when: string; who: string },
  texts: Texts,
): string {
  const line = texts.t('audit.line', by);
  if (revision === undefined) return line;
  if (madeRevision === undefined) return texts.t('audit.line-revision', { line, revision });
  return texts.t('audit.line-revision-made', { line, revision, made: madeRevision });
}

/** One entry is never longer than a card. */
const LONGEST_REASON = 4000;

/** A reason, a question, or what was answered. */
function saidIn(event: AuditEvent, texts: Texts): string[] {
  const said = 'reason' in event ? (event.reason ?? '') : '';
  if (said === '') return [];
  const text = said.length > LONGEST_REASON ? `${said.slice(0, LONGEST_REASON)}…` : said;
  return [texts.t(`audit.${wordFor(event)}`, { text })];
}

function wordFor(event: AuditEvent): 'question' | 'answer' | 'comment' | 'reason' {
  if (event.type === 'request.asked') return 'question';
  if (event.type === 'request.replied') return 'answer';
  if (event.type !== 'request.decided') return 'reason';
  if (event.outcome === 'answered') return 'answer';
  return event.outcome === 'approved' || event.outcome === 'confirmed' ? 'comment' : 'reason';
}
