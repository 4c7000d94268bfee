import type { Texts } from '../../src/i18n/translate.ts';
import type { InboxEntry } from '../../src/inbox/inbox-rules.ts';
import type { HandOverNote } from '../../src/inbox/list-hand-overs.ts';
import type { ReminderFacts } from '../../src/reminders/answers/load-reminder.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import type { ButtonView, RowView } from '../cards/view.ts';
import { presentDraft } from '../clients/client-drafts.ts';
import { rowButtons } from '../reminders/reminder-buttons.ts';
import { reminderRow } from '../reminders/reminder-row.ts';
import { draftTitle } from '../request-forms/raise-menu.ts';
import { type TaskRowInput, taskRow } from '../request-lists/task-row.ts';

/** A row is tapped to open what waits; its button says of what it is, also to a screen reader. */
export interface InboxRow extends Omit<RowView, 'buttons'> {
  tap: ButtonView;
  buttons: (ButtonView & { tooltip: string })[];
}

export interface InboxRowInput extends TaskRowInput {
  /** The reader's zone, for times. */
  zone: string;
  /** Comes back with every button, so that the list stays where it is. */
  place: InboxPlace;
}

/** Page of which list. */
export interface InboxPlace {
  from: number;
  /** The card of the morning, or '' for a list that was asked for. */
  morning: string;
}

export function entryRow(input: InboxRowInput, entry: InboxEntry): InboxRow {
  const { texts, place } = input;
  switch (entry.kind) {
    case 'task': {
      const { request } = entry.task;
      const open = button(texts.t('inbox.open'), 'inbox.request', { request: request._id, ...place });
      return withTap(taskRow(input, entry.task, []), open);
    }
    case 'reminder':
      return waitingReminder(input, entry.facts);
    case 'hand-over':
      return handOverRow(input, entry.note);
    case 'passport': {
      const resume = button(texts.t('inbox.resume'), 'inbox.passport', { draft: entry.draft._id, ...place });
      return withTap(presentDraft(entry.draft, input, []), resume);
    }
    case 'proposals': {
      const { removals, candidates } = entry;
      const both = removals > 0 && candidates > 0 ? 'yes' : 'no';
      const row = rowOf(
        texts.t('proposals.inbox', { count: removals + candidates }),
        texts.t('proposals.row', { removals, candidates, both }),
      );
      return withTap(row, button(texts.t('inbox.open'), 'inbox.proposals', { ...place }));
    }
    case 'form': {
      const { draft } = entry.form;
      const detail = texts.dateTime(draft.updatedAt, input.zone);
      const row = rowOf(draftTitle(entry.form, texts), detail);
      return withTap(row, button(texts.t('inbox.resume'), 'inbox.form', { draft: draft._id, ...place }));
    }
  }
}

/** Answers of a row that are one press in a list, by what they do on the reminder's own card. */
const IN_PLACE: Record<string, string> = {
  'reminder.done': 'inbox.done',
  'report.open': 'inbox.report',
  'client.confirm': 'inbox.confirm',
};

/** Done with by one press where a card of its own has a button for it; others' duty is looked at first. */
function waitingReminder(input: InboxRowInput, facts: ReminderFacts): InboxRow {
  const { texts, place } = input;
  const target = { matter: facts.clock._id, occurrence: facts.occurrence, step: facts.clock.step };
  const open = button(texts.t('inbox.open'), 'inbox.reminder', { ...target, ...place });
  const [answer] = facts.isOwnDuty ? rowButtons(facts, target, texts) : [];
  const verb = answer && IN_PLACE[answer.verb];
  const shown = verb ? button(answer.title, verb, { ...answer.data, ...place }) : open;
  const row = reminderRow(facts, [], input);
  const held = facts.isOwnDuty || facts.heldBy === '' ? '' : texts.t('inbox.held-by', { who: facts.heldBy });
  return withTap(held === '' ? row : { ...row, detail: `${held} · ${row.detail}` }, open, shown);
}

function handOverRow({ texts, place, today }: InboxRowInput, note: HandOverNote): InboxRow {
  if (note.what === 'coming') {
    const open = button(texts.t('inbox.open'), 'inbox.request', { request: note.request._id, ...place });
    return withTap(rowOf(note.client.passport.shortName, comingText(note, texts)), open);
  }
  const data = { delivery: note.delivery, ...place };
  const open = button(texts.t('inbox.open'), 'inbox.hand-over', data);
  const noted = button(texts.t('inbox.hand-over.noted'), 'inbox.note', data);
  if (note.what === 'person') {
    const { names, replacement } = note.opened;
    const row = rowOf(
      names.leaver,
      texts.t('inbox.hand-over.person', { successor: names.successor, clients: replacement.moved.clients }),
    );
    return withTap(row, open, noted);
  }
  const { client, opened, manager, effectiveFrom } = note.handOver;
  const since = effectiveFrom === today ? 'today' : 'earlier';
  const detail = texts.t(`inbox.hand-over.${opened ? 'mine' : 'others'}`, {
    since,
    date: texts.dayMonth(effectiveFrom),
    manager,
  });
  return withTap(rowOf(client.passport.shortName, `${client._id} · ${detail}`), open, noted);
}

function comingText({ from, mine, client }: Extract<HandOverNote, { what: 'coming' }>, texts: Texts): string {
  const date = dateWithWeekday(from, texts);
  return `${client._id} · ${texts.t(`inbox.hand-over.coming-${mine ? 'mine' : 'others'}`, { date })}`;
}

function rowOf(title: string, detail: string): RowView {
  return { title, detail, tone: 'default', buttons: [] };
}

function withTap(row: RowView, tap: ButtonView, shown: ButtonView = tap): InboxRow {
  const named = (each: ButtonView) => `${each.title}: ${row.title}`;
  return { ...row, tap: { ...tap, title: named(tap) }, buttons: [{ ...shown, tooltip: named(shown) }] };
}

export function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
