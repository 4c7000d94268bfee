import { daysBefore, ON_THE_DAY } from '../ladder.ts';
import { defineDateKind } from './request-date.ts';

declare module '../../requests/kinds/definition.ts' {
  interface DateLadders {
    milestone: true;
  }
}

/** A stage of a joint project. */
export const milestone = defineDateKind('milestone', {
  steps: [daysBefore(7), daysBefore(1), ON_THE_DAY],
  dropAfterDays: 3,
});
