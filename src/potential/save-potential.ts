import type { Client } from '../clients/client.ts';
import { isListed } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import type { CompanyRegister } from '../companies/company-register.ts';
import { changeDocument, insertDocument } from '../effects/change.ts';
import type { NewEffect } from '../effects/effect.ts';
import type { Relay } from '../effects/relay.ts';
import type { FieldError } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { today, toLocal } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Actor, Capacity } from '../people/actor.ts';
import { type LoadActorDeps, loadActor } from '../people/find-actor.ts';
import { hasRight } from '../people/rights.ts';
import { type Counter, nextNumber } from '../storage/counter.ts';
import { DuplicateKey, type Repo } from '../storage/store.ts';
import { loadPotentialChoices } from './load-choices.ts';
import { POTENTIAL_CLIENTS, type PotentialClient } from './potential-client.ts';
import {
  mayKeepPotential,
  POTENTIAL_FIELDS,
  type PotentialValues,
  potentialChanges,
  wayToPotential,
} from './potential-rules.ts';

export interface SavePotentialDeps extends LoadActorDeps {
  potentialClients: Repo<PotentialClient>;
  clients: Repo<Client>;
  counters: Repo<Counter>;
  companies: CompanyRegister;
  relay: Relay;
}

export type SavePotentialResult =
  | { kind: 'saved'; potential: PotentialClient }
  | { kind: 'invalid'; errors: Record<string, FieldError> }
  /** The company is on the list, or on its way there; `client` only if the actor may see it. */
  | { kind: 'listed'; client: Client | null }
  /** Somebody keeps it in this unit already; `potential` only if the actor may see it. */
  | { kind: 'known'; potential: PotentialClient | null };

/** One company is a unit's potential client once; one that was dropped comes back. Throws FORBIDDEN. */
export async function addPotential(
  deps: SavePotentialDeps,
  { actor, typed }: { actor: string; typed: Record<string, unknown> },
): Promise<SavePotentialResult> {
  const viewer = await loadActor(deps, actor);
  if (!mayKeepPotential(viewer)) throw new AppError('FORBIDDEN');
  const checked = await check(deps, viewer, typed);
  if ('kind' in checked) return checked;
  const { values, way } = checked;
  const known = await findByCompany(deps, values);
  if (known) return knownResult(deps, viewer, known, checked);
  const { year } = toLocal(deps.clock.now(), await deps.directory.zoneOf(viewer.person));
  const at = new Date(deps.clock.now()).toISOString();
  const _id = await nextNumber(deps.counters, 'POT', year);
  const fresh = { status: 'open' as const, client: null, reason: '', revision: 1, at, by: way.by };
  const effects: NewEffect[] = [traceOf(_id, at, way, { type: 'potential.added' })];
  try {
    const potential = await insertDocument(
      deps.relay,
      deps.potentialClients,
      POTENTIAL_CLIENTS.name,
      { _id, ...values, ...fresh },
      effects,
    );
    return { kind: 'saved', potential };
  } catch (error) {
    const first = error instanceof DuplicateKey ? await findByCompany(deps, values) : null;
    if (!first) throw error;
    return knownResult(deps, viewer, first, checked);
  }
}

/** Leaves a potential client with what was typed. Throws NOT_FOUND, STALE, POTENTIAL_CLOSED. */
export async function editPotential(
  deps: SavePotentialDeps,
  input: { actor: string; potential: string; revision: number; typed: Record<string, unknown> },
): Promise<SavePotentialResult> {
  const viewer = await loadActor(deps, input.actor);
  const before = await getPotential(deps, viewer, input.potential);
  if (before.status !== 'open') throw new AppError('POTENTIAL_CLOSED');
  const checked = await check(deps, viewer, input.typed, before);
  if ('kind' in checked) return checked;
  const same = await findByCompany(deps, checked.values);
  if (same && same._id !== before._id) {
    return { kind: 'known', potential: wayToPotential(viewer, same) ? same : null };
  }
  return { kind: 'saved', potential: await write(deps, viewer, input, checked) };
}

/** Throws NOT_FOUND for who may not see it. */
export async function getPotential(
  { potentialClients }: Pick<SavePotentialDeps, 'potentialClients'>,
  viewer: Actor,
  id: string,
): Promise<PotentialClient> {
  const potential = await potentialClients.get(id);
  if (!potential || !wayToPotential(viewer, potential)) {
    throw new AppError('NOT_FOUND', { message: `no potential client ${id} for this person` });
  }
  return potential;
}

/** The line that the log gets of it. */
export function traceOf(
  potential: string,
  at: string,
  { by, onBehalfOf }: Capacity,
  event: Extract<NewEffect, { name: 'audit' }>['args']['entry']['event'],
): NewEffect {
  const entry = { subject: subjectOf.potential(potential), at, by, onBehalfOf, event };
  return { name: 'audit', args: { entry } };
}

interface Checked {
  values: PotentialValues;
  way: Capacity;
}

async function check(
  deps: SavePotentialDeps,
  viewer: Actor,
  typed: Record<string, unknown>,
  before: PotentialClient | null = null,
): Promise<Checked | Exclude<SavePotentialResult, { kind: 'saved' }>> {
  const choices = await loadPotentialChoices(deps, viewer);
  const date = today(deps.clock, await deps.directory.zoneOf(viewer.person));
  const options = (name: string) => (name === 'units' ? choices.units : choices.managers);
  const { values, errors } = validateFields(POTENTIAL_FIELDS, typed, { today: date, options });
  const { inn = '', unit = '', manager = '' } = values as unknown as PotentialValues;
  const works = choices.people.get(manager);
  if (works && unit !== '' && !hasRight(works, 'register-clients', unit)) {
    errors.manager ??= { code: 'manager-elsewhere' };
  }
  if (values.name === '') {
    const facts = errors.inn ? null : await deps.companies.find(inn);
    if (facts) values.name = facts.shortName || facts.fullName;
    else errors.name ??= { code: 'required' };
  }
  if (Object.keys(errors).length > 0) return { kind: 'invalid', errors };
  const listed = inn === before?.inn ? null : await findListed(deps, inn);
  if (listed) return { kind: 'listed', client: maySeeClient(viewer, listed) ? listed : null };
  const way = wayToPotential(viewer, { unit, manager });
  if (!way) throw new AppError('FORBIDDEN');
  return { values: values as unknown as PotentialValues, way };
}

const MOST_BRANCHES = 20;

/** A client of that company that is on the list, or on its way there. */
async function findListed({ clients }: SavePotentialDeps, inn: string): Promise<Client | null> {
  const { items } = await clients.search(inn, { limit: MOST_BRANCHES });
  return items.find((client) => client.passport.inn === inn && isListed(client)) ?? null;
}

async function findByCompany(
  { potentialClients }: SavePotentialDeps,
  { inn, unit }: Pick<PotentialClient, 'inn' | 'unit'>,
): Promise<PotentialClient | null> {
  const page = await potentialClients.find({ index: 'once', eq: { inn, unit }, limit: 1 });
  return page.items[0] ?? null;
}

async function knownResult(
  deps: SavePotentialDeps,
  viewer: Actor,
  known: PotentialClient,
  checked: Checked,
): Promise<SavePotentialResult> {
  const { _id: potential, revision, status } = known;
  if (status !== 'dropped') return { kind: 'known', potential: wayToPotential(viewer, known) ? known : null };
  const input = { actor: viewer.person._id, potential, revision };
  return { kind: 'saved', potential: await write(deps, viewer, input, checked) };
}

async function write(
  deps: SavePotentialDeps,
  viewer: Actor,
  { potential, revision }: { potential: string; revision: number },
  { values, way }: Checked,
): Promise<PotentialClient> {
  const load = async () => {
    const current = await deps.potentialClients.get(potential);
    if (!current) throw new AppError('NOT_FOUND', { message: `potential client ${potential} is gone` });
    return current;
  };
  return changeDocument(deps.relay, deps.potentialClients, POTENTIAL_CLIENTS.name, load, (current) => {
    if (current.status === 'registered') throw new AppError('POTENTIAL_CLOSED');
    const changes = potentialChanges(current, values);
    const isBack = current.status === 'dropped';
    if (changes.length === 0 && !isBack) return null;
    if (current.revision !== revision) throw new AppError('STALE');
    if (!isBack && !wayToPotential(viewer, current)) throw new AppError('FORBIDDEN');
    const at = new Date(deps.clock.now()).toISOString();
    const event = isBack
      ? { type: 'potential.added' as const }
      : { type: 'potential.edited' as const, changes };
    return {
      doc: { ...current, ...values, status: 'open', reason: '', client: null, revision: revision + 1 },
      effects: [traceOf(potential, at, way, event)],
    };
  });
}
