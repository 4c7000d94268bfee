import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { openRepos, type Repos } from '../../src/product/repos.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import type { Rec, Repo } from '../../src/storage/store.ts';
import { type BotProcess, startBotProcess } from './bot-process.ts';
import { buildUnit } from './build-person.ts';
import { visibleText } from './card-contents.ts';
import { type FakeConnector, startFakeConnector } from './fake-connector.ts';
import { registerClient, typedPassport } from './register-client.ts';
import { SEATS } from './start-bot.ts';
import { createUsers, type Users } from './users.ts';
import { validInn } from './valid-inn.ts';

/** To begin with: lives grow longer where the machine gets less than one click done in each. */
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

export interface CrashReport {
  deaths: number;
  /** Clicks that were answered. */
  acknowledged: number;
  /** Those of them that the store does not know. */
  lost: Acknowledged[];
  /** Documents whose effects were not carried out. */
  owing: number;
  /** Messages that did not go out. */
  unsent: string[];
  /** Seats of steps that were reached whose holder was owed no card. */
  uncalled: string[];
  /** Messages about a passed step, and how many of them came a second time. */
  news: number;
  repeated: number;
}

interface Siege {
  file: string;
  connector: FakeConnector;
  acknowledged: Acknowledged[];
  registered: number;
}

/**
 * A bot on the embedded store that is killed at random moments while people click, at least so many times, and
 * on until enough was clicked. Then it recovers, and everything is counted.
 */
export async function runCrashes(rounds: number): Promise<CrashReport> {
  const folder = await mkdtemp(join(tmpdir(), 'vip-desk-'));
  const connector = await startFakeConnector();
  const siege: Siege = { file: join(folder, 'vip-desk.db'), connector, acknowledged: [], registered: 0 };
  try {
    await seed(siege);
    let deaths = 0;
    let longestMs = LONGEST_LIFE_MS;
    for (; deaths < rounds || !hasEnoughToLose(siege, rounds); deaths += 1) {
      await liveAndDie(siege, Math.random() * longestMs);
      if (siege.acknowledged.length <= deaths) longestMs *= 1.5;
    }
    const { requests, deliveries, owing } = await recover(siege);
    const news = newsOf(connector);
    return {
      deaths,
      acknowledged: siege.acknowledged.length,
      lost: findLost(siege.acknowledged, requests),
      owing,
      unsent: deliveries.filter(({ status }) => !TOLD.includes(status)).map(({ _id }) => _id),
      uncalled: requests.flatMap((request) => findUncalled(request, deliveries)),
      news: news.length,
      repeated: news.length - new Set(news).size,
    };
  } finally {
    await connector.close();
    await rm(folder, { recursive: true });
  }
}

function hasEnoughToLose({ acknowledged, connector }: Siege, clicks: number): boolean {
  return acknowledged.length > clicks && newsOf(connector).length > 0;
}

function findLost(acknowledged: Acknowledged[], requests: RequestDoc[]): Acknowledged[] {
  const byId = new Map(requests.map((request) => [request._id, request]));
  return acknowledged.filter((click) => {
    const request = byId.get(click.request);
    if (!request || !('step' in click)) return !request;
    const step = request.steps.find(({ definition }) => definition.id === click.step);
    return !step?.seats.find(({ id }) => id === click.seat)?.decision;
  });
}

function findUncalled(request: RequestDoc, deliveries: Delivery[]): string[] {
  const cards = deliveries.filter(
    ({ _id, content }) =>
      CARDS.includes(content.kind) &&
      'request' in content &&
      content.request === request._id &&
      !_id.startsWith('copy:'),
  );
  return request.steps
    .filter(({ status }) => status !== 'waiting')
    .flatMap(({ seats }) => seats.map(({ role }) => role ?? 'manager'))
    .filter((role) => !cards.some(({ recipient }) => recipient === role))
    .map((role) => `${request._id} ${role}`);
}

/** Sent, or told by an earlier message that is drawn anew. */
const TOLD: Delivery['status'][] = ['sent', 'merged'];

/** Kinds of what called somebody to a step; a later message makes a line of it. */
const CARDS: Delivery['content']['kind'][] = ['request-card', 'request-line', 'announcement'];

/** Messages that brought news, of which one a request and person is enough: what follows is drawn into it. */
function newsOf(connector: FakeConnector): string[] {
  return connector.requests
    .filter(({ kind, body }) => kind === 'send' && / Теперь .*\.$/.test(String(body.summary)))
    .map(({ conversationId, body }) => {
      const text = visibleText((body.attachments as { content: unknown }[])[0]?.content);
      const [number] = /ST-2\d{3}-\d{4}/.exec(text) ?? [];
      return `${conversationId} ${number}`;
    });
}

async function withStore<R>(file: string, work: (repos: Repos) => Promise<R>): Promise<R> {
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

async function registerNext(siege: Siege, users: Users): Promise<void> {
  siege.registered += 1;
  const typed = typedPassport();
  typed.names = { ...typed.names, inn: validInn(siege.registered) };
  const { card } = await registerClient(users, 'manager', typed);
  const [request] = /ST-2\d{3}-\d{4}/.exec(visibleText(card)) ?? [];
  if (request) siege.acknowledged.push({ request });
}

async function press(
  siege: Siege,
  users: Users,
  { person, title, step, seat }: (typeof BUTTONS)[number],
): Promise<void> {
  const { card } = await users.click(person, title);
  const text = card ? visibleText(card) : '';
  const [request] = /ST-2\d{3}-\d{4}/.exec(text) ?? [];
  if (request && /Вы (присвоили|приняли|согласовали|подтвердили)/.test(text))
    siege.acknowledged.push({ request, step, seat });
}

async function liveAndDie(siege: Siege, lifeMs: number): Promise<void> {
  const bot = await startBotProcess(siege.file);
  const users = createUsers(bot.url, siege.connector);
  let living = true;
  const loops = [
    until(
      () => living,
      () => registerNext(siege, users),
    ),
    ...BUTTONS.map((button) =>
      until(
        () => living,
        () => press(siege, users, button),
      ),
    ),
  ];
  await new Promise((resolve) => setTimeout(resolve, lifeMs));
  living = false;
  await bot.kill();
  await Promise.all(loops);
}

async function seed({ file, connector }: Siege): Promise<void> {
  await withStore(file, async (repos) => {
    await repos.units.insert(buildUnit());
    for (const person of SEATS) await repos.people.insert(person);
  });
  const bot = await startBotProcess(file);
  const users = createUsers(bot.url, connector);
  for (const { _id } of SEATS) await users.install(_id);
  await bot.kill();
}

/** Runs until nothing is owed any more: effects settled, every message out. */
async function recover({
  file,
}: Siege): Promise<{ requests: RequestDoc[]; deliveries: Delivery[]; owing: number }> {
  const bot: BotProcess = await startBotProcess(file);
  for (;;) {
    const state = await withStore(file, async (repos) => ({
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
