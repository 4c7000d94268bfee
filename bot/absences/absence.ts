import { ABSENCE_FIELDS, ABSENT_FIELD } from '../../src/absences/absence-rules.ts';
import type { AbsenceDecision } from '../../src/absences/list-absence-decisions.ts';
import type { FieldError } from '../../src/forms/field.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Person } from '../../src/people/person.ts';
import { presentForm } from '../cards/form.ts';
import type {
  ButtonView,
  ChoiceView,
  FactView,
  HeaderView,
  InputView,
  NoticeView,
  SectionView,
} from '../cards/view.ts';
import { outcomeText, stepTitle } from '../requests/request-words.ts';

export interface AbsenceReport {
  event: 'begun' | 'ended';
  principalName: string;
  substituteName: string;
  from: string;
  to: string;
  decisions: AbsenceDecision[];
}

interface AbsenceNewsView {
  header: HeaderView;
  notice: NoticeView;
  facts: FactView[];
  sections: SectionView[];
  buttons: ButtonView[];
  buttonRows: never[];
}

const MOST_LINES = 15;

/** A word at the beginning and at the end of an absence. */
export function presentAbsenceNews(report: AbsenceReport, zone: string, texts: Texts): AbsenceNewsView {
  const { event, decisions } = report;
  const args = {
    principal: report.principalName,
    substitute: report.substituteName,
    from: texts.date(report.from),
    to: texts.date(report.to),
    count: decisions.length,
  };
  const words = texts.t('help.say.my-tasks');
  const say: ButtonView = {
    title: texts.t('directory.absence.open-tasks'),
    verb: 'command.say',
    data: { words },
    tone: 'default',
    withInputs: false,
  };
  return {
    header: header(texts.t(`directory.absence.${event}.title`), texts),
    notice: { text: texts.t(`directory.absence.${event}.text`, args), tone: 'accent' },
    facts: [],
    sections: decisions.length > 0 ? [{ title: '', facts: [], lines: linesOf(report, zone, texts) }] : [],
    buttons: [say],
    buttonRows: [],
  };
}

function linesOf({ decisions }: AbsenceReport, zone: string, texts: Texts): string[] {
  const lines = decisions.slice(0, MOST_LINES).map(({ entry, request }) => {
    const { event } = entry;
    const outcome = event.type === 'request.decided' ? event.outcome : 'returned';
    const step = 'step' in event ? stepTitle(request.type, event.step, texts) : '';
    return texts.t('directory.absence.decision', {
      number: request._id,
      step,
      outcome: outcomeText(request, 'step' in event ? event.step : '', outcome, texts),
      when: texts.dateTime(entry.at, zone),
    });
  });
  const more = decisions.length - lines.length;
  return more > 0 ? [...lines, texts.t('directory.absence.more', { count: more })] : lines;
}

export interface AbsenceFormInput {
  /** Person who is away; null while an admin has not said. */
  person: Person | null;
  /** True when the reader is that person. */
  own: boolean;
  substituteName: string;
  typed: Record<string, unknown>;
  errors: Record<string, FieldError>;
  notice: NoticeView | null;
  people: ChoiceView[];
  rendering: string;
  texts: Texts;
}

export interface AbsenceFormView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  facts: FactView[];
  inputs: InputView[];
  buttons: ButtonView[];
  buttonRows: never[];
}

/** Absence set now, and the form for another substitute or other dates. */
export function presentAbsenceForm(input: AbsenceFormInput): AbsenceFormView {
  const { person, texts, errors, rendering, own } = input;
  const current = person?.substitute ?? null;
  const typed = { from: current?.from ?? '', to: current?.to ?? '', substitute: current?.person ?? '' };
  const values = Object.fromEntries(
    Object.entries({ ...typed, ...input.typed }).map(([name, value]) => [name, String(value ?? '')]),
  );
  const fields = person ? ABSENCE_FIELDS : { ...ABSENT_FIELD, ...ABSENCE_FIELDS };
  const choices = () => input.people.filter(({ value }) => value !== person?._id);
  const data = person ? { person: person._id } : {};
  return {
    header: header(person && !own ? person.name : texts.t('directory.absence.title'), texts),
    notice: input.notice,
    facts: current
      ? [
          { title: texts.t('directory.absence.substitute'), value: input.substituteName },
          {
            title: texts.t('directory.absence.dates'),
            value: texts.t('directory.absence.period', {
              from: texts.date(current.from),
              to: texts.date(current.to),
            }),
          },
        ]
      : [],
    inputs: presentForm({ form: 'directory.absence', fields, values, errors, rendering, choices, texts }),
    buttons: [
      {
        title: texts.t('directory.absence.save'),
        verb: 'absence.save',
        data,
        tone: 'positive',
        withInputs: true,
      },
      ...(current ? [endButton(data, texts)] : []),
      ...(own ? [] : [backButton(texts)]),
    ],
    buttonRows: [],
  };
}

function endButton(data: Record<string, unknown>, texts: Texts): ButtonView {
  return {
    title: texts.t('directory.absence.end'),
    verb: 'absence.end',
    data,
    tone: 'destructive',
    withInputs: false,
  };
}

function backButton(texts: Texts): ButtonView {
  return {
    title: texts.t('directory.buttons.menu'),
    verb: 'directory.menu',
    data: {},
    tone: 'default',
    withInputs: false,
  };
}

function header(title: string, texts: Texts): HeaderView {
  return { kind: texts.t('directory.absence.kind'), number: '', title, status: '', tone: 'default' };
}
