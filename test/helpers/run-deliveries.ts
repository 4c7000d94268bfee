import type { Clock } from '../../src/kernel/clock.ts';
import { buildDelivery } from './build-delivery.ts';
import { buildPerson, TENANT } from './build-person.ts';
import { createFlakyService, type FaultName } from './flaky-service.ts';
import { startTestBot, type TestBot } from './start-bot.ts';

export interface DeliverOptions {
  count: number;
  recipients: number;
  seed: number;
  share: number;
  faults: readonly FaultName[];
  realClock: Clock;
  answerWithinMs: number;
  /** Sends for a while, and says whether to go on. */
  pass(bot: TestBot): Promise<boolean>;
}

export interface DeliveryReport {
  calls: number;
  failed: Map<FaultName, number>;
  /** Messages that have come at least once. */
  arrived: number;
  /** Records that say so. */
  sent: number;
  /** Ids of messages that have not come, or whose record does not say that they have. */
  missing: string[];
  /** Ids of messages that were sent again though the service had confirmed them. */
  repeated: string[];
  /** Messages that came more than once as the service had taken them without confirming it. */
  unavoidable: number;
  /** Seconds until 99 of 100 were sent, and until all were. */
  mostAfter: number;
  allAfter: number;
}

/** Owes messages to many people at once, through a service that fails, and counts what has come. */
export async function runDeliveries(options: DeliverOptions): Promise<DeliveryReport> {
  const { realClock, faults, seed, share } = options;
  const people = Array.from({ length: options.recipients }, (_, n) => buildPerson(`p${n}`));
  const bot = await startTestBot({ people, realClock, answerWithinMs: options.answerWithinMs });
  const idOf = ({ body }: { body: Record<string, unknown> }) =>
    /^request-card (\S+)/.exec(String(body.summary))?.[1] ?? '';
  const service = createFlakyService({ seed, share, faults, idOf, now: () => realClock.now() });
  try {
    bot.connector.failBy(service.choose);
    for (const { _id } of people) await meet(bot, _id);
    const from = realClock.now();
    for (let n = 0; n < options.count; n += 1) {
      const recipient = `p${n % options.recipients}`;
      await bot.product.deliveries.insert(buildDelivery(idOfNth(n), { recipient, dueAt: from }));
    }
    bot.product.outbox.raise();
    while (await options.pass(bot));
    return await report(
      bot,
      service,
      people.map(({ _id }) => `chat-${_id}`),
      { from, count: options.count },
    );
  } finally {
    bot.connector.recover();
    await bot.close();
  }
}

function idOfNth(n: number): string {
  return `D${String(n).padStart(6, '0')}`;
}

async function meet(bot: TestBot, person: string): Promise<void> {
  await bot.product.conversations.insert({
    _id: person,
    tenantId: TENANT,
    serviceUrl: bot.connector.serviceUrl,
    conversationId: `chat-${person}`,
    botId: '28:bot',
    teamsLocale: 'ru-RU',
    reachable: true,
    unreachableSince: '',
  });
}

async function report(
  { connector, product }: TestBot,
  service: ReturnType<typeof createFlakyService>,
  chats: string[],
  { from, count }: { from: number; count: number },
): Promise<DeliveryReport> {
  const came = new Map<string, number>();
  for (const { summary } of chats.flatMap((chat) => connector.messagesIn(chat))) {
    const id = summary.split(' ')[1] ?? '';
    came.set(id, (came.get(id) ?? 0) + 1);
  }
  const sentAt: number[] = [];
  const unsent: string[] = [];
  for await (const { _id, status, dueAt } of product.deliveries.scan()) {
    if (status === 'sent') sentAt.push(dueAt);
    else unsent.push(`${_id} ${status}`);
  }
  sentAt.sort((a, b) => a - b);
  const ids = Array.from({ length: count }, (_, n) => idOfNth(n));
  const secondsTo = (share: number) =>
    Math.round(((sentAt[Math.ceil(sentAt.length * share) - 1] ?? from) - from) / 100) / 10;
  return {
    calls: service.calls(),
    failed: service.failed(),
    arrived: came.size,
    sent: sentAt.length,
    missing: [...new Set([...ids.filter((id) => !came.has(id)), ...unsent])],
    repeated: ids.filter((id) => service.count(id, 'taken') > 1),
    unavoidable: ids.filter((id) => (came.get(id) ?? 0) > 1 && service.count(id, 'taken') <= 1).length,
    mostAfter: secondsTo(0.99),
    allAfter: secondsTo(1),
  };
}
