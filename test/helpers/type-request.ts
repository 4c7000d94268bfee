import type { Values } from '../../src/forms/field.ts';
import type { Product } from '../../src/product/product.ts';
import { startRequestDraft } from '../../src/requests/forms/start-request-draft.ts';
import { submitRequestDraft } from '../../src/requests/forms/submit-request-draft.ts';

/** Types a whole form of a kind (texts as they are typed, rows of lists as they are stored) and sends it: the number it got, or the codes of what is wrong by field. */
export async function typeRequest(
  app: Product,
  actor: string,
  type: string,
  values: Values,
): Promise<{ request: string | null; errors: Record<string, string> }> {
  const typed = Object.fromEntries(Object.entries(values).filter(([, value]) => typeof value === 'string'));
  const draft = await startRequestDraft(app, { actor, type, values });
  const { version } = await app.requestDrafts.replace({ ...draft, values });
  const { draft: sent } = await submitRequestDraft(app, { actor, draft: draft._id, version, typed });
  const errors = Object.entries(sent.errors).map(([field, { code }]) => [field, code]);
  return { request: sent.submittedAs, errors: Object.fromEntries(errors) };
}
