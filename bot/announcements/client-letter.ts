import { addressOf } from '../../src/clients/address-rules.ts';
import type { Contact } from '../../src/clients/client.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Announcement } from '../../src/requests/views/open-announcement.ts';

/** Lines of the letter that tells the client of the status, to who decides there. No name in it is declined. */
export function clientLetter(
  { client, contacts: [reader], manager, unit }: Announcement,
  texts: Texts,
): string[] {
  const { name, email } = manager;
  const mail = email === '' ? name : texts.t('announcements.letter.mail', { name, email });
  return [
    reader ? greetingOf(reader, texts) : texts.t('announcements.letter.nobody'),
    texts.t('announcements.letter.news', { client: client.name }),
    texts.t('announcements.letter.manager', { manager: mail }),
    texts.t('announcements.letter.thanks'),
    texts.t('announcements.letter.closing'),
    name,
    unit?.name[texts.locale] ?? '',
  ].filter((line) => line !== '');
}

/** As the passport writes it, else by the patronymic; nobody is guessed to be a man or a woman. */
function greetingOf(contact: Contact, texts: Texts): string {
  const { gender, name, salutation } = addressOf(contact);
  if (/^уважаем|^dear/iu.test(salutation)) return texts.t('announcements.letter.salutation', { salutation });
  const called = salutation === '' ? name : salutation;
  if (called === '') return texts.t('announcements.letter.nobody');
  return texts.t('announcements.letter.dear', { gender: gender ?? 'other', name: called });
}
