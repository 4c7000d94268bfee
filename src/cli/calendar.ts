import { readFileSync } from 'node:fs';
import type { Texts } from '../i18n/translate.ts';
import { createSystemClock } from '../kernel/clock.ts';
import { createLogger } from '../kernel/logger.ts';
import { createProduct } from '../product/create-product.ts';
import { describeTransfer } from '../settings/describe-transfer.ts';
import { type EnteredTransfers, enterTransfers, readTransfersFile } from '../settings/enter-transfers.ts';
import { decodeText } from '../tables/decode-text.ts';
import { readArguments } from './read-arguments.ts';
import { withStore } from './with-store.ts';

const { values, positionals } = readArguments({ apply: { type: 'boolean', default: false } });

await withStore({ data: values.data, missing: values.apply ? 'create' : 'empty' }, async (store, texts) => {
  const [file] = positionals;
  const json = file ? readJson(file) : undefined;
  if (!file || json === undefined) {
    process.exitCode = 1;
    console.error(texts.t(file ? 'calendar.unreadable' : 'calendar.usage', { file: file ?? '' }));
    return;
  }
  const apply = values.apply === true;
  const clock = createSystemClock();
  const product = await createProduct({ store, clock, realClock: clock, log: createLogger('warn') });
  const read = readTransfersFile(json);
  const entered = await enterTransfers(product, { ...read, apply, by: 'import' });
  if (entered.problems.length > 0) process.exitCode = 1;
  for (const line of describe(entered, apply, texts)) console.log(line);
});

function describe(entered: EnteredTransfers, apply: boolean, texts: Texts): string[] {
  const year = String(entered.year);
  if (entered.problems.length > 0) {
    return entered.problems.map(({ transfer, problem }) =>
      texts.t('calendar.problem', {
        where: describeTransfer(transfer, texts),
        what: texts.t(`calendar.problems.${problem}`),
      }),
    );
  }
  const end = entered.kept ? 'kept' : apply ? 'applied' : 'dry-run';
  return [
    ...entered.transfers.map((transfer) => describeTransfer(transfer, texts)),
    ...entered.dropped.map((transfer) =>
      texts.t('calendar.dropped', { line: describeTransfer(transfer, texts) }),
    ),
    texts.t('calendar.working-days', { year, count: entered.workingDays }),
    texts.t(`calendar.${end}`, { year }),
  ];
}

function readJson(file: string): unknown {
  try {
    // A shell of Windows writes UTF-16.
    return JSON.parse(decodeText(readFileSync(file)) ?? '');
  } catch {
    return undefined;
  }
}
