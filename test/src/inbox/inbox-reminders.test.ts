import { describe, expect, it } from '@jest/globals';
import { openInbox } from '../../../src/inbox/open-inbox.ts';
import { delegateToDeputy } from '../../../src/reminders/answers/delegate-to-deputy.ts';
import { skipWithReason } from '../../../src/reminders/answers/skip-with-reason.ts';
import { snoozeToTomorrow } from '../../../src/reminders/answers/snooze-to-tomorrow.ts';
import { buildHolder } from '../../helpers/build-person.ts';
import { addPerson, createEve, EVE, type ReminderWorld } from '../../helpers/reminder-world.ts';

const { matter, occurrence } = EVE;
const answer = { matter, occurrence, by: 'manager' };

async function matters(world: ReminderWorld, actor: string): Promise<string[]> {
  const { entries } = await openInbox(world.app, { actor });
  return entries.flatMap((entry) => (entry.kind === 'reminder' ? [entry.facts.clock._id] : []));
}

describe('a greeting in the inbox', () => {
  it('goes with the duty to the deputy', async () => {
    const world = await createEve();
    expect(await matters(world, 'deputy')).toEqual([]);

    await delegateToDeputy(world.app, { ...answer, step: 'T-1' });

    expect(await matters(world, 'deputy')).toEqual([matter]);
    expect(await matters(world, 'manager')).toEqual([]);
  });

  it('stays while it is put off', async () => {
    const world = await createEve();

    await snoozeToTomorrow(world.app, { ...answer, step: 'T-1' });

    expect(await matters(world, 'manager')).toEqual([matter]);
  });

  it('leaves with the reason for which it was skipped', async () => {
    const world = await createEve();

    await skipWithReason(world.app, { ...answer, reason: 'клиент в отпуске' });

    expect(await matters(world, 'manager')).toEqual([]);
  });

  it('waits for the substitute too while the manager is absent', async () => {
    const world = await createEve();
    await addPerson(world, buildHolder('manager', { _id: 'substitute', name: 'substitute' }));
    const manager = await world.app.people.get('manager');
    if (!manager) throw new Error('no manager');
    const substitute = { person: 'substitute', from: '2026-12-01', to: '2026-12-10' };
    await world.app.people.replace({ ...manager, substitute });

    expect(await matters(world, 'substitute')).toEqual([matter]);
    expect(await matters(world, 'manager')).toEqual([matter]);
  });

  it('reaches the head once nobody has marked it, and leaves both when one does', async () => {
    const world = await createEve();
    await world.runUntil('2026-12-07 10:00');
    expect(await matters(world, 'unit-sales-head')).toEqual([matter]);

    await skipWithReason(world.app, { ...answer, by: 'unit-sales-head', reason: 'поздравил я' });

    expect(await matters(world, 'unit-sales-head')).toEqual([]);
    expect(await matters(world, 'manager')).toEqual([]);
  });
});
