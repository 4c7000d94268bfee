import {
  INBOX_GROUPS,
  type InboxEntry,
  type InboxGroup,
  isPressing,
  PRESSING,
} from '../../src/inbox/inbox-rules.ts';
import type { Inbox } from '../../src/inbox/open-inbox.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ButtonView, NoticeView, TileView } from '../cards/view.ts';
import { button, entryRow, type InboxRow, type InboxRowInput } from './inbox-row.ts';

export interface InboxCardInput extends Omit<InboxRowInput, 'today' | 'place'> {
  inbox: Inbox;
  /** The card of the morning; null for a list that was asked for. */
  morning: MorningView | null;
}

/** Marks of a card that came by itself. */
export interface MorningView {
  id: string;
  late: boolean;
  /** Reminders of this card that were answered since. */
  done: number;
}

/** The figures of the head; the others are told in a line, and so is a figure that would stand alone. */
const TILES = ['overdue', 'today', 'week'] as const satisfies InboxGroup[];

/** The first row stands out on top. */
interface FirstRow extends InboxRow {
  label: string;
  style: 'attention' | 'accent' | 'emphasis';
}

/** Everything that waits for the reader, in the order in which it presses. */
export function presentInbox(input: InboxCardInput): CardData {
  const { inbox, texts, morning } = input;
  const rows: InboxRowInput = {
    ...input,
    today: inbox.today,
    place: { from: inbox.from, morning: morning?.id ?? '' },
  };
  const [entry, ...others] = inbox.entries;
  const first = entry && isFirst(inbox, entry) ? presentFirst(rows, entry) : undefined;
  const listed = first ? others : inbox.entries;
  return {
    header: {
      kind: dateWithWeekday(inbox.today, texts),
      number: '',
      title: texts.t(morning ? 'inbox.morning.title' : 'inbox.title'),
      status: '',
      tone: 'default',
    },
    notice: presentNotice(input),
    tiles: presentTiles(rows, inbox),
    rest: restText(input),
    first: first ? [first] : [],
    groups: INBOX_GROUPS.map((group) => ({
      title: texts.t(`inbox.groups.${group}`),
      tone: group === 'overdue' ? 'attention' : 'default',
      rows: listed.filter((each) => each.group === group).map((each) => entryRow(rows, each)),
    })).filter((group) => group.rows.length > 0),
    buttons: presentButtons(input, rows.place),
  };
}

/** The text of a notification: how much is pressing, and nobody's name. */
export function inboxSummary({ inbox: { counts }, morning, texts }: InboxCardInput): string {
  const { draft, ...waiting } = counts;
  const count = Object.values(waiting).reduce((sum, each) => sum + each, 0);
  if (!morning || !isPressing(counts)) return texts.t('inbox.summary', { count });
  const parts = TILES.filter((group) => counts[group] > 0);
  return texts.t('inbox.morning.summary', {
    parts: parts.map((group) => texts.t(`inbox.counts.${group}`, { count: counts[group] })).join(', '),
  });
}

function isFirst(inbox: Inbox, { group }: InboxEntry): boolean {
  return inbox.from === 0 && PRESSING.includes(group);
}

function presentFirst(input: InboxRowInput, entry: InboxEntry): FirstRow {
  const { group } = entry;
  const row = entryRow(input, entry);
  return {
    ...row,
    label: input.texts.t(`inbox.first.${group === 'overdue' || group === 'today' ? group : 'soon'}`),
    style: group === 'overdue' ? 'attention' : group === 'today' ? 'accent' : 'emphasis',
    buttons: row.buttons.map((each) => ({ ...each, tone: 'positive' })),
  };
}

function presentNotice({ inbox, morning, texts }: InboxCardInput): NoticeView | null {
  const isEmpty = Object.values(inbox.counts).every((count) => count === 0);
  const lines = [
    ...(morning?.late ? [texts.t('inbox.morning.late')] : []),
    ...(morning && morning.done > 0 ? [texts.t('inbox.morning.done', { count: morning.done })] : []),
    ...(isEmpty ? [texts.t(morning ? 'inbox.morning.all-done' : 'inbox.empty')] : []),
  ];
  if (lines.length === 0) return null;
  return { text: lines.join('\n'), tone: isEmpty && morning ? 'good' : 'default' };
}

/** A figure leads to the first of its rows. */
function presentTiles({ texts, place }: InboxRowInput, { counts }: Inbox): TileView[] {
  return tiledGroups(counts).map((group) => {
    const title = texts.t(`inbox.groups.${group}`);
    const before = INBOX_GROUPS.slice(0, INBOX_GROUPS.indexOf(group));
    const from = before.reduce((sum, each) => sum + counts[each], 0);
    const tap = button(title, 'inbox.show', { ...place, from });
    return { figure: String(counts[group]), label: title, tone: 'default', tap };
  });
}

function tiledGroups(counts: Inbox['counts']): (typeof TILES)[number][] {
  const groups = TILES.filter((group) => counts[group] > 0);
  return groups.length > 1 ? groups : [];
}

function restText({ inbox: { counts }, texts }: InboxCardInput): string {
  const tiled: readonly InboxGroup[] = tiledGroups(counts);
  const parts = INBOX_GROUPS.filter((group) => counts[group] > 0 && !tiled.includes(group));
  const text = parts.map((group) => texts.t(`inbox.counts.${group}`, { count: counts[group] })).join(' · ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function presentButtons(
  { inbox, morning, texts }: InboxCardInput,
  place: InboxRowInput['place'],
): ButtonView[] {
  const { from, next, together } = inbox;
  const page = (title: string, first: number) => button(title, 'inbox.show', { ...place, from: first });
  return [
    ...(together > 0
      ? [button(texts.t('inbox.together', { count: together }), 'together.show', { ...place })]
      : []),
    ...(next === undefined ? [] : [page(texts.t('inbox.more'), next)]),
    ...(from > 0 ? [page(texts.t('inbox.first-page'), 0)] : []),
    ...(morning || inbox.entries.length === 0 ? [] : [exportButton('inbox', {}, texts)]),
    ...(morning ? [button(texts.t('inbox.morning.settings'), 'morning.settings', { ...place })] : []),
  ];
}
