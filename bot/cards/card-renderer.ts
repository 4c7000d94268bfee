import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Template } from 'adaptivecards-templating';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { finishCard } from './card-finish.ts';
import { type Json, resolveIncludes } from './card-includes.ts';
import { plainSummary } from './card-text.ts';
import { linkNumbers } from './number-links.ts';

/** Plain JSON for one template. Every name the template uses is present; user text is plain text. */
export type CardData = Record<string, unknown>;

export interface CardRenderer {
  /** `name` is the path below `cards/` without `.json`, such as `requests/request`. */
  render(name: string, data: CardData, summary: string): RenderedCard;
}

interface ParsedCard {
  template: Template;
  /** Root names read by `$when`, where a missing one would drop an element without a word. */
  conditions: string[];
}

/** Teams counts UTF-16 and refuses about 100 KB; half of that leaves room for the envelope. */
const MAX_CHARACTERS = 40_000;

/** Frames hide themselves when their property is empty, so a presenter names only what it shows. */
const EMPTY_FRAMES = {
  header: null,
  ask: null,
  strip: null,
  notice: null,
  tiles: [],
  charts: [],
  folds: [],
  places: [],
  entries: [],
  facts: [],
  sections: [],
  history: [],
  historyTitle: '',
  inputs: [],
  rows: [],
  buttons: [],
};

/** Stands for `${` in data while a template is expanded; a private-use character that no one types. */
const GUARD = '$\uE0F0{';

const CARDS = fileURLToPath(new URL('../../cards/', import.meta.url));

/** Templates by their folder; parsing them takes most of a start, and tests start hundreds of bots. */
const parsedByRoot = new Map<string, Map<string, ParsedCard>>();

/**
 * Loads every template once a process. A broken one, or an include that does not exist, fails the start. `botId` is
 * how Teams calls the bot, or '': numbers lead to its chat.
 */
export function createCardRenderer(root: string = CARDS, botId = ''): CardRenderer {
  const parsed = parsedByRoot.get(root) ?? parseAll(root);
  parsedByRoot.set(root, parsed);
  return { render: (name, data, summary) => render(parsed, { name, data, summary, botId }) };
}

function parseAll(root: string): Map<string, ParsedCard> {
  const sources = loadSources(root);
  const parsed = new Map<string, ParsedCard>();
  for (const name of sources.keys()) {
    if (!name.startsWith('frames/')) parsed.set(name, parse(resolveIncludes(sources, name)));
  }
  return parsed;
}

function loadSources(root: string): Map<string, Json> {
  const sources = new Map<string, Json>();
  for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.json')) continue;
    const name = file.slice(0, -'.json'.length).replaceAll('\\', '/');
    sources.set(name, JSON.parse(readFileSync(`${root}/${file}`, 'utf8')) as Json);
  }
  return sources;
}

function parse(source: Json): ParsedCard {
  const conditions = new Set<string>();
  collectConditions(source, false, conditions);
  return { template: new Template(source), conditions: [...conditions] };
}

function collectConditions(node: Json, inRepeat: boolean, into: Set<string>): void {
  if (Array.isArray(node)) {
    for (const item of node) collectConditions(item, inRepeat, into);
    return;
  }
  if (node === null || typeof node !== 'object') return;
  const repeats = inRepeat || node.$data !== undefined;
  for (const [key, value] of Object.entries(node)) {
    if (key === '$when' && typeof value === 'string') collectNames(value, repeats, into);
    else collectConditions(value, repeats, into);
  }
}

function collectNames(expression: string, inRepeat: boolean, into: Set<string>): void {
  const parsed = Template.parseInterpolatedString(expression);
  if (typeof parsed === 'string') throw new TypeError(`$when is not an expression: ${expression}`);
  for (const path of parsed.references()) {
    const name = path.startsWith('$root.') ? path.slice('$root.'.length) : inRepeat ? '' : path;
    if (name !== '' && !name.startsWith('$')) into.add(name.split(/[.[]/)[0] ?? name);
  }
}

interface Rendering {
  name: string;
  data: CardData;
  summary: string;
  botId: string;
}

function render(parsed: Map<string, ParsedCard>, { name, data, summary, botId }: Rendering): RenderedCard {
  const card = parsed.get(name);
  if (!card) throw new AppError('INTERNAL', { message: `no card template ${name}` });
  const root: CardData = { ...EMPTY_FRAMES, ...data };
  const missing = card.conditions.filter((field) => root[field] === undefined);
  if (missing.length > 0) throw missingData(name, missing.join(', '));
  const expanded: unknown = card.template.expand({ $root: mapStrings(root, guard) });
  const unresolved = findUnresolved(expanded);
  if (unresolved !== undefined) throw missingData(name, unresolved);
  const line = plainSummary(summary);
  const finished = finishCard(mapStrings(expanded, unguard), line);
  const size = sizeOf(finished);
  if (size >= MAX_CHARACTERS) {
    throw new AppError('CARD_TOO_LARGE', { message: `card ${name} has ${size} characters` });
  }
  const linked = linkNumbers(finished, { botId, own: ownNumber(data) });
  // Links are the first to go where a card is full.
  return { card: sizeOf(linked) < MAX_CHARACTERS ? linked : finished, summary: line };
}

function sizeOf(card: unknown): number {
  return JSON.stringify(card).length;
}

/** Number of what the card is about, which its header tells. */
function ownNumber({ header }: CardData): string {
  const { number } = (header ?? {}) as { number?: unknown };
  return typeof number === 'string' ? number : '';
}

function missingData(name: string, what: string): AppError {
  return new AppError('INTERNAL', { message: `card ${name} lacks data for ${what}` });
}

function guard(text: string): string {
  return text.replaceAll('${', GUARD);
}

function unguard(text: string): string {
  return text.replaceAll(GUARD, '${');
}

/** Finds a `${…}` left after expansion: the template's own, as the data's was guarded. */
function findUnresolved(node: unknown): string | undefined {
  if (typeof node === 'string') return /\$\{[^}]*\}?/.exec(node)?.[0];
  if (node === null || typeof node !== 'object') return undefined;
  for (const value of Object.values(node)) {
    const found = findUnresolved(value);
    if (found !== undefined) return found;
  }
  return undefined;
}

function mapStrings(node: unknown, change: (text: string) => string): unknown {
  if (typeof node === 'string') return change(node);
  if (Array.isArray(node)) return node.map((item) => mapStrings(item, change));
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, mapStrings(value, change)]));
}
