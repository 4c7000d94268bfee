import type { Client } from '../clients/client.ts';
import { comparePassports, type PassportChange } from '../clients/passport/client-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { checkDraft } from '../clients/passport/draft-rules.ts';
import { toPassport } from '../clients/passport/passport-values.ts';
import type { FieldContext } from '../forms/validate-field.ts';
import type { Repo } from '../storage/store.ts';

/** Previews the edit of a registered client; null for other drafts, and while something is wrong. */
export async function previewChange(
  deps: { clients: Repo<Client>; newId(): string },
  draft: PassportDraft,
  context: FieldContext,
): Promise<PassportChange | null> {
  if (draft.purpose !== 'change' || !draft.client) return null;
  const client = await deps.clients.get(draft.client);
  const { values, errors } = checkDraft(draft, context);
  if (!client || Object.keys(errors).length > 0) return null;
  return comparePassports(client.passport, toPassport(values, draft.manager, deps.newId));
}
