import type { ListField, Row } from '../../src/forms/field.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { WatchedDate } from '../../src/requests/kinds/definition.ts';
import { additionOf, rowsIn } from '../../src/requests/route/addition-rules.ts';
import { allDates, isSettled } from '../../src/requests/route/watched-dates.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { factLabel, presentValue } from '../cards/form.ts';
import { shortened } from '../cards/shortened.ts';
import type { FactView, SectionView } from '../cards/view.ts';

const LONGEST_CELL = 120;

/** Lists of a request whose rows have a day and a state: each row is a line that says how it stands. */
export function milestoneLists({ dates = [] }: RequestView['definition']): string[] {
  return dates.flatMap(({ from, settledBy }) => ('list' in from && settledBy ? [from.list] : []));
}

export function presentMilestones(view: RequestView, texts: Texts): SectionView[] {
  return (view.definition.dates ?? []).flatMap((rule) => {
    const lines = linesOf(view, rule, texts);
    if (lines.length === 0 || !('list' in rule.from)) return [];
    const title = factLabel(`${view.definition.id}.values`, rule.from.list, texts);
    return [{ title, facts: [], lines }];
  });
}

function linesOf(view: RequestView, rule: WatchedDate, texts: Texts): string[] {
  const { from, settledBy } = rule;
  const list = 'list' in from ? view.definition.fields[from.list] : undefined;
  if (!('list' in from) || !settledBy || list?.kind !== 'list') return [];
  const days = new Map(allDates(view.definition, view.request).map(({ id, on }) => [id, on]));
  return rowsIn(view.request, from.list).map((row, n) => {
    const id = `${rule.id}-${n}`;
    const on = days.get(id) ?? '';
    const isDone = isSettled(view.definition, view.request, id);
    const entry = additionOf(view.request, `${settledBy.addition}-${n}`);
    const said = [
      ...cellsOf(view, from, list, row, texts),
      ...(isDone
        ? [texts.t('requests.milestones.done', { date: texts.date(String(entry?.values[settledBy.on])) })]
        : []),
      ...(on === row[from.field]
        ? []
        : [texts.t('requests.milestones.moved', { date: texts.date(String(row[from.field])) })]),
      ...(!isDone && on < view.today && view.request.status === 'open'
        ? [texts.t('requests.milestones.overdue')]
        : []),
    ];
    return texts.t('requests.milestones.line', {
      mark: isDone ? '✓' : '○',
      date: texts.date(on),
      said: said.join(' · '),
    });
  });
}

function cellsOf(
  { definition }: RequestView,
  from: { list: string; field: string },
  { item }: ListField,
  row: Row,
  texts: Texts,
): string[] {
  const words = { form: `${definition.id}.values.${from.list}`, choices: () => [], texts };
  return Object.entries(item)
    .filter(([name]) => name !== from.field)
    .map(([name, field]) => shortened(presentValue(words, name, field, row[name]), LONGEST_CELL))
    .filter((part) => part !== '');
}

/** Facts that were taken down once, beside the route. */
export function presentAdditions({ definition, request }: RequestView, texts: Texts): FactView[] {
  return (definition.additions ?? []).flatMap(({ id, list, fields }) => {
    const values = list === undefined ? additionOf(request, id)?.values : undefined;
    const form = `${definition.id}.${id}`;
    return Object.entries(fields)
      .map(([name, field]) => ({
        title: factLabel(form, name, texts),
        value: presentValue({ form, choices: () => [], texts }, name, field, values?.[name]),
      }))
      .filter(({ value }) => value !== '');
  });
}
