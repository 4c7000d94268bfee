import type { Texts } from '../../src/i18n/translate.ts';
import type { Overview } from '../../src/overview/overview.ts';
import { STANDING_IDS, type Standing, sumOf, type UnitClients } from '../../src/overview/standing-rules.ts';
import type { StepTime } from '../../src/overview/step-rules.ts';
import type { ChartColor, ChartLine, ChartPart, ChartView } from '../cards/view.ts';
import { listTap, stepName, unitText } from './overview-words.ts';

const COLORS: Record<Standing, ChartColor> = {
  vip: 'good',
  told: 'categoricalTeal',
  agreeing: 'categoricalBlue',
  returned: 'warning',
  leaving: 'neutral',
};

const MOST_UNITS = 6;
const MOST_STEPS = 5;

/** Charts of the week, of what there is to be drawn. */
export function presentCharts(overview: Overview, texts: Texts): ChartView[] {
  return [
    ...presentDecided(overview, texts),
    ...presentClients(overview, texts),
    ...presentSteps(overview, texts),
  ];
}

function presentDecided(overview: Overview, texts: Texts): ChartView[] {
  const { decided, decidedBefore } = overview;
  const all = decided.inTime + decided.late;
  if (all === 0) return [];
  const percent = Math.round((100 * decided.inTime) / all);
  const allBefore = decidedBefore.inTime + decidedBefore.late;
  const before =
    allBefore === 0
      ? texts.t('overview.decisions.none-before')
      : texts.t('overview.decisions.before', { done: decidedBefore.inTime, all: allBefore });
  const title = texts.t('overview.decisions.title');
  const part = (key: 'in-time' | 'late', value: number, color: ChartColor): ChartPart => ({
    legend: texts.t(`overview.decisions.${key}`),
    value,
    color,
  });
  const data = [part('in-time', decided.inTime, 'good'), part('late', decided.late, 'attention')];
  const line = ({ legend, value }: ChartPart): ChartLine => ({
    label: legend,
    figure: String(value),
    share: Math.round((100 * value) / all),
    detail: '',
  });
  return [
    {
      kind: 'donut',
      title,
      note: texts.t('overview.decisions.note', { done: decided.inTime, all, before }),
      figure: texts.t('overview.decisions.share', { percent }),
      data: data.filter(({ value }) => value > 0),
      lines: data.map(line),
      ...(decided.late > 0 ? { tap: listTap('late', texts.t('overview.list.late'), overview, texts) } : {}),
    },
  ];
}

function presentClients(overview: Overview, texts: Texts): ChartView[] {
  const rows = withRest(overview, texts);
  if (rows.length === 0) return [];
  const most = Math.max(...rows.map(({ total }) => total));
  const title = texts.t('overview.clients.title');
  return [
    {
      kind: 'stacked',
      title,
      note: '',
      data: rows.map(({ label, parts }) => ({ title: label, data: parts })),
      lines: rows.map(({ label, parts, total }) => ({
        label,
        figure: String(total),
        share: Math.round((100 * total) / most),
        detail: partsText(parts, texts),
      })),
      tap: listTap('units', title, overview, texts),
    },
  ];
}

export function partsText(parts: ChartPart[], texts: Texts): string {
  return parts
    .map(({ legend, value }) => texts.t('overview.clients.part', { name: legend, count: value }))
    .join(' · ');
}

export function standingParts(counts: Record<Standing, number>, texts: Texts): ChartPart[] {
  return STANDING_IDS.filter((id) => counts[id] > 0).map((id) => ({
    legend: texts.t(`overview.standings.${id}`),
    value: counts[id],
    color: COLORS[id],
  }));
}

interface ClientsRow {
  label: string;
  parts: ChartPart[];
  total: number;
}

/** The largest units, and all others in one row. */
function withRest({ clients, units }: Overview, texts: Texts): ClientsRow[] {
  const few = clients.length <= MOST_UNITS + 1 ? clients : clients.slice(0, MOST_UNITS);
  const rest: UnitClients[] = clients.slice(few.length);
  const rows = few.map(({ unit, counts, total }) => ({
    label: unitText(unit, units, texts),
    parts: standingParts(counts, texts),
    total,
  }));
  if (rest.length === 0) return rows;
  return [
    ...rows,
    {
      label: texts.t('overview.clients.rest', { count: rest.length }),
      parts: standingParts(sumOf(rest), texts),
      total: rest.reduce((sum, { total }) => sum + total, 0),
    },
  ];
}

function presentSteps(overview: Overview, texts: Texts): ChartView[] {
  const steps = overview.steps.slice(0, MOST_STEPS);
  if (steps.length === 0) return [];
  const most = Math.max(1, ...steps.map(({ median }) => median));
  const title = texts.t('overview.steps.title');
  return [
    {
      kind: 'bars',
      title,
      note: texts.t('overview.steps.note'),
      data: steps.map((step) => ({
        x: stepName(step, texts),
        y: step.median,
        color: step.late > 0 ? 'attention' : 'categoricalBlue',
      })),
      lines: steps.map((step) => ({
        label: stepName(step, texts),
        figure: texts.t('overview.steps.figure', { days: step.median }),
        share: Math.round((100 * step.median) / most),
        detail: stepDetail(step, texts),
      })),
      tap: listTap('steps', title, overview, texts),
    },
  ];
}

/** The term, the slowest, and how many came after their day. */
export function stepDetail({ term, slowest, late }: StepTime, texts: Texts): string {
  const said =
    'workingDays' in term
      ? texts.t('overview.steps.term-working', { days: term.workingDays })
      : texts.t('overview.steps.term-calendar', { days: term.calendarDays });
  return texts.t('overview.steps.detail', { term: said, slowest, late });
}
