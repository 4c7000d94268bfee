import type { Client } from '../../src/clients/client.ts';
import type { DictionaryEntry } from '../../src/dictionaries/dictionary.ts';
import type { Greeting } from '../../src/greetings/greeting.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { holidayName } from '../../src/occasions/holiday-name.ts';

/** The occasion of a record in words; a contact is named only to who may see contacts. */
export function occasionText(
  { passport: { contacts, companyDays } }: Client,
  { occasion, contact: of }: Pick<Greeting, 'occasion' | 'contact'>,
  { named, spheres }: { named: boolean; spheres: DictionaryEntry[] },
  texts: Texts,
): string {
  if (occasion.startsWith('state-') || occasion.startsWith('sphere-')) {
    return holidayName(occasion, spheres, texts);
  }
  const day = companyDays.find(({ id }) => occasion === `company-${id}`);
  if (day) return day.title;
  const contact = named ? contacts.find(({ id }) => id === of) : undefined;
  if (!contact)
    return texts.t(occasion.startsWith('company-') ? 'greetings.families.company-day' : 'greetings.birthday');
  const name = [contact.lastName, contact.firstName].filter((part) => part !== '').join(' ');
  return texts.t('reminders.titles.birthday', { name });
}
