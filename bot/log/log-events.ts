import type { AuditEvent } from '../../src/audit/audit-event.ts';
import type { AuditPage } from '../../src/audit-log/list-audit.ts';
import type { TextKey } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { BRANCH } from '../../src/people/person.ts';
import { transfersYearOf } from '../../src/settings/setting.ts';
import { periodName } from '../cards/dates.ts';
import { grantTitle } from '../replacements/replacement.ts';
import { requestStatusText, seatTitleById, stepTitle } from '../requests/request-words.ts';
import { fieldName } from './log-values.ts';

type EventKey<Type extends string> = Type extends `${infer Subject}.${infer What}`
  ? `audit.events.${Subject}-${What}`
  : never;

function eventKey<Type extends AuditEvent['type']>(type: Type): EventKey<Type> {
  return `audit.events.${type.replace('.', '-')}` as EventKey<Type>;
}

/** Tells an event in one line. */
export function eventText(event: AuditEvent, log: AuditPage, texts: Texts): string {
  if (event.type === 'setting.changed') return settingText(event.setting, texts);
  const key = eventKey(event.type);
  if ('seat' in event) return seatText(event, key, log, texts);
  switch (event.type) {
    case 'request.finished':
      return texts.t(key, { outcome: endText(event.outcome, log, texts) });
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
    case 'request.lapsed':
      return texts.t(key, { names: event.people.map((id) => log.names[id] ?? id).join(', ') });
    case 'request.redated':
      return texts.t(key, {
        step: log.request ? stepTitle(log.request.type, event.step, texts) : event.step,
        from: texts.date(event.from),
        to: texts.date(event.to),
      });
    case 'person.replaced':
      return texts.t(key, { successor: event.successor, done: String(event.done) });
    case 'dictionary.changed':
      return texts.t(key, { entry: event.entry });
    case 'figures.loaded':
      return texts.t(key, { period: periodName(event.period, texts) });
    case 'report.opened':
    case 'report.redated':
    case 'report.handed-in':
      return reportText(event, key, texts);
    case 'file.attached':
    case 'file.handed-out':
      return texts.t(key, { file: log.names[event.file] ?? event.file });
    case 'note.taken':
    case 'note.corrected':
      return noteText(event, key, texts);
    case 'request.submitted':
      return texts.t(key, { round: event.round });
    case 'sending.allowed':
      return texts.t(key, { date: texts.date(event.exportedAt.slice(0, 10)) });
    case 'delivery.resent':
      return texts.t(key, { count: event.count });
    case 'client.created':
      return texts.t(key, { source: event.source });
    case 'reminder.done': {
      const kind = texts.built(`reminders.kinds.${event.kind}`);
      return texts.t(key, { kind, outcome: event.outcome });
    }
    default:
      return texts.t(key);
  }
}

type SeatEvent = Extract<AuditEvent, { seat: string }>;

/** Tells what somebody did in a seat, or what became of it. */
function seatText(
  event: SeatEvent,
  key: TextKey,
  { request, names, units }: AuditPage,
  texts: Texts,
): string {
  const where = {
    step: request ? stepTitle(request.type, event.step, texts) : event.step,
    seat: request ? seatTitleById(request, event.step, event.seat, units, texts) : event.seat,
  };
  switch (event.type) {
    case 'request.decided':
      return texts.t(key, { ...where, outcome: texts.built(`requests.outcomes.${event.outcome}`) });
    case 'request.passed':
      return texts.t(key, { ...where, to: texts.t(`people.roles.${event.to}`) });
    case 'request.reassigned':
      return texts.t(key, { ...where, to: names[event.to] ?? event.to });
    case 'request.seat-moved': {
      if (event.vacant) return texts.t('audit.events.request-seat-vacant', where);
      if (!event.role) return texts.t('audit.events.request-seat-back', where);
      const to = grantTitle({ role: event.role, scope: event.scope ?? BRANCH }, units, texts);
      return texts.t(key, { ...where, to });
    }
    default:
      return texts.t(key, where);
  }
}

function endText(outcome: string, { request }: AuditPage, texts: Texts): string {
  return request?.status === outcome
    ? requestStatusText(request, texts)
    : texts.built(`statuses.request.${outcome}`);
}

type NoteEvent = Extract<AuditEvent, { note: string; on: string }>;

function noteText({ kind, on }: NoteEvent, key: TextKey, texts: Texts): string {
  return texts.t(key, { date: texts.date(on), kind: texts.t(`notes.kinds.${kind}`).toLowerCase() });
}

type ReportEvent = Extract<AuditEvent, { type: `report.${string}` }>;

function reportText(event: ReportEvent, key: TextKey, texts: Texts): string {
  const period = periodName(event.period, texts);
  switch (event.type) {
    case 'report.opened':
      return texts.t(key, { period, date: texts.date(event.dueOn) });
    case 'report.redated':
      return texts.t(key, { period, from: texts.date(event.from), to: texts.date(event.to) });
    case 'report.handed-in':
      return texts.t(key, { period, late: String(event.late) });
  }
}

function settingText(setting: string, texts: Texts): string {
  const year = transfersYearOf(setting);
  const name = year === null ? setting : 'transfers';
  return texts.built(`audit.settings.${name}`, { year: year ?? '' });
}

function handOver({ from, to }: { from: string; to: string }, { names }: AuditPage): Record<string, string> {
  return { from: names[from] ?? from, to: names[to] ?? to };
}
