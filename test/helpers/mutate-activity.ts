import fc from 'fast-check';
import {
  type ActivityJson,
  buildAction,
  buildBotAdded,
  buildChannelMessage,
  buildConsent,
  buildFiles,
  buildInstallation,
  buildLookup,
  buildMessage,
  buildSearch,
  buildSubmit,
  type Speaker,
} from './activities.ts';

type Json = unknown;

/** Values that no client of Teams sends, of every kind that has ever broken a reader. */
const ODD_VALUES: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    null,
    0,
    -1,
    1e308,
    true,
    false,
    '',
    ' ',
    '\uD800',
    'a\uDC00b',
    '$where',
    '${1+1}',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '\u0000',
    '29:x y',
    'x'.repeat(501),
    'x'.repeat(5_000),
    [],
    {},
    [null],
    [[]],
    [0],
    { id: null },
    { id: {} },
    { length: 3 },
    { toString: 1 },
    [{ type: 'mention' }],
    [{ type: 'mention', text: 5, mentioned: 7 }],
    '2026-13-45T99:99:99Z',
    '<at>x</at>',
  ),
  fc.constant(null).map(() => nested(60)),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.jsonValue({ maxDepth: 3 }),
);

function nested(depth: number): Json {
  let value: Json = 1;
  for (let n = 0; n < depth; n += 1) value = n % 2 === 0 ? [value] : { deeper: value };
  return value;
}

/** An activity of each kind that Teams sends. `replyToId` is a message of the person's chat, `verbs` what cards offer. */
export function activitiesOf(from: Speaker, replyToId: string, verbs: readonly string[]): ActivityJson[] {
  const offer = { offer: 'offer' };
  const upload = { uploadUrl: 'http://127.0.0.1:1/', contentUrl: 'http://127.0.0.1:1/', name: 'a.txt' };
  return [
    ...['help', 'мои дела', 'найти ромашка', 'открыть VIP-2026-0001', 'новый клиент'].map((text) =>
      buildMessage(from, text),
    ),
    buildChannelMessage(from, '19:channel@thread.tacv2', 'напоминай здесь'),
    buildSubmit(from, replyToId, 'client.step', { move: 'next' }),
    buildFiles(from, [{ name: 'a.txt', downloadUrl: 'http://127.0.0.1:1/a.txt' }]),
    buildConsent(from, replyToId, offer),
    buildConsent(from, replyToId, offer, upload),
    buildSearch(from, 'clients', 'ромашка'),
    buildSearch(from, 'requests', null),
    buildLookup(from, 'clients/discount', 'ром'),
    buildInstallation(from, 'add'),
    buildBotAdded(from),
    ...verbs.map((verb) =>
      buildAction(from, replyToId, verb, {
        request: 'ST-2026-0001',
        client: 'VIP-2026-0001',
        draft: 'draft',
        revision: 1,
        version: 1,
        step: 'assign',
        seat: 'unit-sales-head',
        act: 'agree',
        move: 'next',
        file: 'file',
        person: from.id,
        matter: 'client-day:VIP-2026-0001:x',
        occurrence: '2026-12-04',
      }),
    ),
  ];
}

/** One of these activities with one to three of its parts replaced, left out or added. */
export function mutated(activities: readonly ActivityJson[]): fc.Arbitrary<ActivityJson> {
  const change = fc.record({
    at: fc.nat(),
    odd: ODD_VALUES,
    how: fc.constantFrom('set', 'set', 'drop', 'add'),
  });
  return fc
    .record({ base: fc.nat(), changes: fc.array(change, { minLength: 1, maxLength: 3 }) })
    .map(({ base, changes }) => {
      const activity = structuredClone(activities[base % activities.length] ?? {});
      for (const { at, odd, how } of changes) changeOne(activity, at, structuredClone(odd), how);
      return activity;
    });
}

type Place = { holder: Record<string, Json>; key: string };

function changeOne(activity: ActivityJson, at: number, odd: Json, how: string): void {
  const places = placesOf(activity);
  const place = places[at % places.length];
  if (!place) return;
  if (how === 'drop') delete place.holder[place.key];
  else if (how === 'add') place.holder[typeof odd === 'string' && odd !== '' ? odd : 'odd'] = odd;
  else place.holder[place.key] = odd;
}

/** Every field at every depth. */
function placesOf(node: Json): Place[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) => [
    { holder: node as Record<string, Json>, key },
    ...placesOf(value),
  ]);
}
