import { AppError } from '../../src/kernel/errors.ts';
import { plainLabel, plainText } from './card-text.ts';

type Element = Record<string, unknown>;

/**
 * Adds what every card needs after expansion: version and fallback text, an Action.Submit behind each
 * Action.Execute for old clients, and user text that no client takes for markdown.
 */
export function finishCard(expanded: unknown, summary: string): Element {
  const card = finish(expanded) as Element;
  return {
    ...card,
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: plainText(summary),
  };
}

function finish(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(finish);
  if (node === null || typeof node !== 'object') return node;
  const element = Object.fromEntries(
    // Data that an action carries back is never drawn; a `$when` that fails leaves null in place of an object.
    Object.entries(node)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => [key, key === 'data' ? value : finish(value)]),
  );
  return finishElement(element);
}

function finishElement(element: Element): Element {
  switch (element.type) {
    case 'TextBlock':
      return finishText(element);
    case 'FactSet':
      return { ...element, facts: (element.facts as Element[]).map(finishFact) };
    case 'Action.Execute':
      return finishExecute(element);
    case 'Action.ToggleVisibility':
      return { ...element, title: plainLabel(textOf(element, 'title')) };
    case 'Input.Text':
    case 'Input.Number':
    case 'Input.Date':
    case 'Input.ChoiceSet':
    case 'Input.Toggle':
      return finishInput(element);
    case 'Chart.HorizontalBar.Stacked':
    case 'Chart.HorizontalBar':
    case 'Chart.Donut':
      return { ...element, title: plainLabel(textOf(element, 'title')), data: plainLabels(element.data) };
    default:
      return element;
  }
}

/** A `href` makes all of the text a link to a phone or a mailbox: nothing else is opened from a card. */
function finishText({ href, ...element }: Element): Element {
  const text = plainText(textOf(element, 'text'));
  const isLink = typeof href === 'string' && /^(?:tel:\+?[\d-]+|mailto:[^\s()[\]<>]+)$/.test(href);
  return { ...legible(element), text: isLink ? `[${text}](${href})` : text };
}

/** The hosts' orange and green cannot be read on white, at about 2 to 1: weight speaks instead of colour. */
function legible(element: Element): Element {
  const pale = element.color === 'warning' || element.color === 'good';
  return pale ? { ...element, color: 'default', weight: 'Bolder' } : element;
}

function finishFact(fact: Element): Element {
  return { ...fact, title: plainText(textOf(fact, 'title')), value: plainText(textOf(fact, 'value')) };
}

/** A lone `${x}` keeps the type of its value, so an object would become card structure here. */
function textOf(element: Element, key: string): string {
  const value = element[key];
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'string') throw new AppError('INTERNAL', { message: `${key} of a card is not text` });
  return value;
}

/** Clients without Universal Actions send a message that carries the same verb instead. */
function finishExecute(action: Element): Element {
  const { fallback: _, targetElements, tooltip, ...own } = action;
  const said: Element = {
    ...own,
    title: plainLabel(textOf(action, 'title')),
    ...(typeof tooltip === 'string' && tooltip !== '' ? { tooltip: plainLabel(tooltip) } : {}),
  };
  if (Array.isArray(targetElements)) return asToggle(said, targetElements);
  const data = (action.data ?? {}) as Element;
  const { verb, ...rest } = said;
  const submit = { ...rest, type: 'Action.Submit', data: { ...data, verb } };
  return { ...said, data, fallback: submit };
}

/** Opens and closes places of the card on the client alone: nothing is sent. */
function asToggle(button: Element, targetElements: unknown[]): Element {
  const { verb: _, data: __, associatedInputs: ___, ...rest } = button;
  return { ...rest, type: 'Action.ToggleVisibility', targetElements };
}

/** Names in a chart stand where no client reads markdown. */
function plainLabels(node: unknown): unknown {
  if (typeof node === 'string') return plainLabel(node);
  if (Array.isArray(node)) return node.map(plainLabels);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, plainLabels(value)]));
}

function finishInput(input: Element): Element {
  const labelled = {
    ...input,
    ...(typeof input.label === 'string' ? { label: plainLabel(input.label) } : {}),
    ...(typeof input.title === 'string' ? { title: plainLabel(input.title) } : {}),
    ...(Array.isArray(input.choices) ? { choices: input.choices.map(finishChoice) } : {}),
  };
  return withoutUnset(keepTyped(labelled));
}

function finishChoice(choice: Element): Element {
  return { ...choice, title: plainLabel(textOf(choice, 'title')) };
}

/** A number or date box cannot show what was mistyped: such a value comes back in a text box. */
function keepTyped(input: Element): Element {
  const typed = input.value;
  if (typeof typed !== 'string' || typed === '') return input;
  if (input.type === 'Input.Number') {
    const value = Number(typed.replace(',', '.').replaceAll(/\s/g, ''));
    return Number.isFinite(value) ? { ...input, value } : { ...input, type: 'Input.Text' };
  }
  if (input.type === 'Input.Date' && !/^\d{4}-\d{2}-\d{2}$/.test(typed)) {
    return { ...input, type: 'Input.Text' };
  }
  return input;
}

function withoutUnset(input: Element): Element {
  const { maxLength, value, ...rest } = input;
  return {
    ...rest,
    ...(typeof maxLength === 'number' && maxLength > 0 ? { maxLength } : {}),
    ...(value === undefined || value === '' ? {} : { value }),
  };
}
