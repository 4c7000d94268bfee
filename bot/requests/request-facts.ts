import type { Client, Passport } from '../../src/clients/client.ts';
import { levelOf } from '../../src/clients/passport/client-rules.ts';
import { proposedPassport as proposalIn } from '../../src/clients/register/reserve-key.ts';
import { entryName } from '../../src/dictionaries/entry-name.ts';
import type { DictionaryEntry } from '../../src/dictionaries/load-dictionary.ts';
import type { ListField, Values } from '../../src/forms/field.ts';
import { rowsOf } from '../../src/forms/form-state.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { fileLine } from '../cards/file-words.ts';
import { type FormInput, factLabel, presentValue } from '../cards/form.ts';
import { optionChoices } from '../cards/option-choices.ts';
import type { FactView } from '../cards/view.ts';
import { actorName, unitName } from './request-words.ts';

interface FactsInput {
  view: RequestView;
  criteria: DictionaryEntry[];
  texts: Texts;
}

/** Facts that a decision rests on: the client, what is asked, the criteria, who answers for the client. */
export function presentRequestFacts(input: FactsInput): FactView[] {
  const { view, texts } = input;
  const { request, client } = view;
  const passport = proposedPassport(view) ?? client?.passport;
  // Grounds of the status matter only where the status is decided.
  const judged = view.definition.steps.some((step) => step.clientStatus) ? passport : undefined;
  const fact = (key: KeyPart<'requests.card'>, value: string) => ({
    title: texts.t(`requests.card.${key}`),
    value,
  });
  const manager = client?.passport.appointment.manager ?? '';
  return [
    ...(client ? [fact('client', client._id)] : []),
    fact('unit', unitText(view, texts)),
    ...valueFacts(input),
    ...(judged
      ? [fact('reasons', reasonsOf(judged, texts)), fact('criteria', criteriaOf(judged, input))]
      : []),
    ...(client ? changeFacts(input, client) : []),
    fact('manager', view.names[manager] ?? ''),
    ...(request.author === manager ? [] : [fact('author', authorName(view, texts))]),
    fileFact(input),
    fact('previous', request.previous ?? ''),
    ...(request.round > 1 ? [fact('round', String(request.round))] : []),
  ].filter(({ value }) => value !== '');
}

/** As the kind's own field calls it, where it has one. */
function unitText({ definition, request, entries, units }: RequestView, texts: Texts): string {
  const name = definition.unitFrom ?? '';
  const field = definition.fields[name];
  if (!field) return unitName(request.unit, units, texts);
  const input = { form: `${request.type}.values`, choices: optionChoices(entries, texts), texts };
  return presentValue(input, name, field, request.values[name]);
}

/** With the one for whom it was raised. */
function authorName({ request, names }: RequestView, texts: Texts): string {
  const { author, onBehalfOf } = request;
  return names[author] ? actorName({ by: author, onBehalfOf }, names, texts) : '';
}

function fileFact({ view: { files }, texts }: FactsInput): FactView {
  return {
    title: texts.t('files.fact', { count: files.length }),
    value: files.map((file) => fileLine(file, texts)).join(', '),
  };
}

/** Values that the request asks for, without long texts, to stand before a form of one of its steps. */
export function presentAsked(view: RequestView, texts: Texts): FactView[] {
  const isLong = (name: string) => {
    const field = view.definition.fields[name];
    return field?.kind === 'list' || (field?.kind === 'text' && field.multiline === true);
  };
  const names = Object.keys(view.definition.fields).filter((name) => !isLong(name));
  return valueFacts({ view, texts }, names).filter(({ value }) => value !== '');
}

function valueFacts(
  { view, texts }: Pick<FactsInput, 'view' | 'texts'>,
  names = Object.keys(view.definition.fields),
): FactView[] {
  const input = {
    form: `${view.request.type}.values`,
    choices: optionChoices(view.entries, texts),
    texts,
  };
  return Object.entries(view.definition.fields)
    .filter(
      ([name, field]) => names.includes(name) && field.kind !== 'client' && name !== view.definition.unitFrom,
    )
    .map(([name, field]) => ({
      title: factLabel(input.form, name, texts),
      value:
        field.kind === 'list'
          ? rowsText(input, name, field, view.request.values)
          : presentValue(input, name, field, view.request.values[name]),
    }));
}

function rowsText(
  input: Pick<FormInput, 'form' | 'choices' | 'texts'>,
  name: string,
  field: ListField,
  values: Values,
): string {
  const words = { ...input, form: `${input.form}.${name}` };
  return rowsOf(values, name)
    .map((row) =>
      Object.entries(field.item)
        .map(([key, item]) => presentValue(words, key, item, row[key]))
        .filter((part) => part !== '')
        .join(' · '),
    )
    .join('; ');
}

/** The client's passport as it would be with what the change asks for. */
function proposedPassport({ request, client }: RequestView): Passport | null {
  const proposal = proposalIn(request);
  return client && proposal ? { ...client.passport, ...proposal } : null;
}

function reasonsOf(passport: Passport, texts: Texts): string {
  return (['large', 'image'] as const)
    .filter((flag) => passport[flag])
    .map((flag) => texts.t(`requests.card.${flag}`))
    .join(', ');
}

function criteriaOf(passport: Passport, { criteria, texts }: FactsInput): string {
  return passport.criteria
    .map(({ criterion, value, period }) => {
      const name = entryName('criteria', criterion, criteria, texts);
      return `${name}: ${[value, period].filter((part) => part !== '').join(', ')}`;
    })
    .join('; ');
}

/** Changes of the register, among the things that decide the status. */
function changeFacts({ view, texts }: FactsInput, client: Client): FactView[] {
  const proposed = proposedPassport(view);
  if (!proposed || view.request.status === 'approved') return [];
  const before = comparable(client.passport, view, texts);
  return Object.entries(comparable(proposed, view, texts))
    .filter(([field, to]) => before[field] !== to)
    .map(([field, to]) => ({
      title: texts.t('requests.card.change', { field: texts.built(`requests.card.changes.${field}`) }),
      value: texts.t('requests.card.from-to', { from: before[field] || texts.t('requests.card.empty'), to }),
    }));
}

function comparable(passport: Passport, view: RequestView, texts: Texts): Record<string, string> {
  return {
    inn: passport.inn,
    kpp: passport.kpp,
    unit: unitName(passport.unit, view.units, texts),
    level: texts.t(`fields.vip-status.values.level.options.${levelOf(passport.servicePoints)}`),
    points: [...new Set(passport.servicePoints.map((point) => point.unit))]
      .map((unit) => unitName(unit, view.units, texts))
      .sort(texts.compare)
      .join(', '),
    reasons: reasonsOf(passport, texts),
  };
}
