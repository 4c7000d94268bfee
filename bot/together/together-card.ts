import type { WorkCalendar } from '../../src/calendar/work-calendar.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { PickResult } from '../../src/requests/actions/agree-together.ts';
import type { Together } from '../../src/requests/views/list-together.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dayOf } from '../cards/dates.ts';
import { factLabel, presentValue } from '../cards/form.ts';
import { optionChoices } from '../cards/option-choices.ts';
import { withProvisional } from '../cards/provisional.ts';
import { shortened } from '../cards/shortened.ts';
import { type ButtonView, inputId, type NoticeView } from '../cards/view.ts';
import { kindTitle } from '../requests/request-words.ts';

export interface TogetherInput {
  together: Together;
  /** Outcome of each that was ticked, with the client where its reader may see it. */
  results: (PickResult & { client: string })[];
  /** True where nothing was ticked. */
  isEmpty: boolean;
  /** Told apart from earlier drawings, so that no tick is left over. */
  rendering: string;
  calendar: WorkCalendar;
  texts: Texts;
}

/** Several requests of one kind to tick, and one button that agrees to them. */
export function presentTogether(input: TogetherInput): CardData {
  const { together, texts } = input;
  const { views, type, groups } = together;
  const count = groups.find((group) => group.type === type)?.requests.length ?? views.length;
  return {
    header: {
      kind: texts.t('together.kind'),
      number: '',
      title: type ? kindTitle(type, texts) : texts.t('together.none'),
      status: type ? texts.t('together.count', { count }) : '',
      tone: 'accent',
    },
    notice: input.isEmpty ? { text: texts.t('together.tick-one'), tone: 'warning' } : hintOf(input),
    results: input.results.map((result) => resultLine(result, texts)),
    rows: views.map((view, n) => rowOf(input, view, n)),
    buttons: [...agreeButton(input), ...otherKinds(input)],
  };
}

function hintOf({ together, results, texts }: TogetherInput): NoticeView | null {
  if (together.views.length === 0) return null;
  return results.length > 0 ? null : { text: texts.t('together.hint'), tone: 'default' };
}

function resultLine({ request, client, outcome }: TogetherInput['results'][number], texts: Texts) {
  const own = `together.outcomes.${outcome}`;
  const said = texts.has(own) ? texts.t(own) : texts.built(`errors.${outcome}`);
  const what = [client, request].filter((part) => part !== '').join(', ');
  const isDone = outcome === 'done' || outcome === 'repeated';
  return { mark: isDone ? '✓' : '✕', text: texts.t('together.line', { what, said }) };
}

function rowOf({ rendering, calendar, texts }: TogetherInput, view: RequestView, n: number) {
  const { request, client, abilities, today } = view;
  const dueOn = abilities.seat?.step.dueOn;
  const date = dueOn ? withProvisional(dueOn, dayOf(dueOn, today, texts), calendar, texts) : '';
  const due = date ? texts.t(dueOn && dueOn < today ? 'together.overdue' : 'together.due', { date }) : '';
  return {
    id: inputId(`pick${n}`, rendering),
    title: client?.passport.shortName ?? request._id,
    value: 'false',
    facts: factsOf(view, texts),
    detail: [request._id, due].filter((part) => part !== '').join(' · '),
    open: {
      ...button(texts.t('requests.buttons.open'), 'together.open', {
        request: request._id,
        type: request.type,
      }),
      tooltip: texts.t('together.tip', { number: request._id }),
    },
  };
}

const LONGEST_VALUE = 80;

function factsOf({ definition, request, entries }: RequestView, texts: Texts): string[] {
  const input = { form: `${request.type}.values`, choices: optionChoices(entries, texts), texts };
  return (definition.together ?? []).flatMap((name) => {
    const field = definition.fields[name];
    const value = field ? presentValue(input, name, field, request.values[name]) : '';
    if (value === '') return [];
    const label = factLabel(input.form, name, texts);
    return [texts.t('together.fact', { label, value: shortened(value, LONGEST_VALUE) })];
  });
}

function agreeButton({ together, texts }: TogetherInput): ButtonView[] {
  if (together.views.length === 0) return [];
  const targets = together.views.flatMap(({ request, abilities: { seat } }) =>
    seat
      ? [
          {
            request: request._id,
            step: seat.step.definition.id,
            seat: seat.seat.id,
            revision: request.revision,
          },
        ]
      : [],
  );
  const data = { type: together.type, targets };
  return [{ ...button(texts.t('together.yes'), 'together.agree', data), tone: 'positive', withInputs: true }];
}

function otherKinds({ together: { groups, type }, texts }: TogetherInput): ButtonView[] {
  return groups
    .filter((group) => group.type !== type)
    .map((group) => {
      const args = { kind: kindTitle(group.type, texts), count: group.requests.length };
      return button(texts.t('together.other', args), 'together.list', { type: group.type });
    });
}

function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
