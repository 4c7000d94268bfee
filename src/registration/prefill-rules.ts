import type { Client, Passport } from '../clients/client.ts';
import type { FilledValue, PassportDraft } from '../clients/passport/draft.ts';
import { PASSPORT_FIELDS } from '../clients/passport/passport-form.ts';
import type { CompanyFacts } from '../companies/company-register.ts';
import { sphereOfOkved } from '../companies/okved-rules.ts';
import { type FieldContext, validateField } from '../forms/validate-field.ts';

/** Parts that all branches of a company share. */
const SHARED = ['fullName', 'shortName', 'ogrn', 'sphere'] as const;

/** Values for a further branch of a company whose client the reader may see. */
export function fromBranch({ passport }: Pick<Client, 'passport'>): Partial<Passport> {
  return Object.fromEntries(SHARED.map((name) => [name, passport[name]]));
}

/** Values of the state's register. A KPP that the register has already is another branch's. */
export function fromState(facts: CompanyFacts, taken: readonly string[]): Partial<Passport> {
  const { fullName, shortName, kpp, ogrn, legalAddress, okved } = facts;
  const sphere = sphereOfOkved(okved);
  return {
    fullName: quoted(fullName),
    shortName: quoted(shortName),
    ogrn,
    legalAddress,
    ...(taken.includes(kpp) ? {} : { kpp }),
    ...(sphere ? { sphere } : {}),
  };
}

/** Names come in typewriter's quotes. */
function quoted(name: string): string {
  return name.replaceAll(/"([^"]*)"/g, '«$1»');
}

/** Fills what is still empty, with values that would be taken if they were typed. */
export function fillIn(
  draft: PassportDraft,
  values: Partial<Passport>,
  from: FilledValue['from'],
  context: FieldContext,
): PassportDraft {
  const filled = Object.entries(values).flatMap(([name, value]) => {
    const field = PASSPORT_FIELDS[name];
    if (!field || field.kind === 'list' || draft.values[name]) return [];
    const checked = validateField(field, value, context);
    return 'error' in checked || !checked.value ? [] : [[name, String(checked.value)] as const];
  });
  return {
    ...draft,
    values: { ...draft.values, ...Object.fromEntries(filled) },
    filled: {
      ...draft.filled,
      ...Object.fromEntries(filled.map(([name, value]) => [name, { from, value }])),
    },
  };
}

/** The draft without values that nobody typed and nobody changed: they were another company's. */
export function withoutFilled(draft: PassportDraft): PassportDraft {
  const values = { ...draft.values };
  for (const [name, { value }] of Object.entries(draft.filled ?? {})) {
    if (values[name] === value) values[name] = '';
  }
  return { ...draft, values, filled: {} };
}
