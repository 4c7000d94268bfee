import { appendAudit } from '../../src/audit/append-audit.ts';
import { createWorkCalendar } from '../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../src/calendar/default-transfers.ts';
import type { Audience } from '../../src/deliveries/delivery.ts';
import type { CommandArgs, CommandName } from '../../src/effects/commands.ts';
import type { Aggregate } from '../../src/effects/effect.ts';
import { createRelay, type Relay } from '../../src/effects/relay.ts';
import { createDirectory } from '../../src/people/create-directory.ts';
import type { Directory } from '../../src/people/directory.ts';
import type { Person } from '../../src/people/person.ts';
import { openRepos, type Repos } from '../../src/product/repos.ts';
import type { ChangeRequestDeps } from '../../src/requests/actions/change-request.ts';
import { decideRequest } from '../../src/requests/actions/decide-request.ts';
import type { DecisionClick } from '../../src/requests/actions/seat-click.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import type { Repo } from '../../src/storage/store.ts';
import { buildClient } from './build-client.ts';
import { buildHolder, buildUnit } from './build-person.ts';
import { buildSubmission } from './build-request.ts';
import { openMemoryStore } from './memory-store.ts';

type Owed = { [N in CommandName]: { name: N; args: CommandArgs[N]; effectId: string } }[CommandName];

/** The request engine on a real store, with everything that it owes to others written down. */
export interface RequestDesk extends Repos, ChangeRequestDeps {
  directory: Directory;
  /** Commands carried out, in order. */
  owed: Owed[];
  /** Moves the clock; `2026-11-23T02:00:00Z` (09:00 in the unit) at first. */
  setNow(iso: string): void;
  /** Makes the relay fail before it carries anything out, as a crash right after the write would. */
  crash: { now: boolean };
}

const ROLES = [
  'manager',
  'unit-sales-head',
  'unit-head',
  'branch-sales',
  'commercial-director',
  'security-director',
  'branch-director',
  'admin',
] as const;

/** One holder a role, named after it, and one client of the manager. */
export async function openRequestDesk(
  people: Person[] = ROLES.map((role) => buildHolder(role)),
): Promise<RequestDesk> {
  const repos = openRepos(openMemoryStore());
  const owed: Owed[] = [];
  const crash = { now: false };
  let now = Date.parse('2026-11-23T02:00:00Z');
  const calendar = createWorkCalendar(DEFAULT_TRANSFERS);
  await repos.units.insert(buildUnit());
  for (const person of people) await repos.people.insert(person);
  await repos.clients.insert(buildClient());
  return {
    ...repos,
    directory: createDirectory(repos),
    relay: recordingRelay(repos, owed, crash),
    clock: { now: () => now },
    calendar: () => calendar,
    owed,
    crash,
    setNow: (iso) => {
      now = Date.parse(iso);
    },
  };
}

function recordingRelay(repos: Repos, owed: Owed[], crash: { now: boolean }): Relay {
  const record =
    <N extends CommandName>(name: N) =>
    async (args: CommandArgs[N], effectId: string) => {
      if (crash.now) throw new Error('the process died');
      owed.push({ name, args, effectId } as Owed);
      if (name === 'audit') await appendAudit(repos, (args as CommandArgs['audit']).entry, effectId);
    };
  return createRelay({
    aggregates: { requests: repos.requests as unknown as Repo<Aggregate> },
    handlers: {
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
      'requests.restaff': record('requests.restaff'),
      'unit.approve-headcount': record('unit.approve-headcount'),
      'absence.begin': record('absence.begin'),
      'absence.end': record('absence.end'),
      'client.correct': record('client.correct'),
      'person.replace': record('person.replace'),
      'potential.follow': record('potential.follow'),
    },
    onError: () => {},
  });
}

/** A desk with a request at its first step, or further on when these seats have agreed. */
export async function openDeskWithRequest(seats: string[] = [], people?: Person[]): Promise<RequestDesk> {
  const desk = await openRequestDesk(people);
  await submitRequest(desk, buildSubmission());
  for (const seat of seats) await clickSeat(desk, seat);
  return desk;
}

/** A click in the open step as its current card offers it, by the seat's namesake unless somebody is given. */
export async function clickSeat(desk: RequestDesk, seat: string, overrides: Partial<DecisionClick> = {}) {
  const request = await desk.requests.get('ST-2026-0001');
  const step = request?.steps.find(({ status }) => status === 'open')?.definition.id ?? '';
  return decideRequest(desk, {
    actor: seat === 'client-manager' ? 'manager' : seat,
    requestId: 'ST-2026-0001',
    step,
    seat,
    revision: request?.revision ?? 0,
    act: 'agree',
    reason: '',
    values: {},
    ...overrides,
  });
}

/** News and cards that were owed, as `event → people` lines. */
export function toldIn(owed: Owed[]): string[] {
  return owed.flatMap((each) => {
    if (each.name !== 'tell') return [];
    const { content, audience } = each.args;
    const what = content.kind === 'news' ? content.event : content.kind;
    return [`${what} → ${audience.map(nameAudience).join(', ')}`];
  });
}

function nameAudience(audience: Audience): string {
  if (!('seatsOf' in audience)) return Object.values(audience).join('@');
  return [audience.opening?.step, audience.seatsOf].join('@');
}
