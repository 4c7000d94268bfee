import type { Temporal } from 'temporal-polyfill';
import { rollForward } from '../../../src/calendar/working-days.ts';
import type { Delivery } from '../../../src/deliveries/delivery.ts';
import { runDue } from '../../../src/jobs/run-due.ts';
import { toEpochMs, toLocal } from '../../../src/kernel/clock.ts';
import { createLogger } from '../../../src/kernel/logger.ts';
import { DEFAULT_ZONE } from '../../../src/people/person.ts';
import type { Product } from '../../../src/product/product.ts';
import { walk } from '../../../src/storage/walk.ts';
import { doDeed, type Scene } from './do-deed.ts';
import { endDay } from './end-day.ts';
import { PLANNED_ON, planGreetings } from './plan-deeds.ts';
import { readClients } from './read-clients.ts';
import { openCorrection } from './report-deeds.ts';
import { type Deed, readStory, type StoryPerson, storyDay } from './story.ts';

export interface SeedOptions {
  people: StoryPerson[];
  /** Moves business time. */
  moveTo(epochMs: number): void;
}

/** A little after the hour of the morning's reminders. */
const MORNING = '09:05';

/**
 * A branch that has worked for a month: every client, request and answer came about through the use case behind its
 * button, on its day. Leaves the clock on the morning of a working day, today's
 * where today is one.
 */
export async function seedBranch(product: Product, { people, moveTo }: SeedOptions): Promise<void> {
  const day = rollForward(product.calendar(), toLocal(product.clock.now(), DEFAULT_ZONE).toPlainDate());
  const story = readStory();
  const scene = setScene(product, day, story, people);
  const at = (n: number, time: string) => moveTo(toEpochMs(scene.dayOf(n), time, DEFAULT_ZONE));
  // Days pass in no time here, which an operator would be warned of.
  const quiet = { ...product, log: createLogger('silent') };
  const first = Math.min(...story.map(({ on }) => on));
  for (let n = first; n <= 0; n += 1) {
    // Windows would be flooded with a month of messages that were read long ago.
    await forgetMessages(product, () => true);
    at(n, MORNING);
    await runDue({ ...quiet, secretExpires: null });
    for (const deed of story.filter(({ on }) => on === n)) {
      at(n, deed.at);
      await doDeed(scene, deed);
    }
    if (n === PLANNED_ON) await planGreetings(product, { idOf: scene.idOf, today: scene.dayOf(n) });
    if (n < 0) await endDay(product, people, { today: scene.dayOf(n), tomorrow: scene.dayOf(n + 1) });
  }
  for (const { aadObjectId } of people) await openCorrection(product, aadObjectId);
  // An alarm would tell that no bot had run between the days of the story.
  await forgetMessages(product, ({ content }) => content.kind === 'alarm');
}

function setScene(product: Product, day: Temporal.PlainDate, story: Deed[], people: StoryPerson[]): Scene {
  const ids = new Map(people.map(({ email, aadObjectId }) => [email.split('@')[0], aadObjectId]));
  return {
    product,
    day,
    clients: readClients(),
    registered: new Set(
      story.filter(({ does }) => does === 'register' || does === 'begin').map(({ client = '' }) => client),
    ),
    dayOf: (n) => storyDay(product.calendar(), day, n),
    idOf: (person) => {
      const id = ids.get(person);
      if (!id) throw new TypeError(`nobody is called ${person} in the demo`);
      return id;
    },
    requests: new Map(),
  };
}

async function forgetMessages(
  { deliveries }: Product,
  isForgotten: (delivery: Delivery) => boolean,
): Promise<void> {
  for await (const delivery of walk(deliveries, { index: '', eq: {} })) {
    if (isForgotten(delivery)) await deliveries.delete(delivery._id, delivery.version);
  }
}
