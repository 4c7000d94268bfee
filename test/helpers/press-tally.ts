import { allOf } from './card-contents.ts';
import type { ClickResult, Users } from './users.ts';

/** Deeds of people at their devices, all of them together. */
export interface Counts {
  messages: number;
  presses: number;
  /** Choices, dates and ticks. */
  picks: number;
  /** Fields that were typed into. */
  typed: number;
}

export interface PressTally {
  counts: Counts;
  say(person: string, text: string): Promise<void>;
  /** Presses a button as the person sees it, by its title, after typing and picking. */
  press(person: string, title: string, inputs?: Record<string, string>, data?: object): Promise<ClickResult>;
}

/** Counts what people do on the way to something, so that a way that grows longer is noticed. */
export function createPressTally(users: Users): PressTally {
  const counts: Counts = { messages: 0, presses: 0, picks: 0, typed: 0 };

  /** Fields of the newest card that has them, apart from the rest of its id. */
  function isTyped(person: string, field: string): boolean {
    for (const { card } of users.cardsOf(person).toReversed()) {
      const fields = (type: string) => allOf(card, type).map(({ id }) => String(id).split('~')[0]);
      if (['Input.Text', 'Input.Number'].flatMap(fields).includes(field)) return true;
      if (['Input.ChoiceSet', 'Input.Toggle', 'Input.Date'].flatMap(fields).includes(field)) return false;
    }
    throw new Error(`nobody is asked for ${field}`);
  }

  return {
    counts,
    say: async (person, text) => {
      counts.messages += 1;
      await users.say(person, text);
    },
    press: (person, title, inputs = {}, data = {}) => {
      counts.presses += 1;
      for (const field of Object.keys(inputs)) counts[isTyped(person, field) ? 'typed' : 'picks'] += 1;
      return users.click(person, title, inputs, { data: { ...data } });
    },
  };
}
