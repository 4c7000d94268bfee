import { DUTIES, type Standing } from '../../src/duties/duty-rules.ts';
import type { DutyList, DutyListName, DutyRow } from '../../src/duties/list-duties.ts';
import type { SpanName } from '../../src/duties/span-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { CardData } from '../cards/card-renderer.ts';
import type { ButtonView, RowView } from '../cards/view.ts';
import { stepName, tap } from '../overview/overview-words.ts';
import { kindTitle } from '../requests/request-words.ts';
import { loadText } from './duties-card.ts';
import { placeText, punctualityText, standingText } from './duty-words.ts';

/** A page of a list, as buttons carry it. */
export interface DutyPlace {
  name: SpanName;
  what: DutyListName;
  person?: string | undefined;
  first: number;
}

export function presentDutyList(list: DutyList, place: DutyPlace, texts: Texts): CardData {
  const { duties, rows, total } = list;
  const whose = place.person ? (duties.names[place.person] ?? '') : '';
  return {
    header: {
      kind: texts.t('duties.list.kind', { span: texts.t(`duties.spans.${duties.name}`), count: total }),
      number: '',
      title: whose || texts.t(`duties.list.${place.what}`),
      status: '',
      tone: 'default',
    },
    notice: total === 0 ? { text: texts.t('duties.list.empty'), tone: 'good' } : null,
    rows: rows.map((row) => presentRow(row, list, place, texts)),
    buttons: pageButtons(list, place, texts),
  };
}

function pageButtons({ next }: DutyList, place: DutyPlace, texts: Texts): ButtonView[] {
  const page = (key: 'more' | 'first', first: number) =>
    tap(texts.t(`duties.buttons.${key}`), 'duties.page', { ...place, first });
  return [
    ...(next === undefined ? [] : [page('more', next)]),
    ...(place.first > 0 ? [page('first', 0)] : []),
    tap(texts.t('duties.buttons.all'), 'duties.show', { name: place.name }),
  ];
}

interface RowContent {
  title: string;
  detail: string;
  opens?: { verb: string; data: Record<string, unknown> };
}

function presentRow(row: DutyRow, list: DutyList, place: DutyPlace, texts: Texts): RowView {
  const { title, detail, opens } = contentOf(row, list, texts);
  const open =
    opens && tap(`${texts.t('duties.buttons.open')}: ${title}`, opens.verb, { ...place, ...opens.data });
  return { title, detail, tone: 'default', buttons: [], ...(open ? { tap: open } : {}) };
}

function contentOf(row: DutyRow, { duties, clients }: DutyList, texts: Texts): RowContent {
  const { names, units } = duties;
  switch (row.kind) {
    case 'overdue': {
      const people = row.people.map((id) => names[id] ?? id).join(', ');
      const facts = { number: row.request, step: stepName(row, texts), days: row.days };
      return {
        title: clients[row.client ?? ''] ?? kindTitle(row.type, texts),
        detail: [texts.t('duties.list.waits', facts), people].filter((part) => part !== '').join(' · '),
        opens: { verb: 'duties.request', data: { request: row.request } },
      };
    }
    case 'person': {
      const title = names[row.id] ?? row.id;
      const opens = {
        verb: 'duties.person',
        data: { person: row.id, what: 'overdue', from: 'people', first: 0 },
      };
      return { title, detail: standingDetail(row, texts), ...(row.overdue > 0 ? { opens } : {}) };
    }
    case 'unit':
      return { title: placeText(row.id, units, texts), detail: standingDetail(row, texts) };
    case 'stuck': {
      const facts = { count: row.requests, longest: row.longest };
      return { title: stepName(row, texts), detail: texts.t('duties.waits', facts) };
    }
    case 'load': {
      const managers = row.managers.map(({ manager, clients: count }) =>
        texts.t('duties.load.of', { name: names[manager] ?? manager, count }),
      );
      return {
        title: placeText(row.unit, units, texts),
        detail: [loadText(row, texts), ...managers].join(' · '),
      };
    }
  }
}

/** All first, then each duty that there was anything of. */
function standingDetail(standing: Standing, texts: Texts): string {
  const each = DUTIES.filter((duty) => punctualityText(standing.counts[duty], texts) !== '');
  const parts = each.map((duty) => {
    const { inTime, late } = standing.counts[duty];
    return texts.t('duties.of', { what: texts.t(`duties.duty.${duty}`), done: inTime, all: inTime + late });
  });
  return [standingText(standing, texts), ...(each.length > 1 ? parts : [])].join(' · ');
}
