import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAction, buildMessage } from '../helpers/activities.ts';
import { startFakeConnector } from '../helpers/fake-connector.ts';
import { measureBudgets } from './budgets.ts';
import { type Child, startChild } from './child.ts';
import { type Load, measureLoad } from './measure-load.ts';
import { measureTasks, type TaskLists } from './measure-tasks.ts';
import { seedApprovals } from './seed-approvals.ts';

const WARM_UP = 300;
const MEASURED = 2000;

interface Row extends Load {
  what: string;
  memory: number;
}

const folder = await mkdtemp(join(tmpdir(), 'bench-'));
const connector = await startFakeConnector();
try {
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, 16 requests at once\n`,
  );
  const echo = await measureEcho();
  const own = await measureVipBot(join(folder, 'load.db'));
  printRows([echo, ...own], echo.perSecond);
  printTasks(await measureTasks(folder, connector.serviceUrl));
  for (const line of await measureBudgets(folder)) console.log(line);
} finally {
  await connector.close();
  await rm(folder, { recursive: true });
}

async function measureEcho(): Promise<Row> {
  const child = await startChild('./echo-bot.ts');
  const row = await measureMessages(child, 'echo bot: a text', 'hello');
  await child.stop();
  return row;
}

async function measureVipBot(file: string): Promise<Row[]> {
  const approvals = await seedApprovals(file, WARM_UP + MEASURED);
  const child = await startChild('./vip-bot.ts', file);
  const text = await measureMessages(child, 'VIP Desk: "help"', 'help');
  const director = { id: 'commercial-director', serviceUrl: connector.serviceUrl };
  const clicks = approvals.map((data) =>
    buildAction(director, `card-${data.request}`, 'request.decide', { ...data }),
  );
  const agreed = (status: number, body: string) => status === 200 && body.includes('adaptive');
  await measureLoad(child.url, clicks.slice(0, WARM_UP), agreed);
  const load = await measureLoad(child.url, clicks.slice(WARM_UP), agreed);
  const approval = { what: 'VIP Desk: an approval', ...load, memory: await child.memory() };
  await child.stop();
  return [text, approval];
}

async function measureMessages(child: Child, what: string, text: string): Promise<Row> {
  const speaker = { id: 'manager', serviceUrl: connector.serviceUrl };
  const messages = Array.from({ length: WARM_UP + MEASURED }, () => buildMessage(speaker, text));
  const answered = (status: number) => status === 200 || status === 201;
  await measureLoad(child.url, messages.slice(0, WARM_UP), answered);
  const sentBefore = connector.requests.length;
  const load = await measureLoad(child.url, messages.slice(WARM_UP), answered);
  const unanswered = Math.max(0, MEASURED - (connector.requests.length - sentBefore));
  return { what, ...load, failures: Math.max(load.failures, unanswered), memory: await child.memory() };
}

function printRows(rows: Row[], base: number): void {
  console.log('| | requests/s | p50, ms | p99, ms | memory, MB | to echo | failed |');
  console.log('| --- | ---: | ---: | ---: | ---: | ---: | ---: |');
  for (const { what, perSecond, p50, p99, memory, failures } of rows) {
    const ratio = `${(perSecond / base).toFixed(2)}×`;
    const figures = [
      perSecond.toFixed(0),
      p50.toFixed(1),
      p99.toFixed(1),
      memory.toFixed(0),
      ratio,
      failures,
    ];
    console.log(`| ${what} | ${figures.join(' | ')} |`);
  }
  console.log('');
}

function printTasks([few, many]: TaskLists[]): void {
  if (!few || !many) return;
  for (const { waiting, p50, p99 } of [few, many]) {
    console.log(`"my tasks" with ${waiting} waiting: p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`);
  }
  const ratio = `${(many.p50 / few.p50).toFixed(2)}×, p99 ${(many.p99 / few.p99).toFixed(2)}×`;
  console.log(`"my tasks", many to few: p50 ${ratio}\n`);
}
