import type { AuditEvent } from '../../src/audit/audit-event.ts';
import type { AuditPage } from '../../src/audit-log/list-audit.ts';
import type { TextKey } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { BRANCH } from '../../src/people/person.ts';
import { requestKind } from '../../src/requests/kinds/index.ts';
import { rowsIn } from '../../src/requests/route/addition-rules.ts';
import { greetingFamilyOf, transfersYearOf } from '../../src/settings/setting.ts';
import { periodName } from '../cards/dates.ts';
import { grantTitle } from '../replacements/replacement.ts';
import { outcomeText, requestStatusText, seatTitleById, stepTitle } from '../requests/request-words.ts';
import { LIST_TELLERS } from './list-events.ts';
import { fieldName } from './log-values.ts';

type EventKey<Type extends string> = Type extends `${infer Subject}.${infer What}`
  ? `audit.events.${Subject}-${What}`
  : never;

function eventKey<Type extends AuditEvent['type']>(type: Type): EventKey<Type> {
  return `audit.events.${type.replace('.', '-')}` as EventKey<Type>;
}

type EventOf<Type extends AuditEvent['type']> = Extract<AuditEvent, { type: Type }>;

type Teller<Type extends AuditEvent['type']> = (
  event: EventOf<Type>,
  key: EventKey<Type>,
  log: AuditPage,
  texts: Texts,
) => string;

/** Tellers of the events that have something to say besides what happened. */
const TELLERS: { [Type in AuditEvent['type']]?: Teller<Type> } = {
  'setting.changed': ({ setting }, _key, _log, texts) => settingText(setting, texts),
  'request.finished': ({ outcome }, key, log, texts) =>
    texts.t(key, { outcome: endText(outcome, log, texts) }),
  'client.status': ({ from, to }, key, _log, texts) =>
    texts.t(key, { from: texts.t(`statuses.client.${from}`), to: texts.t(`statuses.client.${to}`) }),
  'client.edited': fieldsText,
  'person.changed': fieldsText,
  'unit.changed': fieldsText,
  'client.handed-over': (event, key, log, texts) =>
    event.request
      ? texts.t(key, { ...handOver(event, log), number: event.request })
      : texts.t('audit.events.request-handed-over', handOver(event, log)),
  'request.handed-over': (event, key, log, texts) => texts.t(key, handOver(event, log)),
  'request.lapsed': ({ people }, key, { names }, texts) =>
    texts.t(key, { names: people.map((id) => names[id] ?? id).join(', ') }),
  'request.redated': ({ step, from, to }, key, { request }, texts) =>
    texts.t(key, {
      step: request ? stepTitle(request.type, step, texts) : step,
      from: texts.date(from),
      to: texts.date(to),
    }),
  'person.replaced': ({ successor, done }, key, _log, texts) =>
    texts.t(key, { successor, done: String(done) }),
  'dictionary.changed': ({ entry }, key, _log, texts) => texts.t(key, { entry }),
  ...LIST_TELLERS,
  'figures.loaded': ({ period }, key, _log, texts) => texts.t(key, { period: periodName(period, texts) }),
  'income.loaded': ({ period }, key, _log, texts) => texts.t(key, { period: periodName(period, texts) }),
  'potential.registered': ({ client }, key, _log, texts) => texts.t(key, { client }),
  'potential.dropped': ({ reason }, key, _log, texts) => texts.t(key, { reason }),
  'proposal.answered': ({ proposal, answer, reason, until }, key, _log, texts) =>
    texts.t(key, { proposal, answer, reason, until: texts.date(until) }),
  'report.opened': reportText,
  'report.redated': reportText,
  'report.drafted': reportText,
  'report.entered': reportText,
  'report.handed-in': reportText,
  'report.returned': reportText,
  'report.accepted': reportText,
  'report.correcting': reportText,
  'report.nudged': reportText,
  'file.attached': fileText,
  'file.handed-out': fileText,
  'export.made': exportText,
  'note.taken': noteText,
  'note.corrected': noteText,
  'greeting.recorded': greetingText,
  'greeting.corrected': greetingText,
  'request.added': ({ addition, row }, key, { request }, texts) =>
    texts.t(key, addedText(addition, row, request, texts)),
  'greeting.intended': (event, key, _log, texts) => texts.t(key, { how: wayText(event, texts) }),
  'plan.submitted': ({ year, lines }, key, _log, texts) => texts.t(key, { year, lines }),
  'plan.signed': ({ year, lines }, key, _log, texts) => texts.t(key, { year, lines }),
  'plan.returned': ({ year, reason }, key, _log, texts) => texts.t(key, { year, reason }),
  'request.submitted': ({ round }, key, _log, texts) => texts.t(key, { round }),
  'sending.allowed': ({ exportedAt }, key, _log, texts) =>
    texts.t(key, { date: texts.date(exportedAt.slice(0, 10)) }),
  'delivery.resent': ({ count }, key, _log, texts) => texts.t(key, { count }),
  'client.created': ({ source }, key, _log, texts) => texts.t(key, { source }),
  'reminder.done': ({ kind, outcome }, key, _log, texts) =>
    texts.t(key, { kind: texts.built(`reminders.kinds.${kind}`), outcome }),
};

/** Tells an event in one line. */
export function eventText(event: AuditEvent, log: AuditPage, texts: Texts): string {
  const key = eventKey(event.type) as TextKey;
  if ('seat' in event) return seatText(event, key, log, texts);
  const tell = TELLERS[event.type] as
    | ((event: AuditEvent, key: TextKey, log: AuditPage, texts: Texts) => string)
    | undefined;
  return tell ? tell(event, key, log, texts) : texts.t(key);
}

function fieldsText({ fields }: { fields: string[] }, key: TextKey, _log: AuditPage, texts: Texts): string {
  return texts.t(key, { fields: fields.map((field) => fieldName(field, texts)).join(', ') });
}

function fileText({ file }: { file: string }, key: TextKey, { names }: AuditPage, texts: Texts): string {
  return texts.t(key, { file: names[file] ?? file });
}

function exportText(
  { name, rows, said, format }: EventOf<'export.made'>,
  key: TextKey,
  _log: AuditPage,
  texts: Texts,
) {
  return texts.t(key, { name, rows, format: format.toUpperCase(), said: said === '' ? '' : ` · ${said}` });
}

/** Words of what was taken down, with the title of the row that it is about. */
function addedText(
  addition: string,
  row: number | null,
  request: AuditPage['request'],
  texts: Texts,
): { what: string; row: string } {
  const key = `requests.kinds.${request?.type}.additions.${addition}.added`;
  const list = request && requestKind(request.type).additions?.find(({ id }) => id === addition)?.list;
  const title = list && row !== null ? rowsIn(request, list)[row]?.title : '';
  return {
    what: texts.has(key) ? texts.built(key).replace(/\.$/, '') : addition,
    row: title ? `: ${title}` : '',
  };
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
      return texts.t(key, {
        ...where,
        outcome: request
          ? outcomeText(request, event.step, event.outcome, texts)
          : texts.built(`requests.outcomes.${event.outcome}`),
      });
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

function noteText({ kind, on }: NoteEvent, key: TextKey, _log: AuditPage, texts: Texts): string {
  return texts.t(key, { date: texts.date(on), kind: texts.t(`notes.kinds.${kind}`).toLowerCase() });
}

type ReportEvent = Extract<AuditEvent, { type: `report.${string}` }>;

function reportText(event: ReportEvent, key: TextKey, _log: AuditPage, texts: Texts): string {
  const period = periodName(event.period, texts);
  switch (event.type) {
    case 'report.opened':
      return texts.t(key, { period, date: texts.date(event.dueOn) });
    case 'report.redated':
      return texts.t(key, { period, from: texts.date(event.from), to: texts.date(event.to) });
    case 'report.handed-in':
      return texts.t(key, {
        period,
        late: String(event.late),
        version: String(event.n ?? 1),
        working: event.days ? String(event.days.working) : 'none',
      });
    case 'report.entered':
      return texts.t(key, { period, count: event.clients.length });
    case 'report.accepted':
      return texts.t(key, { period, version: String(event.n) });
    case 'report.returned':
      return texts.t(key, { period, reason: event.reason });
    case 'report.correcting':
      return texts.t(key, { period, version: String(event.n), reason: event.reason });
    default:
      return texts.t(key, { period });
  }
}

type GreetingEvent = EventOf<'greeting.recorded' | 'greeting.corrected'>;

/** With the way and the cost, as far as they were told. */
function greetingText(
  { outcome, channel, cost }: GreetingEvent,
  key: TextKey,
  _log: AuditPage,
  texts: Texts,
): string {
  return texts.t(key, { outcome, how: wayText({ channel, cost }, texts) });
}

function wayText({ channel, cost }: Pick<GreetingEvent, 'channel' | 'cost'>, texts: Texts): string {
  const way = channel === null ? '' : texts.built(`fields.greeting.channel.options.${channel}`);
  const parts = [way, cost === null ? '' : texts.money(cost)].filter((part) => part !== '');
  return parts.map((part) => ` · ${part}`).join('');
}

function settingText(setting: string, texts: Texts): string {
  const family = greetingFamilyOf(setting);
  if (family !== null) {
    return texts.t('audit.settings.greetings', { family: texts.built(`greetings.families.${family}`) });
  }
  const year = transfersYearOf(setting);
  const name = year === null ? setting : 'transfers';
  return texts.built(`audit.settings.${name}`, { year: year ?? '' });
}

function handOver({ from, to }: { from: string; to: string }, { names }: AuditPage): Record<string, string> {
  return { from: names[from] ?? from, to: names[to] ?? to };
}
