import type { AuditEvents } from '../../src/audit/audit-event.ts';
import type { AuditPage } from '../../src/audit-log/list-audit.ts';
import type { Texts } from '../../src/i18n/translate.ts';

type ListEvent = Extract<keyof AuditEvents, `list.${string}`>;

type Told = {
  [Type in ListEvent]?: (event: AuditEvents[Type], key: string, log: AuditPage, texts: Texts) => string;
};

/** Tellers of the events of quarterly lists. */
export const LIST_TELLERS = {
  'list.drafted': ({ lines }, _key, _log, texts) => texts.t('audit.events.list-drafted', { lines }),
  'list.refreshed': ({ lines }, _key, _log, texts) => texts.t('audit.events.list-refreshed', { lines }),
  'list.line-added': ({ line }, _key, _log, texts) => texts.t('audit.events.list-line-added', { line }),
  'list.line-changed': ({ line }, _key, _log, texts) => texts.t('audit.events.list-line-changed', { line }),
  'list.line-dropped': ({ line, reason }, _key, _log, texts) =>
    texts.t('audit.events.list-line-dropped', { line, reason }),
  'list.line-restored': ({ line }, _key, _log, texts) => texts.t('audit.events.list-line-restored', { line }),
  'list.submitted': ({ lines }, _key, _log, texts) => texts.t('audit.events.list-submitted', { lines }),
  'list.line-refused': ({ line, reason }, _key, _log, texts) =>
    texts.t('audit.events.list-line-refused', { line, reason }),
  'list.refusal-withdrawn': ({ line }, _key, _log, texts) =>
    texts.t('audit.events.list-refusal-withdrawn', { line }),
  'list.agreed': ({ role, refused }, _key, _log, texts) =>
    texts.t('audit.events.list-agreed', { role: texts.t(`people.roles.${role}`), refused }),
  'list.returned': ({ reason }, _key, _log, texts) => texts.t('audit.events.list-returned', { reason }),
  'list.sent': ({ number, on }, _key, _log, texts) =>
    texts.t('audit.events.list-sent', { number, on: texts.date(on) }),
  'list.exception': ({ line, outcome }, _key, _log, texts) =>
    texts.t('audit.events.list-exception', { line, outcome: texts.t(`lists.outcomes.${outcome}`) }),
  'list.decided': ({ number, on }, _key, _log, texts) =>
    texts.t('audit.events.list-decided', { number, on: texts.date(on) }),
} satisfies Told;
