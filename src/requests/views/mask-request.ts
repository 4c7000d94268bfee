import type { Fields, Row, Values } from '../../forms/field.ts';
import type { RequestKind } from '../kinds/definition.ts';
import type { RequestDoc, Step } from '../request.ts';

/** The request without what names people of the client: in its values, its rows, and what the seats entered. */
export function maskRequest(definition: RequestKind, request: RequestDoc): RequestDoc {
  return {
    ...request,
    values: withoutPersonal(definition.fields, request.values),
    steps: request.steps.map((step) => maskStep(definition, step)),
  };
}

/** A running request keeps the fields of its day, which may not have been marked yet. */
function maskStep(definition: RequestKind, step: Step): Step {
  const now = definition.steps.find(({ id }) => id === step.definition.id);
  const fields = { ...step.definition.fields, ...now?.fields };
  const seats = step.seats.map((seat) => {
    const { decision } = seat;
    if (!decision?.values) return seat;
    return { ...seat, decision: { ...decision, values: withoutPersonal(fields, decision.values) } };
  });
  return { ...step, seats };
}

function withoutPersonal(fields: Fields, values: Values): Values {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([name]) => !fields[name]?.personal)
      .map(([name, value]) => {
        const field = fields[name];
        if (field?.kind !== 'list' || !Array.isArray(value)) return [name, value];
        return [name, value.map((row) => withoutPersonal(field.item, row as Row))];
      }),
  );
}
