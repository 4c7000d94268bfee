import type { Client } from '../../src/clients/client.ts';
import { GIFT_LIMIT } from '../../src/greetings/greeting-rules.ts';
import type { ClientGreetings } from '../../src/greetings/list-client-greetings.ts';
import type { Told } from '../../src/greetings/load-desk.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { SectionView } from '../cards/view.ts';
import { amountText, channelText, howText, limitText } from './greeting-words.ts';
import { occasionText } from './occasion-text.ts';

const LATEST = 5;

/** «Поздравления» on the client's card: this year's and the last ones, then what gifts cost. */
export function presentClientGreetings(
  client: Client,
  greetings: ClientGreetings,
  texts: Texts,
): SectionView {
  const title = texts.t('greetings.section');
  return { title, facts: [], lines: greetingLines(client, greetings, texts) };
}

function greetingLines(client: Client, greetings: ClientGreetings, texts: Texts): string[] {
  const { told, named, year, spent } = greetings;
  if (told.length === 0) return [texts.t('greetings.section-empty')];
  const args = { year: String(year), spent: amountText(spent, texts), limit: limitText(texts) };
  const gifts =
    named && spent > 0 ? [texts.t(spent > GIFT_LIMIT ? 'greetings.gift-over' : 'greetings.gifts', args)] : [];
  return [...told.slice(0, LATEST).map((each) => line(client, each, greetings, texts)), ...gifts];
}

function line(client: Client, told: Told, greetings: ClientGreetings, texts: Texts): string {
  const { greeting, entry, who } = told;
  const hidden =
    entry.outcome === 'done'
      ? channelText(entry.channel, texts)
      : texts.t(`greetings.hidden.${entry.outcome}`);
  const what = greetings.named ? howText(told, texts) : hidden;
  return texts.t('greetings.section-line', {
    date: texts.date(greeting.date),
    occasion: occasionText(client, greeting, greetings, texts),
    what: who === '' ? what : `${what} (${who})`,
  });
}
