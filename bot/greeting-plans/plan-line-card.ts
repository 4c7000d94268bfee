import type { FieldError } from '../../src/forms/field.ts';
import { GIFT_LIMIT } from '../../src/greetings/greeting-rules.ts';
import type { OpenedLine } from '../../src/greetings/plans/open-line.ts';
import { isOwnDay } from '../../src/greetings/plans/plan-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { dateWithWeekday, dayWithDistance } from '../cards/dates.ts';
import type { ButtonView, FactView, NoticeView, PlaceView } from '../cards/view.ts';
import { greetingInputs, intentInputs, moveInputs, type Tried } from '../greetings/greeting-form.ts';
import { amountText, channelText, intentText, limitText } from '../greetings/greeting-words.ts';
import { occasionText } from '../greetings/occasion-text.ts';
import { reasonInput } from './plan-signing.ts';
import { FATE_TONES, fateText, planTap } from './plan-words.ts';

/** Answer to a press on the card, beside the greeting as it stands. */
export interface LineAnswer {
  tried?: {
    place: Tried['place'] | 'intent';
    typed: Record<string, unknown>;
    errors: Record<string, FieldError>;
  };
  said?: NoticeView;
}

/** One greeting of the plan: when, what is meant, what became of it, and the ways to answer it. */
export function presentLine(opened: OpenedLine, answer: LineAnswer, texts: Texts): CardData {
  const { line, client, spheres, way } = opened;
  const open = line.status !== 'done' && line.status !== 'skipped';
  const may = way !== null && open;
  return {
    header: {
      kind: texts.t('plans.line.kind'),
      number: line.client,
      title: occasionText(client, line, { named: true, spheres }, texts),
      status: texts.t(`plans.statuses.${line.status}`),
      tone: line.status === 'done' ? 'good' : FATE_TONES[line.status],
    },
    notice: answer.said ?? giftNotice(opened, texts),
    tiles: [],
    facts: factsOf(opened, texts),
    rows: [],
    folds: [],
    buttonRows: inRows([...(may ? answerButtons(opened, texts) : []), ...wayButtons(opened, texts)]),
    places: may ? placesOf(opened, answer, texts) : [],
  };
}

function factsOf({ line, client, intent, spent, record, today }: OpenedLine, texts: Texts): FactView[] {
  const { entry } = line;
  const open = line.status !== 'done' && line.status !== 'skipped';
  const fact = (title: string, value: string) => (value === '' ? [] : [{ title, value }]);
  const when = open ? dayWithDistance(line.date, today.toString(), texts) : dateWithWeekday(line.date, texts);
  const gift = [entry?.gift ?? '', entry?.cost ? amountText(entry.cost, texts) : ''];
  return [
    ...fact(texts.t('plans.line.client'), client.passport.shortName),
    ...fact(texts.t('plans.line.when'), when),
    ...(line.greetOn === line.date || !open
      ? []
      : fact(texts.t('plans.line.day-off'), dateWithWeekday(line.greetOn, texts))),
    ...(open ? fact(texts.t('plans.line.prepare'), texts.dayMonth(line.prepareFrom)) : []),
    ...fact(texts.t('plans.line.meant'), intentText(intent, texts)),
    ...(record ? fact(texts.t('plans.line.fate'), fateText(line, true, texts)) : []),
    ...(entry?.outcome === 'moved' ? fact(texts.t('plans.line.why'), entry.reason) : []),
    ...(entry?.outcome === 'done' && entry.channel
      ? fact(texts.t('greetings.facts.channel'), channelText(entry.channel, texts))
      : []),
    ...fact(texts.t('greetings.facts.gift'), gift.filter((part) => part !== '').join(', ')),
    ...(spent > 0
      ? fact(
          texts.t('plans.line.gifts', { year: line.date.slice(0, 4) }),
          texts.t('plans.gifts.spent', { spent: amountText(spent, texts), limit: limitText(texts) }),
        )
      : []),
  ];
}

/** A word before the limit is passed, and after. */
function giftNotice({ official, spent, intent, line }: OpenedLine, texts: Texts): NoticeView | null {
  const limit = limitText(texts);
  const meant = line.status === 'done' ? 0 : (intent?.cost ?? 0);
  if (official) return { text: texts.t('greetings.official', { limit }), tone: 'warning' };
  if (spent + meant <= GIFT_LIMIT) return null;
  return {
    text: texts.t('plans.gifts.over', { sum: amountText(spent + meant, texts), limit }),
    tone: 'warning',
  };
}

function answerButtons({ line }: OpenedLine, texts: Texts): ButtonView[] {
  const toggle = (title: string, id: string): ButtonView => ({ ...planTap(title, '', {}), toggles: [id] });
  return [
    { ...toggle(texts.t('greetings.buttons.details'), 'details'), tone: 'positive' },
    toggle(texts.t('plans.buttons.intend'), 'intent'),
    ...(isOwnDay(line) ? [toggle(texts.t('greetings.buttons.move'), 'move')] : []),
    toggle(texts.t('plans.buttons.skip'), 'skip'),
  ];
}

function wayButtons({ line, record }: OpenedLine, texts: Texts): ButtonView[] {
  const place = { manager: line.manager, month: line.date.slice(0, 7) };
  return [
    ...(record && line.status === 'done'
      ? [planTap(texts.t('plans.buttons.record'), 'greeting.open', { greeting: line.id })]
      : []),
    planTap(texts.t('plans.buttons.client'), 'client.open', { client: line.client }),
    planTap(texts.t('plans.buttons.month'), 'plan.month', place),
  ];
}

function placesOf(opened: OpenedLine, { tried }: LineAnswer, texts: Texts): PlaceView[] {
  const { line, intent, record, today } = opened;
  const rendering = `${record?.version ?? 0}-${intent?.version ?? 0}`;
  const now = today.toString();
  const known = tried && tried.place !== 'intent' ? { ...tried, place: tried.place } : null;
  const form = { today: line.date < now ? line.date : now, tried: known, rendering, intent };
  const send = (title: string, verb: string): ButtonView => ({
    ...planTap(title, verb, { greeting: line.id }),
    tone: 'positive',
    withInputs: true,
  });
  const place = (id: string, title: string, inputs: PlaceView['inputs'], button: ButtonView): PlaceView => ({
    id,
    open: tried?.place === id,
    title,
    inputs,
    buttons: [button],
  });
  const moved = texts.t('plans.line.move');
  return [
    place(
      'details',
      texts.t('greetings.form.title'),
      greetingInputs({ ...form, recorded: null }, texts),
      send(texts.t('greetings.buttons.record'), 'plan.greet'),
    ),
    place(
      'intent',
      texts.t('plans.line.intent'),
      intentInputs({ intent, tried: tried?.place === 'intent' ? tried : null, rendering }, texts),
      send(texts.t('plans.buttons.keep'), 'plan.intend'),
    ),
    ...(isOwnDay(line)
      ? [
          place(
            'move',
            moved,
            moveInputs({ ...form, today: now }, texts),
            send(texts.t('greetings.buttons.move-save'), 'plan.move'),
          ),
        ]
      : []),
    place(
      'skip',
      texts.t('plans.line.skip'),
      [reasonInput(texts.t('plans.return.reason'), rendering)],
      send(texts.t('plans.buttons.skip-send'), 'plan.skip'),
    ),
  ];
}
