import { describe, expect, it } from '@jest/globals';
import { createId } from '../../src/kernel/create-id.ts';
import { createLogger } from '../../src/kernel/logger.ts';
import { ensureFirstAdmin } from '../../src/people/directory/ensure-first-admin.ts';
import { createProduct } from '../../src/product/create-product.ts';
import { openRepos } from '../../src/product/repos.ts';
import { applySettings } from '../../src/settings/apply-settings.ts';
import { loadConfig } from '../../src/settings/config.ts';
import { loadCalendar } from '../../src/settings/load-calendar.ts';
import { loadReminderSettings } from '../../src/settings/reminder-settings.ts';
import { createFixedClock } from '../helpers/fixed-clock.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';

describe('createId', () => {
  it('makes ids that sort by time and do not repeat', () => {
    const clock = createFixedClock('2026-11-24T05:00:00Z');
    const ids = Array.from({ length: 200 }, () => {
      clock.advance(1);
      return createId(clock);
    });

    expect(ids.toSorted()).toEqual(ids);
    expect(new Set(ids).size).toBe(200);
    expect(ids[0]).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/);
  });
});

describe('applySettings', () => {
  it('puts what the environment says about dates where reminders look', async () => {
    const app = await openBranch();
    const env = {
      REPORT_DAY: '7',
      REPORT_PERIOD: 'quarter',
      REPORT_DUE_INCLUSIVE: 'false',
      LEAP_DAY: 'mar-01',
    };

    await applySettings(app, loadConfig(env));
    await applySettings(app, loadConfig(env));

    expect(await loadReminderSettings(app)).toEqual({
      leapDay: 'mar-01',
      report: { period: 'quarter', day: 7, inclusive: false, roll: 'forward' },
    });
    const log = await app.audit.find({ index: 'subject', eq: { subject: 'branch' }, limit: 9 });
    expect(log.items.map(({ event }) => 'changes' in event && event.changes)).toMatchObject([
      [
        { field: 'leapDay', from: 'feb-28', to: 'mar-01' },
        { field: 'period', from: 'month', to: 'quarter' },
        { field: 'dueDay', from: '5', to: '7' },
        { field: 'inclusive', from: 'true', to: 'false' },
      ],
    ]);
  });
});

describe('the log of what nobody did', () => {
  it('names the settings of the start where they changed something', async () => {
    const product = await openBranch();

    await applySettings(product, loadConfig({ REPORT_DAY: '7' }));
    await ensureFirstAdmin(product, { tenantId: 'tenant', aadObjectId: 'first' });

    const entries = await product.audit.find({ index: 'at', eq: {}, limit: 10 });
    expect(entries.items.map(({ subject, by }) => `${subject} ${by}`).toSorted()).toEqual([
      'branch settings',
      'person:first settings',
    ]);
  });
});

describe('loadCalendar', () => {
  it('prefers what an admin has entered', async () => {
    const repos = openRepos(openMemoryStore());
    expect((await loadCalendar(repos)).isProvisional(2028)).toBe(true);

    await repos.settings.insert({
      _id: 'transfers:2028',
      value: [{ from: '2028-01-01', to: '2028-01-10' }],
      pending: [],
      hasPending: false,
    });

    expect((await loadCalendar(repos)).isProvisional(2028)).toBe(false);
  });
});

function openBranch() {
  const clock = createFixedClock('2026-11-24T05:00:00Z');
  return createProduct({ store: openMemoryStore(), clock, realClock: clock, log: createLogger('silent') });
}
