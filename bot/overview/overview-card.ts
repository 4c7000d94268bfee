import { Temporal } from 'temporal-polyfill';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Overview } from '../../src/overview/overview.ts';
import { sumOf } from '../../src/overview/standing-rules.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { periodName } from '../cards/dates.ts';
import type { ButtonView, NoticeView, RowView, TileView } from '../cards/view.ts';
import { presentCharts } from './overview-charts.ts';
import { listTap, sentenceOf, tap, unitText, weekText } from './overview-words.ts';

export interface OverviewCardInput {
  overview: Overview;
  /** True for who has said that none shall come by itself. */
  weeklyOff: boolean;
  notice: NoticeView | null;
  texts: Texts;
}

/** The sentence of the week first, then figures that lead to their lists, then charts. */
export function presentOverview(input: OverviewCardInput): CardData {
  const { overview, notice, texts } = input;
  const week = weekText(overview, texts);
  const led = overview.led?.map(({ name }) => name[texts.locale]).join(', ');
  return {
    header: {
      kind: led === undefined ? week : texts.t('overview.kind.of', { units: led, week }),
      number: '',
      title: sentenceOf(overview, texts),
      status: '',
      tone: 'default',
    },
    notice,
    tiles: presentTiles(overview, texts),
    rows: [...greetingRow(overview, texts), ...reportRow(overview, texts)].map(withSign),
    charts: presentCharts(overview, texts),
    buttons: presentButtons(input),
  };
}

function presentTiles(overview: Overview, texts: Texts): TileView[] {
  const { newVips, overdue, clients } = overview;
  const { vip } = sumOf(clients);
  const vips = texts.t('overview.tiles.all', { count: vip });
  return [
    {
      figure: String(newVips),
      label: texts.t('overview.tiles.vips', { count: newVips }),
      tone: newVips > 0 ? 'good' : 'default',
      ...(newVips > 0 ? { tap: listTap('vips', texts.t('overview.list.vips'), overview, texts) } : {}),
    },
    {
      figure: String(overdue),
      label: texts.t('overview.tiles.overdue', { count: overdue }),
      tone: overdue > 0 ? 'attention' : 'default',
      ...(overdue > 0 ? { tap: listTap('overdue', texts.t('overview.list.overdue'), overview, texts) } : {}),
    },
    {
      figure: String(vip),
      label: vips,
      tone: 'default',
      tap: tap(texts.t('overview.tap', { what: vips }), 'overview.register', {
        status: 'client_notified',
        on: overview.on,
      }),
    },
  ];
}

function greetingRow(overview: Overview, texts: Texts): RowView[] {
  const { due, done, skipped, missed } = overview.greetings;
  if (due === 0) return [];
  const ahead = due - done - skipped - missed;
  const parts = [
    ...(missed > 0 ? [texts.t('overview.greetings.missed', { count: missed })] : []),
    ...(skipped > 0 ? [texts.t('overview.greetings.skipped', { count: skipped })] : []),
    ...(ahead > 0 ? [texts.t('overview.greetings.ahead', { count: ahead })] : []),
  ];
  const title = texts.t('overview.greetings.title', { done, due });
  return [
    {
      title,
      detail: parts.length > 0 ? parts.join(' · ') : texts.t('overview.greetings.all'),
      tone: 'default',
      buttons: [],
      ...(due > done
        ? { tap: listTap('greetings', texts.t('overview.list.greetings'), overview, texts) }
        : {}),
    },
  ];
}

/** A row that leads somewhere says so, as nothing else does on a phone. */
function withSign(row: RowView): RowView {
  return row.tap ? { ...row, title: `${row.title} ›` } : row;
}

const MOST_OWING = 4;

function reportRow(overview: Overview, texts: Texts): RowView[] {
  const { reports, units } = overview;
  if (!reports) return [];
  const { period, inTime, late, owing, before } = reports;
  const names = [...new Set(owing.map(({ unit }) => unitText(unit, units, texts)))];
  const more = names.length - MOST_OWING;
  const told = [
    ...names.slice(0, MOST_OWING),
    ...(more > 0 ? [texts.t('overview.reports.more', { count: more })] : []),
  ].join(', ');
  const parts = [
    ...(names.length > 0 ? [texts.t('overview.reports.owing', { units: told })] : []),
    ...(late > 0 ? [texts.t('overview.reports.late', { count: late })] : []),
    ...(before ? [texts.t('overview.reports.before', { done: before.inTime, all: before.all })] : []),
  ];
  const all = inTime + late + owing.filter((each) => each.period === period).length;
  return [
    {
      title: texts.t('overview.reports.title', { period: periodName(period, texts), done: inTime, all }),
      detail: parts.join(' · '),
      tone: 'default',
      buttons: [],
      ...(names.length > 0
        ? { tap: listTap('reports', texts.t('overview.list.reports'), overview, texts) }
        : {}),
    },
  ];
}

function presentButtons({ overview, weeklyOff, texts }: OverviewCardInput): ButtonView[] {
  const { isOver, on, today, from, led } = overview;
  const button = (key: 'last-week' | 'this-week' | 'on' | 'off', verb: string, data: object): ButtonView =>
    tap(texts.t(`overview.buttons.${key}`), verb, { ...data });
  const isToday = Temporal.PlainDate.from(on).equals(today);
  return [
    ...(isOver ? [] : [button('last-week', 'overview.show', { on: from })]),
    ...(isOver && !isToday ? [button('this-week', 'overview.show', { on: today })] : []),
    ...(led ? [] : [button(weeklyOff ? 'on' : 'off', 'overview.weekly', { send: weeklyOff, on })]),
  ];
}
