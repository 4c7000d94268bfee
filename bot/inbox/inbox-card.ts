import type { Inbox, InboxEntry, InboxGroup } from '../../src/inbox/open-inbox.ts';
import type { Task } from '../../src/requests/views/list-my-tasks.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import type { ButtonView, RowView, Tone } from '../cards/view.ts';
import { presentDraft } from '../clients/client-drafts.ts';
import { reminderRow } from '../reminders/reminder-row.ts';
import { draftTitle } from '../request-forms/raise-menu.ts';
import { type TaskRowInput, taskRow } from '../requests/task-row.ts';

export interface InboxCardInput extends Omit<TaskRowInput, 'today'> {
  inbox: Inbox;
  /** First row of the page: it returns with a row's button, so that the page stays. */
  from: number;
  /** The reader's zone, for times. */
  zone: string;
}

const TONES: Record<InboxGroup, Tone> = {
  overdue: 'attention',
  today: 'accent',
  week: 'default',
  later: 'default',
  draft: 'default',
};

/** Everything that waits for the reader, in the order in which it presses. */
export function presentInbox(input: InboxCardInput): CardData {
  const { inbox, texts } = input;
  const groups = Object.keys(TONES) as InboxGroup[];
  return {
    header: {
      kind: dateWithWeekday(inbox.today, texts),
      number: '',
      title: texts.t('inbox.title'),
      status: '',
      tone: 'default',
    },
    notice: { text: countsText(input), tone: inbox.counts.overdue > 0 ? 'attention' : 'default' },
    groups: groups
      .map((group) => ({
        title: texts.t(`inbox.groups.${group}`),
        tone: TONES[group],
        rows: inbox.entries.filter((entry) => entry.group === group).map((entry) => entryRow(input, entry)),
      }))
      .filter(({ rows }) => rows.length > 0),
    buttons: pageButtons(input),
  };
}

function countsText({ inbox: { counts }, texts }: InboxCardInput): string {
  const parts = (Object.keys(TONES) as InboxGroup[])
    .filter((group) => counts[group] > 0)
    .map((group) => texts.t(`inbox.counts.${group}`, { count: counts[group] }));
  const text = parts.length === 0 ? texts.t('inbox.empty') : parts.join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A row is tapped to open what waits; its button says of what it is, also to a screen reader. */
interface InboxRow extends Omit<RowView, 'buttons'> {
  tap: ButtonView;
  buttons: (ButtonView & { tooltip: string })[];
}

function entryRow(input: InboxCardInput, entry: InboxEntry): InboxRow {
  const { inbox, from, texts } = input;
  switch (entry.kind) {
    case 'task': {
      const row = taskRow({ ...input, today: inbox.today }, entry.task, []);
      return withTap(row, button(texts.t('inbox.open'), 'inbox.request', openData(entry.task, from)));
    }
    case 'reminder': {
      const { clock, occurrence, kind } = entry.facts;
      const data = { matter: clock._id, occurrence, step: clock.step, from };
      const open = button(texts.t('inbox.open'), 'inbox.reminder', data);
      const done = {
        ...button(texts.t('reminders.buttons.done'), 'inbox.done', data),
        tone: 'positive' as const,
      };
      return withTap(reminderRow(entry.facts, [], input), open, kind.endsBy === 'answer' ? done : open);
    }
    case 'passport': {
      const resume = button(texts.t('inbox.resume'), 'client.resume', { draft: entry.draft._id });
      return withTap(presentDraft(entry.draft, input, []), resume);
    }
    case 'form': {
      const { draft } = entry.form;
      const title = draftTitle(entry.form, texts);
      const row: RowView = {
        title,
        detail: texts.dateTime(draft.updatedAt, input.zone),
        tone: 'default',
        buttons: [],
      };
      return withTap(row, button(texts.t('inbox.resume'), 'request.resume', { draft: draft._id }));
    }
  }
}

function openData({ request }: Task, from: number): Record<string, unknown> {
  return { request: request._id, from };
}

function withTap(row: RowView, tap: ButtonView, shown: ButtonView = tap): InboxRow {
  const named = (each: ButtonView) => `${each.title}: ${row.title}`;
  return { ...row, tap: { ...tap, title: named(tap) }, buttons: [{ ...shown, tooltip: named(shown) }] };
}

function pageButtons({ inbox, from, texts }: InboxCardInput): ButtonView[] {
  return [
    ...(inbox.next === undefined ? [] : [button(texts.t('inbox.more'), 'inbox.show', { from: inbox.next })]),
    ...(from > 0 ? [button(texts.t('inbox.first'), 'inbox.show', { from: 0 })] : []),
  ];
}

function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
