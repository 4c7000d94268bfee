import { z } from 'zod';
import type { ExportKind } from '../../exports/export-kind.ts';
import { readFilters } from '../../exports/read-filters.ts';
import type { RegisterFilter } from '../filter-rules.ts';
import { PERIODS } from '../periods.ts';
import { REGISTER_IDS, ROW_STATES } from '../register.ts';
import { type ListedRegister, listRegister, type RegisterDeps } from './list-register.ts';

const Filters = z.object({
  register: z.enum(REGISTER_IDS),
  unit: z.string().max(80).default(''),
  manager: z.string().max(80).default(''),
  state: z.union([z.enum(ROW_STATES), z.literal('')]).default(''),
  period: z.enum(PERIODS).default('all'),
  soon: z.enum(['true', 'false']).default('false'),
});

/** A register with the filter that it is shown with, all pages of it. */
export const registerExport: ExportKind<RegisterDeps> = {
  id: 'register',
  build: async (deps, ask) => {
    const { register: id, soon, ...rest } = readFilters(Filters, ask.filters);
    const filter: RegisterFilter = { ...rest, soon: soon === 'true' };
    const listed = await listRegister(deps, { actor: ask.actor, register: id, filter, texts: ask.texts });
    const { columns } = listed.register;
    const name = ask.texts.t(`registers.titles.${id}`);
    return {
      name,
      lines: [filterText(listed)].filter((line) => line !== ''),
      sheets: [
        {
          name,
          columns: columns.map(({ id: column, kind, sum }) => ({
            title: ask.texts.built(`registers.columns.${column}`),
            kind,
            ...(sum ? { sum } : {}),
          })),
          rows: listed.rows.map(({ values }) => columns.map((column) => values[column.id] ?? null)),
          ...(columns.some(({ sum }) => sum) ? { total: ask.texts.t('exports.total') } : {}),
        },
      ],
    };
  },
};

/** Filters in words: `Барнаул · в силе · этот год`; '' for none. */
export function filterText({ filter, words }: Pick<ListedRegister, 'filter' | 'words'>): string {
  const { texts } = words;
  return [
    filter.unit === '' ? '' : words.unit(filter.unit),
    filter.manager === '' ? '' : words.person(filter.manager),
    filter.state === '' ? '' : texts.t(`registers.states.${filter.state}`),
    filter.period === 'all' ? '' : texts.t(`registers.periods.${filter.period}`),
    filter.soon ? texts.t('registers.soon') : '',
  ]
    .filter((part) => part !== '')
    .join(' · ');
}
