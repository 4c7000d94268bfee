import type { Client } from '../../src/clients/client.ts';
import { GIFT_LIMIT } from '../../src/greetings/greeting-rules.ts';
import type { ClientGreetings } from '../../src/greetings/list-client-greetings.ts';
import type { Told } from '../../src/greetings/load-desk.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { fold } from '../cards/fold.ts';
import type { FoldView, RowView } from '../cards/view.ts';
import { amountText, channelText, howText, limitText } from './greeting-words.ts';
import { occasionText } from './occasion-text.ts';

const LATEST = 5;

export interface GreetedClient {
  client: Client;
  greeted: ClientGreetings | null;
}

/** «Поздравления» on the client's card: the last ones, each leading to its record, and what gifts cost. */
export function presentClientGreetings({ client, greeted }: GreetedClient, texts: Texts): FoldView[] {
  if (!greeted || greeted.told.length === 0) return [];
  const { told, named, year, spent } = greeted;
  const args = { year: String(year), spent: amountText(spent, texts), limit: limitText(texts) };
  const gifts = texts.t(spent > GIFT_LIMIT ? 'greetings.gift-over' : 'greetings.gifts', args);
  return [
    fold(
      'greetings',
      texts.t('greetings.section'),
      {
        count: told.length,
        rows: told.slice(0, LATEST).map((each) => row(client, each, greeted, texts)),
        lines: named && spent > 0 ? [gifts] : [],
      },
      { texts },
    ),
  ];
}

/** Tells who may not see contacts that they were greeted, and not what was given or said to them. */
function row(client: Client, told: Told, greeted: ClientGreetings, texts: Texts): RowView {
  const { greeting, entry, who } = told;
  const hidden =
    entry.outcome === 'done'
      ? channelText(entry.channel, texts)
      : texts.t(`greetings.hidden.${entry.outcome}`);
  const what = greeted.named ? howText(told, texts) : hidden;
  const title = occasionText(client, greeting, greeted, texts);
  const tap = {
    title: `${texts.t('clients.card.buttons.open')}: ${title}`,
    verb: 'greeting.open',
    data: { greeting: greeting._id },
    tone: 'default' as const,
    withInputs: false,
  };
  // The day of a birthday is for who may see contacts.
  const isHidden = !greeted.named && greeting.contact !== '';
  const day = isHidden ? String(greeting.year) : texts.date(greeting.date);
  return {
    title,
    detail: [day, what, who].filter((part) => part !== '').join(' · '),
    tone: 'default',
    buttons: [],
    ...(greeted.named ? { tap } : {}),
  };
}
