import { parseArgs } from 'node:util';
import { crashes } from './crashes.ts';
import { deliveries } from './deliveries.ts';
import { digests } from './digests.ts';
import { door } from './door.ts';
import type { SiegePart, SiegeResult } from './part.ts';

const PARTS: SiegePart[] = [door, deliveries, digests, crashes];

const USAGE = `npm run siege -- [part …] [--count N] [--seed N]

Presses the bot until it gives in, on this machine only. Without a part, all of them.
${PARTS.map(({ name, about }) => `  ${name.padEnd(12)}${about}`).join('\n')}
`;

interface Asked {
  parts: SiegePart[];
  count: number | null;
  seed: number;
}

/** Reads what was asked for, or what of it cannot be understood. */
function readAsked(): Asked | string {
  try {
    const { values, positionals } = parseArgs({
      options: { count: { type: 'string' }, seed: { type: 'string' } },
      allowPositionals: true,
    });
    const named = positionals.map((name) => PARTS.find((part) => part.name === name));
    const parts = named.filter((part) => part !== undefined);
    const count = values.count === undefined ? null : Number(values.count);
    const seed = values.seed === undefined ? Math.floor(Math.random() * 1_000_000) : Number(values.seed);
    const unknown = positionals.filter((_, index) => named[index] === undefined);
    if (unknown.length > 0) return `There is no part ${unknown.join(', ')}.`;
    if (!Number.isInteger(count ?? 1) || (count ?? 1) < 1) return '--count is not a whole number above 0.';
    if (!Number.isInteger(seed)) return '--seed is not a whole number.';
    return { parts: parts.length > 0 ? parts : PARTS, count, seed };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function print({ name, about }: SiegePart, { figures, failures }: SiegeResult): void {
  console.log(`${name}: ${about}`);
  for (const [what, figure] of Object.entries(figures)) console.log(`  ${what.padEnd(28)}${figure}`);
  for (const failure of failures) console.log(`  FAILED ${failure.slice(0, 2_000)}`);
  console.log('');
}

const asked = readAsked();
if (typeof asked === 'string') {
  console.error(`${asked}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  console.log(`seed ${asked.seed}\n`);
  for (const part of asked.parts) {
    const result = await part.run(asked);
    print(part, result);
    if (result.failures.length > 0) process.exitCode = 1;
  }
}
