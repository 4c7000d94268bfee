import type { Product } from '../../src/product/product.ts';

/** Puts the paper that a step waits for into a request, without the chat in which people send it. */
export async function bringPaper({ requests }: Pick<Product, 'requests'>, id: string): Promise<void> {
  const request = await requests.get(id);
  if (!request) throw new Error(`no request ${id}`);
  await requests.replace({ ...request, files: [...request.files, 'paper'] });
}
