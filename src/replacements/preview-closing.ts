import { AppError } from '../kernel/errors.ts';
import type { Person } from '../people/person.ts';
import type { MovedCounts } from '../people/replacement.ts';
import { requireRight } from '../people/require-right.ts';
import { countMoved, type PreviewReplacementDeps } from './preview-replacement.ts';

/** Names of counts that nobody sees to. */
const OWN: (keyof MovedCounts)[] = ['requests', 'named', 'clients', 'deputies', 'drafts', 'substitutions'];

export interface ClosingPreview {
  person: Person;
  held: MovedCounts;
}

/** Counts what closing an access would leave behind; null for nothing. Throws FORBIDDEN, NOT_FOUND. */
export async function previewClosing(
  deps: PreviewReplacementDeps,
  { actor, id }: { actor: string; id: string },
): Promise<ClosingPreview | null> {
  await requireRight(deps, actor, 'keep-directory');
  const person = await deps.people.get(id);
  if (!person) throw new AppError('NOT_FOUND', { message: `no person ${id}` });
  const held = await countMoved(deps, person);
  return person.active && OWN.some((name) => held[name] > 0) ? { person, held } : null;
}
