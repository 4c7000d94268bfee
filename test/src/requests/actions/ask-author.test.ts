import { beforeEach, describe, expect, it } from '@jest/globals';
import { setAbsence } from '../../../../src/absences/set-absence.ts';
import { replacePerson } from '../../../../src/replacements/replace-person.ts';
import { askAuthor, replyToSeat } from '../../../../src/requests/actions/ask-author.ts';
import { decideRequest } from '../../../../src/requests/actions/decide-request.ts';
import { reassignSeat } from '../../../../src/requests/actions/reassign-seat.ts';
import { resubmitRequest } from '../../../../src/requests/actions/resubmit-request.ts';
import { withdrawRequest } from '../../../../src/requests/actions/withdraw-request.ts';
import { openStepOf, type RequestDoc } from '../../../../src/requests/request.ts';
import type { Act } from '../../../../src/requests/route/decision-rules.ts';
import { listMyTasks } from '../../../../src/requests/views/list-my-tasks.ts';
import { CLIENT, createKindWorld, type KindWorld } from '../../../helpers/kind-world.ts';

const ID = 'CN-2026-0001';
const VALUES = { client: CLIENT, paper: 'main', subject: 'Договор', payment: 'Аванс', security: true };

let world: KindWorld;

beforeEach(async () => {
  world = await createKindWorld();
  await world.raise({ id: ID, type: 'contract', values: VALUES });
});

async function request(): Promise<RequestDoc> {
  const found = await world.app.requests.get(ID);
  if (!found) throw new Error('no request');
  return found;
}

function ask(seat: string, actor = seat, revision = 1) {
  const input = { actor, requestId: ID, step: 'visas-security', seat, revision };
  return askAuthor(world.app, { ...input, reason: `Вопрос: ${seat}` });
}

function reply(seat: string, actor = 'manager', revision = 1) {
  const input = { actor, requestId: ID, step: 'visas-security', seat, revision };
  return replyToSeat(world.app, { ...input, reason: 'Вот ответ' });
}

function decide(seat: string, act: Act = 'agree', actor = seat) {
  const input = { actor, requestId: ID, step: 'visas-security', seat, revision: 1, act, values: {} };
  return decideRequest(world.app, { ...input, reason: act === 'agree' ? '' : 'Есть замечания' });
}

/** Everybody to whom the live card went out again since the mark, one line each. */
async function calledSince(mark: Set<string>): Promise<string[]> {
  const called: string[] = [];
  for await (const { _id, content, recipient } of world.app.deliveries.scan()) {
    if (!mark.has(_id) && content.kind === 'request-card') called.push(recipient);
  }
  return called.sort();
}

async function mark(): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { _id } of world.app.deliveries.scan()) ids.add(_id);
  return ids;
}

async function tasksOf(actor: string): Promise<string[]> {
  const { items } = await listMyTasks(world.app, { actor });
  return items.map(({ abilities, overdue }) =>
    [abilities.seat ? 'decide' : '', abilities.reply ? 'reply' : '', overdue ? 'overdue' : '']
      .filter((word) => word !== '')
      .join(' '),
  );
}

describe('a question of one seat', () => {
  it('stops the clock of the whole step, while the other seats go on deciding', async () => {
    await ask('legal');

    expect((await request()).paused).toMatchObject({ since: '2026-11-23', questions: [{ seat: 'legal' }] });
    expect((await decide('economics')).outcome).toBe('done');
    expect((await decide('technical')).outcome).toBe('done');
    expect((await request()).paused?.questions).toHaveLength(1);

    world.clock.set('2026-11-25T02:00:00Z');
    await reply('legal');
    expect((await request()).paused).toBeNull();
    expect(openStepOf(await request())?.dueOn).toBe('2026-11-30');
  });

  it('ends with the request when another seat refuses or sends it back', async () => {
    await ask('legal');
    await decide('economics', 'return');

    expect(await request()).toMatchObject({ status: 'returned', paused: null });
    const { values, payload } = await request();
    await resubmitRequest(world.app, { actor: 'manager', requestId: ID, revision: 2, values, payload });
    expect((await reply('legal')).outcome).toBe('late');
    expect((await request()).paused).toBeNull();
    expect((await ask('legal', 'legal', 1)).outcome).toBe('stale');
    expect((await ask('legal', 'legal', 3)).outcome).toBe('done');

    const refused = { requestId: ID, step: 'visas-security', seat: 'economics', revision: 3, values: {} };
    const said = { actor: 'economics', act: 'refuse' as const, reason: 'Нет оснований' };
    await decideRequest(world.app, { ...refused, ...said });
    expect(await request()).toMatchObject({ status: 'refused', paused: null });
    expect(await armed()).toEqual([]);
  });

  it('ends when the seat decides without waiting', async () => {
    await ask('legal');
    world.clock.set('2026-11-24T02:00:00Z');
    await decide('legal');

    expect((await request()).paused).toBeNull();
    expect(openStepOf(await request())?.dueOn).toBe('2026-11-27');
    expect((await reply('legal')).outcome).toBe('late');
  });

  it('ends when the author takes the request back', async () => {
    await ask('legal');
    await withdrawRequest(world.app, { actor: 'manager', requestId: ID, revision: 1, reason: 'Передумали' });

    expect(await request()).toMatchObject({ status: 'withdrawn', paused: null });
    expect(await armed()).toEqual([]);
  });

  it('stands beside those of others: the clock runs again after the last answer', async () => {
    await ask('legal');
    world.clock.set('2026-11-24T02:00:00Z');
    await ask('security-director');
    world.clock.set('2026-11-25T02:00:00Z');
    await reply('legal');

    expect((await request()).paused).toMatchObject({
      since: '2026-11-23',
      questions: [{ seat: 'security-director' }],
    });
    expect(openStepOf(await request())?.dueOn).toBe('2026-11-26');
    world.clock.set('2026-11-26T02:00:00Z');
    await reply('security-director');
    expect(openStepOf(await request())?.dueOn).toBe('2026-12-01');
  });

  it('counts once, however often it is sent', async () => {
    const both = await Promise.all([ask('legal'), ask('legal')]);
    expect(both.map(({ outcome }) => outcome).sort()).toEqual(['done', 'repeated']);
    const answers = await Promise.all([reply('legal'), reply('legal')]);

    expect(answers.map(({ outcome }) => outcome).sort()).toEqual(['done', 'repeated']);
    const said = (await request()).history.map(({ what }) => what);
    expect(said).toEqual(['submitted', 'asked', 'replied']);
  });

  it('comes too late from a seat that has decided', async () => {
    await decide('legal');

    expect((await ask('legal')).outcome).toBe('late');
    expect((await request()).paused).toBeNull();
  });

  it.each(['unit-head', 'successor', 'manager'])('is not %s’s to ask', async (actor) => {
    await expect(ask('legal', actor)).rejects.toMatchObject({ code: 'NOT_YOUR_STEP' });
  });

  it('is not asked by somebody who would have to answer it', async () => {
    const values = { client: CLIENT };
    await world.raise({ id: 'SA-2026-0001', type: 'service-application', author: 'unit-sales-head', values });

    const asked = { actor: 'unit-sales-head', requestId: 'SA-2026-0001', step: 'answer', revision: 1 };
    await expect(
      askAuthor(world.app, { ...asked, seat: 'unit-sales-head', reason: 'Сам себя' }),
    ).rejects.toMatchObject({ code: 'NOT_YOUR_STEP' });
  });
});

describe('what waits while a question is open', () => {
  it('is the author’s answer and the other seats’ decisions; nothing of it is overdue', async () => {
    await ask('legal');
    world.clock.set('2026-12-09T02:00:00Z');

    expect(await tasksOf('manager')).toEqual(['reply']);
    expect(await tasksOf('economics')).toEqual(['decide']);
    expect(await tasksOf('legal')).toEqual([]);
  });

  it('is reminded of to the author alone', async () => {
    expect(await armed()).toEqual([`approval-step:${ID}:1:visas-security`]);
    await ask('legal');
    expect(await armed()).toEqual([`author-answer:${ID}:1:visas-security:2026-11-23`]);
    await reply('legal');

    expect(await armed()).toEqual([`approval-step:${ID}:1:visas-security`]);
  });
});

describe('people who come and go while a question is open', () => {
  it('an admin gives the seat to somebody else, who gets the answer and may decide before', async () => {
    await ask('legal');
    const given = { requestId: ID, step: 'visas-security', seat: 'legal', revision: 1, to: 'successor' };
    await reassignSeat(world.app, { ...given, actor: 'admin', reason: 'Юрист в отпуске' });
    const before = await mark();
    await reply('legal');

    expect(await calledSince(before)).toEqual(['successor']);
    await expect(decide('legal')).rejects.toMatchObject({ code: 'NOT_YOUR_STEP' });
    expect((await decide('legal', 'agree', 'successor')).outcome).toBe('done');
  });

  it('the substitute of an absent asker gets the answer too', async () => {
    await ask('legal');
    const typed = { substitute: 'member', from: '2026-11-23', to: '2026-11-27' };
    const before = await mark();
    expect((await setAbsence(world.app, { actor: 'legal', person: 'legal', typed })).errors).toEqual({});
    expect(await calledSince(before)).toEqual(['member']);
    const then = await mark();
    await reply('legal');

    expect(await calledSince(then)).toEqual(['legal', 'member']);
  });

  it('a substitute asks, and the principal who is back gets the answer', async () => {
    const typed = { substitute: 'member', from: '2026-11-23', to: '2026-11-24' };
    await setAbsence(world.app, { actor: 'legal', person: 'legal', typed });
    await ask('legal', 'member');
    expect((await request()).paused?.questions).toMatchObject([{ by: 'member', onBehalfOf: 'legal' }]);
    world.clock.set('2026-11-25T02:00:00Z');
    const before = await mark();
    await reply('legal');

    expect(await calledSince(before)).toEqual(['legal']);
  });

  it('the substitute of an absent author is asked and answers', async () => {
    const typed = { substitute: 'successor', from: '2026-11-23', to: '2026-11-27' };
    await setAbsence(world.app, { actor: 'manager', person: 'manager', typed });
    const before = await mark();
    await ask('legal');
    expect(await calledSince(before)).toEqual(['manager', 'successor']);

    expect((await reply('legal', 'successor')).outcome).toBe('done');
    expect((await request()).history.at(-1)).toMatchObject({ by: 'successor', onBehalfOf: 'manager' });
  });

  it('an author who goes away after the question leaves it to the substitute', async () => {
    await ask('legal');
    const typed = { substitute: 'successor', from: '2026-11-23', to: '2026-11-27' };
    const before = await mark();
    await setAbsence(world.app, { actor: 'manager', person: 'manager', typed });

    expect(await calledSince(before)).toEqual(['successor']);
    expect(await tasksOf('successor')).toEqual(['reply']);
  });

  it('the successor of an author who left has the question and answers it', async () => {
    await ask('legal');
    await leave('manager', 'successor');

    expect(await request()).toMatchObject({
      author: 'successor',
      paused: { questions: [{ seat: 'legal' }] },
    });
    expect(await tasksOf('successor')).toEqual(['reply']);
    expect((await reply('legal', 'successor')).outcome).toBe('done');
  });

  it('the successor of an asker who left gets the answer, in a seat given by name too', async () => {
    const given = { requestId: ID, step: 'visas-security', seat: 'legal', revision: 1, to: 'member' };
    await reassignSeat(world.app, { ...given, actor: 'admin', reason: 'Юрист в отпуске' });
    await ask('legal', 'member');
    await leave('member', 'successor');
    expect(await calledSince(new Set())).toContain('successor');
    expect((await request()).steps[0]?.seats[0]).toMatchObject({ assignee: 'successor' });
    const then = await mark();
    await reply('legal');

    expect(await calledSince(then)).toEqual(['successor']);
  });
});

async function leave(leaver: string, successor: string): Promise<void> {
  const version = (await world.app.people.get(leaver))?.version ?? 0;
  await replacePerson(world.app, { actor: 'admin', leaver, successor, version });
}

async function armed(): Promise<string[]> {
  const ids: string[] = [];
  for await (const { _id, subject, status } of world.app.reminderClocks.scan()) {
    if (subject === `request:${ID}` && status === 'armed') ids.push(_id);
  }
  return ids;
}
