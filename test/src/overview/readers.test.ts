import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import type { Person } from '../../../src/people/person.ts';
import { hasBranchRight, hasRight, RIGHTS } from '../../../src/people/rights.ts';
import { describeDay } from '../../../src/reminders/day/describe-day.ts';
import { planDay } from '../../../src/reminders/day/plan-day.ts';
import { findOverviewReaders } from '../../../src/reminders/recipients/find-overview-readers.ts';
import { buildPerson } from '../../helpers/build-person.ts';
import { addPerson, createReminderWorld } from '../../helpers/reminder-world.ts';

const MONDAY = Temporal.PlainDate.from('2026-11-30');
const AWAY = { person: 'stand-in', from: '2026-11-28', to: '2026-12-01' };

async function worldWith(change: Partial<Person>) {
  const world = await createReminderWorld();
  await addPerson(world, buildPerson('stand-in'));
  const director = await world.app.people.get('security-director');
  if (director) await world.app.people.replace({ ...director, ...change });
  return world.app;
}

async function readers(change: Partial<Person>): Promise<string[]> {
  const found = await findOverviewReaders(await worldWith(change), MONDAY);
  return found.map(({ _id }) => _id).sort();
}

describe('readers of the branch’s week', () => {
  it('are those who see it for the branch, and the substitute of who is away', async () => {
    expect(await readers({})).toEqual([
      'branch-director',
      'branch-sales',
      'commercial-director',
      'security-director',
    ]);
    expect(await readers({ substitute: AWAY })).toContain('stand-in');
    expect(await readers({ substitute: { ...AWAY, to: '2026-11-29' } })).not.toContain('stand-in');
  });

  it('are once one, whatever they hold and for whomever they stand in', async () => {
    const substitute = { ...AWAY, person: 'branch-sales' };

    expect((await readers({ substitute })).filter((id) => id === 'branch-sales')).toHaveLength(1);
  });

  it('are not those who want none, and nobody is in their place', async () => {
    const found = await readers({ weeklyOff: true, substitute: AWAY });

    expect(found).toEqual(['branch-director', 'branch-sales', 'commercial-director']);
  });

  it('may see every list that a figure leads to', () => {
    const { unit, branch } = RIGHTS['see-overview'];
    for (const role of branch) {
      const roles = [{ role, scope: 'branch' }];
      for (const right of ['see-clients', 'see-requests'] as const) {
        expect(hasBranchRight({ roles }, right)).toBe(true);
      }
    }
    for (const role of unit) {
      const roles = [{ role, scope: 'barnaul' }];
      for (const right of ['see-clients', 'see-requests'] as const) {
        expect(hasRight({ roles }, right, 'barnaul')).toBe(true);
      }
    }
  });

  it('are foretold by the list of a day, at the hour of their morning', async () => {
    const app = await worldWith({ morning: 10 });
    const items = await planDay(app, MONDAY);
    const lines = await describeDay(app, items, '2026-11-30', createTranslator().in('ru'));

    expect(
      items.filter(({ kind }) => kind === 'overview').map(({ at, recipient }) => `${recipient} ${at}`),
    ).toEqual([
      'branch-director 09:00',
      'branch-sales 09:00',
      'commercial-director 09:00',
      'security-director 10:00',
    ]);
    expect(lines.join('\n')).toContain('сводка недели');
  });
});
