import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import type { ButtonView } from '../cards/view.ts';

/** What a button carries. `digest` is the delivery in whose rows it stands. */
export interface ReminderTarget {
  matter: string;
  occurrence: string;
  step: string;
  digest?: string;
}

export function reminderButtons(facts: ReminderFacts, target: ReminderTarget, texts: Texts): ButtonView[] {
  const button = makeButton(target, texts);
  const open = facts.state === 'open';
  if (open && !facts.mayAnswer) return [];
  const { about } = facts;
  const snooze = open ? [button('snooze', 'reminder.snooze')] : [];
  const delegate = open && facts.mayDelegate ? [button('delegate', 'reminder.delegate')] : [];
  switch (about.kind) {
    case 'client-day':
    case 'holiday': {
      const toClient = about.kind === 'client-day' ? [button('open-client', 'reminder.open')] : [];
      if (!open) return toClient;
      return [
        button('done', 'reminder.done', 'positive'),
        ...snooze,
        ...delegate,
        button('skip', 'reminder.ask-skip'),
        ...toClient,
      ];
    }
    case 'unit-report':
      return [...(open && facts.mayHandIn ? [handInButton(facts, target, texts)] : []), ...snooze];
    case 'request-date':
      return [
        ...(open ? [button('done', 'reminder.done', 'positive')] : []),
        ...snooze,
        ...delegate,
        { ...openRequestButton(about.request._id, texts), tone: open ? 'default' : 'positive' },
      ];
    case 'request-step':
      return [openRequestButton(about.request._id, texts), ...snooze, ...delegate];
  }
}

/** In a digest's row: the deed, and the way to the whole card. */
export function rowButtons(facts: ReminderFacts, target: ReminderTarget, texts: Texts): ButtonView[] {
  const button = makeButton(target, texts);
  const open = button('open', 'reminder.open');
  if (facts.state !== 'open' || !facts.mayAnswer) return [];
  if (facts.about.kind === 'request-step') return [open];
  if (facts.about.kind === 'unit-report') {
    return facts.mayHandIn ? [handInButton(facts, target, texts), open] : [open];
  }
  return [button('done', 'reminder.done', 'positive'), open];
}

function makeButton(target: ReminderTarget, texts: Texts) {
  return (
    key: KeyPart<'reminders.buttons'>,
    verb: string,
    tone: ButtonView['tone'] = 'default',
  ): ButtonView => ({
    title: texts.t(`reminders.buttons.${key}`),
    verb,
    data: { ...target },
    tone,
    withInputs: false,
  });
}

function handInButton(facts: ReminderFacts, target: ReminderTarget, texts: Texts): ButtonView {
  const { unit = '', period = '' } = facts.clock.args;
  return {
    title: texts.t('reminders.buttons.hand-in'),
    verb: 'report.hand-in',
    data: { ...target, report: `${unit}:${period}` },
    tone: 'positive',
    withInputs: false,
  };
}

function openRequestButton(request: string, texts: Texts): ButtonView {
  return {
    title: texts.t('reminders.buttons.open-request'),
    verb: 'request.open',
    data: { request },
    tone: 'positive',
    withInputs: false,
  };
}
