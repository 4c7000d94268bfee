import type { Client } from '../../../src/clients/client.ts';
import type { Delivery } from '../../../src/deliveries/delivery.ts';
import type { Effect } from '../../../src/effects/effect.ts';
import type { Person } from '../../../src/people/person.ts';
import type { RequestDoc } from '../../../src/requests/request.ts';
import { leavingIsTold } from './check-listing.ts';
import { checkWords } from './check-words.ts';
import { type Commit, changesOf, type Journal, versionOf } from './witnessed-store.ts';

/** Each person concerned was told of each change once, and nothing was told that did not happen. */
export function checkMessages(journal: Journal, deliveries: Delivery[]): string[] {
  const owed = new Map(journal.commits.flatMap(({ after }) => after.pending.map((one) => [one.id, one])));
  const byVersion = Map.groupBy(deliveries, ({ _id }) => versionIn(effectIn(_id, owed)));
  const toldOf = (commit: Pick<Commit, 'collection' | 'after'>) => byVersion.get(versionOf(commit)) ?? [];
  return [
    ...messagesAreOwed(owed, deliveries),
    ...nobodyIsToldTwice(owed, deliveries),
    ...changesOf<RequestDoc>(journal, 'requests').flatMap((commit) => checkWords(commit, toldOf(commit))),
    ...changesOf<Person>(journal, 'people').flatMap((commit) =>
      absenceIsTold(commit, journal, toldOf(commit)),
    ),
    ...changesOf<Client>(journal, 'clients').flatMap((commit) => [
      ...handOverIsTold(commit, toldOf(commit)),
      ...leavingIsTold(commit, toldOf(commit)),
    ]),
  ];
}

/** The effect whose id the delivery's begins with, or ''. A recipient and what else tells them apart follow it. */
function effectIn(delivery: string, owed: Map<string, Effect>): string {
  let id = delivery;
  while (id !== '' && !owed.has(id)) id = id.slice(0, Math.max(id.lastIndexOf(':'), 0));
  return id;
}

/** `collection:id:version:effect`, where ids of some collections have colons themselves. */
function versionIn(effect: string): string {
  return effect.slice(0, Math.max(effect.lastIndexOf(':'), 0));
}

function messagesAreOwed(owed: Map<string, Effect>, deliveries: Delivery[]): string[] {
  const ids = new Set(deliveries.map(({ _id }) => _id));
  const lost = [...owed.values()].flatMap((effect) =>
    effect.name === 'tell'
      ? effect.args.audience.flatMap((one) => ('person' in one ? [`${effect.id}:${one.person}`] : []))
      : [],
  );
  const invented = deliveries.filter(({ _id }) => effectIn(_id, owed) === '');
  return [
    ...lost.filter((id) => !ids.has(id)).map((id) => `the message ${id} was lost`),
    ...invented.map(({ _id }) => `the message ${_id} belongs to no change`),
  ];
}

/** One change says the same thing to the same person once. */
function nobodyIsToldTwice(owed: Map<string, Effect>, deliveries: Delivery[]): string[] {
  const said = deliveries.map(({ _id, recipient, content }) =>
    [versionIn(effectIn(_id, owed)), recipient, JSON.stringify(content)].join(' '),
  );
  return said.filter((one, n) => said.indexOf(one) !== n).map((one) => `told once more: ${one}`);
}

/** Absences are told at their beginning to the substitute, at their end to whoever was away. */
function absenceIsTold(
  { before, after }: Commit<Person>,
  journal: Journal,
  deliveries: Delivery[],
): string[] {
  const [was, is] = [before?.substitute, after.substitute];
  const begins =
    is?.begun && !(was?.begun && was.person === is.person && was.from === is.from && was.to === is.to);
  const left = journal.commits.some(
    ({ collection, after: other }) =>
      collection === 'replacements' && [was?.person, after._id].includes(other._id.split(':')[0]),
  );
  const ends = was?.begun && !is && !left;
  const told = deliveries.flatMap(({ content, recipient }) =>
    content.kind === 'absence' ? [`${content.event} ${recipient}`] : [],
  );
  const expected = [...(begins ? [`begun ${is.person}`] : []), ...(ends ? [`ended ${after._id}`] : [])];
  return expected.filter((one) => !told.includes(one)).map((one) => `${after._id} away: untold ${one}`);
}

/** The new and the former manager and deputy hear of an appointment, unless it leaves everything as it is. */
function handOverIsTold({ before, after }: Commit<Client>, deliveries: Delivery[]): string[] {
  if (!before || before.appointedBy === after.appointedBy) return [];
  const [was, is] = [before.passport.appointment, after.passport.appointment];
  const isKept = is.manager === was.manager && is.deputy === was.deputy;
  const concerned = isKept ? [] : [is.manager, is.deputy, was.manager, was.deputy];
  const expected = new Set(concerned.filter((one) => one !== null));
  const told = deliveries.filter(({ content }) => content.kind === 'hand-over');
  return told
    .map(({ recipient }) => recipient)
    .toSorted()
    .join() === [...expected].toSorted().join()
    ? []
    : [`${after._id} went to ${is.manager}, untold to some of ${[...expected].join()}`];
}
