import { z } from 'zod';
import type { ListClientsDeps } from '../../clients/register/list-clients.ts';
import { listUnconfirmed, type Unconfirmed } from '../../clients/register/list-unconfirmed.ts';
import { type ListPotentialDeps, listPotential, type PotentialRow } from '../../potential/list-potential.ts';
import { type ListProposalsDeps, listProposals, type Proposal } from '../../proposals/list-proposals.ts';
import { pagesOf } from '../../storage/walk.ts';
import { type RowColumn, sheetOf } from '../../workbooks/sheet-of.ts';
import type { ExportKind } from '../export-kind.ts';
import { readFilters } from '../read-filters.ts';
import { type ExportWords, type ExportWordsDeps, loadExportWords } from './load-export-words.ts';

const Filters = z.object({ unit: z.string().max(80).default('') });
const PAGE = 100;

/** Potential clients that the reader sees, of all units or of one. */
export const potentialExport: ExportKind<ExportWordsDeps & ListPotentialDeps> = {
  id: 'potential',
  build: async (deps, { actor, filters, texts }) => {
    const { unit } = readFilters(Filters, filters);
    const asked = { actor, limit: PAGE, ...(unit ? { unit } : {}) };
    const rows: PotentialRow[] = [];
    for await (const page of pagesOf((from) => listPotential(deps, { ...asked, ...from }))) {
      rows.push(...page.rows);
    }
    const words = await loadExportWords(deps, { texts, actor });
    const name = texts.t('potential.list.kind');
    const lines = unit ? [texts.t('exports.filters.unit', { value: words.unit(unit) })] : [];
    return { name, lines, sheets: [sheetOf(name, potentialColumns(words), rows)] };
  },
};

function potentialColumns(words: ExportWords): RowColumn<PotentialRow>[] {
  const { texts } = words;
  const text = (title: string, of: (row: PotentialRow) => string): RowColumn<PotentialRow> => ({
    title,
    kind: 'text',
    of,
  });
  return [
    text(texts.t('exports.columns.number'), ({ potential }) => potential._id),
    text(texts.t('fields.potential.name.label'), ({ potential }) => potential.name),
    text(texts.t('fields.potential.inn.label'), ({ potential }) => potential.inn),
    text(texts.t('exports.columns.unit'), ({ potential }) => words.unit(potential.unit)),
    text(texts.t('fields.potential.manager.label'), ({ potential }) => words.person(potential.manager)),
    {
      title: texts.t('fields.potential.estimate.label'),
      kind: 'money',
      of: ({ potential }) => potential.estimate,
    },
    {
      title: texts.t('potential.export.closeness'),
      kind: 'percent',
      of: ({ closeness }) => closeness?.closeness ?? null,
    },
    text(texts.t('potential.export.from'), ({ closeness }) =>
      closeness ? texts.t(`potential.export.by-${closeness.from}`) : '',
    ),
    text(texts.t('fields.potential.operator.label'), ({ potential }) => potential.operator),
    text(texts.t('fields.potential.services.label'), ({ potential }) => potential.services),
    text(texts.t('fields.potential.note.label'), ({ potential }) => potential.note),
  ];
}

/** Proposals as the reader has them now, with the numbers that speak for each. */
export const proposalsExport: ExportKind<ExportWordsDeps & ListProposalsDeps> = {
  id: 'proposals',
  build: async (deps, { actor, filters, texts }) => {
    readFilters(z.object({}), filters);
    const { proposals } = await listProposals(deps, { actor });
    const words = await loadExportWords(deps, { texts, actor });
    const name = texts.t('proposals.title');
    return { name, lines: [], sheets: [sheetOf(name, proposalColumns(words), proposals)] };
  },
};

function proposalColumns({ texts, unit, person }: ExportWords): RowColumn<Proposal>[] {
  return [
    {
      title: texts.t('proposals.export.what'),
      kind: 'text',
      of: ({ kind }) => texts.t(`proposals.kinds.${kind}`),
    },
    { title: texts.t('exports.columns.number'), kind: 'text', of: ({ about }) => about },
    { title: texts.t('fields.potential.name.label'), kind: 'text', of: ({ name }) => name },
    { title: texts.t('exports.columns.unit'), kind: 'text', of: (each) => unit(each.unit) },
    { title: texts.t('fields.passport.manager.label'), kind: 'text', of: (each) => person(each.manager) },
    {
      title: texts.t('proposals.export.average'),
      kind: 'money',
      of: (each) =>
        each.kind === 'removal' ? (each.quarters.at(-1)?.average ?? null) : each.closeness.value,
    },
    {
      title: texts.t('proposals.export.before'),
      kind: 'money',
      of: (each) => (each.kind === 'removal' ? (each.quarters[0]?.average ?? null) : null),
    },
    {
      title: texts.t('proposals.export.limit'),
      kind: 'money',
      of: (each) => (each.kind === 'removal' ? each.limit.amount : each.closeness.limit.amount),
    },
  ];
}

/** Clients whose data nobody has confirmed for a year. */
export const unconfirmedExport: ExportKind<ExportWordsDeps & ListClientsDeps> = {
  id: 'unconfirmed',
  build: async (deps, { actor, filters, texts }) => {
    readFilters(z.object({}), filters);
    const found = await listUnconfirmed(deps, { actor });
    const { unit, person } = await loadExportWords(deps, { texts, actor });
    const name = texts.t('clients.list.unconfirmed');
    const columns: RowColumn<Unconfirmed>[] = [
      { title: texts.t('exports.columns.number'), kind: 'text', of: ({ client }) => client._id },
      {
        title: texts.t('fields.passport.shortName.label'),
        kind: 'text',
        of: ({ client }) => client.passport.shortName,
      },
      {
        title: texts.t('exports.columns.unit'),
        kind: 'text',
        of: ({ client }) => unit(client.passport.unit),
      },
      {
        title: texts.t('fields.passport.manager.label'),
        kind: 'text',
        of: ({ client }) => person(client.passport.appointment.manager),
      },
      { title: texts.t('exports.columns.since'), kind: 'date', of: ({ since }) => since },
    ];
    return { name, lines: [], sheets: [sheetOf(name, columns, found)] };
  },
};
