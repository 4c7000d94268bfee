import type { NewAuditEntry } from '../../src/audit/audit-entry.ts';
import type { CommandName } from '../../src/effects/commands.ts';
import {
  type Aggregate,
  type CommandHandlers,
  type Effect,
  type NewEffect,
  PENDING_INDEX,
} from '../../src/effects/effect.ts';
import { createRelay, type Relay } from '../../src/effects/relay.ts';
import type { CollectionDef, Repo } from '../../src/storage/store.ts';
import { openMemoryStore } from './memory-store.ts';

export interface Note extends Aggregate {
  text: string;
}

const NOTES: CollectionDef<Note> = { name: 'notes', indexes: [PENDING_INDEX] };

/** One collection with a relay that records what it carried out: `name effectId`. */
export interface AggregateStore {
  notes: Repo<Note>;
  relay: Relay;
  carriedOut: string[];
  errors: { error: unknown; effect: Effect }[];
  /** Runs before the command of that name is recorded; throw to make it fail. */
  before: Partial<Record<CommandName, () => Promise<void> | void>>;
}

export function openAggregateStore(): AggregateStore {
  const notes = openMemoryStore().repo(NOTES);
  const carriedOut: string[] = [];
  const errors: AggregateStore['errors'] = [];
  const before: AggregateStore['before'] = {};
  const record = (name: CommandName) => async (_: unknown, effectId: string) => {
    await before[name]?.();
    carriedOut.push(`${name} ${effectId}`);
  };
  const handlers: CommandHandlers = {
    audit: record('audit'),
    tell: record('tell'),
    'cards.redraw': record('cards.redraw'),
    'cards.redraw-clients': record('cards.redraw-clients'),
    'reminders.refresh': record('reminders.refresh'),
    'request.submit': record('request.submit'),
    'request.settle-date': record('request.settle-date'),
    'greetings.record': record('greetings.record'),
    'greetings.follow': record('greetings.follow'),
    'client.follow': record('client.follow'),
    'request.add-file': record('request.add-file'),
    'client.add-file': record('client.add-file'),
    'client.appoint': record('client.appoint'),
    'client.hand-over': record('client.hand-over'),
    'client.standing': record('client.standing'),
    'unit.approve-headcount': record('unit.approve-headcount'),
    'requests.restaff': record('requests.restaff'),
    'absence.begin': record('absence.begin'),
    'absence.end': record('absence.end'),
    'client.correct': record('client.correct'),
    'person.replace': record('person.replace'),
    'potential.follow': record('potential.follow'),
  };
  const aggregates = { notes: notes as unknown as Repo<Aggregate> };
  const onError = (error: unknown, effect: Effect): void => {
    errors.push({ error, effect });
  };
  return { notes, relay: createRelay({ aggregates, handlers, onError }), carriedOut, errors, before };
}

export const redraw: NewEffect = { name: 'cards.redraw', args: { subject: 'client:a' } };
export const refresh: NewEffect = { name: 'reminders.refresh', args: { subject: 'client:a' } };
export const auditNote: NewEffect = { name: 'audit', args: { entry: {} as NewAuditEntry } };
