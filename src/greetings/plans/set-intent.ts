import { putDocument } from '../../effects/change.ts';
import type { Relay } from '../../effects/relay.ts';
import type { FieldError } from '../../forms/field.ts';
import { validateFields } from '../../forms/validate-fields.ts';
import { AppError } from '../../kernel/errors.ts';
import { subjectOf } from '../../kernel/subject.ts';
import { GREETING_CHANNELS } from '../greeting.ts';
import { GIFT_LIMIT } from '../greeting-rules.ts';
import { GREETING_INTENTS, type GreetingIntent, INTENT_FIELDS, type Intent } from '../intent.ts';
import { type OpenLineDeps, openLine } from './open-line.ts';

export interface SetIntentInput {
  greeting: string;
  typed: Record<string, unknown>;
  actor: string;
}

/**
 * Plans a greeting to come; empty fields take it back. Throws NOT_FOUND for who may not greet, STALE once the greeting
 * was done or skipped.
 */
export async function setIntent(
  deps: OpenLineDeps & { relay: Relay },
  { greeting, typed, actor }: SetIntentInput,
): Promise<Record<string, FieldError>> {
  const { line, way, today, official, spent } = await openLine(deps, { actor, greeting });
  if (!way) throw new AppError('NOT_FOUND', { message: `${actor} plans no greeting ${greeting}` });
  if (line.status === 'done' || line.status === 'skipped') throw new AppError('STALE');
  const { values, errors } = validateFields(INTENT_FIELDS, typed, { today, options: () => [] });
  const intent = toIntent(values);
  if (official && (intent.cost ?? 0) + spent > GIFT_LIMIT) {
    errors.meantCost ??= { code: 'gift-barred', args: { limit: GIFT_LIMIT / 100 } };
  }
  if (Object.keys(errors).length > 0) return errors;
  const at = new Date(deps.clock.now()).toISOString();
  const { client, occasion, date } = line;
  const { by, onBehalfOf } = way;
  await putDocument<GreetingIntent>(
    deps.relay,
    deps.greetingIntents,
    GREETING_INTENTS.name,
    greeting,
    (current) => {
      if (isSame(current, intent)) return null;
      const subject = subjectOf.client(client);
      const event = { type: 'greeting.intended' as const, channel: intent.channel, cost: intent.cost };
      const year = Number(date.slice(0, 4));
      return {
        doc: { _id: greeting, client, occasion, year, ...intent, by, onBehalfOf, at },
        effects: [
          { name: 'audit', args: { entry: { subject, at, by, onBehalfOf, event } } },
          { name: 'cards.redraw', args: { subject } },
        ],
      };
    },
  );
  return {};
}

function toIntent({ meantChannel, meantGift, meantCost }: Record<string, unknown>): Intent {
  return {
    channel: GREETING_CHANNELS.find((each) => each === meantChannel) ?? null,
    gift: typeof meantGift === 'string' ? meantGift : '',
    cost: typeof meantCost === 'number' ? meantCost : null,
  };
}

function isSame(current: GreetingIntent | null, intent: Intent): boolean {
  const { channel, gift, cost } = current ?? { channel: null, gift: '', cost: null };
  return channel === intent.channel && gift === intent.gift && cost === intent.cost;
}
