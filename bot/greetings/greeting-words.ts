import type { GreetingChannel } from '../../src/greetings/greeting.ts';
import { GIFT_LIMIT } from '../../src/greetings/greeting-rules.ts';
import type { Intent } from '../../src/greetings/intent.ts';
import type { Told } from '../../src/greetings/load-desk.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { FactView } from '../cards/view.ts';

export function channelText(channel: GreetingChannel | null, texts: Texts): string {
  if (channel === null) return texts.t('greetings.done.not-said');
  return texts.built(`fields.greeting.channel.options.${channel}`);
}

/** Tells what became of a greeting, in one line: `Звонок, 4 декабря · книга, 1 200 ₽`. */
export function howText({ entry }: Told, texts: Texts): string {
  const { outcome, channel, on, reason } = entry;
  const date = texts.dayMonth(on);
  if (outcome === 'skipped') return texts.t('greetings.entry-skipped', { reason });
  if (outcome === 'moved') return texts.t('greetings.entry-moved', { date, reason });
  const how = texts.t('greetings.entry-done', { how: channelText(channel, texts), date });
  return [how, giftText(entry, texts)].filter((part) => part !== '').join(' · ');
}

function giftText({ gift, cost }: Pick<Told['entry'], 'gift' | 'cost'>, texts: Texts): string {
  return [gift, cost === null ? '' : amountText(cost, texts)].filter((part) => part !== '').join(', ');
}

/** All that was told of a greeting that was given. */
export function toldFacts({ entry, who, forWhom }: Told, texts: Texts): FactView[] {
  const fact = (title: string, value: string) => (value === '' ? [] : [{ title, value }]);
  const t = (key: 'channel' | 'on' | 'gift' | 'who' | 'for' | 'note') => texts.t(`greetings.facts.${key}`);
  return [
    ...fact(t('channel'), entry.channel === null ? '' : channelText(entry.channel, texts)),
    ...fact(t('on'), texts.dayMonth(entry.on)),
    ...fact(t('gift'), giftText(entry, texts)),
    ...fact(t('who'), who),
    ...fact(t('for'), forWhom),
    ...fact(t('note'), entry.note),
  ];
}

export function limitText(texts: Texts): string {
  return amountText(GIFT_LIMIT, texts);
}

/** `1 200 ₽`: kopecks where there are some. */
export function amountText(kopecks: number, texts: Texts): string {
  return texts.money(kopecks).replace(/[.,]00(?!\d)/, '');
}

/** `Цветы, розы, 2 500 ₽`; '' where nothing is planned. */
export function intentText(intent: Intent | null | undefined, texts: Texts): string {
  if (!intent) return '';
  const { channel, gift, cost } = intent;
  const parts = [
    channel === null ? '' : channelText(channel, texts),
    gift,
    cost === null ? '' : amountText(cost, texts),
  ];
  return parts.filter((part) => part !== '').join(', ');
}
