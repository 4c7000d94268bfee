import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createDemoClock, type DemoClock } from '../../../bot/demo/demo-clock.ts';
import { restoreClock } from '../../../bot/demo/keep-clock.ts';
import { createClockCommand } from '../../../bot/demo/on-clock.ts';
import { toLocal } from '../../../src/kernel/clock.ts';
import { visibleText } from '../../helpers/card-contents.ts';
import { createFixedClock, type FixedClock } from '../../helpers/fixed-clock.ts';
import { SEATS, startTestBot, type TestBot } from '../../helpers/start-bot.ts';

const ZONE = 'Asia/Barnaul';

let realClock: FixedClock;
let clock: DemoClock;
let passes: string[];
let bot: TestBot;

beforeEach(async () => {
  realClock = createFixedClock('2026-11-24T03:00:00Z');
  clock = createDemoClock(realClock);
  passes = [];
  const runDue = async () => {
    passes.push(localTime());
  };
  bot = await startTestBot({ commands: [createClockCommand({ clock, runDue })], realClock });
});

afterEach(() => bot.close());

function localTime(): string {
  return toLocal(clock.now(), ZONE).toPlainDateTime().toString();
}

async function say(text: string): Promise<string> {
  const answers = await bot.say(SEATS[0]?._id ?? '', text);
  return visibleText(answers.at(-1)?.card);
}

describe('/clock', () => {
  it('moves business time and takes up what is due then', async () => {
    expect(await say('/clock 2026-12-04 09:00')).toContain('04.12.2026, 09:00');
    expect(passes).toEqual(['2026-12-04T09:00:00']);
  });

  it('lets time run on from where it was put', async () => {
    await say('/clock 2026-12-04 09:00');
    realClock.advance(90_000);

    expect(localTime()).toBe('2026-12-04T09:01:30');
  });

  it('shows the time and moves nothing without an argument', async () => {
    expect(await say('/clock')).toContain('24.11.2026, 10:00');
    expect(passes).toEqual([]);
  });

  it('brings the machine time back', async () => {
    await say('/clock 2026-12-04 09:00');
    await say('/clock reset');

    expect(clock.shiftMs()).toBe(0);
  });

  it('asks again when it does not understand', async () => {
    expect(await say('/clock 31.02.2026')).toContain('Не понял время');
    expect(clock.shiftMs()).toBe(0);
  });

  it('is where it was after a restart', async () => {
    await say('/clock 2026-12-04 09:00');
    await say('/clock 2026-12-05 09:00');
    const next = createDemoClock(realClock);
    await restoreClock(bot.product.marks, next);

    expect(toLocal(next.now(), ZONE).toPlainDateTime().toString()).toBe('2026-12-05T09:00:00');
  });
});
