import type { CardRenderer } from '../../bot/cards/card-renderer.ts';
import { RENDERERS } from '../../bot/renderers.ts';
import { createContentRenderer } from '../../bot/turn/render-content.ts';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { createSender } from '../../src/deliveries/sending/sender.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import { createLogger } from '../../src/kernel/logger.ts';
import type { Morning } from '../../src/people/person.ts';
import { createProduct } from '../../src/product/create-product.ts';
import type { Product } from '../../src/product/product.ts';
import { COLLECTIONS } from '../../src/product/repos.ts';
import { refreshReminders } from '../../src/reminders/clock/refresh-reminders.ts';
import { deliveryId } from '../../src/reminders/clock/send-step.ts';
import { tick } from '../../src/reminders/clock/tick.ts';
import { loadDigestParts } from '../../src/reminders/digests/load-digest-parts.ts';
import { holdDelivery } from '../../src/reminders/held-delivery.ts';
import type { CollectionDef, Rec, Store } from '../../src/storage/store.ts';
import { buildClient } from './build-client.ts';
import { buildHolder, buildUnit } from './build-person.ts';
import { createFixedClock, type FixedClock } from './fixed-clock.ts';
import { openMemoryStore } from './memory-store.ts';
import { noFileHost } from './no-file-host.ts';
import { buildGreeted } from './reminder-world.ts';

/** The product with its real sender on any store; only Teams is a list of what people have read. */
export interface ToldWorld {
  clock: FixedClock;
  /** A process on the store of the world, or on another view of it, such as a mortal one. */
  start(view?: Store): Promise<Product>;
  /** Sends everything that is due, as the sender of that process would. */
  post(app: Product): Promise<void>;
  /** New messages in the order of sending. */
  messages: ToldMessage[];
  /** Messages that were drawn anew, in the order of drawing. */
  updates: ToldMessage[];
  /** Counts new messages that told a recipient of a matter: `manager client-day:…` → 1. */
  told(): Record<string, number>;
}

export interface ToldMessage {
  conversation: string;
  card: RenderedCard['card'];
  /** The matters whose buttons stand in it; of the card of a morning, those that were to be told this morning. */
  matters: string[];
}

export type Documents = Map<CollectionDef<Rec>, Rec[]>;

const DEFS = COLLECTIONS as unknown as CollectionDef<Rec>[];
const translator = createTranslator();
const log = createLogger('silent');

/** Renders a card's data in place of the card: expanding templates takes most of the time of a run. */
const undrawn: CardRenderer = { render: (_name, data, summary) => ({ card: { ...data }, summary }) };

export function createToldWorld(store: Store, at: string, cards = undrawn): ToldWorld {
  const clock = createFixedClock(at);
  const messages: ToldMessage[] = [];
  const updates: ToldMessage[] = [];
  async function start(view: Store = store): Promise<Product> {
    return createProduct({ store: view, clock, realClock: clock, log, translator });
  }
  async function post(app: Product): Promise<void> {
    const draw = createContentRenderer({ ...app, cards, fileHost: noFileHost }, RENDERERS);
    const told = new WeakMap<object, string[]>();
    const render = async (delivery: Delivery) => {
      const drawn = await draw(delivery);
      if (drawn) told.set(drawn, await mattersIn(app, delivery, drawn.card));
      return drawn;
    };
    const sender = createSender(
      {
        ...app,
        messenger: {
          send: async ({ conversationId }, drawn) => {
            const { card } = drawn;
            messages.push({ conversation: conversationId, card, matters: told.get(drawn) ?? [] });
            return `message-${messages.length}`;
          },
          update: async ({ conversationId }, _activity, { card }) => {
            updates.push({ conversation: conversationId, card, matters: mattersOf(card) });
          },
          openPersonalChat: async ({ personId }) => personId,
          end: () => {},
        },
        openChatsAt: { serviceUrl: 'http://127.0.0.1/', botId: 'bot' },
        render,
        random: () => 0.5,
        onUnreachable: async () => {},
        onGivenUp: async () => {},
      },
      { takeOver: true },
    );
    await sender.flush();
    await sender.stop();
  }
  return { clock, start, post, messages, updates, told: () => countTold(messages) };
}

/**
 * The documents of a store with a manager and clients of theirs, each with a birthday on 16 October. Nobody was
 * reminded yet, or everybody is about to be: what is due at `heldAt` is held and not gathered.
 */
export async function prepareGreeted(
  count: number,
  { heldAt, morning }: { heldAt?: string; morning?: Morning } = {},
): Promise<Documents> {
  const store = openMemoryStore();
  const world = createToldWorld(store, '2026-10-14T04:00:00Z');
  const app = await world.start();
  await app.units.insert(buildUnit());
  await app.people.insert(buildHolder('manager', morning ? { morning } : {}));
  await runDue(app);
  for (let n = 1; n <= count; n += 1) await addGreeted(app, n);
  if (heldAt) {
    world.clock.set(heldAt);
    await tick(app);
  }
  const documents: Documents = new Map();
  for (const def of DEFS) {
    const found: Rec[] = [];
    for await (const document of store.repo(def).scan()) found.push(document);
    documents.set(def, found);
  }
  await store.close();
  return documents;
}

export async function openToldWorld(
  store: Store,
  documents: Documents,
  at: string,
  cards?: CardRenderer,
): Promise<ToldWorld> {
  await store.migrate(COLLECTIONS);
  for (const [def, each] of documents) for (const document of each) await store.repo(def).restore(document);
  return createToldWorld(store, at, cards);
}

/** The day of all the birthdays. */
export const OCCURRENCE = '2026-10-16';

export async function addGreeted(app: Product, n: number, manager = 'manager'): Promise<void> {
  const { passport } = buildGreeted({ birthday: OCCURRENCE.slice(5) });
  const appointment = { ...passport.appointment, manager };
  const overrides = {
    _id: clientId(n),
    status: 'client_notified',
    passport: { ...passport, appointment },
  } as const;
  const { version: _, ...client } = buildClient(overrides);
  await app.clients.insert(client);
  await refreshReminders(app, `client:${client._id}`);
}

/** A further reminder of this hour, written after the others. */
export async function addHeld(app: Product, n: number, manager = 'manager'): Promise<void> {
  await addGreeted(app, n, manager);
  const [matter, occurrence] = [matterOf(n), OCCURRENCE];
  await holdDelivery(app, {
    id: deliveryId({ _id: matter, occurrence }, 'T-1', 0, manager),
    recipient: { kind: 'person', id: manager },
    content: { kind: 'reminder', matter, occurrence, step: 'T-1', late: false },
    releaseAt: app.clock.now(),
  });
}

export function matterOf(n: number): string {
  return `client-day:${clientId(n)}:contact-director`;
}

/** `manager client-day:…` → 1 for the first clients up to that number. */
export function onceEach(count: number): Record<string, number> {
  return Object.fromEntries(Array.from({ length: count }, (_, n) => [`manager ${matterOf(n + 1)}`, 1]));
}

function clientId(n: number): string {
  return `VIP-2026-${String(n).padStart(4, '0')}`;
}

/** A morning's card lists what was told before, too, and more than stands on its first page. */
async function mattersIn(app: Product, delivery: Delivery, card: unknown): Promise<string[]> {
  if (delivery.content.kind !== 'morning') return mattersOf(card);
  const open: string[] = [];
  for (const { content } of await loadDigestParts(app, delivery)) {
    const clock = content.kind === 'reminder' ? await app.reminderClocks.get(content.matter) : null;
    if (clock && !clock.result) open.push(clock._id);
  }
  return open;
}

function mattersOf(card: unknown): string[] {
  const found = [...JSON.stringify(card).matchAll(/"matter":"([^"]+)"/g)].map(([, matter]) => matter ?? '');
  return [...new Set(found)];
}

function countTold(messages: ToldMessage[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { conversation, matters } of messages) {
    for (const matter of matters) {
      const key = `${conversation} ${matter}`;
      counts[key] = (counts[key] ?? 0) + 1;
    }
  }
  return counts;
}

/** Ways in which reminders of one hour are told together. */
export const MODES: Record<'morning' | 'digest', { morning?: Morning }> = {
  morning: {},
  digest: { morning: 'off' },
};

/** Each count in both ways, for `describe.each`. */
export function both(counts: number[]): [number, keyof typeof MODES][] {
  return counts.flatMap((count): [number, keyof typeof MODES][] => [
    [count, 'morning'],
    [count, 'digest'],
  ]);
}
