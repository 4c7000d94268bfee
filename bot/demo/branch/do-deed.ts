import { Temporal } from 'temporal-polyfill';
import { putGreeting } from '../../../src/greetings/put-greeting.ts';
import { importClients } from '../../../src/imports/clients/import-clients.ts';
import { readRecord } from '../../../src/imports/clients/import-record.ts';
import { loadImportContext } from '../../../src/imports/clients/load-import-context.ts';
import { takeNote } from '../../../src/notes/take-note.ts';
import type { Person } from '../../../src/people/person.ts';
import { addPotential } from '../../../src/potential/save-potential.ts';
import type { Product } from '../../../src/product/product.ts';
import { startRegistration } from '../../../src/registration/start-registration.ts';
import { submitDraft } from '../../../src/registration/submit-draft.ts';
import { decideRequest } from '../../../src/requests/actions/decide-request.ts';
import { startRequestDraft } from '../../../src/requests/forms/start-request-draft.ts';
import { submitRequestDraft } from '../../../src/requests/forms/submit-request-draft.ts';
import { openStepOf, type Seat } from '../../../src/requests/request.ts';
import { addLine, changeLine, refreshList, submitList } from '../../../src/vip-lists/edit-lines.ts';
import { openList } from '../../../src/vip-lists/open-list.ts';
import { clientRecord } from './client-record.ts';
import { loadTables } from './load-tables.ts';
import { MADE_UP_KPP, madeUpInn } from './made-up-numbers.ts';
import type { DemoClient } from './read-clients.ts';
import { type Deed, typedValues } from './story.ts';

/** The branch as the story goes on: who is who, and numbers of what was raised. */
export interface Scene {
  product: Product;
  /** The demo's day; deeds are counted from it. */
  day: Temporal.PlainDate;
  clients: DemoClient[];
  /** Companies that are registered or begun in the story; the others are brought in by a table. */
  registered: ReadonlySet<string>;
  dayOf(n: number): Temporal.PlainDate;
  /** Id of a person by the first part of the e-mail. */
  idOf(person: string): string;
  /** Numbers of requests by the names of the story. */
  requests: Map<string, string>;
}

const DOES: Record<Deed['does'], (scene: Scene, deed: Deed, actor: string) => Promise<void>> = {
  import: bringIn,
  register,
  begin,
  raise,
  decide,
  note,
  recall,
  load,
  spot,
  list,
};

/** Does one deed of the story by the use case behind its button. Throws when it is refused. */
export async function doDeed(scene: Scene, deed: Deed): Promise<void> {
  await DOES[deed.does](scene, deed, scene.idOf(deed.who));
}

async function bringIn(scene: Scene, _: Deed, by: string): Promise<void> {
  const records = scene.clients
    .filter(({ name }) => !scene.registered.has(name))
    .map((client) => ({ line: client.n, record: clientRecord(client, scene.day) }));
  const rows = await importClients(scene.product, { records, status: 'active', apply: true, by });
  const wrong = rows.filter(({ fate }) => fate !== 'added');
  if (wrong.length > 0) throw new TypeError(`clients of the demo: ${JSON.stringify(wrong)}`);
}

async function register(scene: Scene, deed: Deed, actor: string): Promise<void> {
  const draft = await fillDraft(scene, deed, actor, 'review');
  const result = await submitDraft(scene.product, { actor, draft });
  if (result.kind !== 'submitted') throw refusal(deed, result);
  scene.requests.set(deed.client ?? '', result.request);
}

/** Form that is put off after its first screens. */
async function begin(scene: Scene, deed: Deed, actor: string): Promise<void> {
  await fillDraft(scene, deed, actor, 'services');
}

async function fillDraft(scene: Scene, deed: Deed, actor: string, step: string): Promise<string> {
  const { product, clients, day } = scene;
  const client = clients.find(({ name }) => name === deed.client);
  if (!client) throw new TypeError(`no company ${deed.client} in the demo`);
  const today = Temporal.PlainDate.from(day);
  const context = await loadImportContext(product, today);
  const { values } = readRecord(clientRecord(client, day), context);
  const deputy = client.manager === 'manager.barnaul' ? scene.idOf('deputy.barnaul') : null;
  const draft = await startRegistration(product, { actor });
  await product.drafts.replace({ ...draft, values: { ...values, deputy }, step });
  return draft._id;
}

async function raise(scene: Scene, deed: Deed, actor: string): Promise<void> {
  const { product } = scene;
  const draft = await startRequestDraft(product, { actor, type: deed.type ?? '' });
  const values = typedValues(deed.values ?? {}, scene.dayOf, scene.idOf);
  const typed = { ...values, client: await numberOf(scene, deed.client ?? '') };
  const result = await submitRequestDraft(product, {
    actor,
    draft: draft._id,
    version: draft.version,
    typed,
  });
  if (result.outcome !== 'submitted') throw refusal(deed, result);
  scene.requests.set(deed.as ?? '', result.draft.submittedAs ?? '');
}

async function decide(scene: Scene, deed: Deed, actor: string): Promise<void> {
  const { product } = scene;
  const requestId = scene.requests.get(deed.request ?? '') ?? '';
  const request = await product.requests.get(requestId);
  const step = request ? openStepOf(request) : undefined;
  const { roles } = await product.directory.getPerson(actor);
  const seat = step?.seats.find((each) => !each.decision && isMeant(each, deed, roles));
  if (!request || !step || !seat) throw refusal(deed, request?.steps);
  const result = await decideRequest(product, {
    actor,
    requestId,
    step: step.definition.id,
    seat: seat.id,
    revision: request.revision,
    act: deed.act ?? 'agree',
    reason: deed.reason ?? '',
    values: typedValues(deed.values ?? {}, scene.dayOf, scene.idOf),
  });
  if (result.outcome !== 'done') throw refusal(deed, { outcome: result.outcome, errors: result.errors });
}

async function note(scene: Scene, { client = '', on, note: text = '' }: Deed, actor: string): Promise<void> {
  const number = await numberOf(scene, client);
  await takeNote(scene.product, { actor, client: number, text, kind: null, key: `story:${on}` });
}

/** Greeting of the year before, entered when the list was brought in. */
async function recall(scene: Scene, { client: name = '', greeting }: Deed, by: string): Promise<void> {
  const { product, day, clients } = scene;
  const client = await product.clients.get(await numberOf(scene, name));
  const [contact] = client?.passport.contacts ?? [];
  const days = clients.find((each) => each.name === name)?.contacts[0]?.birthdayIn ?? 0;
  const date = day.add({ days }).subtract({ years: 1 }).toString();
  if (!client || !contact || !greeting) throw new TypeError(`nothing to recall of ${name}`);
  const at = new Date(product.clock.now()).toISOString();
  await putGreeting(product, {
    greeted: { client, occasion: `contact-${contact.id}`, contact: contact.id },
    date,
    entry: { ...greeting, on: date, outcome: 'done', reason: '', by, onBehalfOf: null, at },
  });
}

/** Tables of the billing system: companies of the story are not in it yet. */
async function load(scene: Scene, { on }: Deed, by: string): Promise<void> {
  const known = scene.clients.filter(({ name }) => !scene.registered.has(name));
  await loadTables(scene.product, { by, clients: known, day: scene.day, on: scene.dayOf(on) });
}

async function spot({ product }: Scene, deed: Deed, actor: string): Promise<void> {
  const { n = 0, ...typed } = deed.potential ?? {};
  const result = await addPotential(product, {
    actor,
    typed: { ...typed, inn: madeUpInn(n), manager: actor },
  });
  if (result.kind !== 'saved') throw refusal(deed, result);
}

/** The list of the last quarter goes to the directors, with a client added to it and one drafted to be removed. */
async function list(scene: Scene, { client = '', values = {} }: Deed, actor: string): Promise<void> {
  const { product } = scene;
  const { remove = '', ground = '' } = typedValues(values, scene.dayOf, scene.idOf);
  const click = { actor, list: (await openList(product))._id };
  await refreshList(product, click);
  await addLine(product, { ...click, client: await numberOf(scene, client), section: 'new' });
  const line = await numberOf(scene, remove);
  await changeLine(product, { ...click, line, note: '', ground });
  await submitList(product, click);
}

/** A seat that belongs to a person has no role. */
function isMeant({ id, role }: Seat, deed: Deed, roles: Person['roles']): boolean {
  return deed.seat ? deed.seat === id : role === null || roles.some((grant) => grant.role === role);
}

async function numberOf({ product, clients }: Scene, name: string): Promise<string> {
  const client = clients.find((each) => each.name === name);
  const key = client ? await product.clientKeys.get(`${madeUpInn(client.n)}:${MADE_UP_KPP}`) : null;
  if (!key) throw new TypeError(`${name} is not in the register of the demo`);
  return key.client;
}

function refusal(deed: Deed, why: unknown): TypeError {
  return new TypeError(`the demo's story: ${JSON.stringify(deed)} ended with ${JSON.stringify(why)}`);
}
