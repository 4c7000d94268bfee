import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { holidayName } from '../../src/occasions/holiday-name.ts';
import type { Behind, BehindList, BehindRow } from '../../src/overview/list-behind.ts';
import { STANDING_IDS } from '../../src/overview/standing-rules.ts';
import type { CellValue, ColumnKind, Sheet } from '../../src/workbooks/sheet.ts';
import { type RowColumn, sheetOf } from '../../src/workbooks/sheet-of.ts';
import { periodName } from '../cards/dates.ts';
import { kindTitle, stepTitle } from '../requests/request-words.ts';
import { unitText } from './overview-words.ts';

type RowOf<Kind extends BehindRow['kind']> = Extract<BehindRow, { kind: Kind }>;

/** One list behind a figure, each thing that its rows tell in a column of its own. */
export function presentBehindSheet(list: BehindList, what: Behind, texts: Texts): Sheet {
  const columns = COLUMNS[what](list, texts) as RowColumn<BehindRow>[];
  return sheetOf(texts.t(`overview.list.${what}`), columns, list.rows);
}

type Columns<Kind extends BehindRow['kind']> = (list: BehindList, texts: Texts) => RowColumn<RowOf<Kind>>[];

const COLUMNS: { [What in Behind]: (list: BehindList, texts: Texts) => RowColumn<never>[] } = {
  units: ((list, texts) => [
    column('unit', 'text', ({ unit }) => unitText(unit, list.units, texts), texts),
    ...STANDING_IDS.map((id) => ({
      title: texts.t(`overview.standings.${id}`),
      kind: 'number' as const,
      of: ({ counts }: RowOf<'unit'>) => counts[id],
    })),
    column('total', 'number', ({ total }) => total, texts),
  ]) satisfies Columns<'unit'>,
  vips: ((list, texts) => [
    column('number', 'text', ({ client }) => client, texts),
    column('client', 'text', ({ client }) => list.clients[client] ?? client, texts),
    column('unit', 'text', ({ unit }) => unitText(unit, list.units, texts), texts),
    column('since', 'date', ({ on }) => on, texts),
    column('request', 'text', ({ request }) => request, texts),
  ]) satisfies Columns<'vip'>,
  overdue: ((list, texts) => [
    column('request', 'text', ({ request }) => request._id, texts),
    column('kind', 'text', ({ request }) => kindTitle(request.type, texts), texts),
    column('client', 'text', ({ request }) => list.clients[request.client ?? ''] ?? '', texts),
    column('unit', 'text', ({ request }) => unitText(request.unit, list.units, texts), texts),
    column('step', 'text', ({ request, step }) => stepTitle(request.type, step, texts), texts),
    column('due', 'date', ({ dueOn }) => dueOn, texts),
  ]) satisfies Columns<'overdue'>,
  late: ((list, texts) => [
    column('request', 'text', ({ request }) => request, texts),
    column('kind', 'text', ({ type }) => kindTitle(type, texts), texts),
    column('client', 'text', ({ client }) => list.clients[client ?? ''] ?? '', texts),
    column('unit', 'text', ({ unit }) => unitText(unit, list.units, texts), texts),
    column('step', 'text', ({ type, step }) => stepTitle(type, step, texts), texts),
    column('decided-on', 'date', ({ decidedOn }) => decidedOn, texts),
    column('days', 'number', ({ days }) => days, texts),
  ]) satisfies Columns<'late'>,
  steps: ((_, texts) => [
    column('kind', 'text', ({ type }) => kindTitle(type, texts), texts),
    column('step', 'text', ({ type, step }) => stepTitle(type, step, texts), texts),
    column('decided', 'number', ({ decided }) => decided, texts),
    column('late', 'number', ({ late }) => late, texts),
    column('median', 'number', ({ median }) => median, texts),
    column('slowest', 'number', ({ slowest }) => slowest, texts),
  ]) satisfies Columns<'step'>,
  greetings: ((list, texts) => [
    column('day', 'date', ({ on }) => on, texts),
    column('client', 'text', ({ client }) => list.clients[client] ?? client, texts),
    column(
      'occasion',
      'text',
      ({ holiday }) => (holiday === '' ? '' : holidayName(holiday, list.spheres, texts)),
      texts,
    ),
    column('clients', 'number', ({ count }) => count, texts),
    column('manager', 'text', ({ manager }) => list.people[manager] ?? manager, texts),
    column(
      'skipped',
      'text',
      ({ outcome }) => texts.t(outcome === 'skipped' ? 'fields.yes' : 'fields.no'),
      texts,
    ),
  ]) satisfies Columns<'greeting'>,
  reports: ((list, texts) => [
    column('unit', 'text', ({ unit }) => unitText(unit, list.units, texts), texts),
    column('period', 'text', ({ period }) => periodName(period, texts), texts),
    column('due', 'date', ({ dueOn }) => dueOn, texts),
  ]) satisfies Columns<'report'>,
};

function column<Row>(
  name: KeyPart<'exports.overview'>,
  kind: ColumnKind,
  of: (row: Row) => CellValue,
  texts: Texts,
): RowColumn<Row> {
  return { title: texts.t(`exports.overview.${name}`), kind, of };
}
