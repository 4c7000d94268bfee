import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { GrowthLine } from '../../src/reports/contents/report-content.ts';
import { isHandedIn, isOverdue, type ReadReport } from '../../src/reports/report-rules.ts';
import type { DaysLate } from '../../src/reports/unit-report.ts';
import type { ButtonView, Tone } from '../cards/view.ts';

/** State of a report in a word or two. */
export function stateText(report: ReadReport, texts: Texts): string {
  if (report.status === 'draft' && report.correction) return texts.t('reports.states.correcting');
  return texts.t(`reports.states.${report.status}`);
}

export function stateTone(report: ReadReport, today: string): Tone {
  if (report.status === 'accepted') return 'good';
  if (isOverdue(report, today)) return 'attention';
  return report.status === 'returned' ? 'warning' : 'accent';
}

/** «сдан с опозданием на 2 раб. дн. (4 дня)», or '' in time. Reports of earlier releases know no days. */
export function latenessText(report: ReadReport, texts: Texts): string {
  if (!report.late || !isHandedIn(report)) return '';
  const days: DaysLate | null = report.submissions[0]?.late ?? null;
  if (!days) return texts.t('reports.late.unknown');
  return texts.t('reports.late.known', { working: days.working, days: days.calendar });
}

/** `1,2 млн ₽`; amounts that fit are told whole, without kopecks. */
export function shortMoney(kopecks: number, texts: Texts): string {
  const { value, unit } = scaled(kopecks, 100_000);
  return texts.t(`reports.money.${unit}`, { value });
}

/** An amount for a tile, where its unit stands in the label: `1,2` and `млн ₽`. */
export function tileMoney(kopecks: number, texts: Texts): { figure: string; unit: string } {
  const { value, unit } = scaled(kopecks, 10_000);
  return { figure: texts.t('fields.number', { value }), unit: texts.t(`reports.units.${unit}`) };
}

const DIVISORS = { roubles: 1, thousands: 1_000, millions: 1_000_000 } as const;

function scaled(kopecks: number, thousandsFrom: number): { value: number; unit: keyof typeof DIVISORS } {
  const roubles = Math.round(kopecks / 100);
  const size = Math.abs(roubles);
  const unit = size >= 1_000_000 ? 'millions' : size >= thousandsFrom ? 'thousands' : 'roubles';
  return { value: Math.round((roubles / DIVISORS[unit]) * 10) / 10, unit };
}

/** `+12,5 %`, «новое», or '' where nothing is known to compare with. */
export function growthText({ growth }: Pick<GrowthLine, 'growth'>, texts: Texts): string {
  if (growth === null) return '';
  if (growth.percent === 'new') return texts.t('reports.growth.new');
  return percentText(growth.percent, texts);
}

export function percentText(percent: number, texts: Texts): string {
  const sign = percent > 0 ? 'up' : percent < 0 ? 'down' : 'same';
  return texts.t('reports.growth.percent', { sign, value: Math.abs(percent) });
}

/** The same in the few words of a row. */
export function shortLateness(report: ReadReport, texts: Texts): string {
  const days = report.submissions[0]?.late ?? null;
  return days ? texts.t('reports.late.short', { working: days.working }) : latenessText(report, texts);
}

/** «120 000 ₽ → 90 000 ₽, −25 %». */
export function movedText(line: GrowthLine, texts: Texts): string {
  const amount = (kopecks: number | null) =>
    kopecks === null ? texts.t('reports.growth.unknown') : shortMoney(kopecks, texts);
  const from = amount(line.previous);
  const to = amount(line.current);
  const growth = growthText(line, texts);
  return texts.t('reports.growth.moved', { from, to, growth, known: growth === '' ? 'no' : 'yes' });
}

export function reportButton(
  key: KeyPart<'reports.buttons'>,
  verb: string,
  data: Record<string, unknown>,
  texts: Texts,
  args: Record<string, string | number> = {},
): ButtonView {
  const title = texts.t(`reports.buttons.${key}`, args);
  return { title, verb, data, tone: 'default', withInputs: false };
}
