import { wordsOf } from '../../bot/reminders/kinds/index.ts';
import type { FieldDef, Fields } from '../../src/forms/field.ts';
import type { ReminderKind } from '../../src/reminders/kinds/kind.ts';
import { requestSource } from '../../src/reminders/sources/request.ts';
import type {
  KindDictionary,
  RequestKind,
  ResultSource,
  StepDefinition,
  WatchedDate,
} from '../../src/requests/kinds/definition.ts';
import { entryFieldsOf } from '../../src/requests/kinds/entry-fields.ts';
import { dictionariesIn } from '../../src/requests/views/load-field-options.ts';

/** Names in a step that lead nowhere. */
export function brokenIn(kind: RequestKind, step: StepDefinition): string[] {
  const earlier = kind.steps.slice(0, kind.steps.indexOf(step)).map(({ id }) => id);
  const members = step.quorum ? step.fields?.[step.quorum.field] : undefined;
  const known = Object.keys(step.fields ?? {});
  const said = [...known, ...Object.keys(entryFieldsOf(step).shared)];
  const isNumber = (field: FieldDef | undefined) => field?.kind === 'number';
  return [
    ...(step.reopens && !earlier.includes(step.reopens) ? [`reopens ${step.reopens}`] : []),
    ...(step.reopens && step.kind !== 'confirm' ? [`${step.kind} reopens`] : []),
    ...(step.quorum && !(members?.kind === 'choice' && members.many) ? ['quorum'] : []),
    ...[...(step.notBeforeOpening ?? []), ...(step.notBeforeSending ?? [])].filter(
      (field) => !known.includes(field),
    ),
    ...((step.ladder || step.dueWhen) && !step.due ? ['no deadline but a ladder or an exception'] : []),
    ...(step.dueWhen ?? []).map(({ when }) => when.field).filter((field) => !kind.fields[field]),
    ...(step.refusedWhen && !known.includes(step.refusedWhen.entry.field) ? ['refusedWhen'] : []),
    ...(step.refusedWhen && !said.includes(step.refusedWhen.reasonFrom) ? ['reasonFrom'] : []),
    ...(step.asksForFile && !kind.fields[step.asksForFile.field] ? ['asksForFile'] : []),
    ...(step.needsFile && !said.includes(step.needsFile) ? ['needsFile'] : []),
    ...(step.withinAsked ?? [])
      .filter(({ field, asked }) => !isNumber(step.fields?.[field]) || !isNumber(kind.fields[asked]))
      .map(({ field }) => `withinAsked ${field}`),
  ];
}

/** Names in an addition, and in a day that it settles, that lead nowhere. */
export function brokenAdditions(kind: RequestKind): string[] {
  const additions = kind.additions ?? [];
  const ids = [...kind.steps.map(({ id }) => id), 'values', ...additions.map(({ id }) => id)];
  const broken = additions.flatMap(({ id, during, list, fields }) => [
    ...(ids.filter((each) => each === id).length > 1 ? [`${id} twice`] : []),
    ...(during && !kind.steps.some((step) => step.id === during) ? [`${id} during ${during}`] : []),
    ...(list && kind.fields[list]?.kind !== 'list' ? [`${id} of ${list}`] : []),
    ...dictionariesIn(fields).map((name) => `${id} needs ${name}`),
  ]);
  const settled = (kind.dates ?? []).flatMap(({ from, settledBy }) => {
    if (!settledBy) return [];
    const addition = additions.find(({ id }) => id === settledBy.addition);
    const list = 'list' in from ? from.list : undefined;
    if (addition?.list !== list) return [`settled by ${settledBy.addition}`];
    const days = [settledBy.on, ...(settledBy.movedTo ? [settledBy.movedTo] : [])];
    return days.filter((name) => addition?.fields[name]?.kind !== 'date');
  });
  return [...broken, ...settled];
}

/**
 * Reason why a result cannot be told: a field that is not there, or names people of the client, or needs a
 * dictionary, since a list of requests asks for none.
 */
export function brokenResult(kind: RequestKind, source: ResultSource): string {
  const step = 'step' in source ? kind.steps.find(({ id }) => id === source.step) : undefined;
  const entered = step ? { ...entryFieldsOf(step).shared, ...entryFieldsOf(step).own } : {};
  const field = ('step' in source ? entered : kind.fields)[source.field];
  if (!field) return 'not there';
  const isLookedUp = field.kind === 'choice' && typeof field.options === 'string';
  const isTellable = !field.personal && !isLookedUp && field.kind !== 'list' && field.kind !== 'client';
  return isTellable ? '' : `${source.field} is not to be told`;
}

export function dateFieldOf(kind: RequestKind, from: WatchedDate['from']) {
  if ('step' in from) return kind.steps.find(({ id }) => id === from.step)?.fields?.[from.field];
  if (!('list' in from)) return kind.fields[from.field];
  const list = kind.fields[from.list];
  return list?.kind === 'list' ? list.item[from.field] : undefined;
}

/** Every text that a kind has to have. */
export function keysOf(kind: RequestKind): string[] {
  return [
    `requests.kinds.${kind.id}.title`,
    ...(kind.group ? [`requests.kinds.${kind.id}.ends.approved`] : []),
    ...(kind.group && mayBeRefused(kind) ? [`requests.kinds.${kind.id}.ends.refused`] : []),
    ...(kind.notice ? [`requests.kinds.${kind.id}.notice`] : []),
    ...(kind.dates ?? [])
      .filter(({ from }) => !('list' in from))
      .map(({ id }) => `requests.kinds.${kind.id}.dates.${id}`),
    ...kind.steps.flatMap(({ id }) => [
      `requests.kinds.${kind.id}.steps.${id}.title`,
      `requests.kinds.${kind.id}.steps.${id}.ask`,
      `requests.kinds.${kind.id}.steps.${id}.agree`,
      `requests.kinds.${kind.id}.steps.${id}.did`,
      `requests.kinds.${kind.id}.steps.${id}.now`,
      `requests.kinds.${kind.id}.steps.${id}.agreed`,
      `requests.kinds.${kind.id}.steps.${id}.done`,
    ]),
    ...kind.steps
      .filter(({ asksForFile, needsFile }) => asksForFile ?? needsFile)
      .map(({ id }) => `requests.kinds.${kind.id}.steps.${id}.paper`),
    ...(mayBeRefused(kind) ? [`requests.kinds.${kind.id}.refused`] : []),
    ...fieldKeys(`fields.${kind.id}.values`, kind.fields),
    ...kind.steps.flatMap(({ id, fields }) => fieldKeys(`fields.${kind.id}.${id}`, fields ?? {})),
    ...(kind.additions ?? []).flatMap(({ id, list, fields }) => [
      `requests.kinds.${kind.id}.additions.${id}.add`,
      `requests.kinds.${kind.id}.additions.${id}.added`,
      ...(list ? [`fields.${kind.id}.${id}.row.label`] : []),
      ...fieldKeys(`fields.${kind.id}.${id}`, fields),
    ]),
  ];
}

function mayBeRefused(kind: RequestKind): boolean {
  return kind.steps.some((step) => step.refusedWhen || (step.mayRefuse ?? step.kind === 'approve'));
}

function fieldKeys(prefix: string, fields: Fields): string[] {
  return Object.entries(fields).flatMap(([name, field]) => [
    `${prefix}.${name}.label`,
    ...(field.kind === 'list' ? fieldKeys(`${prefix}.${name}`, field.item) : []),
    ...(field.kind === 'choice' && Array.isArray(field.options)
      ? field.options.map((option) => `${prefix}.${name}.options.${option}`)
      : []),
  ]);
}

/** Dictionaries that the form, its lists and the steps name. */
export function dictionariesOf({ fields, steps }: RequestKind): KindDictionary[] {
  return [fields, ...steps.map((step) => step.fields ?? {})].flatMap(dictionariesIn);
}

export function fieldNames(kind: RequestKind): string[] {
  const forms = [
    kind.fields,
    ...kind.steps.map(({ fields }) => fields ?? {}),
    ...(kind.additions ?? []).map(({ fields }) => fields),
  ];
  return forms.flatMap((fields) => Object.keys(fields));
}

/** Every text that a kind of reminder needs; of one of requests, what it is called in the list of a day too. */
export function reminderKeysOf(kind: ReminderKind): string[] {
  return [
    `reminders.kinds.${kind.id}`,
    ...wordsOf(kind).todos.map((todo) => `reminders.todo.${kind.id}${todo}`),
    ...kind.ladder.steps.map((step) => `reminders.due.steps.${step.id}`),
    ...(kind.from === requestSource ? [`reminders.due.occasions.${kind.id}`] : []),
  ];
}
