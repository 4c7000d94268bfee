import { describe, expect, it } from '@jest/globals';
import { NOUNS } from '../../bot/commands/request-nouns.ts';
import { CLIENT_STATUSES } from '../../src/clients/client.ts';
import type { Condition, FieldValue, Values } from '../../src/forms/field.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import { ROLES } from '../../src/people/person.ts';
import type {
  KindDictionary,
  RequestKind,
  SeatRef,
  StepDefinition,
} from '../../src/requests/kinds/definition.ts';
import { asksForEntry } from '../../src/requests/kinds/entry-fields.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { openStepOf, type RequestDoc } from '../../src/requests/request.ts';
import { allows, MOST_REOPENED, offers } from '../../src/requests/route/decision-rules.ts';
import { openStepId } from '../../src/requests/route/route-rules.ts';
import { hasFourEyes, seatRefusal } from '../../src/requests/seats/seat-rules.ts';
import { UNIT } from '../helpers/build-person.ts';
import { buildRequest, buildRouteContext, decideSeat, self } from '../helpers/build-request.ts';
import {
  brokenAdditions,
  brokenIn,
  brokenResult,
  dateFieldOf,
  dictionariesOf,
  fieldNames,
  keysOf,
} from '../helpers/kind-declarations.ts';

const translator = createTranslator();
/** Names that the buttons of a card carry; a field of the same name would be overwritten. */
const RESERVED = [
  ...['request', 'step', 'seat', 'revision', 'act', 'form', 'verb', 'reason'],
  ...['draft', 'move', 'list', 'row', 'type'],
];

describe('the list of kinds', () => {
  it.each(['id', 'prefix'] as const)('has no %s twice', (key) => {
    const all = REQUEST_KINDS.map((kind) => kind[key]);

    expect(new Set(all).size).toBe(all.length);
  });

  it('has a noun for each that «заявка» offers, by which people call it', () => {
    const offered = REQUEST_KINDS.filter(({ group }) => group).map(({ id }) => id);

    expect(NOUNS.map(({ type }) => type).toSorted()).toEqual(offered.toSorted());
  });
});

describe('a dictionary that choices name', () => {
  it('is one that there is, or `npm run check` fails', () => {
    const names: KindDictionary[] = ['services', 'units', 'people:manager', 'approved:discount'];
    // @ts-expect-error: misspelt
    names.push('service');
    // @ts-expect-error: no role
    names.push('people:manger');

    expect(names).toHaveLength(6);
  });
});

describe.each(REQUEST_KINDS.map((kind) => [kind.id, kind] as const))('%s', (_id, kind) => {
  it('has a prefix that makes a number and names only known roles', () => {
    expect(kind.prefix).toMatch(/^[A-Z]{2,4}$/);
    expect(kind.prefix).not.toBe('VIP');
    expect(ROLES).toEqual(expect.arrayContaining([...kind.raisedBy, ...rolesOf(kind)]));
    expect(kind.raisedBy.length).toBeGreaterThan(0);
  });

  it('has steps with ids of their own, seats and fields that no button overwrites', () => {
    const ids = kind.steps.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(kind.steps.every(({ seats }) => seats.length > 0)).toBe(true);
    expect(fieldNames(kind).filter((name) => RESERVED.includes(name))).toEqual([]);
  });

  it('looks in its conditions only at choices and toggles of its own', () => {
    const conditions = [kind.followsClientWhen, ...kind.steps.map(({ when }) => when)];

    for (const condition of conditions) {
      if (condition) expect(['choice', 'toggle']).toContain(kind.fields[condition.field]?.kind);
    }
  });

  it('declares only what is there: fields, steps, kinds', () => {
    const { unitFrom, startsKind, dates = [], wish } = kind;
    const kinds = REQUEST_KINDS.map(({ id }) => `approved:${id}`);
    const next = REQUEST_KINDS.find(({ id }) => id === startsKind?.type);

    if (unitFrom)
      expect(kind.fields[unitFrom]).toMatchObject({
        kind: 'choice',
        options: expect.stringMatching(/^(?:units|offices)$/),
      });
    if (startsKind) expect(next).toBeDefined();
    for (const [to, from] of Object.entries(startsKind?.copies ?? {})) {
      expect(next?.fields[to]?.kind).toBe(kind.fields[from]?.kind);
    }
    expect(kinds).toEqual(
      expect.arrayContaining(dictionariesOf(kind).filter((name) => name.startsWith('approved:'))),
    );
    if (kind.about) expect(kind.fields[kind.about]).toMatchObject({ kind: 'text', required: true });
    if (wish) expect(kind.fields[wish.on]?.kind).toBe('date');
    if (wish?.urgent) expect(kind.fields[wish.urgent.field]?.kind).toBe('choice');
    for (const { from } of dates) expect(dateFieldOf(kind, from)?.kind).toBe('date');
    for (const step of kind.steps) expect(brokenIn(kind, step)).toEqual([]);
    expect(brokenAdditions(kind)).toEqual([]);
    for (const source of kind.result ?? []) expect(brokenResult(kind, source)).toBe('');
    expect(Object.values(kind.fields).filter((field) => field.kind === 'client').length).toBeLessThan(2);
  });

  it('reminds of each step: of its deadline, or of dates that are watched while it is open', () => {
    const isWatched = kind.dates?.some(({ whileOpen }) => whileOpen) ?? false;

    expect(kind.steps.filter(({ due }) => !due && !isWatched).map(({ id }) => id)).toEqual([]);
  });

  it('may be reopened only so often, and finishes all the same', () => {
    for (const step of kind.steps.filter(({ reopens }) => reopens)) {
      let request = firstAt(kind, step.id);
      for (let n = 0; n < MOST_REOPENED; n += 1) {
        const open = openStepOf(request);
        expect(open && offers(request, open, 'reopen')).toBe(true);
        request = decideSeat(request, open?.seats[0]?.id ?? '', 'reopen').request;
        expect(request.round).toBe(1);
        request = walkOn(request, step.id);
      }
      const open = openStepOf(request);
      expect(open && offers(request, open, 'reopen')).toBe(false);
      expect(finish(request).status).toBe('approved');
    }
  });

  it('lets several be agreed to at once only by a yes, with what is asked seen of each, never a VIP’s status', () => {
    const { together } = kind;
    if (!together) return;

    expect(['vip-status', 'vip-removal']).not.toContain(kind.id);
    expect(together.length).toBeGreaterThan(0);
    expect(Object.keys(kind.fields)).toEqual(expect.arrayContaining(together));
    expect(kind.steps.filter((step) => !asksForEntry(step)).length).toBeGreaterThan(0);
  });

  it('announces good news in steps alone that record when, how and whom a client was told', () => {
    for (const { fields, kind: sort, announces } of kind.steps.filter((step) => step.announces)) {
      expect(sort).toBe('record');
      expect(announces?.to.length).toBeGreaterThan(0);
      expect([fields?.toldOn?.kind, fields?.recipient?.kind]).toEqual(['date', 'text']);
      expect(fields?.channel).toMatchObject({ options: expect.arrayContaining(['call']) });
    }
  });

  it('gives clients known statuses, and a status after the end when it gives one on the way', () => {
    const onTheWay = kind.steps.flatMap(({ clientStatus }) => clientStatus ?? []);
    const after = Object.values(kind.clientStatusAfter ?? {});

    expect(CLIENT_STATUSES).toEqual(expect.arrayContaining([...onTheWay, ...after]));
    if (onTheWay.length > 0) expect(after).toHaveLength(4);
  });

  it.each(['ru', 'en'] as const)('has every word in %s', (locale) => {
    const texts = translator.in(locale);

    expect(keysOf(kind).filter((key) => !texts.has(key))).toEqual([]);
  });

  it('reaches and finishes every step by some values', () => {
    const walked = valuesOf(kind).map((values) => walk(kind, values));

    const reached = new Set(walked.flatMap(({ steps }) => steps));
    expect(walked.map(({ status }) => status)).toEqual(walked.map(() => 'approved'));
    expect([...reached].sort()).toEqual(kind.steps.map(({ id }) => id).sort());
  });

  it('ends at the first refusal, wherever one is possible', () => {
    for (const step of kind.steps.filter((each) => allows(each, 'refuse'))) {
      const request = valuesOf(kind)
        .map((values) => walkTo(kind, values, step.id))
        .find((found) => found !== null);
      const seat = request && openStepOf(request)?.seats[0];

      expect(request && seat && decideSeat(request, seat.id, 'refuse').request.status).toBe('refused');
    }
  });

  it('never lets the author decide what four eyes are asked for', () => {
    for (const step of kind.steps.filter(hasFourEyes)) {
      const request = valuesOf(kind)
        .map((values) => walkTo(kind, values, step.id))
        .find((found) => found !== null);
      const open = request && openStepOf(request);

      for (const seat of open?.seats ?? []) {
        expect(request && open && seatRefusal(request, open, seat, self('manager'))).toBe('SELF_APPROVAL');
      }
    }
  });
});

function firstAt(kind: RequestKind, step: string): RequestDoc {
  const found = valuesOf(kind)
    .map((values) => walkTo(kind, values, step))
    .find((request) => request !== null);
  if (!found) throw new Error(`${step} is not reached`);
  return found;
}

function walkOn(request: RequestDoc, step: string): RequestDoc {
  let current = request;
  while (current.status === 'open' && openStepId(current) !== step) current = agreeNext(current);
  return current;
}

function finish(request: RequestDoc): RequestDoc {
  let current = request;
  while (current.status === 'open') current = agreeNext(current);
  return current;
}

function rolesOf(kind: RequestKind): string[] {
  return kind.steps
    .flatMap(({ seats }) => seats as SeatRef[])
    .map((seat) => (typeof seat === 'object' ? seat.role : seat))
    .filter((seat) => seat !== 'author' && seat !== 'client-manager');
}

/** Every combination of what the conditions look at. */
function valuesOf(kind: RequestKind): Values[] {
  const looked = new Set(kind.steps.flatMap(({ when }) => when?.field ?? []));
  let all: Values[] = [unitsOf(kind.steps)];
  for (const name of looked) {
    all = all.flatMap((values) => optionsOf(kind, name).map((value) => ({ ...values, [name]: value })));
  }
  return all;
}

function unitsOf(steps: StepDefinition[]): Values {
  const fields = steps
    .flatMap(({ seats }) => seats)
    .flatMap((seat) => (typeof seat === 'object' ? seat.unitsFrom : []));
  return Object.fromEntries(fields.map((field) => [field, [UNIT]]));
}

function optionsOf(kind: RequestKind, name: string): FieldValue[] {
  const field = kind.fields[name];
  if (field?.kind === 'choice' && Array.isArray(field.options)) return field.options;
  const wanted: Condition['is'][] = kind.steps.flatMap(({ when }) => (when?.field === name ? when.is : []));
  return field?.kind === 'toggle' ? [true, false] : wanted.flat();
}

function walk(kind: RequestKind, values: Values): { status: string; steps: string[] } {
  const steps: string[] = [];
  let request = start(kind, values);
  for (let step = openStepOf(request); step; step = openStepOf(request)) {
    if (!steps.includes(step.definition.id)) steps.push(step.definition.id);
    request = agreeNext(request);
  }
  return { status: request.status, steps };
}

function walkTo(kind: RequestKind, values: Values, step: string): RequestDoc | null {
  let request = start(kind, values);
  while (openStepId(request) !== step) {
    if (request.status !== 'open') return null;
    request = agreeNext(request);
  }
  return request;
}

function start(kind: RequestKind, values: Values): RequestDoc {
  return buildRequest({ type: kind.id, values }, buildRouteContext(), kind);
}

function agreeNext(request: RequestDoc): RequestDoc {
  const seat = openStepOf(request)?.seats.find(({ decision }) => !decision);
  return seat ? decideSeat(request, seat.id).request : request;
}

describe('answers', () => {
  it('are never the author’s own', () => {
    const open = REQUEST_KINDS.flatMap((kind) =>
      kind.steps
        .filter((step) => step.kind === 'answer' && !hasFourEyes(step))
        .filter(({ seats }) => !seats.every((seat) => seat === 'author' || seat === 'client-manager'))
        .map((step) => `${kind.id}.${step.id}`),
    );

    expect(open).toEqual([]);
  });
});
