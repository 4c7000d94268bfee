import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
import { chatLink } from './chat-link.ts';

type Element = Record<string, unknown>;

const PREFIXES = ['VIP', 'POT', ...new Set(REQUEST_KINDS.map(({ prefix }) => prefix))].join('|');
const NUMBER = new RegExp(`(?<![\\p{L}\\p{N}-])(?:${PREFIXES})-\\d{4}-\\d{4,8}(?![\\p{L}\\p{N}-])`, 'gu');

/**
 * Leads from each number of a finished card to what it names, by the reader's own chat with the bot, where a number
 * alone opens its card. What a button of the card opens already, and what the card is about itself (`own`), stays
 * plain; so does everything outside Teams, where there is no such chat.
 */
export function linkNumbers(card: Element, { botId, own }: { botId: string; own: string }): Element {
  if (chatLink(botId, own) === '') return card;
  const opened = new Set([own]);
  collectOpened(card, opened);
  const link = (text: string) =>
    text.replaceAll(NUMBER, (number) =>
      opened.has(number) ? number : `[${number}](${chatLink(botId, number)})`,
    );
  return linkIn(card, link) as Element;
}

/** Numbers that buttons and taps carry back. */
function collectOpened(node: unknown, into: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectOpened(item, into);
  } else if (node !== null && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) {
      if (key !== 'data') collectOpened(value, into);
      else for (const each of Object.values(value ?? {})) if (typeof each === 'string') into.add(each);
    }
  }
}

function linkIn(node: unknown, link: (text: string) => string): unknown {
  if (Array.isArray(node)) return node.map((item) => linkIn(item, link));
  if (node === null || typeof node !== 'object') return node;
  const element = Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, key === 'data' ? value : linkIn(value, link)]),
  );
  if (element.type === 'TextBlock' && isPlain(element.text)) return { ...element, text: link(element.text) };
  if (element.type !== 'FactSet') return element;
  const facts = (element.facts as Element[]).map((fact) =>
    isPlain(fact.value) ? { ...fact, value: link(fact.value) } : fact,
  );
  return { ...element, facts };
}

/** True for a text that holds no link of its own. */
function isPlain(text: unknown): text is string {
  return typeof text === 'string' && !text.includes('](');
}
