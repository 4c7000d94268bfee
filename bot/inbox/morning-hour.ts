import type { Texts } from '../../src/i18n/translate.ts';
import { MORNING_HOURS, type Morning } from '../../src/people/person.ts';
import { USUAL_HOUR } from '../../src/reminders/morning-rules.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import type { ButtonView } from '../cards/view.ts';

/** Says when the card of the morning comes, and offers the other hours. */
export function presentMorningHour(chosen: Morning | undefined, texts: Texts): CardData {
  const morning = chosen ?? USUAL_HOUR;
  const text =
    morning === 'off'
      ? texts.t('inbox.morning.is-off')
      : texts.t('inbox.morning.is-on', { hour: hourText(morning, texts) });
  const others = MORNING_HOURS.filter((hour) => hour !== morning);
  return {
    header: {
      kind: texts.t('inbox.morning.kind'),
      number: '',
      title: texts.t('inbox.morning.question'),
      status: '',
      tone: 'default',
    },
    notice: { text, tone: 'default' },
    buttonRows: inRows([
      ...others.map((hour) => choice(texts.t('inbox.morning.at', { hour: hourText(hour, texts) }), hour)),
      ...(morning === 'off' ? [] : [choice(texts.t('inbox.morning.off'), 'off')]),
    ]),
  };
}

/** Leaves a line of the card of an earlier morning. */
export function presentFolded(date: string, texts: Texts): { text: string; buttons: ButtonView[] } {
  return {
    text: texts.t('inbox.morning.folded', { date: texts.dayMonth(date) }),
    buttons: [choiceButton(texts.t('inbox.morning.show'), 'inbox.show', { from: 0 })],
  };
}

function hourText(hour: number, texts: Texts): string {
  return texts.t('inbox.morning.hour', { hour });
}

function choice(title: string, morning: Morning): ButtonView {
  return choiceButton(title, 'morning.choose', { morning });
}

function choiceButton(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
