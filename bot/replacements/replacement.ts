import type { FieldError, Fields } from '../../src/forms/field.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Grant, Unit } from '../../src/people/person.ts';
import type { MovedCounts } from '../../src/people/replacement.ts';
import type { OpenedReplacement } from '../../src/replacements/open-replacement.ts';
import type { ReplacementPreview } from '../../src/replacements/preview-replacement.ts';
import { presentForm } from '../cards/form.ts';
import type { ButtonView, ChoiceView, FactView, HeaderView, InputView, NoticeView } from '../cards/view.ts';
import { unitName } from '../requests/request-words.ts';

const REPLACE_FIELDS = {
  leaver: { kind: 'choice', options: 'leavers', required: true },
  successor: { kind: 'choice', options: 'people', required: true },
} satisfies Fields;

export interface ReplaceFormInput {
  people: ChoiceView[];
  /** The same, and who is chosen already though the access is closed. */
  leavers: ChoiceView[];
  typed: { leaver: string; successor: string };
  errors: Record<string, FieldError>;
  notice: NoticeView | null;
  rendering: string;
  texts: Texts;
}

export interface ReplacementView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView | null;
  facts: FactView[];
  inputs: InputView[];
  sections: never[];
  buttons: ButtonView[];
  buttonRows: never[];
}

/** Form: who leaves and who takes over. */
export function presentReplaceForm(input: ReplaceFormInput): ReplacementView {
  const { people, leavers, typed, errors, notice, rendering, texts } = input;
  const inputs = presentForm({
    form: 'directory.replace',
    fields: REPLACE_FIELDS,
    values: typed,
    errors,
    rendering,
    choices: (name) => (name === 'leavers' ? leavers : people),
    texts,
  });
  const preview = button(texts.t('directory.replace.preview'), 'replace.preview', {}, 'positive', true);
  return view(texts.t('directory.replace.title'), notice, [], inputs, [preview, backButton(texts)], texts);
}

/** Everything that will move, before it does. */
export function presentReplacementPreview(
  { leaver, successor, moved }: ReplacementPreview,
  units: Unit[],
  texts: Texts,
): ReplacementView {
  const data = { leaver: leaver._id, successor: successor._id, version: leaver.version };
  const warning = texts.t('directory.replace.warning', { leaver: leaver.name, successor: successor.name });
  return view(
    texts.t('directory.replace.heading', { leaver: leaver.name, successor: successor.name }),
    { text: warning, tone: 'warning' },
    factsOf(leaver.roles, moved, units, texts),
    [],
    [
      button(texts.t('directory.replace.confirm'), 'replace.confirm', data, 'destructive', false),
      button(texts.t('directory.replace.cancel'), 'replace.cancel', {}, 'default', false),
    ],
    texts,
  );
}

/** To the admin who asked for it, and to the successor: what has moved. */
export function presentReplacement(
  { replacement, names }: OpenedReplacement,
  isSuccessor: boolean,
  units: Unit[],
  texts: Texts,
): ReplacementView {
  const { status, roles, moved } = replacement;
  const key = isSuccessor ? 'received' : status;
  const notice: NoticeView = {
    text: texts.t(`directory.replace.${key}`, names),
    tone: status === 'done' ? 'good' : 'accent',
  };
  const say = (id: 'my-tasks' | 'my-clients') => {
    const words = texts.t(`help.say.${id}`);
    const title = words.charAt(0).toUpperCase() + words.slice(1);
    return button(title, 'command.say', { words }, 'default', false);
  };
  const buttons = isSuccessor ? [say('my-tasks'), say('my-clients')] : [backButton(texts)];
  const title = texts.t('directory.replace.heading', names);
  return view(title, notice, factsOf(roles, moved, units, texts), [], buttons, texts);
}

const COUNTED: (keyof MovedCounts)[] = [
  'steps',
  'requests',
  'named',
  'clients',
  'deputies',
  'reminders',
  'drafts',
  'reports',
  'substitutions',
];

function factsOf(roles: Grant[], moved: MovedCounts, units: Unit[], texts: Texts): FactView[] {
  const titles = roles.map((grant) => grantTitle(grant, units, texts));
  return [
    ...(titles.length > 0 ? [{ title: texts.t('directory.replace.roles'), value: titles.join('; ') }] : []),
    ...countFacts(moved, texts),
  ];
}

export function countFacts(moved: MovedCounts, texts: Texts): FactView[] {
  return COUNTED.map((name) => ({
    title: texts.t(`directory.replace.counts.${name}`),
    value: String(moved[name]),
  }));
}

/** `Начальник отдела продаж СП, Барнаул`. */
export function grantTitle({ role, scope }: Grant, units: Unit[], texts: Texts): string {
  return `${texts.t(`people.roles.${role}`)}, ${unitName(scope, units, texts)}`;
}

function backButton(texts: Texts): ButtonView {
  return button(texts.t('directory.buttons.menu'), 'directory.menu', {}, 'default', false);
}

function button(
  title: string,
  verb: string,
  data: Record<string, unknown>,
  tone: ButtonView['tone'],
  withInputs: boolean,
): ButtonView {
  return { title, verb, data, tone, withInputs };
}

function view(
  title: string,
  notice: NoticeView | null,
  facts: FactView[],
  inputs: InputView[],
  buttons: ButtonView[],
  texts: Texts,
): ReplacementView {
  const kind = texts.t('directory.replace.kind');
  const header: HeaderView = { kind, number: '', title, status: '', tone: 'default' };
  return { header, notice, facts, inputs, sections: [], buttons, buttonRows: [] };
}
