import { describe, expect, it } from '@jest/globals';
import { alarmText } from '../../../bot/deliveries/alarm.ts';
import { createOutageLog } from '../../../src/deliveries/sending/outage-log.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { beatHeart } from '../../../src/jobs/beat-heart.ts';
import { followCalendar } from '../../../src/jobs/follow-calendar.ts';
import { runDue } from '../../../src/jobs/run-due.ts';
import { createPasses, startScheduler } from '../../../src/jobs/scheduler.ts';
import { tellHungPass } from '../../../src/jobs/tell-hung-pass.ts';
import { createLogger } from '../../../src/kernel/logger.ts';
import { loadCalendar } from '../../../src/settings/load-calendar.ts';
import { captureLog } from '../../helpers/captured-log.ts';
import { buildGreeted, createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const outage = createOutageLog(createLogger('silent'), { now: () => 0 }, 'a pass');
const onHung = () => {};

function depsOf(world: ReminderWorld, realNow = 1_000) {
  return { ...world.app, realClock: { now: () => realNow } };
}

describe('createPasses', () => {
  it('never runs two passes at once', async () => {
    let running = 0;
    let most = 0;
    let passes = 0;
    const turns = createPasses(
      async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 5));
        running -= 1;
        passes += 1;
      },
      { outage, onHung },
    );

    await Promise.all([turns.runUnlessRunning(), turns.runUnlessRunning(), turns.runNext()]);
    await turns.settled();

    expect([most, passes]).toEqual([1, 2]);
  });

  it('goes on after a pass that failed', async () => {
    let passes = 0;
    const turns = createPasses(
      async () => {
        passes += 1;
        if (passes === 1) throw new Error('no store');
      },
      { outage, onHung },
    );

    await turns.runNext();
    await turns.runNext();

    expect(passes).toBe(2);
  });

  it('says once that passes fail, and then how many did and for how long', async () => {
    const { log, lines } = captureLog();
    let now = 0;
    const told = createOutageLog(log, { now: () => now }, 'a pass');
    const turns = createPasses(
      async () => {
        if (now < 180_000) throw new Error('no store');
      },
      { outage: told, onHung },
    );

    for (; now <= 240_000; now += 60_000) await turns.runNext();

    expect(lines.map(({ level, msg, failures, seconds }) => [level, msg, failures, seconds])).toEqual([
      ['error', 'a pass fails', undefined, undefined],
      ['info', 'a pass works again', 3, 180],
    ]);
  });
});

describe('a pass that hangs', () => {
  it('is left behind after ten ticks, once, and keeps no further one from running', async () => {
    let [began, hung] = [0, 0];
    const turns = createPasses(
      () => {
        began += 1;
        return began === 1 ? new Promise(() => {}) : Promise.resolve();
      },
      {
        outage,
        onHung: () => {
          hung += 1;
        },
      },
    );

    void turns.runUnlessRunning();
    for (let minute = 1; minute < 10; minute += 1) await turns.runUnlessRunning();
    expect([began, hung]).toEqual([1, 0]);
    for (let minute = 10; minute < 20; minute += 1) await turns.runUnlessRunning();

    expect([began, hung]).toEqual([11, 1]);
    await turns.settled();
  });

  it('that ends after all does not pass for the one that runs now', async () => {
    const ends: (() => void)[] = [];
    const turns = createPasses(() => new Promise((resolve) => ends.push(resolve)), { outage, onHung });
    void turns.runUnlessRunning();
    for (let minute = 1; minute <= 10; minute += 1) void turns.runUnlessRunning();

    ends[0]?.();
    await new Promise(setImmediate);
    await turns.runUnlessRunning();

    expect(ends).toHaveLength(2);
    ends[1]?.();
    await turns.settled();
  });

  it('is told to every admin, once a day', async () => {
    const world = await createReminderWorld('2026-12-03 10:00');

    await tellHungPass(world.app, 10);
    await tellHungPass(world.app, 10);

    const alarms = (await world.deliveries()).filter(({ content }) => content.kind === 'alarm');
    expect(alarms.map(({ recipient }) => recipient)).toEqual(['admin']);
    const text = createTranslator().in('ru');
    const [content] = alarms.map((alarm) => alarm.content);
    expect(content?.kind === 'alarm' && alarmText(content, text)).toContain('не завершилась за 10 минут');
  });
});

describe('startScheduler', () => {
  it('runs a pass at once and waits for it when it stops', async () => {
    const world = await createReminderWorld('2026-12-03 10:00');
    await world.addClient(buildGreeted({ birthday: '12-04' }));
    world.setTime('2026-12-04 09:00');

    const scheduler = startScheduler(world.app);
    await scheduler.stop();

    expect((await world.sent()).join()).toContain('day client-day:');
  });
});

describe('runDue', () => {
  it('settles what an earlier process owed before it looks at the time', async () => {
    const world = await createReminderWorld('2026-12-03 08:00');
    const { version: _, ...client } = buildGreeted({ birthday: '12-04' });
    const refresh = { name: 'reminders.refresh', args: { subject: 'client:VIP-2026-0001' } } as const;
    await world.app.clients.insert({ ...client, pending: [{ ...refresh, id: 'e' }], hasPending: true });

    await runDue(world.app);
    world.setTime('2026-12-03 09:00');
    await runDue(world.app);

    expect((await world.sent()).join()).toContain('T-1 client-day:');
  });
});

describe('beatHeart', () => {
  it('tells the admins once about a silence of more than a quarter of an hour', async () => {
    const world = await createReminderWorld();
    const minute = 60_000;
    await beatHeart(depsOf(world, 0));
    await beatHeart(depsOf(world, 15 * minute));
    expect(await world.sent()).toEqual([]);

    await beatHeart(depsOf(world, 31 * minute));
    await beatHeart(depsOf(world, 32 * minute));

    expect(await world.sent()).toEqual(['admin alarm tick-gap']);
  });
});

describe('followCalendar', () => {
  it('plans again what was planned with other transfers', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    const deps = {
      ...world.app,
      reloadCalendar: async () => world.setCalendar(await loadCalendar(world.app)),
    };
    await runDue(deps);
    const transfers = [{ from: '2026-11-28', to: '2026-12-07' }];
    await world.app.settings.insert({
      _id: 'transfers:2026',
      value: transfers,
      pending: [],
      hasPending: false,
    });

    await followCalendar(deps);

    expect((await world.app.reports.get('barnaul:2026-11'))?.dueOn).toBe('2026-12-08');
  });

  it('follows a change of the rules for dates', async () => {
    const world = await createReminderWorld('2026-11-23 08:00');
    await runDue(world.app);
    await world.app.settings.insert({
      _id: 'reminders',
      value: { report: { roll: 'backward' } },
      pending: [],
      hasPending: false,
    });

    await followCalendar(world.app);

    expect((await world.app.reports.get('barnaul:2026-11'))?.dueOn).toBe('2026-12-04');
  });
});
