import { join } from 'node:path';
import { buildMessage } from '../helpers/activities.ts';
import { type Child, startChild } from './child.ts';
import { type Load, measureLoad } from './measure-load.ts';
import { seedApprovals } from './seed-approvals.ts';

const FEW = 100;
const MANY = 10_000;
const WARM_UP = 200;
const MEASURED = 500;
const ROUNDS = 5;

export interface TaskLists {
  waiting: number;
  p50: number;
  p99: number;
}

/** «Мои дела» of a director for whom few and many requests wait, in turns, so that both meet the same machine. */
export async function measureTasks(folder: string, serviceUrl: string): Promise<TaskLists[]> {
  const lists: { waiting: number; child: Child; loads: Load[] }[] = [];
  for (const waiting of [FEW, MANY]) {
    const file = join(folder, `tasks-${waiting}.db`);
    await seedApprovals(file, waiting);
    const child = await startChild('./vip-bot.ts', file);
    await ask(child, serviceUrl, WARM_UP);
    lists.push({ waiting, child, loads: [] });
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { child, loads } of lists) loads.push(await ask(child, serviceUrl, MEASURED));
  }
  for (const { child } of lists) await child.stop();
  return lists.map(({ waiting, loads }) => ({
    waiting,
    p50: median(loads.map(({ p50 }) => p50)),
    p99: median(loads.map(({ p99 }) => p99)),
  }));
}

async function ask(child: Child, serviceUrl: string, times: number): Promise<Load> {
  const director = { id: 'commercial-director', serviceUrl };
  const messages = Array.from({ length: times }, () => buildMessage(director, 'мои дела'));
  const load = await measureLoad(child.url, messages, (status) => status === 200 || status === 201);
  if (load.failures > 0) throw new Error(`${load.failures} questions were not answered`);
  return load;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
