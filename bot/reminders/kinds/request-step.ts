import type { Texts } from '../../../src/i18n/translate.ts';
import type { StepAbout } from '../../../src/reminders/kinds/request-step.ts';
import type { FactView } from '../../cards/view.ts';
import { clientText, fact, openRequestButton } from './parts.ts';
import type { ReminderWords } from './words.ts';

type Shared = 'part' | 'subject' | 'number' | 'buttons';

/** Shared by what a step of a request waits for: decided on the card of the request alone. */
export const STEP_WORDS: Pick<ReminderWords<StepAbout>, Shared> = {
  part: 'requests',
  subject: ({ client, request }) => client?.passport.shortName ?? request._id,
  number: ({ request }) => request._id,
  buttons: ({ about }, { snooze, delegate }, texts) => [
    openRequestButton(about.request._id, texts),
    ...snooze,
    ...delegate,
  ],
};

export function stepFacts({ client, request }: StepAbout, texts: Texts): FactView[] {
  return [...fact('client', clientText(client, texts), texts), ...fact('request', request._id, texts)];
}
