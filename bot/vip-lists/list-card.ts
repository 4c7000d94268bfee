import { Temporal } from 'temporal-polyfill';
import type { OpenedList } from '../../src/vip-lists/open-vip-list.ts';
import {
  LIST_SEATS,
  LIST_SECTIONS,
  LIST_STATUSES,
  type ListLine,
  type ListSection,
} from '../../src/vip-lists/vip-list.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dayWithDistance, periodName } from '../cards/dates.ts';
import { exportButton } from '../cards/export-button.ts';
import { fold } from '../cards/fold.ts';
import type {
  AskView,
  ButtonView,
  NoticeView,
  RowView,
  StepMark,
  StripView,
  TileView,
} from '../cards/view.ts';
import { presentPlaces } from './list-places.ts';
import { button, type ListCardInput, type ListWords, lineDetail, lineTitle, seatName } from './list-words.ts';

/** The list of a quarter: the ask, where it stands, the lines by section, and the fields of what is to be done. */
export function presentList(input: ListCardInput, words: ListWords): CardData {
  const { opened, notice } = input;
  const { list, lines, total } = opened;
  const { texts } = words;
  const ask = askOf(opened, words);
  const places = presentPlaces(input, words);
  return {
    header: {
      kind: texts.t('lists.kind'),
      number: '',
      title: texts.t('lists.title', { quarter: periodName(list._id, texts) }),
      status: texts.t(`lists.statuses.${list.status}`),
      tone: list.status === 'decided' ? 'good' : 'accent',
    },
    ...(ask ? { ask } : {}),
    strip: stripOf(opened, words),
    notice: notice ?? returnedNotice(opened, words),
    tiles: tilesOf(opened, words),
    folds: LIST_SECTIONS.flatMap((section) => sectionFold(section, lines, opened, words)),
    buttonRows: inRows([...deeds(opened, words), ...pages(opened, words)]),
    places,
    empty: total === 0 ? texts.t('lists.empty') : '',
  };
}

function askOf(opened: OpenedList, { texts }: ListWords): AskView | null {
  const { list, mayKeep, seat, today, dueOn, counts } = opened;
  const key = seat
    ? 'agree'
    : mayKeep && list.status !== 'decided' && list.status !== 'agreeing'
      ? list.status
      : null;
  if (!key) return null;
  const by = key === 'agree' ? 'lists.decide-by' : 'lists.due';
  const due = key === 'sent' ? '' : texts.t(by, { day: dayWithDistance(dueOn, today, texts) });
  const late = key !== 'sent' && dueOn < today;
  const lines = counts.new + counts.remove + counts.potential;
  return { text: texts.t(`lists.ask.${key}`, { lines }), due, tone: late ? 'attention' : 'accent' };
}

function stripOf({ list }: OpenedList, { texts }: ListWords): StripView {
  const at = LIST_STATUSES.indexOf(list.status);
  const mark = (n: number): StepMark => (n < at ? '✓' : n === at ? '●' : '○');
  const isOver = list.status === 'decided';
  return {
    steps: LIST_STATUSES.map((_, n) => ({
      mark: isOver ? '✓' : mark(n),
      tone: n < at || isOver ? 'good' : n === at ? 'accent' : 'default',
    })),
    text: stepText(list, texts),
  };
}

function stepText(list: OpenedList['list'], texts: ListWords['texts']): string {
  if (list.status === 'agreeing') {
    const agreed = LIST_SEATS.filter((seat) => list.agreed[seat]).map((seat) => seatName(seat, texts));
    return agreed.length === 0
      ? texts.t('lists.step.agreeing')
      : texts.t('lists.step.agreed-by', { who: agreed.join(', ') });
  }
  if (list.status === 'sent' && list.outgoing) {
    const { number, on } = list.outgoing;
    return texts.t('lists.step.sent', { number, on: texts.date(on) });
  }
  if (list.status === 'decided' && list.decision) {
    const { number, on } = list.decision;
    return texts.t('lists.step.decided', { number, on: texts.date(on) });
  }
  return texts.t(list.status === 'agreed' ? 'lists.step.agreed' : 'lists.step.draft');
}

function returnedNotice({ list, mayKeep }: OpenedList, words: ListWords): NoticeView | null {
  if (list.status !== 'draft' || !list.returned || !mayKeep) return null;
  const { reason, by } = list.returned;
  return { text: words.texts.t('lists.returned', { who: words.person(by), reason }), tone: 'warning' };
}

function tilesOf({ counts }: OpenedList, { texts }: ListWords): TileView[] {
  return LIST_SECTIONS.map((section) => ({
    figure: String(counts[section]),
    label: texts.t(`lists.tiles.${section}`),
    tone: section === 'new' && counts.new > 0 ? 'good' : 'default',
  }));
}

function sectionFold(section: ListSection, lines: ListLine[], opened: OpenedList, words: ListWords) {
  const own = lines.filter((line) => line.section === section);
  if (own.length === 0) return [];
  const rows = own.map((line) => rowOf(line, opened, words));
  return [
    fold(
      section,
      words.texts.t(`lists.sections.${section}`),
      { rows, open: true, count: opened.counts[section] },
      words,
    ),
  ];
}

function rowOf(line: ListLine, opened: OpenedList, words: ListWords): RowView {
  const { texts } = words;
  const { list, from } = opened;
  const verb = line.section === 'potential' ? 'list.potential' : 'list.client';
  return {
    title: lineTitle(line),
    detail: lineDetail(line, opened, words),
    tone: opened.gone.includes(line.id) ? 'warning' : 'default',
    buttons: [],
    tap: button(texts.t('lists.buttons.open', { name: line.name }), verb, {
      list: list._id,
      from,
      number: line.id,
    }),
  };
}

/** The deed first, then what may be changed, then the file. */
function deeds(opened: OpenedList, { texts }: ListWords): ButtonView[] {
  const { list, mayKeep, seat, total } = opened;
  const target = { list: list._id, revision: list.revision };
  const toggle = (place: string, key: 'line' | 'add' | 'refuse' | 'return' | 'sent' | 'except' | 'decided') =>
    button(texts.t(`lists.buttons.${key}`), '', {}, { toggles: [placeId(place)] });
  const keeps: Partial<Record<OpenedList['list']['status'], ButtonView[]>> = {
    draft: [
      button(texts.t('lists.buttons.submit'), 'list.submit', target, { tone: 'positive' }),
      ...(total > 0 ? [toggle('line', 'line')] : []),
      toggle('add', 'add'),
      button(texts.t('lists.buttons.refresh'), 'list.refresh', target),
    ],
    agreed: [{ ...toggle('sent', 'sent'), tone: 'positive' }],
    sent: [{ ...toggle('decided', 'decided'), tone: 'positive' }, toggle('except', 'except')],
  };
  const agrees = seat
    ? [
        button(
          texts.t(hasRefused(opened) ? 'lists.buttons.agree-rest' : 'lists.buttons.agree'),
          'list.agree',
          target,
          {
            tone: 'positive',
          },
        ),
        toggle('refuse', 'refuse'),
        toggle('return', 'return'),
      ]
    : [];
  return [
    ...agrees,
    ...(mayKeep ? (keeps[list.status] ?? []) : []),
    ...opened.toRemove.map((number) => removeButton(number, opened, texts)),
    exportButton('vip-list', { list: list._id }, texts),
  ];
}

function removeButton(number: string, { list }: OpenedList, texts: ListWords['texts']): ButtonView {
  const name = list.lines.find(({ id }) => id === number)?.name ?? number;
  return button(texts.t('lists.buttons.remove', { name }), 'list.remove', { list: list._id, number });
}

function hasRefused({ list, seat }: OpenedList): boolean {
  return seat !== null && list.lines.some(({ refused }) => refused[seat] !== undefined);
}

function pages({ list, from, next }: OpenedList, { texts }: ListWords): ButtonView[] {
  const page = (key: 'more' | 'first', first: number) =>
    button(texts.t(`lists.buttons.${key}`), 'list.open', { list: list._id, from: first });
  const year = Temporal.PlainDate.from(list.dueOn).year;
  return [
    ...(next === undefined ? [] : [page('more', next)]),
    ...(from > 0 ? [page('first', 0)] : []),
    button(texts.t('lists.buttons.former', { year }), 'list.former', { list: list._id }),
  ];
}

export function placeId(place: string): string {
  return `list-${place}`;
}
