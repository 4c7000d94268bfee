import { isWithin, type Span } from '../calendar/span.ts';
import { type Client, type ClientStatus, clientsBy, type StatusChange } from '../clients/client.ts';
import type { DictionaryEntry } from '../dictionaries/dictionary.ts';
import { type LoadDictionaryDeps, loadDictionary } from '../dictionaries/load-dictionary.ts';
import { belowThreshold } from '../figures/below-threshold-rules.ts';
import { assess, assessAmount, chargeCriterion, completePeriods } from '../figures/criteria-rules.ts';
import { loadClientMonths } from '../figures/load-client-months.ts';
import type { MonthFigures } from '../figures/month-figures.ts';
import { toLocal } from '../kernel/clock.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import { closenessOf, type ListPotentialDeps } from '../potential/list-potential.ts';
import { type PotentialClient, potentialBy } from '../potential/potential-client.ts';
import { openStepOf, type RequestDoc } from '../requests/request.ts';
import type { Repo } from '../storage/store.ts';
import { walk } from '../storage/walk.ts';
import { inOrder, newLine } from './list-rules.ts';
import { spanOf } from './quarter-rules.ts';
import type { LineFacts, ListLine } from './vip-list.ts';

export interface DraftListDeps extends LoadDictionaryDeps, Pick<ListPotentialDeps, 'potentialClients'> {
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  figures: Repo<MonthFigures>;
}

/** Everything that a quarter's list is drafted from: who came, who is to go, who may come. */
export async function draftLines(deps: DraftListDeps, quarter: string): Promise<ListLine[]> {
  const span = spanOf(quarter);
  const criteria = await loadDictionary(deps, 'criteria');
  const lines: ListLine[] = [];
  const listed = { index: 'all', eq: {}, keys: [clientsBy.listed] };
  for await (const client of walk(deps.clients, listed)) {
    const line = await lineOf(deps, client, span, criteria);
    if (line) lines.push(line);
  }
  const open = { index: 'all', eq: {}, keys: [potentialBy.status('open')] };
  for await (const potential of walk(deps.potentialClients, open)) {
    lines.push(newLine(await potentialFacts(deps, potential, span, criteria)));
  }
  return inOrder(lines);
}

const COMING: readonly ClientStatus[] = ['agreed', 'confirmed_to_sp', 'client_notified'];

async function lineOf(
  deps: DraftListDeps,
  client: Client,
  span: Span,
  criteria: readonly DictionaryEntry[],
): Promise<ListLine | null> {
  if (client.status === 'removal_proposed') {
    const request = client.openRequest ? await deps.requests.get(client.openRequest) : null;
    const ground = request && openStepOf(request) ? String(request.values.ground ?? '') : '';
    const facts = await clientFacts(deps, client, 'remove', span, criteria);
    return newLine({ ...facts, request: request?._id ?? '' }, ground);
  }
  const came = cameWithin(client, span);
  if (!came || !COMING.includes(client.status)) return belowLine(deps, client, span, criteria);
  return newLine({
    ...(await clientFacts(deps, client, 'new', span, criteria)),
    request: came.request ?? '',
  });
}

/** Ground of the dictionary that charges below the threshold are. */
const BELOW = 'below-threshold';

/** A line of who was below the threshold of charges for two quarters, though nobody has proposed the removal yet. */
async function belowLine(
  deps: DraftListDeps,
  client: Client,
  span: Span,
  criteria: readonly DictionaryEntry[],
): Promise<ListLine | null> {
  if (!client.active || client.openRequest !== null) return null;
  const months = await loadClientMonths(deps, client._id);
  const below = belowThreshold(client.passport, months, criteria, span.to.add({ days: 1 }));
  return below && newLine(await clientFacts(deps, client, 'remove', span, criteria), BELOW);
}

/** The agreement of both directors, where it lies in the quarter. Who came back counts anew. */
function cameWithin({ statusHistory }: Client, span: Span): StatusChange | null {
  const agreed = statusHistory.findLast(({ status }) => status === 'agreed');
  if (!agreed) return null;
  return isWithin(span, toLocal(Date.parse(agreed.at), DEFAULT_ZONE).toPlainDate().toString())
    ? agreed
    : null;
}

/** A line about a client of the register, for who adds one by hand too. */
export async function clientFacts(
  deps: Pick<DraftListDeps, 'figures'>,
  client: Client,
  section: LineFacts['section'],
  span: Span,
  criteria: readonly DictionaryEntry[],
): Promise<LineFacts> {
  const { passport, level, status } = client;
  const months = await loadClientMonths(deps, client._id);
  const charge = chargeCriterion(criteria);
  const measured = assess(passport, months, criteria, span.to.add({ days: 1 })).find(
    ({ criterion }) => criterion === charge?.id,
  );
  const known = measured?.value == null ? assessAmount(passport.monthlyCharge, criteria) : measured;
  const [first] = passport.criteria;
  return {
    id: client._id,
    section,
    name: passport.shortName,
    inn: passport.inn,
    unit: passport.unit,
    level,
    criterion: first?.criterion ?? '',
    value: first?.value ?? '',
    monthly: known?.value ?? passport.monthlyCharge,
    closeness: known?.closeness ?? null,
    operator: passport.operators[0]?.operator ?? '',
    status,
    manager: passport.appointment.manager,
    request: '',
  };
}

async function potentialFacts(
  deps: DraftListDeps,
  potential: PotentialClient,
  span: Span,
  criteria: readonly DictionaryEntry[],
): Promise<LineFacts> {
  const months = chargeCriterion(criteria)?.limit?.months ?? 1;
  const periods = completePeriods(span.to.add({ days: 1 }), months);
  const measured = await closenessOf(deps, potential, criteria, periods);
  const { _id: id, name, inn, unit, operator, manager, estimate } = potential;
  return {
    id,
    section: 'potential',
    name,
    inn,
    unit,
    level: null,
    criterion: '',
    value: '',
    monthly: measured?.value ?? estimate,
    closeness: measured?.closeness ?? null,
    operator,
    status: null,
    manager,
    request: '',
  };
}
