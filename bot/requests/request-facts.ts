import type { Client, Passport } from '../../src/clients/client.ts';
import { levelOf } from '../../src/clients/passport/client-rules.ts';
import { proposedPassport as proposalIn } from '../../src/clients/register/reserve-key.ts';
import { isLatest, versionsOf } from '../../src/files/version-rules.ts';
import type { ListField, Values } from '../../src/forms/field.ts';
import { rowsOf } from '../../src/forms/form-state.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { decidesClient } from '../../src/requests/route/client-status-rules.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import { versionLine } from '../cards/file-words.ts';
import { type FormInput, factLabel, presentValue } from '../cards/form.ts';
import { optionChoices } from '../cards/option-choices.ts';
import { shortened } from '../cards/shortened.ts';
import type { FactView } from '../cards/view.ts';
import { milestoneLists } from './request-milestones.ts';
import { type PassportEntries, presentWho, reasonsOf } from './request-passport.ts';
import { actorName, listed, seatTitle, unitName } from './request-words.ts';

export interface FactsInput {
  view: RequestView;
  entries: PassportEntries;
  texts: Texts;
}

/** So much of a text stands on the card before somebody unfolds the whole request. */
const LONGEST_VALUE = 600;

/** Lines on who the client is and why, where its status is judged. */
export function presentJudged(input: FactsInput): string[] {
  const { view } = input;
  const passport = proposedPassport(view) ?? view.client?.passport;
  return passport && decidesClient(view.definition) ? presentWho(input, passport) : [];
}

/** The few facts that a decision rests on. */
export function presentEssence(input: FactsInput): FactView[] {
  const { view, texts } = input;
  const { client } = view;
  return [
    ...valueFacts(input, essenceOf(view)).map(inShort),
    ...(client ? changeFacts(input, client) : []),
    ...(view.definition.unitFrom ? [fact('unit', unitText(view, texts), texts)] : []),
    personFact(view, texts),
    fileFact(input),
    outdatedFact(input),
  ].filter(({ value }) => value !== '');
}

/** The rest of the request, and in full what the card shortens. */
export function presentDetails(input: FactsInput): FactView[] {
  const { view, texts } = input;
  const { request, client } = view;
  const essence = essenceOf(view);
  const lists = milestoneLists(view.definition);
  const shown = valueFacts(input, essence);
  const cut = shown.filter((each) => inShort(each).value !== each.value);
  const manager = client?.passport.appointment.manager ?? '';
  return [
    ...cut,
    ...valueFacts(
      input,
      Object.keys(view.definition.fields).filter((name) => ![...essence, ...lists].includes(name)),
    ),
    ...(client ? [fact('client', client._id, texts)] : []),
    ...(view.definition.unitFrom ? [] : [fact('unit', unitText(view, texts), texts)]),
    ...(request.author === manager ? [] : [fact('manager', view.names[manager] ?? '', texts)]),
    fact('previous', request.previous ?? '', texts),
    ...(request.round > 1 ? [fact('round', String(request.round), texts)] : []),
  ].filter(({ value }) => value !== '');
}

/** Fields that stand on the card; all of them where the kind has few, but for wishes, which its head tells. */
function essenceOf({ definition: { essence, fields, wish } }: RequestView): readonly string[] {
  const wished = [wish?.on, wish?.urgent?.field];
  return essence ?? Object.keys(fields).filter((name) => !wished.includes(name));
}

function inShort({ title, value }: FactView): FactView {
  return { title, value: value.length > LONGEST_VALUE ? shortened(value, LONGEST_VALUE) : value };
}

function fact(key: KeyPart<'requests.card'>, value: string, texts: Texts): FactView {
  return { title: texts.t(`requests.card.${key}`), value };
}

/** Names whose request it is: the client's manager, or whoever raised it instead. */
function personFact(view: RequestView, texts: Texts): FactView {
  const manager = view.client?.passport.appointment.manager ?? '';
  return view.request.author === manager
    ? fact('manager', view.names[manager] ?? '', texts)
    : fact('author', authorName(view, texts), texts);
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
    value: versionsOf(files)
      .filter(isLatest)
      .map((file) => versionLine(file, texts))
      .join(', '),
  };
}

/** Seats that agreed before the newest version of a paper came. */
function outdatedFact({ view, texts }: FactsInput): FactView {
  const { files, request, units } = view;
  const renewed = versionsOf(files).filter((each) => isLatest(each) && each.of > 1);
  const last =
    renewed
      .map(({ file }) => file.at)
      .toSorted()
      .at(-1) ?? '';
  const before = request.steps.flatMap(({ seats }) =>
    seats.filter(({ decision }) => decision?.outcome === 'approved' && decision.at < last),
  );
  const who = before.map((seat) => seatTitle(seat, units, texts));
  return fact('before-version', listed(who, texts), texts);
}

/** Values that the request asks for, without long texts, to stand before a form of one of its steps. */
export function presentAsked(view: RequestView, texts: Texts): FactView[] {
  const isLong = (name: string) => {
    const field = view.definition.fields[name];
    return field?.kind === 'list' || (field?.kind === 'text' && field.multiline === true);
  };
  const names = Object.keys(view.definition.fields).filter((name) => !isLong(name));
  return valueFacts({ view, texts }, names);
}

function valueFacts(
  { view, texts }: Pick<FactsInput, 'view' | 'texts'>,
  names: readonly string[],
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
    }))
    .filter(({ value }) => value !== '');
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
