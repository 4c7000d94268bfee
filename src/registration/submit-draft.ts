import { CLIENTS, type Client, type Passport } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import { clientKey, comparePassports } from '../clients/passport/client-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { checkDraft, showErrors } from '../clients/passport/draft-rules.ts';
import { loadPassportContext } from '../clients/passport/load-passport-context.ts';
import { toPassport } from '../clients/passport/passport-values.ts';
import { getClient } from '../clients/register/edit-client.ts';
import { reserveKey } from '../clients/register/reserve-key.ts';
import { toLocal } from '../kernel/clock.ts';
import { loadActor } from '../people/find-actor.ts';
import { vipStatus } from '../requests/kinds/vip-status.ts';
import { nextNumber } from '../storage/counter.ts';
import { Conflict } from '../storage/store.ts';
import { getDraft, openDraft } from './get-draft.ts';
import { submitAgain } from './submit-again.ts';
import { submitChange } from './submit-change.ts';
import { submitNewClient } from './submit-new-client.ts';
import type { SubmitDraftDeps, SubmitPurpose } from './submit-purpose.ts';
import { submitRework } from './submit-rework.ts';

export type SubmitResult =
  /** Draft that is a request now, or was at an earlier click. */
  | { kind: 'submitted'; draft: PassportDraft; request: string; client: string }
  /** An edit that needed nobody's agreement. */
  | { kind: 'changed'; draft: PassportDraft; client: string }
  | { kind: 'invalid'; draft: PassportDraft }
  /** INN + KPP stand in the register; `client` only if the actor may see it. */
  | { kind: 'exists'; draft: PassportDraft; client: Client | null };

const PURPOSES: Record<PassportDraft['purpose'], SubmitPurpose> = {
  registration: submitNewClient,
  rework: submitRework,
  change: submitChange,
  again: submitAgain,
};

/**
 * Turns a draft into a request or into an edit. Numbers are written into the draft first, so a repetition
 * after a crash, or a second click, finds the same client and the same request.
 */
export async function submitDraft(
  deps: SubmitDraftDeps,
  input: { actor: string; draft: string },
): Promise<SubmitResult> {
  const { draft: found, way } = await openDraft(deps, input.actor, input.draft);
  const earlier = found.submittedAs ?? (await findEarlierTry(deps, found));
  if (earlier) return finish(deps, found, earlier);
  const person = await deps.directory.getPerson(input.actor);
  const context = await loadPassportContext(deps, person);
  const { values, errors } = checkDraft(found, context);
  if (Object.keys(errors).length > 0) {
    return { kind: 'invalid', draft: await saveOver(deps, showErrors(found, errors)) };
  }
  const passport = toPassport(values, found.manager, deps.newId);
  const draft = (await needsRequest(deps, found, passport))
    ? await allotNumbers(deps, found, await deps.directory.zoneOf(person))
    : found;
  const holder = await reserveKey(deps, clientKey(passport), draft.client ?? '');
  if (holder) return exists(deps, input.actor, draft, holder);
  const became = await PURPOSES[draft.purpose](deps, draft, passport, way);
  return finish(deps, draft, became);
}

/** A registration whose client was written before the process died is not written again. */
async function findEarlierTry(deps: SubmitDraftDeps, draft: PassportDraft): Promise<string | null> {
  if (draft.purpose !== 'registration' || !draft.client) return null;
  return (await deps.clients.get(draft.client)) ? draft.request : null;
}

/** Edits that nobody has to agree to use up no number. */
async function needsRequest(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  passport: Passport,
): Promise<boolean> {
  if (draft.purpose !== 'change') return true;
  const { passport: before } = await getClient(deps, draft.client ?? '');
  return comparePassports(before, passport).route.length > 0;
}

/** Carries out, before the answer, what another click or an earlier process left. */
async function finish(deps: SubmitDraftDeps, draft: PassportDraft, became: string): Promise<SubmitResult> {
  await deps.relay.settle(CLIENTS.name, await getClient(deps, draft.client ?? ''));
  const submitted = await markSubmitted(deps, draft, became);
  const client = submitted.client ?? '';
  return became === client
    ? { kind: 'changed', draft: submitted, client }
    : { kind: 'submitted', draft: submitted, request: became, client };
}

async function exists(
  deps: SubmitDraftDeps,
  actor: string,
  draft: PassportDraft,
  holder: Client,
): Promise<SubmitResult> {
  const visible = maySeeClient(await loadActor(deps, actor), holder);
  return { kind: 'exists', draft, client: visible ? holder : null };
}

async function allotNumbers(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  zone: string,
): Promise<PassportDraft> {
  if (draft.client && draft.request) return draft;
  const { year } = toLocal(deps.clock.now(), zone);
  const client = draft.client ?? (await nextNumber(deps.counters, 'VIP', year));
  const request = draft.request ?? (await nextNumber(deps.counters, vipStatus.prefix, year));
  return saveOver(deps, { ...draft, client, request });
}

/** Another click that was first wins: what it allotted or submitted is then what this one goes on with. */
async function saveOver(deps: SubmitDraftDeps, draft: PassportDraft): Promise<PassportDraft> {
  try {
    return await deps.drafts.replace(draft);
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return getDraft(deps, draft.owner, draft._id);
  }
}

const NOTHING_TYPED = {
  values: {},
  errors: {},
  filled: {},
  section: null,
  sectionBefore: null,
  list: null,
  row: null,
  rowBefore: null,
};

/** Clears typed values, now in the register and in the request: no copy of the people in them is kept. */
async function markSubmitted(
  deps: SubmitDraftDeps,
  draft: PassportDraft,
  submittedAs: string,
): Promise<PassportDraft> {
  let current = draft;
  while (current.submittedAs !== submittedAs) {
    current = await saveOver(deps, { ...current, submittedAs, ...NOTHING_TYPED });
  }
  return current;
}
