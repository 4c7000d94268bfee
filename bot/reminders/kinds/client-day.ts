import type { Texts } from '../../../src/i18n/translate.ts';
import { type ClientDayAbout, clientDay } from '../../../src/reminders/kinds/client-day.ts';
import { GREETING_WORDS } from './greeting.ts';
import { clientText } from './parts.ts';
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
  facts: () => [],
  greeting: ({ about }, texts) => {
    const { client, desk, contact, day } = about;
    const isBirthday = day.kind === 'birthday';
    const years = yearsText(about, texts);
    const subject = isBirthday ? texts.t('greetings.birthday') : about.title;
    return {
      family: isBirthday && about.jubilee ? 'jubilee' : day.kind,
      occasion: occasionText(about, texts),
      title: faceTitle(about, texts),
      lines: [whereText(about, texts), years].filter((line) => line !== ''),
      one: {
        client: client._id,
        desk,
        phone: contact.phone,
        email: contact.email,
        known: {
          addressee: desk?.addressee ?? null,
          subject,
          company: client.passport.shortName,
          post: contact.post,
          years: about.years === null ? '' : texts.t('reminders.years', { years: about.years }),
          day: subject,
          sender: desk?.sender ?? '',
        },
      },
    };
  },
  buttons: (facts, answers, texts) => [...GREETING_WORDS.buttons(facts, answers, texts), ...answers.toClient],
};

function occasionText({ day, jubilee }: ClientDayAbout, texts: Texts): string {
  if (day.kind === 'company-day') return texts.t('greetings.families.company-day');
  return texts.t(jubilee ? 'greetings.jubilee' : 'greetings.birthday');
}

function faceTitle({ day, title, contact }: ClientDayAbout, texts: Texts): string {
  if (day.kind === 'company-day') return title;
  return contact.name === '' ? texts.t('reminders.titles.birthday-unnamed') : contact.name;
}

/** `Генеральный директор, ООО «Ромашка» (VIP-2026-0001)`. */
function whereText({ client, contact }: ClientDayAbout, texts: Texts): string {
  const company = clientText(client, texts);
  return contact.post === '' ? company : texts.t('greetings.person', { post: contact.post, company });
}

function yearsText({ years, jubilee }: ClientDayAbout, texts: Texts): string {
  if (years === null) return '';
  const text = texts.t('reminders.years', { years });
  return jubilee ? texts.t('reminders.jubilee', { years: text }) : text;
}
