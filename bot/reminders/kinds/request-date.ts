import type { Texts } from '../../../src/i18n/translate.ts';
import { DATE_CARD, type DateAbout } from '../../../src/reminders/kinds/request-date.ts';
import type { RequestDate } from '../../../src/requests/route/watched-dates.ts';
import { clientText, fact, openRequestButton } from './parts.ts';
import type { ReminderWords } from './words.ts';

export const requestDateWords: ReminderWords<DateAbout> = {
  card: DATE_CARD,
  part: 'requests',
  isDeadline: false,
  title: ({ about }, texts) => watchedTitle(about.request.type, about.date, texts),
  subject: ({ client, request }) => client?.passport.shortName ?? request._id,
  number: ({ request }) => request._id,
  facts: ({ about: { client, request } }, { date }, texts) => [
    ...fact('client', clientText(client, texts), texts),
    ...fact('request', request._id, texts),
    ...fact('when', date, texts),
  ],
  todos: ['', '-day'],
  todo: (_facts, _step, days) => (days <= 0 ? '-day' : ''),
  buttons: ({ about, state }, { done, snooze, delegate }, texts) => [
    ...done,
    ...snooze,
    ...delegate,
    { ...openRequestButton(about.request._id, texts), tone: state === 'open' ? 'default' : 'positive' },
  ],
};

/** Names a watched day of a request: a milestone by its name, an end by its kind. */
export function watchedTitle(type: string, { id, title }: RequestDate, texts: Texts): string {
  return title === ''
    ? texts.built(`requests.kinds.${type}.dates.${id}`)
    : texts.t('reminders.titles.milestone', { title });
}
