import {
  percentInTime,
  type Standing,
  standingsBy,
  stuckAt,
  sumOfKept,
} from '../../src/duties/duty-rules.ts';
import type { DutyListName } from '../../src/duties/list-duties.ts';
import type { Duties } from '../../src/duties/load-duties.ts';
import { SPANS } from '../../src/duties/span-rules.ts';
import { clientsEach, type UnitLoad } from '../../src/duties/workload-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ButtonView, ChartView, RowView, TileView } from '../cards/view.ts';
import { stepName, tap } from '../overview/overview-words.ts';
import { dutySentence, placeText, punctualityText, standingText } from './duty-words.ts';

/** The sentence first, then who is late and where it is stuck, then who keeps to their days and who has most to do. */
export function presentDuties(duties: Duties, texts: Texts): CardData {
  const led = duties.led?.map(({ name }) => name[texts.locale]).join(', ') ?? texts.t('duties.branch');
  const span = texts.t(`duties.spans.${duties.name}`);
  return {
    header: {
      kind: texts.t('duties.kind', { units: led, span }),
      number: '',
      title: dutySentence(duties, texts),
      status: '',
      tone: 'default',
    },
    tiles: presentTiles(duties, texts),
    rows: [...lateRows(duties, texts), ...stuckRow(duties, texts)],
    charts: [...punctualityChart(duties, texts), ...workloadChart(duties, texts)],
    buttonRows: inRows(presentButtons(duties, texts)),
  };
}

function presentTiles(duties: Duties, texts: Texts): TileView[] {
  const waiting = new Set(duties.overdue.map(({ request }) => request)).size;
  const percent = percentInTime(sumOfKept(duties.kept));
  const managers = duties.loads.reduce((sum, load) => sum + load.managers.length, 0);
  const clients = duties.loads.reduce((sum, load) => sum + load.clients, 0);
  const each = managers === 0 ? null : Math.round((10 * clients) / managers) / 10;
  return [
    {
      figure: String(waiting),
      label: texts.t('duties.tiles.overdue'),
      tone: waiting > 0 ? 'attention' : 'good',
      ...(waiting > 0 ? { tap: listTap('overdue', duties, texts) } : {}),
    },
    {
      figure: percent === null ? '—' : texts.t('duties.percent', { percent }),
      label: texts.t('duties.tiles.in-time'),
      tone: 'default',
      ...(percent === null ? {} : { tap: listTap('people', duties, texts) }),
    },
    {
      figure: each === null ? '—' : texts.t('duties.number', { number: each }),
      label: texts.t('duties.tiles.each'),
      tone: 'default',
      ...(each === null ? {} : { tap: listTap('workload', duties, texts) }),
    },
  ];
}

const MOST_LATE = 4;

function lateRows(duties: Duties, texts: Texts): RowView[] {
  const late = standingsBy('person', [], duties.overdue);
  const rows = late.slice(0, MOST_LATE).map((standing) => personRow(standing, duties, texts));
  const more = late.length - rows.length;
  if (more <= 0) return rows;
  const title = texts.t('duties.more-people', { count: more });
  return [
    ...rows,
    { title, detail: '', tone: 'default', buttons: [], tap: listTap('people', duties, texts) },
  ];
}

function personRow(standing: Standing, duties: Duties, texts: Texts): RowView {
  const title = duties.names[standing.id] ?? standing.id;
  return {
    title: `${title} ›`,
    detail: standingText(standing, texts),
    tone: 'default',
    buttons: [],
    tap: listTap('overdue', duties, texts, standing.id),
  };
}

function stuckRow(duties: Duties, texts: Texts): RowView[] {
  const [most] = stuckAt(duties.overdue);
  if (!most) return [];
  const facts = { step: stepName(most, texts), count: most.requests, longest: most.longest };
  return [
    {
      title: `${texts.t('duties.stuck.title')} ›`,
      detail: texts.t('duties.stuck.most', facts),
      tone: 'default',
      buttons: [],
      tap: listTap('stuck', duties, texts),
    },
  ];
}

const MOST_BARS = 6;

/** By unit for the branch, by person for who leads one; the least punctual first. */
function punctualityChart(duties: Duties, texts: Texts): ChartView[] {
  const what = duties.led && duties.led.length < 2 ? 'people' : 'units';
  const all = standingsBy(what === 'units' ? 'unit' : 'person', duties.kept, []);
  const bars = all.slice(0, MOST_BARS).map((standing) => ({
    label: what === 'units' ? placeText(standing.id, duties.units, texts) : (duties.names[standing.id] ?? ''),
    percent: percentInTime(standing.all) ?? 0,
    detail: punctualityText(standing.all, texts),
  }));
  if (bars.length === 0) return [];
  return [
    {
      kind: 'bars',
      title: texts.t(`duties.list.${what}`),
      note: texts.t('duties.punctuality-note'),
      data: bars.map(({ label, percent }) => ({
        x: label,
        y: percent,
        color: percent < LOW_PERCENT ? 'attention' : 'good',
      })),
      lines: bars.map(({ label, percent, detail }) => ({
        label,
        figure: texts.t('duties.percent', { percent }),
        share: percent,
        detail,
      })),
      tap: listTap(what, duties, texts),
    },
  ];
}

/** Below this, the bar is drawn as a trouble. */
const LOW_PERCENT = 80;

function workloadChart(duties: Duties, texts: Texts): ChartView[] {
  const bars = barsOf(duties, texts).slice(0, MOST_BARS);
  if (bars.length === 0) return [];
  const most = Math.max(1, ...bars.map(({ clients }) => clients));
  return [
    {
      kind: 'bars',
      title: texts.t('duties.list.workload'),
      note: texts.t('duties.workload-note'),
      data: bars.map(({ label, clients }) => ({ x: label, y: clients, color: 'categoricalBlue' })),
      lines: bars.map(({ label, clients, detail }) => ({
        label,
        figure: texts.t('duties.number', { number: clients }),
        share: Math.round((100 * clients) / most),
        detail,
      })),
      tap: listTap('workload', duties, texts),
    },
  ];
}

/** Clients to a manager of each unit, or of each manager where one unit is led. */
function barsOf({ led, loads, units, names }: Duties, texts: Texts) {
  if (led && led.length < 2) {
    const managers = loads.flatMap((load) => load.managers);
    return managers.map(({ manager, clients }) => ({
      label: names[manager] ?? manager,
      clients,
      detail: '',
    }));
  }
  return loads.map((load) => ({
    label: placeText(load.unit, units, texts),
    clients: clientsEach(load) ?? 0,
    detail: loadText(load, texts),
  }));
}

/** `23 клиента, 2 менеджера из 3 утверждённых`. */
export function loadText({ clients, managers, approved }: UnitLoad, texts: Texts): string {
  return [
    texts.t('duties.load.clients', { count: clients }),
    approved === null
      ? texts.t('duties.load.managers', { count: managers.length })
      : texts.t('duties.load.approved', { count: managers.length, approved }),
  ].join(', ');
}

function presentButtons(duties: Duties, texts: Texts): ButtonView[] {
  const { name } = duties;
  return [
    ...SPANS.filter((span) => span !== name).map((span) =>
      tap(texts.t(`duties.buttons.${span}`), 'duties.show', { name: span }),
    ),
    tap(texts.t('duties.buttons.staffing'), 'duties.staffing', { name }),
    exportButton('duties', { name }, texts),
  ];
}

/** A press that shows the list behind a figure; the card stays. */
export function listTap(
  what: DutyListName,
  { name }: Pick<Duties, 'name'>,
  texts: Texts,
  person?: string,
): ButtonView {
  const title = texts.t('duties.tap', { what: texts.t(`duties.list.${what}`) });
  return tap(title, 'duties.list', { what, name, ...(person ? { person } : {}) });
}
