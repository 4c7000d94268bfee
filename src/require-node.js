// Plain JavaScript that an older Node can run: the bot itself does not even parse there.
import { readFileSync } from 'node:fs';

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
const needed = read('../package.json').engines.node.replace(/^>=/, '');
const running = process.versions.node;

const numbers = (version) => version.split('.').map(Number);
const [major, minor = 0] = numbers(needed);
const [runningMajor, runningMinor] = numbers(running);

if (runningMajor < major || (runningMajor === major && runningMinor < minor)) {
  for (const locale of ['ru', 'en']) {
    const sentence = read(`./i18n/${locale}/errors.json`).NODE_TOO_OLD;
    process.stderr.write(`${sentence.replace('{needed}', needed).replace('{running}', running)}\n`);
  }
  process.exitCode = 1;
}
