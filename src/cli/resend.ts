import { countGivenUp } from '../deliveries/given-up.ts';
import type { Texts } from '../i18n/translate.ts';
import { createSystemClock } from '../kernel/clock.ts';
import { createLogger } from '../kernel/logger.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import { createProduct } from '../product/create-product.ts';
import type { Product } from '../product/product.ts';
import { pagesOf } from '../storage/walk.ts';
import { countText, describeGivenUp } from '../undelivered/describe-given-up.ts';
import { listGivenUp } from '../undelivered/list-given-up.ts';
import { resendGivenUp } from '../undelivered/resend-given-up.ts';
import { readArguments } from './read-arguments.ts';
import { withStore } from './with-store.ts';

const PAGE = 100;

const { values } = readArguments({ apply: { type: 'boolean', default: false } });

await withStore({ data: values.data, missing: 'refuse' }, async (store, texts) => {
  const clock = createSystemClock();
  const product = await createProduct({ store, clock, realClock: clock, log: createLogger('warn') });
  const until = new Date(clock.now()).toISOString();
  await printList(product, texts);
  if (!(await product.sendGate.isOpen())) console.log(texts.t('deliveries.sending-off'));
  if (values.apply !== true) {
    console.log(texts.t('deliveries.tool.dry'));
    return;
  }
  const count = await resendGivenUp(product, { by: 'tool', until });
  console.log(texts.t('deliveries.tool.applied', { count }));
});

async function printList(product: Product, texts: Texts): Promise<void> {
  console.log(countText(await countGivenUp(product), texts));
  for await (const { rows } of pagesOf((from) => listGivenUp(product, { limit: PAGE, ...from }))) {
    for (const row of rows) {
      console.log(texts.t('deliveries.tool.line', describeGivenUp(row, DEFAULT_ZONE, texts)));
    }
  }
}
