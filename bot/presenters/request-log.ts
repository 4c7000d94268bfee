import type { AuditEntry } from '../../src/audit/audit-entry.ts';
import type { AuditEvent } from '../../src/audit/audit-event.ts';
import type { AuditPage } from '../../src/audit/list-audit.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { CardData } from '../card-renderer.ts';
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
    detail: texts.t('audit.line', { when: texts.dateTime(entry.at, zone), who }),
    note: reason || noteOf(event, texts),
  };
}

function eventText(event: AuditEvent, log: AuditPage, texts: Texts): string {
  const { request } = log;
  const key = `audit.events.${event.type.replace('.', '-')}`;
  switch (event.type) {
    case 'request.decided':
    case 'request.returned':
    case 'request.asked':
    case 'request.replied':
    case 'request.reassigned': {
      const step = request ? stepTitle(request.type, event.step, texts) : event.step;
      const seat = request ? seatTitleById(request, event.step, event.seat, [], texts) : event.seat;
      const outcome = 'outcome' in event ? texts.t(`requests.outcomes.${event.outcome}`) : '';
      const to = 'to' in event ? (log.names[event.to] ?? event.to) : '';
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
    case 'report.handed-in':
      return texts.t(key, { period: event.period, late: String(event.late) });
    case 'file.attached':
      return texts.t(key, { file: log.names[event.file] ?? event.file });
    case 'request.submitted':
      return texts.t(key, { round: event.round });
    case 'client.created':
      return texts.t(key, { source: event.source });
    case 'reminder.done':
      return texts.t(key, { outcome: event.outcome });
    default:
      return texts.t(key);
  }
}

function handOver({ from, to }: { from: string; to: string }, { names }: AuditPage): Record<string, string> {
  return { from: names[from] ?? from, to: names[to] ?? to };
}

/** Parts of a passport and of the directory have labels; what has none stands for itself. */
function fieldName(field: string, texts: Texts): string {
  const keys = [`fields.passport.${field}.label`, `directory.fields.${field.replace('.', '-')}`];
  const key = keys.find((each) => texts.has(each));
  return key ? texts.t(key) : field;
}

/** Roles are kept as `role@scope`. */
function rolesText(value: string, texts: Texts): string {
  return value.replaceAll(/([a-z-]+)@([^,\s]+)/g, (grant, role: string, scope: string) => {
    const key = `people.roles.${role}`;
    return texts.has(key) ? `${texts.t(key)} (${scope})` : grant;
  });
}

function valueText(field: string, value: string, texts: Texts): string {
  if (field === 'roles' && value !== '') return rolesText(value, texts);
  if (value === 'true' || value === 'false') return texts.t(value === 'true' ? 'fields.yes' : 'fields.no');
  return value || texts.t('people.file.empty');
}

/** What one change of the directory said before and says now. */
function noteOf(event: AuditEvent, texts: Texts): string {
  const changes = 'changes' in event ? (event.changes ?? []) : [];
  return changes
    .filter(({ field }) => field !== 'substitute-begun')
    .map(({ field, from, to }) =>
      texts.t('audit.change', {
        field: fieldName(field, texts),
        from: valueText(field, from, texts),
        to: valueText(field, to, texts),
      }),
    )
    .join('; ');
}
