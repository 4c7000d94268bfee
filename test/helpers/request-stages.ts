import type { FieldDef, Fields, FieldValue, Values } from '../../src/forms/field.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import { entryFieldsOf } from '../../src/requests/kinds/entry-fields.ts';
import { openStepOf, type RequestDoc } from '../../src/requests/request.ts';
import { buildUnit } from './build-person.ts';
import { buildRequest, buildRouteContext, decideSeat, self } from './build-request.ts';

/** As many as a long list of choices has; the first is that of the tests. */
export const UNITS = Array.from({ length: 30 }, (_, n) =>
  buildUnit(n === 0 ? 'barnaul' : `unit-${n}`, { name: { ru: `Подразделение ${n}`, en: `Unit ${n}` } }),
);

/** The request at each of its stages, by every path that its first choices open. */
export function stagesOf(kind: RequestKind): RequestDoc[] {
  return pathsOf(kind).flatMap((values) => {
    const stages = [buildRequest({ type: kind.id, values }, buildRouteContext(), kind)];
    for (let request = stages[0]; request && openStepOf(request); request = stages.at(-1)) {
      const seat = openStepOf(request)?.seats.find(({ decision }) => !decision);
      if (!seat) break;
      stages.push(withEntries(decideSeat(request, seat.id, 'agree', self(seat.id)).request));
    }
    return stages;
  });
}

function pathsOf(kind: RequestKind): Values[] {
  const looked = kind.steps.flatMap(({ when }) => (when ? [when] : []));
  const base = longest(kind.fields);
  return [
    base,
    ...looked.map(({ field, is }) => ({ ...base, [field]: Array.isArray(is) ? (is[0] ?? null) : is })),
  ];
}

/** Every decided seat has entered as much as its fields take. */
function withEntries(request: RequestDoc): RequestDoc {
  const steps = request.steps.map((step) => {
    const { shared, own } = entryFieldsOf(step.definition);
    const values = longest({ ...shared, ...own });
    return {
      ...step,
      seats: step.seats.map((seat) => ({ ...seat, decision: seat.decision && { ...seat.decision, values } })),
    };
  });
  return { ...request, steps };
}

/** As much as the fields take. */
export function longest(fields: Fields): Values {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, longestValue(field)]));
}

function longestValue(field: FieldDef): FieldValue {
  switch (field.kind) {
    case 'text':
      return 'Ж*'.repeat(field.max / 2);
    case 'number':
      return field.max;
    case 'money':
      return 123_456_789_00;
    case 'toggle':
      return true;
    case 'date':
      return '2026-11-23';
    case 'day':
      return '11-23';
    case 'client':
      return 'VIP-2026-0001';
    case 'list':
      return Array.from({ length: field.max }, () => longest(field.item) as Record<string, FieldValue>);
    case 'choice': {
      const all = typeof field.options === 'string' ? UNITS.map(({ _id }) => _id) : field.options;
      return field.many ? all : (all[0] ?? '');
    }
  }
}
