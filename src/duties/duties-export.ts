import { z } from 'zod';
import type { ExportAsk, ExportKind } from '../exports/export-kind.ts';
import { readFilters } from '../exports/read-filters.ts';
import type { Texts } from '../i18n/translate.ts';
import { BRANCH } from '../people/person.ts';
import type { Sheet, SheetColumn } from '../workbooks/sheet.ts';
import { byRequest, DUTIES, percentInTime, standingsBy } from './duty-rules.ts';
import { type Duties, type DutiesDeps, loadDuties } from './load-duties.ts';
import { SPANS } from './span-rules.ts';
import { clientsEach } from './workload-rules.ts';

const Filters = z.object({ name: z.enum(SPANS) });

/** Lists behind the card of duties, a sheet each. */
export const dutiesExport: ExportKind<DutiesDeps> = {
  id: 'duties',
  build: async (deps, ask) => {
    const { name } = readFilters(Filters, ask.filters);
    const duties = await loadDuties(deps, { actor: ask.actor, name });
    return {
      name: ask.texts.t('duties.title'),
      lines: [linesOf(duties, ask)],
      sheets: [
        standings('people', duties, ask.texts),
        standings('units', duties, ask.texts),
        overdueSheet(duties, ask.texts),
        workloadSheet(duties, ask.texts),
      ],
    };
  },
};

function linesOf({ led, span }: Duties, { texts }: ExportAsk): string {
  const units = led?.map(({ name }) => name[texts.locale]).join(', ') ?? texts.t('duties.branch');
  const [from, to] = [texts.date(span.from.toString()), texts.date(span.to.toString())];
  return texts.t('duties.export.span', { units, from, to });
}

function standings(what: 'people' | 'units', duties: Duties, texts: Texts): Sheet {
  const { kept, overdue, names } = duties;
  const number = (title: string): SheetColumn => ({ title, kind: 'number' });
  return {
    name: texts.t(`duties.export.${what}`),
    columns: [
      { title: texts.t(`duties.export.${what === 'people' ? 'person' : 'unit'}`), kind: 'text' },
      number(texts.t('duties.export.overdue')),
      number(texts.t('duties.export.longest')),
      number(texts.t('duties.export.in-time')),
      number(texts.t('duties.export.late')),
      { title: texts.t('duties.export.share'), kind: 'percent' },
      ...DUTIES.flatMap((duty) => [
        number(texts.t('duties.export.of', { what: texts.t(`duties.duty.${duty}`) })),
        number(texts.t('duties.export.of-late', { what: texts.t(`duties.duty.${duty}`) })),
      ]),
    ],
    rows: standingsBy(what === 'people' ? 'person' : 'unit', kept, overdue).map((standing) => [
      what === 'people' ? (names[standing.id] ?? standing.id) : unitName(standing.id, duties, texts),
      standing.overdue,
      standing.longest,
      standing.all.inTime,
      standing.all.late,
      percentInTime(standing.all),
      ...DUTIES.flatMap((duty) => [
        standing.counts[duty].inTime + standing.counts[duty].late,
        standing.counts[duty].late,
      ]),
    ]),
  };
}

function overdueSheet(duties: Duties, texts: Texts): Sheet {
  const text = (key: 'request' | 'kind' | 'step' | 'unit' | 'client' | 'waits'): SheetColumn => ({
    title: texts.t(`duties.export.${key}`),
    kind: 'text',
  });
  return {
    name: texts.t('duties.list.overdue'),
    columns: [
      text('request'),
      text('kind'),
      text('step'),
      text('unit'),
      text('client'),
      { title: texts.t('duties.export.due'), kind: 'date' },
      { title: texts.t('duties.export.days'), kind: 'number' },
      text('waits'),
    ],
    rows: byRequest(duties.overdue).map((seat) => [
      seat.request,
      texts.built(`requests.kinds.${seat.type}.title`),
      texts.built(`requests.kinds.${seat.type}.steps.${seat.step}.title`),
      unitName(seat.unit, duties, texts),
      seat.client,
      seat.dueOn,
      seat.days,
      seat.people.map((id) => duties.names[id] ?? id).join(', '),
    ]),
  };
}

function workloadSheet(duties: Duties, texts: Texts): Sheet {
  const number = (key: 'clients' | 'managers' | 'approved' | 'each'): SheetColumn => ({
    title: texts.t(`duties.export.${key}`),
    kind: 'number',
  });
  return {
    name: texts.t('duties.list.workload'),
    columns: [
      { title: texts.t('duties.export.unit'), kind: 'text' },
      { title: texts.t('duties.export.manager'), kind: 'text' },
      number('clients'),
      number('managers'),
      number('approved'),
      number('each'),
    ],
    rows: duties.loads.flatMap((load) => {
      const unit = unitName(load.unit, duties, texts);
      return [
        [unit, null, load.clients, load.managers.length, load.approved, clientsEach(load)],
        ...load.managers.map(({ manager, clients }) => [
          unit,
          duties.names[manager] ?? manager,
          clients,
          null,
          null,
          null,
        ]),
      ];
    }),
  };
}

function unitName(place: string, { units }: Duties, texts: Texts): string {
  if (place === BRANCH) return texts.t('dictionaries.offices.branch');
  return units.find(({ _id }) => _id === place)?.name[texts.locale] ?? place;
}
