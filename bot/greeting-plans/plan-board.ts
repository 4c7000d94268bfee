import type { Coverage } from '../../src/greetings/plans/coverage-rules.ts';
import type { ManagerPlan, PlanBoard, UnitPlans } from '../../src/greetings/plans/load-plan-board.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { exportButton } from '../cards/export-button.ts';
import type { NoticeView, RowView } from '../cards/view.ts';
import { planTap } from './plan-words.ts';

/** Plans of the managers of one unit, or of units; what asks for a signature first. */
export function presentBoard(
  board: PlanBoard,
  own: boolean,
  said: NoticeView | null,
  texts: Texts,
): CardData {
  const { units, year, coverage } = board;
  const one = units.length === 1 ? units[0] : undefined;
  const waiting = units.flatMap(({ managers }) => managers).filter(({ state }) => state === 'submitted');
  const scope: Record<string, string> = one ? { unit: one.unit._id } : {};
  const goto = (to: number, title: string) => planTap(title, 'plan.board', { ...scope, year: to });
  const ask = waiting.length > 0 ? texts.t('plans.board.waiting', { count: waiting.length }) : '';
  return {
    header: {
      kind: texts.t('plans.kind', { year: String(year) }),
      number: '',
      title: one ? one.unit.name[texts.locale] : texts.t('plans.board.branch'),
      status: coverage.percent === null ? '' : texts.t('plans.board.percent', { percent: coverage.percent }),
      tone: toneOf(coverage),
    },
    notice: said ?? (ask === '' ? null : { text: ask, tone: 'accent' }),
    tiles: [
      { figure: String(coverage.inTime), label: texts.t('plans.board.in-time'), tone: 'good' },
      { figure: String(coverage.late), label: texts.t('plans.board.late'), tone: 'default' },
      {
        figure: String(coverage.missed),
        label: texts.t('plans.tiles.missed'),
        tone: coverage.missed > 0 ? 'attention' : 'default',
      },
    ],
    facts:
      coverage.skipped > 0
        ? [{ title: texts.t('plans.board.skipped'), value: String(coverage.skipped) }]
        : [],
    rows: one ? managerRows(one, year, texts) : units.map((each) => unitRow(each, year, texts)),
    folds: [],
    buttonRows: inRows([
      goto(year - 1, `‹ ${year - 1}`),
      goto(year + 1, `${year + 1} ›`),
      exportButton('greeting-plan', { ...scope, year: String(year) }, texts),
      ...(own ? [planTap(texts.t('plans.buttons.own'), 'plan.own', {})] : []),
      ...(board.more ? [planTap(texts.t('plans.buttons.units'), 'plan.board', { year })] : []),
    ]),
    places: [],
  };
}

const ORDER: ManagerPlan['state'][] = ['submitted', 'returned', 'draft', 'signed'];

function managerRows({ managers }: UnitPlans, year: number, texts: Texts): RowView[] {
  const rank = ({ state }: ManagerPlan) => ORDER.indexOf(state);
  return managers
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ manager, name, coverage, state, changed }): RowView => {
      const signed = texts.t(`plans.states.${state}`);
      const since = changed > 0 ? texts.t('plans.board.changed', { count: changed }) : '';
      return {
        title: name,
        detail: [signed, since, coverageText(coverage, texts)].filter((part) => part !== '').join(' · '),
        tone: state === 'submitted' ? 'accent' : toneOfRow(coverage),
        buttons: [],
        tap: planTap(texts.t('plans.open', { what: name }), 'plan.year', { manager, year }),
      };
    });
}

function unitRow({ unit, coverage, managers }: UnitPlans, year: number, texts: Texts): RowView {
  const title = unit.name[texts.locale];
  const signed = managers.filter(({ state }) => state === 'signed').length;
  const signatures = texts.t('plans.board.signed', { signed, all: managers.length });
  return {
    title,
    detail: [coverageText(coverage, texts), signatures].filter((part) => part !== '').join(' · '),
    tone: toneOfRow(coverage),
    buttons: [],
    tap: planTap(texts.t('plans.open', { what: title }), 'plan.board', { unit: unit._id, year }),
  };
}

/** `поздравили 92 %, не отмечено 2`. */
export function coverageText({ percent, missed, planned }: Coverage, texts: Texts): string {
  if (percent === null) return texts.t('plans.board.planned', { count: planned });
  const parts = [
    texts.t('plans.board.percent', { percent }),
    ...(missed > 0 ? [texts.t('plans.board.missed', { count: missed })] : []),
  ];
  return parts.join(', ');
}

/** Percent of greetings from which nobody need worry. */
const WELL = 90;

function toneOf({ percent }: Coverage) {
  if (percent === null) return 'default';
  return percent >= WELL ? 'good' : 'warning';
}

function toneOfRow({ percent }: Coverage): RowView['tone'] {
  return percent !== null && percent < WELL ? 'attention' : 'default';
}
