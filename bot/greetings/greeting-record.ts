import type { OpenedGreeting } from '../../src/greetings/open-greeting.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import type { ButtonView, NoticeView } from '../cards/view.ts';
import { greetingInputs, type Tried } from './greeting-form.ts';
import { howText, toldFacts } from './greeting-words.ts';
import { occasionText } from './occasion-text.ts';

/** Answer to a press on the record's card, beside the record as it stands. */
export interface RecordAnswer {
  tried?: Tried;
  said?: NoticeView;
}

/** The record of one greeting: what was told of it, what was told before, and the form for its author. */
export function presentRecord(opened: OpenedGreeting, answer: RecordAnswer, texts: Texts): CardData {
  const { client, told, earlier, today } = opened;
  const { greeting, entry } = told;
  const done = entry.outcome === 'done';
  const title = occasionText(client, greeting, { named: true, spheres: opened.spheres }, texts);
  const entries = greeting.entries.length;
  const data = { greeting: greeting._id, entries };
  const correct = { ...button(texts.t('greetings.buttons.correct'), '', {}), toggles: ['details'] };
  const save = button(texts.t('greetings.buttons.correct-save'), 'greeting.amend', data);
  const form = { today, tried: answer.tried ?? null, rendering: entries, recorded: entry };
  const back = texts.t('reminders.buttons.open-client');
  return {
    header: {
      kind: texts.t('greetings.record'),
      number: client._id,
      title,
      status: dateWithWeekday(greeting.date, texts),
      tone: done ? 'good' : 'default',
    },
    notice: answer.said ?? (done ? null : { text: howText(told, texts), tone: 'default' }),
    facts: [
      { title: texts.t('reminders.facts.client'), value: client.passport.shortName },
      ...(done ? toldFacts(told, texts) : []),
    ],
    sections:
      earlier.length === 0
        ? []
        : [
            {
              title: texts.t('greetings.earlier'),
              facts: [],
              lines: earlier.map((each) => `${howText(each, texts)} (${each.who})`),
            },
          ],
    buttons: [...(opened.mayCorrect ? [correct] : []), button(back, 'client.open', { client: client._id })],
    places: opened.mayCorrect
      ? [
          {
            id: 'details',
            open: answer.tried !== undefined,
            title: texts.t('greetings.form.correct'),
            inputs: greetingInputs(form, texts),
            buttons: [{ ...save, tone: 'positive', withInputs: true }],
          },
        ]
      : [],
  };
}

function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
