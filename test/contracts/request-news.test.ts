import { describe, expect, it } from '@jest/globals';
import { createCardRenderer } from '../../bot/cards/card-renderer.ts';
import { newsSummary, presentNews } from '../../bot/news/news-card.ts';
import { createWorkCalendar } from '../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../src/calendar/default-transfers.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { type HistoryEntry, openStepOf, type RequestDoc, type Step } from '../../src/requests/request.ts';
import { abilitiesOf } from '../../src/requests/rights/ability-rules.ts';
import { allows } from '../../src/requests/route/decision-rules.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildPerson } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import { stagesOf, UNITS } from '../helpers/request-stages.ts';

const cards = createCardRenderer();
const translator = createTranslator();
const client = buildClient({ status: 'client_notified' });
const READER = 'reader';

/** Words of the machine, which nobody says to a colleague. */
const ENGINE =
  /шаг|пройден|решение принято|исполнено|статус заявки|\bstep\b|\bpassed\b|undefined|null|\{|\}/i;

const EVENTS = [
  ['seat-moved', { to: 'branch-director' }],
  ['seat-vacant', {}],
  ['seat-filled', { to: 'commercial-director' }],
  ['seat-back', {}],
  ['seat-unreachable', { by: 'x', number: 'ST-2026-0001' }],
  ['seat-undelivered', { by: 'x', number: 'ST-2026-0001' }],
  ['client-left', { grants: 'yes' }],
  ['client-left', { grants: 'no' }],
  ['lapsed', { by: 'x' }],
  ['thanks', {}],
] as const;

describe.each(REQUEST_KINDS.map((kind) => [kind.id, kind] as const))('news of %s', (_id, kind) => {
  describe.each(['ru', 'en'] as const)('in %s', (locale) => {
    it('say at every stage what was done and who is awaited, in whole sentences', () => {
      for (const request of stagesOf(kind)) {
        const { text, next, summary } = tellOf(kind, request, locale);
        const isOver = request.status !== 'open';

        for (const said of [text, ...(isOver ? [] : [next]), summary]) expectHuman(said, kind);
        expect(text).toMatch(/^[\p{Lu}«“].*[.!]$/u);
        if (!isOver) expect(next).toMatch(locale === 'ru' ? /^(?:Теперь|Решать) / : /^(?:Next:|Nobody) /);
      }
    });

    it('have a sentence for everything that may happen in a step', () => {
      for (const request of stagesOf(kind)) {
        const step = openStepOf(request);
        if (!step) continue;
        for (const entry of happeningsIn(step)) {
          const shown = tellOf(kind, happened(request, entry), locale);
          expectHuman(shown.text, kind);
          expect(shown.note).toContain('Нет двух договоров');
        }
      }
    });

    it('have a sentence for what only a message says', () => {
      const [request] = stagesOf(kind);
      if (!request) throw new Error('no stage');
      const step = openStepOf(request);
      const place = { step: step?.definition.id ?? '', seat: step?.seats[0]?.id ?? '' };
      for (const [event, args] of EVENTS) {
        const { text } = tellOf(kind, request, locale, { event, args: { ...place, ...args } });
        expectHuman(text, kind);
      }
    });
  });
});

function tellOf(
  kind: RequestKind,
  request: RequestDoc,
  locale: 'ru' | 'en',
  { event, args }: { event: string; args: Record<string, string> } = { event: 'step-done', args: {} },
) {
  const texts = translator.in(locale);
  const view = {
    request,
    definition: kind,
    client,
    passport: null,
    units: UNITS,
    names: { manager: 'Менеджер', taker: 'Пётр Третий' },
    files: [],
    substitutes: {},
    unreachable: [],
    departed: [],
    entries: {},
    abilities: abilitiesOf({ person: buildPerson(READER), principals: [] }, request, []),
    decided: null,
    clientLeft: false,
    today: '2026-11-23',
  };
  const input = {
    view,
    calendar: createWorkCalendar(DEFAULT_TRANSFERS),
    texts,
    content: { kind: 'news' as const, event, request: request._id, args },
    since: '2026-12-31T00:00:00Z',
    reader: READER,
    by: 'Анна Первая',
    zone: 'Asia/Barnaul',
  };
  const card = presentNews(input);
  const rendered = cards.render('news/news', card, newsSummary(input));
  expect(visibleText(rendered.card)).not.toBe('');
  const { text, next, note } = card as unknown as Record<'text' | 'next' | 'note', string>;
  return { text, next, note, summary: rendered.summary };
}

/** No word of ours, no id, and no part that is missing. */
function expectHuman(said: string, kind: RequestKind): void {
  expect(said).not.toMatch(ENGINE);
  expect(said).not.toMatch(/ [.,]|\.\.|: \.|«»|“”| {2}/);
  if (kind.id.includes('-')) expect(said).not.toContain(kind.id);
  expect(said.length).toBeGreaterThan(10);
}

const REASON = 'Нет двух договоров';

function happeningsIn({ definition, seats }: Step): HistoryEntry[] {
  const entry = (what: HistoryEntry['what'], more: Partial<HistoryEntry> = {}): HistoryEntry => ({
    at: '2026-11-23T03:00:00Z',
    by: 'manager',
    onBehalfOf: null,
    what,
    step: definition.id,
    seat: seats[0]?.id ?? null,
    reason: REASON,
    ...more,
  });
  return [
    entry('withdrawn', { step: null, seat: null }),
    entry('asked'),
    entry('replied'),
    entry('reassigned', { to: 'taker' }),
    ...(definition.passes ? [entry('passed', { from: 'legal', to: 'technical' })] : []),
    ...(allows(definition, 'return') ? [entry('returned')] : []),
    ...(allows(definition, 'reopen') ? [entry('reopened')] : []),
    ...(allows(definition, 'refuse') || definition.refusedWhen
      ? [entry(definition.kind === 'record' && !definition.refusedWhen ? 'dropped' : 'refused')]
      : []),
  ];
}

function happened(request: RequestDoc, entry: HistoryEntry): RequestDoc {
  const status = (
    { withdrawn: 'withdrawn', returned: 'returned', refused: 'refused', dropped: 'refused' } as const
  )[entry.what as 'withdrawn'];
  return { ...request, status: status ?? request.status, history: [...request.history, entry] };
}
