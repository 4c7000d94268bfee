import type { DueRule } from '../../calendar/due-dates.ts';
import type { Role } from '../../people/person.ts';
import type { ResultSource, StepDefinition } from './definition.ts';
import { ANSWER_FIELD } from './entry-fields.ts';

/** Clause 7.4: a department answers within 5 working days unless the topic says otherwise. */
export function departmentAnswer(
  department: Role,
  dueWhen?: { when: { field: string; is: string[] }; due: DueRule }[],
): StepDefinition {
  return {
    id: 'answer',
    kind: 'answer',
    seats: [department],
    due: { workingDays: 5 },
    fourEyes: true,
    passes: true,
    mayReturn: true,
    ...(dueWhen ? { dueWhen } : {}),
  };
}

/** Answer of the department. */
export const DEPARTMENT_RESULT: ResultSource[] = [{ step: 'answer', field: ANSWER_FIELD }];

/** The author is content with the answer, or has it done again. */
export const AUTHOR_CLOSES: StepDefinition = {
  id: 'close',
  kind: 'confirm',
  seats: ['author'],
  due: { workingDays: 5 },
  reopens: 'answer',
};
