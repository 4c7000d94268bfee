import type { Client } from '../../src/clients/client.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { GreetedLine } from '../../src/reminders/answers/greet-chosen.ts';
import type { FoldView, InputView, NoticeView } from '../cards/view.ts';
import { inputId } from '../cards/view.ts';
import { greetingInputs } from '../greetings/greeting-form.ts';
import { howText, limitText } from '../greetings/greeting-words.ts';
import { button, type GreetingParts, NO_PARTS, toggle } from './greeting-parts.ts';
import { clientText, type ReminderTarget } from './kinds/parts.ts';
import type { GreetingFace } from './kinds/words.ts';
import type { ReminderCardInput } from './reminder-state.ts';

/** More choices would fill the phone; the others come when these are done. */
const MOST_PICKED = 30;
const MOST_TOLD = 30;

type Many = NonNullable<GreetingFace['many']>;

/** One card for all clients of a holiday: ticks, one way for all of them, and those done already. */
export function presentMany({ desk }: Many, input: ReminderCardInput, target: ReminderTarget): GreetingParts {
  const { facts, texts, answer } = input;
  const folds = doneFold(desk, texts);
  if (facts.state !== 'open' || !facts.mayAnswer) return { ...NO_PARTS, folds };
  const all = button('all', 'reminder.done', { ...target }, texts);
  if (desk.waiting.length === 0) return { ...NO_PARTS, folds, buttons: [all] };
  // Boxes of a card that was answered have other ids: Teams would keep the ticks of the last drawing.
  const rendering = desk.settled.length;
  const tried = answer?.tried ?? null;
  const form = { today: facts.today, tried, rendering, recorded: null };
  const [channel, ...more] = greetingInputs(form, texts);
  const limit = limitText(texts);
  return {
    ...NO_PARTS,
    remarks: desk.official ? [{ text: texts.t('greetings.official-some', { limit }), tone: 'default' }] : [],
    inputs: [pickInput(desk, input, rendering), ...(channel ? [channel] : [])],
    buttons: [
      button('chosen', 'greeting.chosen', { ...target }, texts, 'positive', true),
      toggle('more', ['details'], texts),
      all,
    ],
    places: [
      {
        id: 'details',
        open: Object.keys(tried?.errors ?? {}).some((field) => field !== 'clients' && field !== 'channel'),
        title: texts.t('greetings.form.more'),
        inputs: more,
        buttons: [],
      },
    ],
    folds,
  };
}

function pickInput(
  { waiting }: Many['desk'],
  { texts, answer }: ReminderCardInput,
  rendering: number,
): InputView {
  const shown = waiting.slice(0, MOST_PICKED);
  const rest = waiting.length - shown.length;
  const typed = answer?.tried?.typed.clients;
  const missing = answer?.tried?.errors.clients !== undefined;
  return {
    id: inputId('clients', rendering),
    kind: 'choices',
    label: texts.t('greetings.many.pick'),
    required: true,
    value: typeof typed === 'string' ? typed : shown.map(({ _id }) => _id).join(','),
    placeholder: '',
    maxLength: 0,
    choices: shown.map((client) => ({
      title: isAlone(client, shown) ? client.passport.shortName : clientText(client, texts),
      value: client._id,
    })),
    error: missing ? texts.t('greetings.many.nobody') : '',
    hint: rest > 0 ? texts.t('greetings.many.rest', { count: rest }) : '',
  };
}

/** True where no other client has the same name: a number would only fill the line. */
function isAlone({ passport }: Client, all: Client[]): boolean {
  return all.filter((each) => each.passport.shortName === passport.shortName).length === 1;
}

function doneFold({ settled }: Many['desk'], texts: Texts): FoldView[] {
  if (settled.length === 0) return [];
  const lines = settled.slice(0, MOST_TOLD).map(({ name, told }) => `${name} — ${howText(told, texts)}`);
  const title = texts.t('greetings.many.done-list', { count: settled.length });
  return [{ id: 'greeted', title, open: false, facts: [], lines, history: [], buttons: [] }];
}

/** Fate of each client that was chosen, line by line. */
export function presentLines(lines: GreetedLine[], texts: Texts): NoticeView {
  const recorded = lines.filter(({ fate }) => fate === 'recorded').length;
  const head =
    recorded > 0 ? texts.t('greetings.lines.saved', { count: recorded }) : texts.t('greetings.lines.none');
  const told = lines.map((line) => lineText(line, texts));
  return { text: [head, ...told].join('\n'), tone: recorded === lines.length ? 'good' : 'warning' };
}

function lineText(line: GreetedLine, texts: Texts): string {
  const { name } = line;
  if (line.fate !== 'known')
    return texts.t(`greetings.lines.${line.fate}`, { name, limit: limitText(texts) });
  const { told } = line;
  return texts.t('greetings.lines.known', { name, who: told.who, how: howText(told, texts) });
}
