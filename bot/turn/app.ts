import type { FileHost } from '../../src/files/file-host.ts';
import type { Product } from '../../src/product/product.ts';
import type { CardRenderer } from '../cards/card-renderer.ts';

/** Everything a handler may use: the product, and the cards. Handlers pass it to use cases as their deps. */
export interface App extends Product {
  cards: CardRenderer;
  fileHost: FileHost;
}
