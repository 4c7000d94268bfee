import { coverageOf, spentOn } from '../../src/greetings/plans/coverage-rules.ts';
import { giftsOf } from '../../src/greetings/plans/gift-rules.ts';
import type { OpenedPlan } from '../../src/greetings/plans/load-plan.ts';
import type { PlanLine } from '../../src/greetings/plans/plan-line.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { exportButton } from '../cards/export-button.ts';
import { fold } from '../cards/fold.ts';
import type { FactView, FoldView, NoticeView, RowView, TileView } from '../cards/view.ts';
import { amountText, limitText } from '../greetings/greeting-words.ts';
import { gatherRows, presentLineRow, presentRow } from './plan-rows.ts';
import { returnPlace, signButtons } from './plan-signing.ts';
import { lineTitle, planHeader, planTap } from './plan-words.ts';

/** Place in a plan, as buttons carry it. */
export interface MonthPlace {
  manager: string;
  /** `2026-12`. */
  month: string;
  first: number;
}

const PAGE = 12;

export function presentMonth(
  opened: OpenedPlan,
  { manager, month, first }: MonthPlace,
  said: NoticeView | null,
  texts: Texts,
): CardData {
  const lines = opened.lines.filter(({ date }) => date.startsWith(month));
  const rows = gatherRows(lines);
  const goto = (to: string, title: string) => planTap(title, 'plan.month', { manager, month: to });
  const [before, after] = [shiftMonth(month, -1), shiftMonth(month, 1)];
  const rest = rows.length - first - PAGE;
  const more = { manager, month, first: first + PAGE };
  return {
    header: planHeader(opened, capital(texts.month(month)), texts),
    notice: said ?? noticeOf(opened, texts) ?? emptyNotice(rows.length, texts),
    tiles: rows.length === 0 ? [] : tilesOf(lines, texts),
    facts: giftFacts(lines, texts),
    rows: rows.slice(first, first + PAGE).map((row) => presentRow(row, opened, texts)),
    folds: [],
    buttonRows: inRows([
      ...(rest > 0 ? [planTap(texts.t('plans.buttons.more', { count: rest }), 'plan.month', more)] : []),
      goto(before, `‹ ${shortMonth(before, texts)}`),
      goto(after, `${shortMonth(after, texts)} ›`),
      planTap(texts.t('plans.buttons.year'), 'plan.year', { manager, year: opened.year }),
      ...signButtons(opened, texts),
      ...boardButtons(opened, texts),
    ]),
    places: returnPlace(opened, texts),
  };
}

/** The year month by month, with gifts by client and what has changed since it was signed. */
export function presentYear(opened: OpenedPlan, said: NoticeView | null, texts: Texts): CardData {
  const { lines, year, manager } = opened;
  const months = Array.from({ length: 12 }, (_, n) => `${year}-${String(n + 1).padStart(2, '0')}`);
  const goto = (to: number, title: string) => planTap(title, 'plan.year', { manager: manager._id, year: to });
  return {
    header: planHeader(opened, texts.t('plans.year', { year: String(year) }), texts),
    notice: said ?? noticeOf(opened, texts) ?? emptyNotice(lines.length, texts),
    tiles: lines.length === 0 ? [] : tilesOf(lines, texts),
    facts: [...signedFacts(opened, texts), ...giftFacts(lines, texts)],
    rows: months.flatMap((month) => monthRow(opened, month, texts)),
    folds: [...changesFold(opened, texts), ...giftsFold(opened, texts)],
    buttonRows: inRows([
      ...signButtons(opened, texts),
      goto(year - 1, `‹ ${year - 1}`),
      goto(year + 1, `${year + 1} ›`),
      exportButton('greeting-plan', { manager: manager._id, year: String(year) }, texts),
      ...boardButtons(opened, texts),
    ]),
    places: returnPlace(opened, texts),
  };
}

/** The clients of one holiday. */
export function presentDay(
  opened: OpenedPlan,
  { manager, month, first, occasion }: MonthPlace & { occasion: string },
  texts: Texts,
): CardData {
  const lines = opened.lines.filter((line) => line.occasion === occasion && line.date.startsWith(month));
  const [line] = lines;
  const place = { manager, month, occasion };
  const rest = lines.length - first - PAGE;
  const rows = gatherRows(lines.map((each) => ({ ...each, kind: 'company-day' as const }))).map(
    ([each]) => each,
  );
  return {
    header: planHeader(opened, line ? lineTitle(line, opened, texts) : capital(texts.month(month)), texts),
    notice: emptyNotice(lines.length, texts),
    tiles: lines.length === 0 ? [] : tilesOf(lines, texts),
    facts: [],
    rows: rows.slice(first, first + PAGE).map((each) => {
      const row = presentLineRow(each, opened, texts);
      return { ...row, title: each.status === 'done' ? `✓ ${each.name}` : each.name };
    }),
    folds: [],
    buttonRows: inRows([
      ...(rest > 0
        ? [
            planTap(texts.t('plans.buttons.more', { count: rest }), 'plan.day', {
              ...place,
              first: first + PAGE,
            }),
          ]
        : []),
      planTap(texts.t('plans.buttons.month'), 'plan.month', { manager, month }),
    ]),
    places: [],
  };
}

function tilesOf(lines: readonly PlanLine[], texts: Texts): TileView[] {
  const { ahead, moved, inTime, late, missed } = coverageOf(lines);
  const tile = (figure: string, label: string, tone: TileView['tone'] = 'default') => ({
    figure,
    label,
    tone,
  });
  return [
    tile(String(ahead + moved), texts.t('plans.tiles.ahead')),
    tile(String(inTime + late), texts.t('plans.tiles.done'), inTime + late > 0 ? 'good' : 'default'),
    tile(String(missed), texts.t('plans.tiles.missed'), missed > 0 ? 'attention' : 'default'),
  ];
}

function giftFacts(lines: readonly PlanLine[], texts: Texts): FactView[] {
  const spent = spentOn(lines);
  return spent > 0 ? [{ title: texts.t('plans.facts.gifts'), value: amountText(spent, texts) }] : [];
}

function noticeOf({ plan, changes, own }: OpenedPlan, texts: Texts): NoticeView | null {
  if (plan?.state === 'returned') {
    return { text: texts.t('plans.notice.returned', { reason: plan.reason }), tone: 'warning' };
  }
  if (plan?.state === 'signed' && changes && changes.count > 0) {
    const { added, removed, redated } = changes;
    const counts = { added: added.length, removed: removed.length, redated: redated.length };
    return { text: texts.t('plans.notice.changed', counts), tone: 'warning' };
  }
  if (plan?.state === 'submitted' && own) return { text: texts.t('plans.notice.submitted'), tone: 'default' };
  return null;
}

function emptyNotice(count: number, texts: Texts): NoticeView | null {
  return count === 0 ? { text: texts.t('plans.notice.empty'), tone: 'default' } : null;
}

function monthRow(opened: OpenedPlan, month: string, texts: Texts): RowView[] {
  const lines = opened.lines.filter(({ date }) => date.startsWith(month));
  const { planned, inTime, late, missed, skipped } = coverageOf(lines);
  if (planned === 0) return [];
  const counts = { planned, done: inTime + late, missed, skipped };
  const title = capital(shortMonth(month, texts));
  const data = { manager: opened.manager._id, month };
  return [
    {
      title,
      detail: texts.t('plans.month-counts', counts),
      tone: missed > 0 ? 'attention' : 'default',
      buttons: [],
      tap: planTap(texts.t('plans.open', { what: title }), 'plan.month', data),
    },
  ];
}

function signedFacts({ plan, names, today }: OpenedPlan, texts: Texts) {
  if (!plan?.decided || plan.state === 'submitted') return [];
  const { by, onBehalfOf, at } = plan.decided;
  const name = names.get(by) ?? by;
  const who = onBehalfOf
    ? texts.t('plans.for', { name, principal: names.get(onBehalfOf) ?? onBehalfOf })
    : name;
  const title = texts.t(plan.state === 'signed' ? 'plans.facts.signed' : 'plans.facts.returned');
  const day = at.slice(0, 10);
  return [
    {
      title,
      value: `${who}, ${day.slice(0, 4) === today.slice(0, 4) ? texts.dayMonth(day) : texts.date(day)}`,
    },
  ];
}

const MOST_CHANGES = 15;

function changesFold(opened: OpenedPlan, texts: Texts): FoldView[] {
  const { changes } = opened;
  if (!changes || changes.count === 0) return [];
  const nameOf = (line: PlanLine) => `${lineTitle(line, opened, texts)}, ${line.name}`;
  const lines = [
    ...changes.added.map((line) => `+ ${nameOf(line)}`),
    ...changes.removed.map(({ client }) => `− ${opened.clients.get(client)?.passport.shortName ?? client}`),
    ...changes.redated.map(({ line, was }) =>
      opened.named.has(line.client) || line.contact === ''
        ? `${nameOf(line)}: ${texts.dayMonth(was)} → ${texts.dayMonth(line.date)}`
        : nameOf(line),
    ),
  ].slice(0, MOST_CHANGES);
  return [fold('changes', texts.t('plans.changes'), { count: changes.count, lines }, { texts })];
}

const MOST_GIFTS = 10;

function giftsFold({ lines, clients, intents }: OpenedPlan, texts: Texts): FoldView[] {
  const gifts = giftsOf(lines, clients, intents);
  if (gifts.length === 0) return [];
  const limit = limitText(texts);
  const rows = gifts
    .slice(0, MOST_GIFTS)
    .map(({ client, name, spent, meant, official, standing }): RowView => {
      const amounts = { spent: amountText(spent, texts), limit };
      const detail = [
        texts.t('plans.gifts.spent', amounts),
        meant > 0 ? texts.t('plans.gifts.meant', { meant: amountText(meant, texts) }) : '',
        official ? texts.t('plans.gifts.official') : '',
      ];
      return {
        title: name,
        detail: detail.filter((part) => part !== '').join(' · '),
        tone: standing === 'fine' ? 'default' : standing === 'over' ? 'attention' : 'warning',
        buttons: [],
        tap: planTap(texts.t('plans.open', { what: name }), 'client.open', { client }),
      };
    });
  return [fold('gifts', texts.t('plans.gifts.title'), { count: gifts.length, rows }, { texts })];
}

function boardButtons({ looksOver, unit, year }: OpenedPlan, texts: Texts) {
  return looksOver && unit !== ''
    ? [planTap(texts.t('plans.buttons.board'), 'plan.board', { unit, year })]
    : [];
}

function shiftMonth(month: string, by: number): string {
  const at = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + by;
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The month without its year. */
function shortMonth(month: string, texts: Texts): string {
  return texts.month(month).replace(/\s*\d{4}.*$/, '');
}

function capital(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1);
}
