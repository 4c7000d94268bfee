import type { GreetingDesk } from '../../../src/greetings/load-desk.ts';
import type { ManyDesk } from '../../../src/greetings/load-many.ts';
import type { KeyPart } from '../../../src/i18n/text-key.ts';
import type { Texts } from '../../../src/i18n/translate.ts';
import type { ReminderFacts } from '../../../src/reminders/answers/load-reminder.ts';
import type { ReminderCard } from '../../../src/reminders/kinds/kind.ts';
import type { ButtonView, FactView, SectionView } from '../../cards/view.ts';
import type { Known } from '../../greetings/texts-view.ts';
import type { ReminderTarget } from './parts.ts';

/** Words the card of a kind of reminder, and its row in a digest. `index.ts` lists all of them. */
export interface ReminderWords<A = unknown> {
  card: ReminderCard<A>;
  /** Name under which a digest's summary counts it. */
  part: KeyPart<'reminders.digest.parts'>;
  /** Something is due by its day, and overdue after it. */
  isDeadline: boolean;
  title(facts: ReminderFacts<A>, texts: Texts): string;
  /** Without any person's name, for what Teams shows outside the card; else the title. */
  plainTitle?(facts: ReminderFacts<A>, texts: Texts): string;
  /** The client, the unit, how many clients: in a few words. */
  subject(about: A, texts: Texts): string;
  /** The client's or the request's, or ''. */
  number(about: A): string;
  facts(facts: ReminderFacts<A>, dates: FactDates, texts: Texts): FactView[];
  sections?(about: A, texts: Texts): SectionView[];
  /** All that may follow the kind's id in the keys of `reminders.todo`, which say what to do now. */
  todos: readonly string[];
  /** One of them; `days` are left. */
  todo(facts: ReminderFacts<A>, step: string, days: number): string;
  /** In their order; those that are not to be had now are empty. */
  buttons(facts: ReminderFacts<A>, answers: AnswerButtons, texts: Texts): ButtonView[];
  /** Buttons of the deed that ends the reminder, where the card itself can do it. */
  deed?(facts: ReminderFacts<A>, target: ReminderTarget, texts: Texts): ButtonView[];
  /** Tells what ended it beside an answer; null while nothing did. */
  ended?(about: A, texts: Texts): { status: string; state: string } | null;
  /** A greeting's card has a face, a person and texts of its own. */
  greeting?(facts: ReminderFacts<A>, texts: Texts): GreetingFace;
  /** Tells a channel, which has no buttons. */
  forChannel?(about: A, due: string, texts: Texts): { facts: FactView[]; sections: SectionView[] };
}

/** Face of a greeting's card: whose day it is, and on what occasion. */
export interface GreetingFace {
  family: string;
  /** «День рождения»: when it is follows. */
  occasion: string;
  title: string;
  lines: string[];
  /** A client's own day; its desk is null for who may not see the contact. */
  one?: { client: string; desk: GreetingDesk | null; phone: string; email: string; known: Known };
  /** A holiday of several clients. */
  many?: { desk: ManyDesk; total: number; known: Known };
}

/** The day of the occurrence in words; `due` says when the calendar may still move it. */
export interface FactDates {
  date: string;
  due: string;
}

export type AnswerButtons = Record<
  'done' | 'snooze' | 'delegate' | 'skip' | 'deed' | 'toClient',
  ButtonView[]
>;
