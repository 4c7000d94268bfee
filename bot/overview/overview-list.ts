import type { Texts } from '../../src/i18n/translate.ts';
import { holidayName } from '../../src/occasions/holiday-name.ts';
import type { Behind, BehindList, BehindRow } from '../../src/overview/list-behind.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { periodName } from '../cards/dates.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ButtonView, RowView } from '../cards/view.ts';
import { kindTitle } from '../requests/request-words.ts';
import { partsText, standingParts, stepDetail } from './overview-charts.ts';
import { stepName, tap, unitText, weekText } from './overview-words.ts';

/** Place of a list, which its rows send along so that it stays. */
export interface ListPlace {
  what: Behind;
  first: number;
  on: string;
}

/** List of what a figure counts. A row opens what it is about. */
export function presentBehind(list: BehindList, place: ListPlace, texts: Texts): CardData {
  const week = weekText({ ...list, isOver: list.to < list.today }, texts);
  return {
    header: {
      kind: texts.t('overview.list.kind', { week }),
      number: '',
      title: texts.t(`overview.list.${place.what}`),
      status: '',
      tone: 'default',
    },
    notice: list.total === 0 ? { text: texts.t('overview.list.empty'), tone: 'good' } : null,
    rows: list.rows.map((row) => presentRow(row, list, place, texts)),
    buttons: [
      ...pageButtons(list, place, texts),
      ...(list.total > 0 ? [exportButton('overview', { what: place.what, on: place.on }, texts)] : []),
    ],
  };
}

function pageButtons({ next }: BehindList, place: ListPlace, texts: Texts): ButtonView[] {
  const page = (key: 'more' | 'first', first: number) =>
    tap(texts.t(`overview.buttons.${key}`), 'overview.page', { ...place, first });
  return [
    ...(next === undefined ? [] : [page('more', next)]),
    ...(place.first > 0 ? [page('first', 0)] : []),
  ];
}

function presentRow(row: BehindRow, list: BehindList, place: ListPlace, texts: Texts): RowView {
  const { title, detail, opens } = contentOf(row, list, texts);
  const open = opens && {
    ...tap(`${texts.t('overview.buttons.open')}: ${title}`, opens.verb, { ...opens.data, ...place }),
  };
  return { title, detail, tone: 'default', buttons: [], ...(open ? { tap: open } : {}) };
}

interface RowContent {
  title: string;
  detail: string;
  opens?: { verb: string; data: Record<string, unknown> };
}

function contentOf(row: BehindRow, list: BehindList, texts: Texts): RowContent {
  const { clients, units } = list;
  switch (row.kind) {
    case 'unit':
      return {
        title: unitText(row.unit, units, texts),
        detail: partsText(standingParts(row.counts, texts), texts),
        opens: { verb: 'overview.register', data: { unit: row.unit } },
      };
    case 'vip': {
      const facts = {
        number: row.client,
        unit: unitText(row.unit, units, texts),
        day: texts.dayMonth(row.on),
      };
      return {
        title: clients[row.client] ?? row.client,
        detail: texts.t('overview.list.vip', facts),
        opens: { verb: 'overview.client', data: { client: row.client } },
      };
    }
    case 'overdue': {
      const { _id: number, type, client } = row.request;
      const facts = {
        number,
        step: stepName({ type, step: row.step }, texts),
        day: texts.dayMonth(row.dueOn),
      };
      return {
        title: clients[client ?? ''] ?? kindTitle(type, texts),
        detail: texts.t('overview.list.waits', facts),
        opens: { verb: 'overview.request', data: { request: number } },
      };
    }
    case 'late': {
      const facts = { number: row.request, step: stepName(row, texts), days: row.days };
      return {
        title: clients[row.client ?? ''] ?? kindTitle(row.type, texts),
        detail: texts.t('overview.list.decided', facts),
        opens: { verb: 'overview.request', data: { request: row.request } },
      };
    }
    case 'step': {
      const days = texts.t('overview.steps.figure', { days: row.median });
      return { title: `${stepName(row, texts)} · ${days}`, detail: stepDetail(row, texts) };
    }
    case 'greeting':
      return greetingContent(row, list, texts);
    case 'report':
      return {
        title: texts.t('overview.list.report', { period: periodName(row.period, texts) }),
        detail: texts.t('overview.list.owed', {
          unit: unitText(row.unit, units, texts),
          day: texts.dayMonth(row.dueOn),
        }),
      };
  }
}

function greetingContent(
  row: Extract<BehindRow, { kind: 'greeting' }>,
  { clients, people, spheres }: BehindList,
  texts: Texts,
): RowContent {
  const facts = { day: texts.dayMonth(row.on), manager: people[row.manager] ?? row.manager };
  const key = row.outcome === 'skipped' ? 'overview.list.skipped' : 'overview.list.greeting';
  if (row.client === '') {
    const named = { holiday: holidayName(row.holiday, spheres, texts), count: row.count };
    return { title: texts.t('overview.list.holiday', named), detail: texts.t(key, facts) };
  }
  return {
    title: clients[row.client] ?? row.client,
    detail: texts.t(key, facts),
    opens: { verb: 'overview.client', data: { client: row.client } },
  };
}
