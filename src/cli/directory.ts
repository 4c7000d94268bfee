import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createSystemClock } from '../clock.ts';
import { createProduct } from '../create-product.ts';
import { createLogger } from '../logger.ts';
import { describeDirectory } from '../people/describe-directory.ts';
import { loadDirectory } from '../people/load-directory.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = parseArgs({
  options: {
    apply: { type: 'boolean', default: false },
    'deactivate-missing': { type: 'boolean', default: false },
  },
  allowPositionals: true,
  strict: false,
});

await withStore(async (store, texts) => {
  const [file] = positionals;
  if (!file) {
    process.exitCode = 1;
    console.error(texts.t('people.file.usage'));
    return;
  }
  const json = readJson(file);
  if (json === undefined) {
    process.exitCode = 1;
    console.error(texts.t('people.file.unreadable', { file }));
    return;
  }
  const apply = values.apply === true;
  const clock = createSystemClock();
  const product = await createProduct({ store, clock, realClock: clock, log: createLogger('warn') });
  const result = await loadDirectory(product, {
    json,
    apply,
    deactivateMissing: values['deactivate-missing'] === true,
  });
  if (result.problems.length > 0) process.exitCode = 1;
  for (const line of describeDirectory(result, apply, texts)) console.log(line);
});

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
