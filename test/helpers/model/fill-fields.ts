import type { FieldDef, Fields, FieldValue, Values } from '../../../src/forms/field.ts';

export interface FillContext {
  /** ISO date. */
  today: string;
  client: string;
  /** Ids that a named dictionary offers. */
  options(name: string): string[];
  /** Picks differ with it. */
  seed: number;
}

/** Values that satisfy the fields, as they are typed; rows of lists as they are stored. */
export function fillFields(fields: Fields, context: FillContext): Values {
  const filled = Object.entries(fields).map(([name, field], n): [string, FieldValue] => [
    name,
    fillField(field, { ...context, seed: (context.seed >> (n % 8)) + n }),
  ]);
  return Object.fromEntries(filled);
}

function fillField(field: FieldDef, context: FillContext): FieldValue {
  switch (field.kind) {
    case 'text':
      return field.check === 'document-number'
        ? '114-л/с'
        : 'Так договорились с клиентом'.slice(0, field.max);
    case 'number':
      return String(Math.min(field.max, Math.max(field.min, 1 + (context.seed % 20))));
    case 'money':
      return '15 000,50';
    case 'date':
    case 'day':
      return context.today;
    case 'client':
      return context.client;
    case 'toggle':
      return context.seed % 2 === 0 ? 'true' : 'false';
    case 'list':
      return [fillFields(field.item, context) as Record<string, FieldValue>];
    case 'choice': {
      const options = typeof field.options === 'string' ? context.options(field.options) : field.options;
      if (field.many) return options.slice(0, Math.max(2, 1 + (context.seed % 3))).join(',');
      return options[context.seed % Math.max(1, options.length)] ?? '';
    }
  }
}
