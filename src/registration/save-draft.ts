import type { Client, ClientKey } from '../clients/client.ts';
import { maySeeClient } from '../clients/client-access-rules.ts';
import { clientKey } from '../clients/passport/client-rules.ts';
import type { PassportDraft } from '../clients/passport/draft.ts';
import { checkDraft, type DraftMove, moveDraft } from '../clients/passport/draft-rules.ts';
import {
  loadPassportContext,
  type PassportContext,
  type PassportContextDeps,
} from '../clients/passport/load-passport-context.ts';
import { toPassport } from '../clients/passport/passport-values.ts';
import { openSectionOf, screenIdOf } from '../clients/passport/screens.ts';
import { findKeyHolder } from '../clients/register/reserve-key.ts';
import type { CompanyRegister } from '../companies/company-register.ts';
import type { FieldContext } from '../forms/validate-field.ts';
import { loadActor } from '../people/find-actor.ts';
import type { RequestDoc } from '../requests/request.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import { findCompany, type KnownCompany } from './find-company.ts';
import { getDraft } from './get-draft.ts';
import { fillIn, fromBranch, fromState, withoutFilled } from './prefill-rules.ts';

export interface SaveDraftDeps extends PassportContextDeps {
  drafts: Repo<PassportDraft>;
  clients: Repo<Client>;
  clientKeys: Repo<ClientKey>;
  requests: Repo<RequestDoc>;
  companies: CompanyRegister;
  newId(): string;
}

export interface SaveDraftInput {
  actor: string;
  draft: string;
  /** The version that the clicked card was drawn for. */
  version: number;
  /** The inputs of the card, by field. */
  typed: Record<string, unknown>;
  move: DraftMove;
}

export interface SaveDraftResult {
  draft: PassportDraft;
  /** The click came from a card that is not the latest: nothing was taken from it. */
  stale: boolean;
  /** INN + KPP of this section stand in the register, so it stays open; the client if the actor may see it. */
  exists?: { client: Client | null };
  /** The INN is a company's of the register: the form waits for whether this is another branch of it. */
  known?: KnownCompany;
}

/** Takes over what was typed and moves within the form. A submitted draft is returned as it is. */
export async function saveDraft(deps: SaveDraftDeps, input: SaveDraftInput): Promise<SaveDraftResult> {
  const draft = await getDraft(deps, input.actor, input.draft);
  if (draft.submittedAs) return { draft, stale: false };
  const person = await deps.directory.getPerson(input.actor);
  const context = { ...(await loadPassportContext(deps, person)), newId: deps.newId };
  const moved = moveDraft(draft, input.typed, input.move, context);
  if (draft.version !== input.version) return { draft, stale: !isRepeated(draft, moved, input.move) };
  const { draft: next, ...found } = await lookAround(deps, input, draft, moved, context);
  try {
    const updatedAt = new Date(deps.clock.now()).toISOString();
    return { draft: await deps.drafts.replace({ ...next, updatedAt }), stale: false, ...found };
  } catch (error) {
    if (!(error instanceof Conflict)) throw error;
    return saveDraft(deps, input);
  }
}

/** A second click on the same card, which holds nothing that is not there already. */
function isRepeated(draft: PassportDraft, moved: PassportDraft, { kind }: DraftMove): boolean {
  return kind === 'take' && JSON.stringify(draft.values) === JSON.stringify(moved.values);
}

type Found = Omit<SaveDraftResult, 'stale'>;

/** Asks the registers where the click gave an INN, or closed the section that has it. */
async function lookAround(
  deps: SaveDraftDeps,
  input: SaveDraftInput,
  before: PassportDraft,
  moved: PassportDraft,
  context: PassportContext,
): Promise<Found> {
  if (isInnAnswer(before, moved, input.move)) return fillByInn(deps, input, [before, moved], context);
  const closed = openSectionOf(before) === 'names' && openSectionOf(moved) === null;
  if (!closed || input.move.kind !== 'section-done') return { draft: moved };
  const holder = await findTaken(deps, moved, context);
  if (!holder) return { draft: moved };
  const viewer = await loadActor(deps, input.actor);
  const { section, sectionBefore = null } = before;
  return {
    draft: { ...moved, ...(section ? { section } : {}), sectionBefore },
    exists: { client: maySeeClient(viewer, holder) ? holder : null },
  };
}

function isInnAnswer(before: PassportDraft, moved: PassportDraft, { kind }: DraftMove): boolean {
  const answered = screenIdOf(before) === 'inn' && moved.step === 'main' && before.row === null;
  return answered && (kind === 'next' || kind === 'branch');
}

/** Fills in what is known of the company; one of the register is asked about first. */
async function fillByInn(
  deps: SaveDraftDeps,
  { actor, move }: SaveDraftInput,
  [before, moved]: [PassportDraft, PassportDraft],
  context: PassportContext,
): Promise<Found> {
  const inn = String(moved.values.inn);
  const known = await findCompany(deps, await loadActor(deps, actor), inn);
  if (known && move.kind !== 'branch') return { draft: { ...moved, step: 'inn' }, known };
  const fresh = before.values.inn === inn ? moved : withoutFilled(moved);
  const [branch] = known?.clients ?? [];
  const filled = branch ? fillIn(fresh, fromBranch(branch), 'register', context) : fresh;
  const facts = await deps.companies.find(inn);
  if (!facts) return { draft: filled };
  const taken = (known?.clients ?? []).map(({ passport }) => passport.kpp);
  return {
    draft: fillIn(filled, fromState(facts, known?.hidden ? [...taken, facts.kpp] : taken), 'state', context),
  };
}

/** Finds the client with the INN + KPP of a right section: known now, they would be refused at the end only. */
async function findTaken(
  deps: SaveDraftDeps,
  moved: PassportDraft,
  context: FieldContext,
): Promise<Client | null> {
  const passport = toPassport(checkDraft(moved, context).values, moved.manager, deps.newId);
  return findKeyHolder(deps, clientKey(passport), moved.client);
}
