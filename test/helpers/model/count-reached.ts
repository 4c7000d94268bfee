import type { Person } from '../../../src/people/person.ts';
import type { RequestKind, StepDefinition } from '../../../src/requests/kinds/definition.ts';
import { REQUEST_KINDS } from '../../../src/requests/kinds/index.ts';
import type { HistoryEntry, RequestDoc } from '../../../src/requests/request.ts';
import { allows, outcomeOf } from '../../../src/requests/route/decision-rules.ts';
import { type Commit, changesOf, type Journal } from './witnessed-store.ts';

/** Counts of things that happened over all runs: `discount ended refused`, `anybody on behalf`. */
export type Reached = Map<string, number>;

export function countReached(reached: Reached, journal: Journal): void {
  const count = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);
  for (const commit of changesOf<RequestDoc>(journal, 'requests')) {
    for (const what of happenedIn(commit)) count(`${commit.after.type} ${what}`);
    for (const what of apartFromKind(commit)) count(`anybody ${what}`);
  }
  for (const { before, after } of changesOf<Person>(journal, 'people')) {
    if (after.substitute?.begun && !before?.substitute?.begun) count('anybody went away');
    if (before?.substitute?.begun && !after.substitute) count('anybody came back');
  }
  for (const { before } of changesOf(journal, 'replacements')) if (before) count('anybody replaced');
}

export function countOutcomes(reached: Reached, outcomes: string[]): void {
  const count = (what: string) => reached.set(what, (reached.get(what) ?? 0) + 1);
  for (const outcome of outcomes) {
    if (outcome.endsWith(' dead')) count('anybody died');
    if (/: [A-Z_]+$/.test(outcome)) count('anybody was refused');
    if (/ repeated /.test(outcome)) count('anybody clicked once more');
    if (/ stale /.test(outcome)) count('anybody had an old card');
    if (/ late /.test(outcome)) count('anybody came late');
  }
}

function happenedIn({ before, after }: Commit<RequestDoc>): string[] {
  const { status } = after;
  const ended = before?.status !== status && status !== 'open' ? [`ended ${status}`] : [];
  return [...newsIn(before, after).map(nameOf), ...ended];
}

function apartFromKind({ before, after }: Commit<RequestDoc>): string[] {
  const news = newsIn(before, after);
  const named = after.steps.flatMap(({ seats }) => seats);
  return [
    ...news.filter(({ onBehalfOf }) => onBehalfOf).map(() => 'on behalf'),
    ...news.filter(({ what }) => what === 'reassigned').map(() => 'reassigned'),
    ...(after.status === 'withdrawn' && before?.status === 'returned' ? ['withdrew after a return'] : []),
    ...news
      .filter(({ by, step }) => step && named.some(({ assignee }) => assignee === by))
      .map(() => 'decided a given seat'),
    ...(before && before.author !== after.author ? ['handed over'] : []),
    ...(before && before.files.length < after.files.length ? ['attached'] : []),
    ...(before &&
    news.length === 0 &&
    before.author === after.author &&
    before.files.length === after.files.length
      ? ['restaffed']
      : []),
  ];
}

/** Entries that one change added to a round. */
export function newsIn(before: RequestDoc | null, after: RequestDoc): HistoryEntry[] {
  const known = new Set((before?.history ?? []).map((entry) => JSON.stringify(entry)));
  return after.history.filter((entry) => !known.has(JSON.stringify(entry)));
}

function nameOf({ what, step }: HistoryEntry): string {
  return step && !['asked', 'replied', 'reassigned', 'passed'].includes(what) ? `${step} ${what}` : what;
}

/** Everything that a kind can come to, each kind by its own definition, and what can happen to any. */
export function everythingReachable(): string[] {
  return [
    ...REQUEST_KINDS.flatMap((kind) => reachableIn(kind).map((what) => `${kind.id} ${what}`)),
    ...[
      'on behalf',
      'reassigned',
      'decided a given seat',
      'withdrew after a return',
      'handed over',
      'attached',
      'restaffed',
    ].map(ofAnybody),
    ...['went away', 'came back', 'replaced'].map(ofAnybody),
    ...['died', 'was refused', 'clicked once more', 'had an old card', 'came late'].map(ofAnybody),
  ];
}

function ofAnybody(what: string): string {
  return `anybody ${what}`;
}

/** The author and the client's manager would ask themselves. */
function mayAskAuthor({ seats }: StepDefinition): boolean {
  return seats.some((seat) => seat !== 'author' && seat !== 'client-manager');
}

/** Outcomes of a kind, by its own definition. */
function reachableIn({ steps }: RequestKind): string[] {
  const some = (test: (step: StepDefinition) => boolean) => steps.some(test);
  const refusable = some((step) => allows(step, 'refuse') || step.refusedWhen !== undefined);
  return [
    'submitted',
    'ended approved',
    'withdrawn',
    ...(some(mayAskAuthor) ? ['asked', 'replied'] : []),
    ...(refusable ? ['ended refused'] : []),
    ...(some((step) => step.passes === true) ? ['passed'] : []),
    ...(some((step) => allows(step, 'return')) ? ['ended returned', 'resubmitted'] : []),
    ...steps.flatMap((step) => [
      `${step.id} ${outcomeOf(step, 'agree')}`,
      ...(allows(step, 'reopen') ? [`${step.id} reopened`] : []),
    ]),
  ];
}
