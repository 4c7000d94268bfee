import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { openRepos, type Repos } from '../../src/storage/repos.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import type { Rec, Repo } from '../../src/storage/store.ts';
import { type BotProcess, startBotProcess } from '../helpers/bot-process.ts';
import { buildUnit } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { type FakeConnector, startFakeConnector } from '../helpers/fake-connector.ts';
import { registerClient, typedPassport } from '../helpers/register-client.ts';
import { SEATS } from '../helpers/start-bot.ts';
import { createUsers, type Users } from '../helpers/users.ts';
import { validInn } from '../helpers/valid-inn.ts';

const ROUNDS = 20;
const MOST_ROUNDS = 60;
const LONGEST_LIFE_MS = 900;

/** A click that was answered, and so must be in the store for ever. */
type Acknowledged = { request: string } | { request: string; step: string; seat: string };

const BUTTONS: { person: string; title: string; step: string; seat: string }[] = [
  { person: 'unit-sales-head', title: 'Присвоить статус', step: 'assign', seat: 'unit-sales-head' },
  { person: 'branch-sales', title: 'Принять в список', step: 'check', seat: 'branch-sales' },
  { person: 'commercial-director', title: 'Согласовать', step: 'agree', seat: 'commercial-director' },
  { person: 'security-director', title: 'Согласовать', step: 'agree', seat: 'security-director' },
  { person: 'branch-sales', title: 'Подтвердить в СП', step: 'confirm', seat: 'branch-sales' },
];

let folder: string;
let file: string;
let connector: FakeConnector;
let bot: BotProcess;
const acknowledged: Acknowledged[] = [];
let registered = 0;
let deaths = 0;

async function withStore<R>(work: (repos: Repos) => Promise<R>): Promise<R> {
  const store = openSqliteStore(file);
  try {
    return await work(openRepos(store));
  } finally {
    await store.close();
  }
}

async function all<T extends Rec>(repo: Repo<T>): Promise<T[]> {
  const docs: T[] = [];
  for await (const doc of repo.scan()) docs.push(doc);
  return docs;
}

/** Clicks until the process is gone; what was under way then was not acknowledged. */
async function until(alive: () => boolean, work: () => Promise<void>): Promise<void> {
  while (alive()) {
    try {
      await work();
    } catch (error) {
      if (!alive()) return;
      if (!isNothingToPress(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

function isNothingToPress(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('no button');
}

async function registerNext(users: Users): Promise<void> {
  registered += 1;
  const typed = typedPassport();
  typed.names = { ...typed.names, inn: validInn(registered) };
  const { card } = await registerClient(users, 'manager', typed);
  const [request] = /ST-2\d{3}-\d{4}/.exec(visibleText(card)) ?? [];
  if (request) acknowledged.push({ request });
}

async function press(users: Users, { person, title, step, seat }: (typeof BUTTONS)[number]): Promise<void> {
  const { card } = await users.click(person, title);
  const text = card ? visibleText(card) : '';
  const [request] = /ST-2\d{3}-\d{4}/.exec(text) ?? [];
  if (request && text.includes('Решение принято')) acknowledged.push({ request, step, seat });
}

async function liveAndDie(lifeMs: number): Promise<void> {
  bot = await startBotProcess(file);
  const users = createUsers(bot.url, connector);
  let living = true;
  const loops = [
    until(
      () => living,
      () => registerNext(users),
    ),
    ...BUTTONS.map((button) =>
      until(
        () => living,
        () => press(users, button),
      ),
    ),
  ];
  await new Promise((resolve) => setTimeout(resolve, lifeMs));
  living = false;
  await bot.kill();
  await Promise.all(loops);
}

async function seed(): Promise<void> {
  await withStore(async (repos) => {
    await repos.units.insert(buildUnit());
    for (const person of SEATS) await repos.people.insert(person);
  });
  bot = await startBotProcess(file);
  const users = createUsers(bot.url, connector);
  for (const { _id } of SEATS) await users.install(_id);
  await bot.kill();
}

/** Runs until nothing is owed any more: effects settled, every message out. */
async function recover(): Promise<{ requests: RequestDoc[]; deliveries: Delivery[]; owing: number }> {
  bot = await startBotProcess(file);
  for (;;) {
    const state = await withStore(async (repos) => ({
      requests: await all(repos.requests),
      deliveries: await all(repos.deliveries),
      owing:
        (await repos.clients.count({ index: 'pending', eq: { hasPending: true } })) +
        (await repos.requests.count({ index: 'pending', eq: { hasPending: true } })),
    }));
    if (state.deliveries.every(({ status }) => status !== 'pending')) {
      await bot.kill();
      return state;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vip-desk-'));
  file = join(folder, 'vip-desk.db');
  connector = await startFakeConnector();
  await seed();
  // A busy machine gets little done in a short life: it lives on until there is enough to lose.
  for (; deaths < ROUNDS || (acknowledged.length <= ROUNDS && deaths < MOST_ROUNDS); deaths += 1) {
    await liveAndDie(Math.random() * LONGEST_LIFE_MS);
  }
}, 240_000);

afterAll(async () => {
  await connector.close();
  await rm(folder, { recursive: true });
});

describe(`after kill -9 at ${ROUNDS} random moments or more`, () => {
  it('keeps every acknowledged click, sends every message owed, owes each thing once', async () => {
    const { requests, deliveries, owing } = await recover();
    const byId = new Map(requests.map((request) => [request._id, request]));

    expect(acknowledged.length).toBeGreaterThan(ROUNDS);
    const lost = acknowledged.filter((click) => {
      const request = byId.get(click.request);
      if (!request || !('step' in click)) return !request;
      const step = request.steps.find(({ definition }) => definition.id === click.step);
      return !step?.seats.find(({ id }) => id === click.seat)?.decision;
    });
    expect(lost).toEqual([]);
    expect(owing).toBe(0);
    expect(deliveries.filter(({ status }) => status !== 'sent')).toEqual([]);

    for (const request of requests) {
      for (const step of request.steps.filter(({ status }) => status !== 'waiting')) {
        for (const seat of step.seats) {
          const owed = deliveries.filter(
            ({ _id, content }) =>
              content.kind === 'request-card' && content.request === request._id && !_id.startsWith('copy:'),
          );
          const to = seat.role ?? 'manager';
          expect(owed.filter(({ recipient }) => recipient === to).length).toBeGreaterThan(0);
        }
      }
    }
  }, 120_000);

  it('repeats a message only where one was in flight', () => {
    const news = connector.requests
      .filter(({ kind, body }) => kind === 'send' && String(body.summary).includes('пройден'))
      .map(({ conversationId, body }) => {
        const text = visibleText((body.attachments as { content: unknown }[])[0]?.content);
        const [number] = /ST-2\d{3}-\d{4}/.exec(text) ?? [];
        const [step] = String(body.summary).split(' пройден');
        return `${conversationId} ${number} ${step}`;
      });

    expect(news.length).toBeGreaterThan(0);
    // A person's messages go one by one, so each death catches at most one of the manager's.
    expect(news.length - new Set(news).size).toBeLessThanOrEqual(deaths);
  });
});
