import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestKind } from '../../src/requests/kinds/definition.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import { type ResultPart, reasonOf, resultOf } from '../../src/requests/route/result-rules.ts';
import { factLabel, presentValue } from '../cards/form.ts';
import { shortened } from '../cards/shortened.ts';
import type { FactView } from '../cards/view.ts';
import { requestStatusText } from './request-words.ts';

const LONGEST_VALUE = 300;
const LONGEST_IN_LINE = 100;

/** Outcome of an approved request, each thing with its label. */
export function presentOutcome(
  definition: RequestKind,
  request: RequestDoc,
  texts: Texts,
  longest = LONGEST_VALUE,
): FactView[] {
  return resultOf(definition, request).map((part) => presentFact(request, part, texts, longest));
}

/** Values that a step put in place of those asked for; answers stand in the timeline. */
export function presentEntered(definition: RequestKind, request: RequestDoc, texts: Texts): FactView[] {
  return resultOf(definition, request)
    .filter(({ form }) => form !== 'request' && form !== `${request.type}.values`)
    .map((part) => presentFact(request, part, texts, LONGEST_VALUE));
}

function presentFact({ type }: RequestDoc, part: ResultPart, texts: Texts, longest: number): FactView {
  return { title: labelOf(type, part, texts), value: shortened(presentPart(part, texts), longest) };
}

/** The same in one line of a list: how it ended, and with what or why. */
export function outcomeLine(definition: RequestKind, request: RequestDoc, texts: Texts): string {
  const said = outcomeParts(presentOutcome(definition, request, texts, LONGEST_IN_LINE), texts);
  const reason = shortened(reasonOf(request), LONGEST_IN_LINE);
  return [requestStatusText(request, texts), ...said, reason].filter((part) => part !== '').join(' · ');
}

export function outcomeParts(facts: FactView[], texts: Texts): string[] {
  return facts.map(({ title, value }) => texts.t('requests.card.result', { title, value }));
}

/** Label of what was asked for, once it is so. */
function labelOf(type: string, { form, name }: ResultPart, texts: Texts): string {
  const own = `requests.kinds.${type}.result.${name}`;
  return texts.has(own) ? texts.t(own) : factLabel(form, name, texts);
}

/** Choices of a result name their options themselves: no dictionary is asked. */
function presentPart({ form, name, field, value }: ResultPart, texts: Texts): string {
  return presentValue({ form, choices: () => [], texts }, name, field, value);
}
