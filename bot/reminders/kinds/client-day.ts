import type { Texts } from '../../../src/i18n/translate.ts';
import { type ClientDayAbout, clientDay } from '../../../src/reminders/kinds/client-day.ts';
import { GREETING_WORDS } from './greeting.ts';
import { clientText, fact } from './parts.ts';
import type { ReminderWords } from './words.ts';

export const clientDayWords: ReminderWords<ClientDayAbout> = {
  ...GREETING_WORDS,
  card: clientDay.card,
  title: ({ about }, texts) => {
    if (about.day.kind === 'company-day')
      return texts.t('reminders.titles.company-day', { title: about.title });
    if (about.contact.name === '') return texts.t('reminders.titles.birthday-unnamed');
    return texts.t('reminders.titles.birthday', { name: about.contact.name });
  },
  plainTitle: ({ about: { day, title } }, texts) =>
    day.kind === 'company-day'
      ? texts.t('reminders.titles.company-day', { title })
      : texts.t('reminders.titles.birthday-unnamed'),
  subject: ({ client }) => client.passport.shortName,
  number: ({ client }) => client._id,
  facts: ({ about }, { date }, texts) => [
    ...fact('client', clientText(about.client, texts), texts),
    ...fact('who', about.contact.name, texts),
    ...fact('post', about.contact.post, texts),
    ...fact('salutation', about.contact.salutation, texts),
    ...fact('years', yearsText(about, texts), texts),
    ...fact('when', date, texts),
  ],
  buttons: (facts, answers, texts) => [...GREETING_WORDS.buttons(facts, answers, texts), ...answers.toClient],
};

function yearsText({ years, jubilee }: ClientDayAbout, texts: Texts): string {
  if (years === null) return '';
  const text = texts.t('reminders.years', { years });
  return jubilee ? texts.t('reminders.jubilee', { years: text }) : text;
}
