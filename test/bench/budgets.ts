import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startChild } from './child.ts';
import { measureTick } from './measure-tick.ts';
import { seedClients, seedClocks } from './seed-many.ts';

const CLIENTS = 100_000;
const FEW_CLOCKS = 1_000;
const STARTS = 5;
const MANY_CLOCKS = 1_000_000;
const EXPORTED_ROWS = 10_000;

/** The budgets of the design that a load does not show, one line each. */
export async function measureBudgets(folder: string): Promise<string[]> {
  const few = join(folder, 'few-clocks.db');
  const many = join(folder, 'many-clocks.db');
  await seedClocks(few, FEW_CLOCKS);
  await seedClocks(many, MANY_CLOCKS);
  const quick = await measureTick(few);
  const slow = await measureTick(many);

  const register = join(folder, 'register.db');
  await seedClients(register, CLIENTS);
  const starts: number[] = [];
  let memory = 0;
  for (let n = 0; n < STARTS; n += 1) {
    const child = await startChild('./vip-bot.ts', register);
    starts.push(child.startedInMs);
    memory = Math.max(memory, await child.memory());
    await child.stop();
  }
  const start = starts.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? 0;
  return [
    `tick with nothing due: ${ms(quick)} with ${FEW_CLOCKS} reminder clocks, ${ms(slow)} with ${MANY_CLOCKS} (${(slow / quick).toFixed(2)}×, budget 2×)`,
    `start to listening with ${CLIENTS} clients: ${start.toFixed(0)} ms, the median of ${STARTS} (budget 1500 ms)`,
    `memory with ${CLIENTS} clients: ${memory.toFixed(0)} MB (budget 250 MB)`,
    await measureWorkbook(),
  ];
}

async function measureWorkbook(): Promise<string> {
  const script = fileURLToPath(new URL('./write-many-rows.ts', import.meta.url));
  // As `npm start` runs the bot.
  const flags = ['--no-warnings', '--max-semi-space-size=8'];
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, script, String(EXPORTED_ROWS)]);
  const { ms: took, memory, size } = JSON.parse(stdout) as Record<'ms' | 'memory' | 'size', number>;
  return `workbook of ${EXPORTED_ROWS} rows × 12 columns: ${took.toFixed(0)} ms (budget 5000 ms), ${memory.toFixed(0)} MB more (budget 200 MB), a file of ${size.toFixed(1)} MB`;
}

function ms(value: number): string {
  return `${value.toFixed(3)} ms`;
}
