import { beforeAll, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { presentChannelReport } from '../../bot/reminders/channel-report.ts';
import { wordsOf } from '../../bot/reminders/kinds/index.ts';
import { presentReminder, reminderSummary, templateOf } from '../../bot/reminders/reminder-card.ts';
import { digestSummary, presentDigest } from '../../bot/reminders/reminder-digest.ts';
import type { ReminderCardInput } from '../../bot/reminders/reminder-state.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { readSubject } from '../../src/kernel/subject.ts';
import {
  loadReminder,
  loadReminderForChannel,
  type ReminderFacts,
} from '../../src/reminders/answers/load-reminder.ts';
import { insertClock } from '../../src/reminders/clock/change-clock.ts';
import { mattersOf, REMINDER_KINDS } from '../../src/reminders/kinds/index.ts';
import type { ReminderKind } from '../../src/reminders/kinds/kind.ts';
import { listAllMatters, loadMatter } from '../../src/reminders/kinds/load-matter.ts';
import type { RecipientRef } from '../../src/reminders/ladder.ts';
import type { Matter } from '../../src/reminders/matter.ts';
import { resolveRecipients, type ZonedRecipient } from '../../src/reminders/recipients/resolve-recipients.ts';
import { PLAN } from '../../src/reminders/reminder-clock.ts';
import { reminderKeysOf } from '../helpers/kind-declarations.ts';
import { createRemindedBranch, STRANGER } from '../helpers/reminded-branch.ts';
import { cards } from '../helpers/reminder-turn.ts';
import type { ReminderWorld } from '../helpers/reminder-world.ts';
import { readSourceFiles } from '../helpers/source-files.ts';

const TODAY = Temporal.PlainDate.from('2026-11-23');
/** The last name of the client's director. */
const CONTACT = /Директоров/;
const ZONE = 'Asia/Barnaul';
/** Long before the day, near it, on it and after it. */
const DAYS = [30, 4, 3, 1, 0, -1, -30];
const SAMPLE = 8;
const LOCALES = ['ru', 'en'] as const;
const translator = createTranslator();

let world: ReminderWorld;
let matters: Matter[];

beforeAll(async () => {
  world = await createRemindedBranch();
  matters = [];
  for await (const matter of listAllMatters(world.app, TODAY)) matters.push(matter);
});

describe('the list of kinds', () => {
  it('has no id twice, and none of housekeeping', () => {
    const ids = REMINDER_KINDS.map(({ id }) => id);

    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).not.toContain(PLAN);
  });

  it('is the only place, with words and kinds of request, that names one', () => {
    const own = /^(src|bot)\/reminders\/kinds\/|^src\/requests\/kinds\//;
    // A week's list has holidays too.
    const week = ['src/occasions/list-week.ts', 'bot/reminders/channel-week.ts'];
    const names = new RegExp(`'(${REMINDER_KINDS.map(({ id }) => id).join('|')})'`);
    const others = readSourceFiles('src', 'bot').filter(
      ({ path }) => !own.test(path) && !week.includes(path),
    );

    expect(others.filter(({ text }) => names.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('makes no two matters of one id', () => {
    const ids = matters.map(({ id }) => id);

    expect(ids.filter((id, n) => ids.indexOf(id) !== n)).toEqual([]);
  });
});

describe.each(REMINDER_KINDS.map((kind) => [kind.id, kind] as const))('%s', (id, kind) => {
  it('has steps of its own ids, each with somebody to tell', () => {
    const ids = kind.ladder.steps.map((step) => step.id);

    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    expect(kind.ladder.steps.filter(({ to }) => to.length === 0)).toEqual([]);
  });

  it('has something to remind of, which its clock finds again', async () => {
    const own = matters.filter((matter) => matter.kind === id);

    expect(own.length).toBeGreaterThan(0);
    for (const { id: matter, args } of own) {
      expect(matter.startsWith(`${id}:`)).toBe(true);
      expect((await loadMatter(world.app, { kind: id, args }))?.id).toBe(matter);
    }
  });

  it('finds its matters again where a change of their subject looks for them', async () => {
    const { subject: wanted, argsOf, load } = kind.from;
    for (const { id: matter, subject } of sampleOf(id)) {
      const named = readSubject(subject);
      expect(named.kind).toBe(wanted);
      const facts = argsOf ? await load(world.app, argsOf(named.id)) : null;
      const found = facts === null ? [] : mattersOf(kind, facts).map((each) => each.id);
      if (argsOf) expect(found).toContain(matter);
    }
  });

  it('reaches somebody by every step of its ladder', async () => {
    for (const matter of sampleOf(id)) {
      for (const to of rungsOf(kind)) expect(await recipientsOf(matter, to)).not.toEqual([]);
    }
  });

  it('may be read by whom it is told to, and by nobody else', async () => {
    for (const matter of sampleOf(id)) {
      const occurrence = await arm(matter);
      for (const reader of await readersOf(kind, matter)) {
        expect(await loadReminder(world.app, matter.id, occurrence, reader)).not.toBeNull();
      }
      expect(await loadReminder(world.app, matter.id, occurrence, STRANGER)).toBeNull();
    }
  });

  describe.each(LOCALES)('in %s', (locale) => {
    const texts = translator.in(locale);

    it('has every word', () => {
      expect(reminderKeysOf(kind).filter((key) => !texts.has(key))).toEqual([]);
    });

    it('is called something in the list of a day, where no contact is named', async () => {
      for (const { args } of sampleOf(id)) {
        const line = await kind.describe(world.app, args, texts);

        expect(line.trim()).not.toBe('');
        expect(line).not.toMatch(CONTACT);
      }
    });

    it('says what to do to every reader, at every step, before and after the day', async () => {
      const { todos, todo } = wordsOf(kind);
      for (const facts of await factsOf(kind)) {
        for (const step of kind.ladder.steps) {
          expect(todos).toContain(todo(facts, step.id, daysOf(facts)));
          expect(presentReminder({ ...input(facts, texts), step: step.id }).notice.text).not.toBe('');
        }
      }
    });

    it('has a card and a row, whose notifications name no contact', async () => {
      for (const facts of await factsOf(kind)) {
        const view = presentReminder(input(facts, texts));
        const card = cards().render(templateOf(facts.kind), view, reminderSummary(facts, texts));
        const items = [{ facts, step: 'due' }];
        const digest = presentDigest('digest', items, texts, ZONE);

        expect(card.summary).not.toMatch(CONTACT);
        expect(cards().render('reminders/digest', digest, digestSummary(items, texts))).toBeDefined();
      }
    });
  });

  it('offers «Готово» where an answer ends it, and nowhere else', async () => {
    const open = (await factsOf(kind)).filter(({ state, mayAnswer }) => state === 'open' && mayAnswer);
    const verbs = open.map((facts) =>
      presentReminder(input(facts, translator.in('ru'))).buttons.map(({ verb }) => verb),
    );

    expect(open.length).toBeGreaterThan(0);
    expect(verbs.every((each) => each.includes('reminder.done') === (kind.endsBy === 'answer'))).toBe(true);
    expect(verbs.every((each) => each.length > 0)).toBe(true);
  });
});

describe.each(LOCALES)('channels, in %s', (locale) => {
  it('have a card of every matter that they are told of', async () => {
    const texts = translator.in(locale);
    const told = matters.filter(({ channelScopes }) => channelScopes.length > 0);

    expect(told.length).toBeGreaterThan(0);
    for (const matter of told) {
      await arm(matter);
      const facts = await loadReminderForChannel(world.app, matter.id, ZONE);
      if (!facts) throw new Error(`${matter.id} is kept from its channels`);
      const view = presentChannelReport({ facts, step: 'due', late: true }, world.app.calendar(), texts);

      expect(cards().render('reports/channel-report', view, reminderSummary(facts, texts))).toBeDefined();
    }
  });
});

/** Matters of a kind, of which there may be hundreds, from all over the list. */
function sampleOf(kind: string): Matter[] {
  const own = matters.filter((matter) => matter.kind === kind);
  const every = Math.ceil(own.length / SAMPLE);
  return own.filter((_, n) => n % every === 0);
}

function rungsOf({ ladder }: ReminderKind): RecipientRef[][] {
  return [...ladder.steps.map(({ to }) => to), ...(ladder.weekly ? [ladder.weekly] : [])];
}

function recipientsOf(matter: Matter, to: RecipientRef[]): Promise<ZonedRecipient[]> {
  return resolveRecipients(world.app, matter, to, TODAY, null);
}

async function readersOf(kind: ReminderKind, matter: Matter): Promise<string[]> {
  const found = await Promise.all(rungsOf(kind).map((to) => recipientsOf(matter, to)));
  const people = found.flat().filter((recipient) => recipient.kind === 'person');
  return [...new Set(people.map((person) => person.id))];
}

/** Gives a matter the clock that it would have at its first step; the day that this is about. */
async function arm(matter: Matter): Promise<string> {
  const occurrence = matter.next(TODAY)?.toString() ?? '';
  const [first] = matter.ladder.steps;
  await insertClock(world.app, {
    _id: matter.id,
    kind: matter.kind,
    subject: matter.subject,
    args: matter.args,
    occurrence,
    step: first?.id ?? '',
    plannedAt: 0,
    wakeAt: 0,
    status: 'armed',
    result: null,
    delegatedTo: null,
    snoozes: [],
    round: 0,
  });
  const clock = await world.app.reminderClocks.get(matter.id);
  return clock?.occurrence ?? occurrence;
}

function input(facts: ReminderFacts, texts: Texts): ReminderCardInput {
  return { facts, step: 'due', late: false, calendar: world.app.calendar(), texts, zone: ZONE };
}

const known = new Map<string, ReminderFacts[]>();

/** All that a card may be drawn from: by each reader, on each day, open, answered, and past. */
async function factsOf(kind: ReminderKind): Promise<ReminderFacts[]> {
  const found = known.get(kind.id) ?? (await loadFacts(kind));
  known.set(kind.id, found);
  return found;
}

async function loadFacts(kind: ReminderKind): Promise<ReminderFacts[]> {
  const found: ReminderFacts[] = [];
  for (const matter of sampleOf(kind.id)) {
    const occurrence = await arm(matter);
    for (const reader of await readersOf(kind, matter)) {
      const facts = await loadReminder(world.app, matter.id, occurrence, reader);
      if (facts) found.push(...variantsOf(facts));
    }
  }
  return found;
}

function variantsOf(facts: ReminderFacts): ReminderFacts[] {
  const day = Temporal.PlainDate.from(facts.occurrence);
  const open = DAYS.map((days) => ({ ...facts, today: day.subtract({ days }).toString() }));
  const ended = (['done', 'skipped'] as const).map((outcome): ReminderFacts => {
    const result = { outcome, by: 'manager', at: '2026-11-23T02:00:00Z', reason: 'Болезнь' };
    return { ...facts, state: outcome, answeredBy: 'manager', clock: { ...facts.clock, result } };
  });
  return [...open, ...ended, { ...facts, state: 'past' }, { ...facts, mayAnswer: false }];
}

function daysOf({ today, occurrence }: ReminderFacts): number {
  return Temporal.PlainDate.from(today).until(occurrence, { largestUnit: 'day' }).days;
}
