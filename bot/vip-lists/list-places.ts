import type { OpenedList } from '../../src/vip-lists/open-vip-list.ts';
import { isOnList, LIST_SECTIONS, type ListLine } from '../../src/vip-lists/vip-list.ts';
import { type ButtonView, type ChoiceView, type InputView, inputId, type PlaceView } from '../cards/view.ts';
import { button, type ListCardInput, type ListWords } from './list-words.ts';

const MOST_NOTE = 500;

/** Fields of everything that this reader may do now, each behind its button. */
export function presentPlaces(input: ListCardInput, words: ListWords): PlaceView[] {
  const { list, mayKeep, seat } = input.opened;
  const places = {
    draft: ['line', 'add'],
    agreeing: [],
    agreed: ['sent'],
    sent: ['decided', 'except'],
    decided: [],
  } as const satisfies Record<OpenedList['list']['status'], readonly PlaceName[]>;
  const own: readonly PlaceName[] = seat ? ['refuse', 'return'] : [];
  const kept: readonly PlaceName[] = mayKeep ? places[list.status] : [];
  return [...own, ...kept].map((name) => presentPlace(name, input, words));
}

type PlaceName = 'line' | 'add' | 'refuse' | 'return' | 'sent' | 'except' | 'decided';

function presentPlace(name: PlaceName, input: ListCardInput, words: ListWords): PlaceView {
  const { inputs, buttons } = PLACES[name](input, words);
  return {
    id: `list-${name}`,
    open: input.open === name,
    title: words.texts.t(`lists.places.${name}`),
    inputs,
    buttons,
  };
}

type Content = Pick<PlaceView, 'inputs' | 'buttons'>;

const PLACES: Record<PlaceName, (input: ListCardInput, words: ListWords) => Content> = {
  line: (input, words) => {
    const { opened } = input;
    const hasRemovals = opened.lines.some(({ section }) => section === 'remove');
    const grounds = opened.grounds
      .filter(({ retired }) => !retired)
      .map(({ id }) => ({ title: words.ground(id), value: id }));
    return {
      inputs: [
        lineInput(opened.lines, input, words),
        text('note', input, words),
        ...(hasRemovals ? [choice('ground', grounds, input, words, false)] : []),
      ],
      buttons: [
        send('save', 'list.line', input, words),
        send('drop', 'list.drop', input, words),
        send('restore', 'list.restore', input, words),
      ],
    };
  },
  add: (input, words) => ({
    inputs: [
      text('client', input, words, { required: true, kind: 'text', maxLength: 40 }),
      choice(
        'section',
        LIST_SECTIONS.filter((section) => section !== 'potential').map((value) => ({
          value,
          title: words.texts.t(`lists.sections.${value}`),
        })),
        input,
        words,
        true,
      ),
    ],
    buttons: [send('add-line', 'list.add', input, words)],
  }),
  refuse: (input, words) => ({
    inputs: [
      lineInput(
        input.opened.lines.filter(({ dropped }) => dropped === ''),
        input,
        words,
      ),
      text('reason', input, words),
    ],
    buttons: [
      send('refuse-line', 'list.refuse', input, words),
      send('unrefuse', 'list.unrefuse', input, words),
    ],
  }),
  return: (input, words) => ({
    inputs: [text('why', input, words, { required: true })],
    buttons: [send('return-list', 'list.return', input, words)],
  }),
  sent: (input, words) => ({
    inputs: paper(input, words),
    buttons: [send('save', 'list.sent', input, words)],
  }),
  except: (input, words) => ({
    inputs: [
      lineInput(input.opened.lines.filter(isOnList), input, words),
      choice(
        'outcome',
        (['refused', 'postponed', 'approved'] as const).map((value) => ({
          value,
          title: words.texts.t(`lists.outcomes.${value}`),
        })),
        input,
        words,
        true,
      ),
      text('note', input, words),
    ],
    buttons: [send('save', 'list.except', input, words)],
  }),
  decided: (input, words) => ({
    inputs: paper(input, words),
    buttons: [send('decide', 'list.decided', input, words)],
  }),
};

function paper(input: ListCardInput, words: ListWords): InputView[] {
  return [
    text('number', input, words, { required: true, kind: 'text', maxLength: 50 }),
    text('on', input, words, { required: true, kind: 'date', maxLength: 0 }),
  ];
}

function lineInput(lines: ListLine[], input: ListCardInput, words: ListWords): InputView {
  const choices = lines.map(({ id, name }) => ({ title: name, value: id }));
  return choice('line', choices, input, words, true);
}

type FieldName =
  | 'line'
  | 'note'
  | 'ground'
  | 'client'
  | 'section'
  | 'reason'
  | 'why'
  | 'outcome'
  | 'number'
  | 'on';

function text(
  name: FieldName,
  input: ListCardInput,
  words: ListWords,
  change: Partial<InputView> = {},
): InputView {
  return {
    id: inputId(name, input.rendering),
    kind: 'multiline',
    label: words.texts.t(`lists.fields.${name}`),
    required: false,
    value: typedIn(name, input),
    placeholder: '',
    maxLength: MOST_NOTE,
    choices: [],
    error: input.errors[name] ?? '',
    hint: '',
    ...change,
  };
}

function choice(
  name: FieldName,
  choices: ChoiceView[],
  input: ListCardInput,
  words: ListWords,
  required: boolean,
): InputView {
  return { ...text(name, input, words), kind: 'choice', choices, required, maxLength: 0 };
}

function typedIn(name: FieldName, { typed, open }: ListCardInput): string {
  const value = open === '' ? undefined : typed[name];
  return typeof value === 'string' ? value : '';
}

function send(
  key: 'save' | 'drop' | 'restore' | 'add-line' | 'refuse-line' | 'unrefuse' | 'return-list' | 'decide',
  verb: string,
  { opened: { list, from } }: ListCardInput,
  { texts }: ListWords,
): ButtonView {
  const isMain = key === 'save' || key === 'add-line' || key === 'refuse-line' || key === 'decide';
  const data = { list: list._id, revision: list.revision, from };
  return button(texts.t(`lists.buttons.${key}`), verb, data, {
    tone: isMain ? 'positive' : 'default',
    withInputs: true,
  });
}
