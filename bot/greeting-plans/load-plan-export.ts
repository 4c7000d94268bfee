import { z } from 'zod';
import type { ExportAsk, ExportKind } from '../../src/exports/export-kind.ts';
import { type ExportWords, loadExportWords } from '../../src/exports/kinds/load-export-words.ts';
import { readFilters } from '../../src/exports/read-filters.ts';
import { loadPlan, type OpenedPlan } from '../../src/greetings/plans/load-plan.ts';
import { loadPlanBoard } from '../../src/greetings/plans/load-plan-board.ts';
import type { PlanLine } from '../../src/greetings/plans/plan-line.ts';
import { type RowColumn, sheetOf } from '../../src/workbooks/sheet-of.ts';
import { channelText } from '../greetings/greeting-words.ts';
import type { App } from '../turn/app.ts';
import { lineTitle } from './plan-words.ts';

const Filters = z.object({
  manager: z.string().min(1).max(80).optional(),
  unit: z.string().min(1).max(80).optional(),
  year: z
    .string()
    .regex(/^20\d\d$/)
    .transform(Number),
});

/** A row of Appendix 3: the greeting with the plan that it stands in. */
interface PlanRow {
  line: PlanLine;
  opened: OpenedPlan;
}

/** Greetings of a year, of one manager or of everybody in a unit, with what was meant, done and spent. */
export const planExport: ExportKind<App> = {
  id: 'greeting-plan',
  build: async (app, ask) => {
    const { manager, unit, year } = readFilters(Filters, ask.filters);
    const words = await loadExportWords(app, ask);
    const opened = manager
      ? [await loadPlan(app, { actor: ask.actor, manager, year })]
      : await openAll(app, ask, { unit, year });
    const rows = opened.flatMap((each) => each.lines.map((line) => ({ line, opened: each })));
    const { texts } = ask;
    const whose = manager ? words.person(manager) : unit ? words.unit(unit) : texts.t('plans.board.branch');
    return {
      name: texts.t('plans.export.name', { year: String(year), whose }),
      lines: [whose],
      sheets: [sheetOf(texts.t('plans.title'), columnsOf(words), rows)],
    };
  },
};

async function openAll(
  app: App,
  { actor }: ExportAsk,
  { unit, year }: { unit: string | undefined; year: number },
): Promise<OpenedPlan[]> {
  const { units } = await loadPlanBoard(app, { actor, unit, year });
  const opened: OpenedPlan[] = [];
  for (const { unit: each, managers } of units) {
    for (const { manager } of managers) {
      const plan = await loadPlan(app, { actor, manager, year });
      opened.push({ ...plan, lines: plan.lines.filter((line) => line.unit === each._id) });
    }
  }
  return opened;
}

function columnsOf({ texts, person, unit }: ExportWords): RowColumn<PlanRow>[] {
  const text = (key: ColumnKey, of: (row: PlanRow) => string): RowColumn<PlanRow> => ({
    title: texts.t(`plans.export.${key}`),
    kind: 'text',
    of,
  });
  const isNamed = ({ line, opened }: PlanRow) => opened.named.has(line.client);
  const isHidden = (row: PlanRow) => !isNamed(row) && row.line.contact !== '';
  const meant = ({ line, opened }: PlanRow) => opened.intents.get(line.id);
  const done = ({ line }: PlanRow) => (line.entry?.outcome === 'done' ? line.entry : null);
  return [
    text('number', ({ line }) => line.client),
    text('client', ({ line }) => line.name),
    text('occasion', ({ line, opened }) => lineTitle(line, opened, texts)),
    text('whom', (row) => (isNamed(row) ? contactName(row) : '')),
    {
      title: texts.t('plans.export.date'),
      kind: 'date',
      of: (row) => (isHidden(row) ? null : row.line.date),
    },
    text('meant-channel', (row) => channelOf(meant(row)?.channel ?? null)),
    text('meant-gift', (row) => (isNamed(row) ? (meant(row)?.gift ?? '') : '')),
    { title: texts.t('plans.export.meant-cost'), kind: 'money', of: (row) => meant(row)?.cost ?? null },
    text('responsible', ({ line }) => person(line.manager)),
    text('deputy', ({ line }) => person(line.deputy ?? '')),
    text('unit', ({ line }) => unit(line.unit)),
    text('signed', ({ opened }) => signerOf(opened, person)),
    text('status', ({ line }) => texts.t(`plans.statuses.${line.status}`)),
    { title: texts.t('plans.export.done-on'), kind: 'date', of: (row) => done(row)?.on ?? null },
    text('channel', (row) => channelOf(done(row)?.channel ?? null)),
    text('gift', (row) => (isNamed(row) ? (done(row)?.gift ?? '') : '')),
    { title: texts.t('plans.export.cost'), kind: 'money', of: (row) => done(row)?.cost ?? null },
    text('who', ({ line }) => person(line.entry?.by ?? '')),
    text('result', (row) => resultOf(row, isNamed(row))),
  ];

  function channelOf(channel: Parameters<typeof channelText>[0]): string {
    return channel === null ? '' : channelText(channel, texts);
  }

  function resultOf({ line }: PlanRow, named: boolean): string {
    if (!named) return '';
    return line.entry?.reason || line.entry?.note || '';
  }
}

type ColumnKey =
  | 'number'
  | 'client'
  | 'occasion'
  | 'whom'
  | 'meant-channel'
  | 'meant-gift'
  | 'responsible'
  | 'deputy'
  | 'unit'
  | 'signed'
  | 'status'
  | 'channel'
  | 'gift'
  | 'who'
  | 'result';

function contactName({ line, opened }: PlanRow): string {
  const contacts = opened.clients.get(line.client)?.passport.contacts ?? [];
  const contact = contacts.find(({ id }) => id === line.contact);
  if (!contact) return '';
  return [contact.lastName, contact.firstName, contact.patronymic].filter((part) => part !== '').join(' ');
}

function signerOf({ plan }: OpenedPlan, person: (id: string) => string): string {
  return plan?.state === 'signed' && plan.decided ? person(plan.decided.by) : '';
}
