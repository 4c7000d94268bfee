import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { createCardRenderer } from '../../bot/cards/card-renderer.ts';
import { presentRaiseForm } from '../../bot/request-forms/raise-form.ts';
import { AS_IT_STANDS, type CardState } from '../../bot/requests/form-target.ts';
import { presentRequest } from '../../bot/requests/request-card.ts';
import { presentRecordForm } from '../../bot/requests/request-form.ts';
import { doneText, outcomeText } from '../../bot/requests/request-words.ts';
import { createWorkCalendar } from '../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../src/calendar/default-transfers.ts';
import type { Fields, Values } from '../../src/forms/field.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import { type Person, ROLES } from '../../src/people/person.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import { entryFieldsOf } from '../../src/requests/kinds/entry-fields.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { openStepOf, type RequestDoc } from '../../src/requests/request.ts';
import type { RequestDraft } from '../../src/requests/request-draft.ts';
import { abilitiesOf } from '../../src/requests/rights/ability-rules.ts';
import type { OptionEntry } from '../../src/requests/views/load-field-options.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildHolder, buildPerson } from '../helpers/build-person.ts';
import { longest, stagesOf, UNITS } from '../helpers/request-stages.ts';

const cards = createCardRenderer();
const translator = createTranslator();
const client = buildClient({ status: 'client_notified' });

describe.each(REQUEST_KINDS.map((kind) => [kind.id, kind] as const))('the cards of %s', (_id, kind) => {
  describe.each(['ru', 'en'] as const)('in %s', (locale) => {
    const texts = translator.in(locale);

    it('render within the size limit at every step, whatever was typed', () => {
      for (const request of stagesOf(kind)) {
        const view = viewOf(kind, request);
        for (const state of [AS_IT_STANDS, ...statesOf(view)]) {
          const data = presentRequest({
            view,
            entries: { criteria: [], spheres: [], services: [] },
            figures: null,
            departments: [...ROLES],
            calendar: createWorkCalendar(DEFAULT_TRANSFERS),
            texts,
            zone: 'Asia/Barnaul',
            notice: null,
            state,
          });

          expect(cards.render('requests/request', data, 'x')).toBeDefined();
        }
      }
    });

    it('say what was done in the verb of the button, and never in the engine’s words', () => {
      const engine = ['approved', 'answered', 'recorded', 'confirmed'].map((outcome) =>
        texts.built(`requests.outcomes.${outcome}`),
      );
      for (const request of stagesOf(kind).slice(0, 1)) {
        for (const { id } of kind.steps) {
          for (const outcome of ['approved', 'answered', 'recorded', 'confirmed'] as const) {
            const agreed = outcomeText(request, id, outcome, texts);
            const done = doneText(request, { step: id, outcome }, client.passport.shortName, texts);

            expect(engine).not.toContain(agreed);
            expect(done).toMatch(locale === 'ru' ? /^Вы .+\.$/ : /^You .+\.$/);
            expect(done).not.toContain('Решение принято');
          }
        }
      }
    });

    it('have a form for every step', () => {
      for (const request of stagesOf(kind)) {
        const step = openStepOf(request);
        const view = viewOf(kind, request);
        const target = { request: request._id, step: '', seat: '', revision: 1 };
        const shared = { view, errors: {}, typed: {}, rendering: '1', texts };
        if (!step) continue;
        const { shared: common, own } = entryFieldsOf(step.definition);
        const typed = asTyped(longest({ ...common, ...own }));
        const form = presentRecordForm({ ...shared, typed, target: { ...target, act: 'agree' } }, step);
        expect(form.inputs).toHaveLength(plainFields({ ...common, ...own }).length);
        expect(cards.render('requests/form', { ...form }, 'x')).toBeDefined();
      }
    });

    it('have a form to raise it with, full or full of errors', () => {
      const values = longest(kind.fields);
      const errors = Object.fromEntries(
        Object.keys(kind.fields).map((name) => [name, { code: 'required' as const }]),
      );
      for (const wrong of [{}, errors]) {
        const data = presentRaiseForm({
          draft: draftOf(kind, values, wrong),
          definition: kind,
          entries: entriesOf(kind),
          context: { today: Temporal.PlainDate.from('2026-11-23'), options: () => [] },
          clients: [client],
          moreClients: true,
          returned: { text: 'Нет критериев', tone: 'warning' },
          undecidable: null,
          notice: null,
          texts,
        });

        expect(cards.render('clients/form', data, 'x')).toBeDefined();
      }
    });
  });
});

/** Somebody who decides the open step, or the author once there is none. */
function readerOf(request: RequestDoc): Person {
  const seat = openStepOf(request)?.seats.find(({ decision }) => !decision);
  return seat?.role ? buildHolder(seat.role) : buildPerson('manager');
}

function viewOf(kind: RequestKind, request: RequestDoc): RequestView {
  const who = { person: readerOf(request), principals: [] };
  return {
    request,
    definition: kind,
    client,
    passport: { passport: LARGE, seesContacts: true },
    units: UNITS,
    names: { manager: 'Персональный менеджер' },
    files: [],
    substitutes: {},
    unreachable: [],
    departed: [],
    entries: entriesOf(kind),
    abilities: { ...abilitiesOf(who, request, ['manager']), reassign: true },
    decided: null,
    clientLeft: false,
    today: '2026-11-23',
  };
}

/** Every place open, with more in it than it takes. */
function statesOf({ abilities }: RequestView): CardState[] {
  const typed = Object.fromEntries(
    ['refuse-reason', 'return-reason', 'pass-reason', 'comment', 'answer', 'remark'].map((name) => [
      name,
      'Ж'.repeat(9000),
    ]),
  );
  const seat = abilities.seat?.seat.id ?? '';
  return (['agree', 'refuse', 'return', 'pass', 'withdraw'] as const).map((act) => ({
    open: { act, seat },
    typed,
    errors: { reason: { code: 'too-long', args: { length: 9000, max: 1000 } } },
  }));
}

/** As large as a passport may be that is on somebody's card. */
const LARGE = {
  ...client.passport,
  productionStructure: 'Ж*'.repeat(1000),
  servicePoints: UNITS.map(({ _id }) => ({ address: 'Ж*'.repeat(150), unit: _id })),
  services: UNITS.map(() => ({
    service: 'internet',
    quantity: 2,
    tariff: 'Ж*'.repeat(100),
    contract: '1',
    since: '',
  })),
  criteria: UNITS.map(() => ({ criterion: 'monthly-charge', value: 'Ж*'.repeat(100), period: '2026' })),
};

function entriesOf(kind: RequestKind): Record<string, OptionEntry[]> {
  const forms = [kind.fields, ...kind.steps.map(({ fields }) => fields ?? {})];
  const names = forms.flatMap((fields) =>
    Object.values(fields).flatMap((field) =>
      field.kind === 'choice' && typeof field.options === 'string' ? [field.options] : [],
    ),
  );
  const many = UNITS.map(({ _id, name }) => ({ id: _id, name }));
  return Object.fromEntries(names.map((name) => [name, many]));
}

function plainFields(fields: Fields): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.kind !== 'list');
}

function asTyped(values: Values): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}

function draftOf(kind: RequestKind, values: Values, errors: RequestDraft['errors']): RequestDraft {
  return {
    _id: 'draft',
    version: 1,
    owner: 'manager',
    type: kind.id,
    request: null,
    revision: null,
    previous: null,
    checked: false,
    submittedAs: null,
    updatedAt: '2026-11-23T02:00:00Z',
    list: null,
    row: null,
    values,
    errors,
  };
}
