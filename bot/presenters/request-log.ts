import type { AuditEntry } from '../../src/audit/audit-entry.ts';
import type { AuditEvent } from '../../src/audit/audit-event.ts';
import type { AuditPage } from '../../src/audit/list-audit.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { BRANCH } from '../../src/people/person.ts';
import type { CardData } from '../card-renderer.ts';
import { fieldName, presentChanges } from './log-values.ts';
import { periodName } from './reminder-words.ts';
import { grantTitle } from './replacement.ts';
import { actorName, requestStatusText, seatTitleById, stepTitle } from './request-words.ts';
import type { HistoryView } from './view.ts';

export interface LogInput {
  number: string;
  log: AuditPage;
  texts: Texts;
  zone: string;
}

/** Who did what and when, the latest first. */
export function presentLog({ number, log, texts, zone }: LogInput): CardData {
  const names = { ...log.names, system: texts.t('audit.system') };
  const next = log.page.next;
  return {
    header: { kind: texts.t('audit.title'), number, title: '', status: '', tone: 'default' },
    notice: log.page.items.length === 0 ? { text: texts.t('audit.empty'), tone: 'default' } : null,
    history: log.page.items.map((entry) => presentEntry(entry, log, names, texts, zone)),
    buttons: next
      ? [
          {
            title: texts.t('requests.buttons.more'),
            verb: 'request.log',
            data: { number, after: next },
            tone: 'default',
            withInputs: false,
          },
        ]
      : [],
  };
}

function presentEntry(
  entry: AuditEntry,
  log: AuditPage,
  names: Record<string, string>,
  texts: Texts,
  zone: string,
): HistoryView {
  const { event } = entry;
  const reason = 'reason' in event && event.reason ? texts.t('audit.reason', { reason: event.reason }) : '';
  const who = actorName(entry, names, texts);
  return {
    tone: 'default',
    text: eventText(event, log, texts),
    detail: lineOf(entry, { when: texts.dateTime(entry.at, zone), who }, texts),
    note: [presentChanges(event, log, texts), shorten(reason)].filter((part) => part !== '').join('\n'),
  };
}

/** When and who; on which revision, and which one came of it. */
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

function shorten(reason: string): string {
  return reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)}…` : reason;
}

function eventText(event: AuditEvent, log: AuditPage, texts: Texts): string {
  const { request } = log;
  const key = `audit.events.${event.type.replace('.', '-')}`;
  switch (event.type) {
    case 'request.decided':
    case 'request.returned':
    case 'request.asked':
    case 'request.replied':
    case 'request.seat-moved':
    case 'request.reassigned': {
      const step = request ? stepTitle(request.type, event.step, texts) : event.step;
      const seat = request ? seatTitleById(request, event.step, event.seat, log.units, texts) : event.seat;
      const outcome = 'outcome' in event ? texts.t(`requests.outcomes.${event.outcome}`) : '';
      const to = 'to' in event ? (log.names[event.to] ?? event.to) : '';
      if (event.type === 'request.seat-moved') return seatMovedText(event, { step, seat }, log, texts);
      return texts.t(key, { step, seat, outcome, to });
    }
    case 'request.finished':
      return texts.t(key, {
        outcome:
          request?.status === event.outcome
            ? requestStatusText(request, texts)
            : texts.t(`statuses.request.${event.outcome}`),
      });
    case 'client.status':
      return texts.t(key, {
        from: texts.t(`statuses.client.${event.from}`),
        to: texts.t(`statuses.client.${event.to}`),
      });
    case 'client.edited':
    case 'person.changed':
    case 'unit.changed':
      return texts.t(key, { fields: event.fields.map((field) => fieldName(field, texts)).join(', ') });
    case 'client.handed-over':
      if (event.request) return texts.t(key, { ...handOver(event, log), number: event.request });
      return texts.t('audit.events.request-handed-over', handOver(event, log));
    case 'request.handed-over':
      return texts.t(key, handOver(event, log));
    case 'person.replaced':
      return texts.t(key, { successor: event.successor, done: String(event.done) });
    case 'dictionary.changed':
      return texts.t(key, { entry: event.entry });
    case 'report.opened':
      return texts.t(key, { period: periodName(event.period, texts), date: texts.date(event.dueOn) });
    case 'report.redated':
      return texts.t(key, {
        period: periodName(event.period, texts),
        from: texts.date(event.from),
        to: texts.date(event.to),
      });
    case 'report.handed-in':
      return texts.t(key, { period: periodName(event.period, texts), late: String(event.late) });
    case 'file.attached':
    case 'file.handed-out':
      return texts.t(key, { file: log.names[event.file] ?? event.file });
    case 'request.submitted':
      return texts.t(key, { round: event.round });
    case 'client.created':
      return texts.t(key, { source: event.source });
    case 'reminder.done':
      return texts.t(key, {
        kind: texts.t(event.kind ? `reminders.kinds.${event.kind}` : 'audit.reminder'),
        outcome: event.outcome,
      });
    default:
      return texts.t(key);
  }
}

function seatMovedText(
  { role, scope }: Extract<AuditEvent, { type: 'request.seat-moved' }>,
  where: { step: string; seat: string },
  { units }: AuditPage,
  texts: Texts,
): string {
  if (!role) return texts.t('audit.events.request-seat-vacant', where);
  const to = grantTitle({ role, scope: scope ?? BRANCH }, units, texts);
  return texts.t('audit.events.request-seat-moved', { ...where, to });
}

function handOver({ from, to }: { from: string; to: string }, { names }: AuditPage): Record<string, string> {
  return { from: names[from] ?? from, to: names[to] ?? to };
}
