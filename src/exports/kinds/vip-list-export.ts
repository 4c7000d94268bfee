import { z } from 'zod';
import type { Texts } from '../../i18n/translate.ts';
import { loadActor } from '../../people/find-actor.ts';
import type { Person } from '../../people/person.ts';
import type { Repo } from '../../storage/store.ts';
import { getList, type VipListDeps } from '../../vip-lists/change-list.ts';
import { linesFor } from '../../vip-lists/open-vip-list.ts';
import {
  isOnList,
  LIST_SEATS,
  LIST_SECTIONS,
  type ListLine,
  type ListSection,
  type VipList,
} from '../../vip-lists/vip-list.ts';
import type { CellValue, Sheet, SheetColumn } from '../../workbooks/sheet.ts';
import type { ExportKind } from '../export-kind.ts';
import { readFilters } from '../read-filters.ts';
import { type ExportWords, type ExportWordsDeps, loadExportWords } from './load-export-words.ts';

export type VipListExportDeps = VipListDeps & ExportWordsDeps & { people: Repo<Person> };

const Filters = z.object({ list: z.string().regex(/^\d{4}-Q[1-4]$/) });

/** The list as it goes to the head office: three sections, number and date, both agreements. */
export const vipListExport: ExportKind<VipListExportDeps> = {
  id: 'vip-list',
  formats: ['xlsx', 'pdf'],
  build: async (deps, ask) => {
    const { list: id } = readFilters(Filters, ask.filters);
    const who = await loadActor(deps, ask.actor);
    const list = await getList(deps, who, id);
    const words = await loadExportWords(deps, ask);
    const lines = linesFor(who, list).filter(isOnList);
    return {
      name: ask.texts.t('lists.title', { quarter: quarterName(id, ask.texts) }),
      lines: headLines(list, words),
      sheets: LIST_SECTIONS.map((section) => sheetOf(section, lines, words)),
    };
  },
};

function quarterName(id: string, texts: Texts): string {
  const [year = '', quarter = ''] = id.split('-Q');
  return texts.t('reports.quarter', { year, quarter });
}

function headLines({ status, outgoing, agreed, decision }: VipList, words: ExportWords): string[] {
  const { texts } = words;
  const paper = ({ number, on }: { number: string; on: string }) => ({ number, on: texts.date(on) });
  return [
    texts.t(`lists.statuses.${status}`),
    ...(outgoing ? [texts.t('lists.step.sent', paper(outgoing))] : []),
    ...LIST_SEATS.flatMap((seat) => {
      const act = agreed[seat];
      if (!act) return [];
      const facts = {
        role: texts.t(`people.roles.${seat}`),
        who: words.person(act.by),
        on: texts.date(words.day(act.at)),
      };
      return [texts.t('lists.export.agreed', facts)];
    }),
    ...(decision ? [texts.t('lists.step.decided', paper(decision))] : []),
  ];
}

interface Column extends SheetColumn {
  value(line: ListLine, at: number): CellValue;
}

function sheetOf(section: ListSection, lines: readonly ListLine[], words: ExportWords): Sheet {
  const own = lines.filter((line) => line.section === section);
  const columns = columnsOf(section, words);
  return {
    name: words.texts.t(`lists.sections.${section}`),
    columns,
    rows: own.map((line, at) => columns.map(({ value }) => value(line, at))),
  };
}

function columnsOf(section: ListSection, words: ExportWords): Column[] {
  const { texts } = words;
  const title = (key: ColumnName) => texts.t(`lists.export.${key}`);
  const text = (key: ColumnName, value: (line: ListLine) => CellValue): Column => ({
    title: title(key),
    kind: 'text',
    value,
  });
  const entry = (dictionary: 'criteria' | 'removal-grounds', id: string) =>
    id === '' ? null : words.entry(dictionary, id);
  return [
    { title: title('number'), kind: 'number', value: (_line, at) => at + 1 },
    text('client', ({ name }) => name),
    text('inn', ({ inn }) => inn),
    text('unit', ({ unit }) => words.unit(unit)),
    ...(section === 'potential'
      ? [text('operator', ({ operator }) => operator)]
      : [text('level', ({ level }) => level && texts.t(`lists.export.levels.${level}`))]),
    ...(section === 'new'
      ? [
          text('criterion', ({ criterion }) => entry('criteria', criterion)),
          text('value', ({ value }) => value),
        ]
      : []),
    ...(section === 'remove' ? [text('ground', ({ ground }) => entry('removal-grounds', ground))] : []),
    { title: title('monthly'), kind: 'money', value: ({ monthly }) => monthly, sum: true },
    { title: title('closeness'), kind: 'percent', value: ({ closeness }) => closeness },
    ...(section === 'potential'
      ? []
      : [text('status', ({ status }) => status && texts.t(`statuses.client.${status}`))]),
    text('manager', ({ manager }) => words.person(manager)),
    text('note', ({ note }) => note),
    text('head-office', ({ headOffice }) => headOfficeText(headOffice, texts)),
  ];
}

type ColumnName =
  | 'number'
  | 'client'
  | 'inn'
  | 'unit'
  | 'operator'
  | 'level'
  | 'criterion'
  | 'value'
  | 'ground'
  | 'monthly'
  | 'closeness'
  | 'status'
  | 'manager'
  | 'note'
  | 'head-office';

function headOfficeText(decided: ListLine['headOffice'], texts: Texts): string | null {
  if (!decided) return null;
  const outcome = texts.t(`lists.outcomes.${decided.outcome}`);
  return decided.note === '' ? outcome : `${outcome}: ${decided.note}`;
}
