import type { Clock } from '../../src/kernel/clock.ts';
import { speedUp } from '../helpers/fast-time.ts';
import { FAULTS, type FaultName } from '../helpers/flaky-service.ts';
import { type DeliveryReport, runDeliveries } from '../helpers/run-deliveries.ts';
import type { TestBot } from '../helpers/start-bot.ts';
import type { SiegePart } from './part.ts';

const DELIVERIES = 10_000;
const RECIPIENTS = 500;
const SHARE = 0.3;
/** Pace of the run through every fault: all waits are so many times shorter, the service's limits and the bot's alike. */
const FASTER = 5;
/** Deliveries to measure the cost of 503 alone on at most, at the pace of life. */
const MEASURED = 2_000;
/** Fewer are sent in a moment, whose length says nothing. */
const LEAST_MEASURED = 500;
const MOST_TIMES_SLOWER = 2;
const ANSWER_WITHIN_MS = 15_000;
const LOOK_EVERY_MS = 1_000;
/** Nothing to wait for when nothing is due for so long: the clock goes there at once. */
const IDLE_MS = 3_000;
/** Hours as the bot sees them; what is left then has not arrived. */
const MOST_HOURS = 6;
const MOST_FAILURES = 20;

export const deliveries: SiegePart = {
  name: 'deliveries',
  about: 'messages through a service that fails 30 % of calls (--count: how many)',
  run: async ({ count, seed }) => {
    const total = count ?? DELIVERIES;
    const part = Math.min(total, MEASURED);
    const clean = await deliver({ count: part, seed, faults: [], faster: 1 });
    const busy = await deliver({ count: part, seed, faults: ['status 503'], faster: 1 });
    const flaky = await deliver({ count: total, seed, faults: FAULT_NAMES, faster: FASTER });
    const slower = busy.mostAfter / Math.max(clean.mostAfter, 0.1);
    return {
      figures: {
        [`${total}, ${SHARE * 100} % of calls fail`]: `${paceOf(flaky)} (time runs ${FASTER} times as fast)`,
        ...figuresOf(flaky),
        [`${part} without faults`]: paceOf(clean),
        [`${part}, ${SHARE * 100} % of calls 503`]: `${paceOf(busy)}, ${slower.toFixed(2)} times the time`,
      },
      failures: [
        ...failuresOf('without faults', clean),
        ...failuresOf('503', busy),
        ...failuresOf('every fault', flaky),
        ...(part >= LEAST_MEASURED && slower > MOST_TIMES_SLOWER
          ? [`with 503 it takes ${slower} times the time`]
          : []),
      ],
    };
  },
};

const FAULT_NAMES = Object.keys(FAULTS) as FaultName[];

interface Asked {
  count: number;
  seed: number;
  faults: readonly FaultName[];
  faster: number;
}

async function deliver({ count, seed, faults, faster }: Asked): Promise<DeliveryReport> {
  const time = speedUp(faster);
  const until = time.clock.now() + MOST_HOURS * 3_600_000;
  try {
    return await runDeliveries({
      count,
      recipients: Math.min(RECIPIENTS, count),
      seed,
      share: SHARE,
      faults,
      realClock: time.clock,
      answerWithinMs: ANSWER_WITHIN_MS,
      pass: async (bot) => {
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
        const left = await waitOf(bot, time.clock);
        if (left !== null && left > IDLE_MS) time.jump(left);
        return left !== null && time.clock.now() < until;
      },
    });
  } finally {
    time.restore();
  }
}

/** Milliseconds until something is due; null when nothing is owed any more. */
async function waitOf({ product }: TestBot, clock: Clock): Promise<number | null> {
  const page = await product.deliveries.find({ index: 'due', eq: { status: 'pending' }, limit: 1 });
  const [first] = page.items;
  return first ? Math.max(0, first.dueAt - clock.now()) : null;
}

function figuresOf(report: DeliveryReport): Record<string, number> {
  const { failed } = report;
  return {
    '  arrived': report.arrived,
    '  repeated though confirmed': report.repeated.length,
    '  twice: taken, then failed': report.unavoidable,
    '  seconds until all arrived': report.allAfter,
    '  calls': report.calls,
    ...Object.fromEntries(FAULT_NAMES.map((name) => [`    ${name}`, failed.get(name) ?? 0])),
  };
}

/** Pace of all but the last hundredth, which waits out a few bad calls in a row. */
function paceOf({ sent, mostAfter }: Pick<DeliveryReport, 'sent' | 'mostAfter'>): string {
  const perSecond = (sent * 0.99) / Math.max(mostAfter, 0.1);
  return `${perSecond.toFixed(1)}/s, 99 % after ${mostAfter} s`;
}

function failuresOf(name: string, { missing, repeated }: DeliveryReport): string[] {
  const failures = [
    ...missing.map((id) => `${name}: not arrived: ${id}`),
    ...repeated.map((id) => `${name}: sent again though confirmed: ${id}`),
  ];
  return failures.slice(0, MOST_FAILURES);
}
