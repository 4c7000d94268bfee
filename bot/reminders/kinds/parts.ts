import type { KeyPart } from '../../../src/i18n/text-key.ts';
import type { Texts } from '../../../src/i18n/translate.ts';
import type { ButtonView, FactView } from '../../cards/view.ts';

/** Carried by a button. `digest` is the delivery in whose rows it stands. */
export interface ReminderTarget {
  matter: string;
  occurrence: string;
  step: string;
  digest?: string;
}

/** The variants of a deadline's sentence, by how far it is. */
export const DEADLINE_TODOS = ['', '-day', '-overdue'] as const;

export function deadlineTodo(days: number): string {
  if (days === 0) return '-day';
  return days < 0 ? '-overdue' : '';
}

/** Nothing for an empty value. */
export function fact(key: KeyPart<'reminders.facts'>, value: string, texts: Texts): FactView[] {
  return value === '' ? [] : [{ title: texts.t(`reminders.facts.${key}`), value }];
}

/** `ООО «Ромашка» (VIP-2026-0001)`; '' for none. */
export function clientText(
  client: { _id: string; passport: { shortName: string } } | null,
  texts: Texts,
): string {
  return client ? texts.t('reminders.client', { name: client.passport.shortName, number: client._id }) : '';
}

export function openRequestButton(request: string, texts: Texts): ButtonView {
  return {
    title: texts.t('reminders.buttons.open-request'),
    verb: 'request.open',
    data: { request },
    tone: 'positive',
    withInputs: false,
  };
}

/** To the whole report, or to the reader's own part of it. */
export function openReportButton(report: string, whole: boolean, texts: Texts): ButtonView {
  return {
    title: texts.t(`reminders.buttons.${whole ? 'open' : 'complete'}-report`),
    verb: 'report.open',
    data: { report },
    tone: 'positive',
    withInputs: false,
  };
}
