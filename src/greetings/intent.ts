import { type Aggregate, PENDING_INDEX } from '../effects/effect.ts';
import type { Fields } from '../forms/field.ts';
import type { CollectionDef } from '../storage/store.ts';
import { GREETING_CHANNELS, type GreetingChannel } from './greeting.ts';

declare module '../audit/audit-event.ts' {
  interface AuditEvents {
    /** Never the gift, which may name somebody; `cost` is kopecks. */
    'greeting.intended': { channel: GreetingChannel | null; cost: number | null };
  }
}

/** Plans that somebody has for a greeting to come. Empty parts are not decided yet. */
export interface Intent {
  channel: GreetingChannel | null;
  gift: string;
  /** Kopecks. */
  cost: number | null;
}

/** Intent of one greeting, whose id it has. */
export interface GreetingIntent extends Aggregate, Intent {
  client: string;
  occasion: string;
  year: number;
  by: string;
  onBehalfOf: string | null;
  /** UTC instant, ISO. */
  at: string;
}

export const GREETING_INTENTS: CollectionDef<GreetingIntent> = {
  name: 'greeting-intents',
  indexes: [PENDING_INDEX, { name: 'client', eq: ['client', 'year'] }],
};

/** The form of «Задумано…». */
export const INTENT_FIELDS: Fields = {
  meantChannel: { kind: 'choice', options: [...GREETING_CHANNELS] },
  meantGift: { kind: 'text', max: 200 },
  meantCost: { kind: 'money', max: 1_000_000 },
};
