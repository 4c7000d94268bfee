import { beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { secretWarning } from '../../../src/jobs/secret-rules.ts';
import { warnOfSecret } from '../../../src/jobs/warn-of-secret.ts';
import { createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

describe('secretWarning', () => {
  it.each([
    ['2027-03-31', null],
    ['2027-04-01', { step: 30, days: 30 }],
    ['2027-04-23', { step: 30, days: 8 }],
    ['2027-04-24', { step: 7, days: 7 }],
    ['2027-04-29', { step: 7, days: 2 }],
    ['2027-04-30', { step: 1, days: 1 }],
    ['2027-05-01', { step: 0, days: 0 }],
    ['2027-08-01', { step: 0, days: -92 }],
  ])('of a secret until 2027-05-01 is on %s: %j', (today, warning) => {
    expect(secretWarning('2027-05-01', Temporal.PlainDate.from(today))).toEqual(warning);
  });
});

describe('warnOfSecret', () => {
  let world: ReminderWorld;

  beforeEach(async () => {
    world = await createReminderWorld('2027-03-20 08:00');
  });

  async function warnings(days: string[]): Promise<string[]> {
    for (const day of days) {
      world.setTime(`${day} 10:00`);
      for (let n = 0; n < 2; n += 1) await warnOfSecret({ ...world.app, secretExpires: '2027-05-01' });
    }
    return (await world.deliveries())
      .filter(({ content }) => content.kind === 'alarm')
      .map(({ _id, recipient }) => `${recipient} ${_id.split(':')[3]}`)
      .sort();
  }

  it('tells the admin once at each step', async () => {
    expect(
      await warnings(['2027-03-20', '2027-04-01', '2027-04-10', '2027-04-24', '2027-04-30', '2027-05-02']),
    ).toEqual(['admin 0', 'admin 1', 'admin 30', 'admin 7']);
  });

  it('sends the latest alone after a bot that was down', async () => {
    expect(await warnings(['2027-04-30'])).toEqual(['admin 1']);
  });

  it('keeps silent while nobody has said when', async () => {
    await warnOfSecret({ ...world.app, secretExpires: null });

    expect((await world.deliveries()).filter(({ content }) => content.kind === 'alarm')).toEqual([]);
  });
});
