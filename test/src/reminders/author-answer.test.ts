import { describe, expect, it } from '@jest/globals';
import { renderReminder } from '../../../bot/reminders/reminder-content.ts';
import { refreshReminders } from '../../../src/reminders/clock/refresh-reminders.ts';
import type { RequestDoc } from '../../../src/requests/request.ts';
import { dropQuestion, pauseStep } from '../../../src/requests/route/pause-rules.ts';
import { agreeSeats, buildRequest, buildRouteContext, self } from '../../helpers/build-request.ts';
import { visibleText } from '../../helpers/card-contents.ts';
import { noFileHost } from '../../helpers/no-file-host.ts';
import { cards } from '../../helpers/reminder-turn.ts';
import { createReminderWorld, type ReminderWorld } from '../../helpers/reminder-world.ts';

const context = buildRouteContext();
const ASKED = { step: 'agree', seat: 'security-director', way: self('security-director') };

/** A request that both directors decide, with a question of one of them asked on Monday. */
async function askedWorld(): Promise<{ world: ReminderWorld; request: RequestDoc }> {
  const world = await createReminderWorld('2026-11-23 10:00');
  const agreeing = agreeSeats(buildRequest(), 'unit-sales-head', 'branch-sales');
  const question = { ...ASKED, question: 'Кто учредитель?', at: '2026-11-23T03:00:00Z' };
  const { version: _, ...request } = pauseStep(agreeing, question, context);
  const saved = await world.app.requests.insert(request);
  await refreshReminders(world.app, `request:${saved._id}`);
  return { world, request: saved };
}

async function hours(world: ReminderWorld): Promise<string[]> {
  const lines = (await world.deliveries()).flatMap(({ content, recipient, releaseAt, status }) => {
    if (content.kind !== 'reminder' || status === 'dropped') return [];
    const local = new Date(releaseAt + 7 * 3_600_000).toISOString();
    return [`${local.slice(5, 10)} ${local.slice(11, 16)} ${recipient} ${content.step}`];
  });
  return lines.sort();
}

async function cardOf(world: ReminderWorld, personId: string) {
  const delivery = (await world.deliveries()).findLast(
    ({ recipient, content }) => recipient === personId && content.kind === 'reminder',
  );
  const person = await world.app.directory.getPerson(personId);
  const reader = { person, texts: world.app.translator.in('ru'), zone: 'Asia/Barnaul' };
  const app = { ...world.app, cards: cards(), fileHost: noFileHost };
  if (delivery?.content.kind !== 'reminder') throw new Error(`nothing was sent to ${personId}`);
  const drawn = await renderReminder(app, delivery.content, reader, delivery);
  return visibleText(drawn?.card);
}

describe('an answer that the author owes', () => {
  it('is reminded of to the author, then to the superior too; no seat is reminded of its decision', async () => {
    const { world } = await askedWorld();

    await world.runUntil('2026-12-08 10:00');

    expect(await hours(world)).toEqual([
      '11-25 09:00 manager asked-2',
      '11-30 09:00 manager asked-5',
      '11-30 09:00 unit-sales-head asked-5',
      '12-07 09:00 manager weekly-1',
      '12-07 09:00 unit-sales-head weekly-1',
    ]);
  });

  it('is told with the question, and to the superior as somebody else’s duty', async () => {
    const { world } = await askedWorld();
    await world.runUntil('2026-11-30 10:00');

    const own = await cardOf(world, 'manager');
    expect(own).toContain('Ждёт ответа автора: Согласование директорами');
    expect(own).toContain('Вопрос: Кто учредитель?');
    expect(own).toContain('Спросили: понедельник, 23 ноября 2026');
    expect(own).toContain('Откройте заявку и ответьте на вопрос');
    expect(own).not.toContain('просрочено');
    expect(await cardOf(world, 'unit-sales-head')).toContain('Автор до сих пор не ответил на вопрос');
  });

  it('gives way to the deadline once it came, moved by as long as the clock stood', async () => {
    const { world, request } = await askedWorld();
    await world.runUntil('2026-11-25 10:00');
    const today = context.today.add({ days: 2 });
    await world.app.requests.replace(dropQuestion(request, ASKED.seat, { ...context, today }));
    await refreshReminders(world.app, `request:${request._id}`);

    await world.runUntil('2026-12-02 10:00');

    expect(await hours(world)).toEqual([
      '11-25 09:00 manager asked-2',
      '12-01 09:00 commercial-director due-1',
      '12-01 09:00 security-director due-1',
      '12-02 09:00 commercial-director due',
      '12-02 09:00 security-director due',
    ]);
  });
});
