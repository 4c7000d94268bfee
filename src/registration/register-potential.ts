import type { Client } from '../clients/client.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import type { Values } from '../forms/field.ts';
import { AppError } from '../kernel/errors.ts';
import { type ListPotentialDeps, openPotential } from '../potential/list-potential.ts';
import type { PotentialClient } from '../potential/potential-client.ts';
import type { Repo } from '../storage/store.ts';
import { listBegun, type StartRegistrationDeps, startRegistration } from './start-registration.ts';

export type RegisterPotentialDeps = ListPotentialDeps & StartRegistrationDeps & { clients: Repo<Client> };

/**
 * The passport's form with what is known of a potential client; one that was begun with its INN is gone on with.
 * Throws NOT_FOUND, POTENTIAL_CLOSED, and FORBIDDEN for who is not its manager.
 */
export async function registerPotential(
  deps: RegisterPotentialDeps,
  input: { actor: string; potential: string },
): Promise<{ draft: PassportDraft; begun: boolean }> {
  const { potential, mayRegister } = await openPotential(deps, input);
  if (potential.status !== 'open') throw new AppError('POTENTIAL_CLOSED');
  if (!mayRegister) throw new AppError('FORBIDDEN');
  const { actor } = input;
  const begun = (await listBegun(deps, { actor })).find(({ values }) => values.inn === potential.inn);
  if (begun) return { draft: begun, begun: true };
  return { draft: await startRegistration(deps, { actor, values: knownOf(potential) }), begun: false };
}

function knownOf({ name, inn, unit, operator, services }: PotentialClient): Values {
  return {
    inn,
    legalForm: inn.length === 12 ? 'entrepreneur' : 'organisation',
    shortName: name,
    unit,
    ...(operator === '' ? {} : { operators: [{ operator, services, volume: '' }] }),
  };
}
