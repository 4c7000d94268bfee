import { describe, expect, it } from '@jest/globals';
import { clientLetter } from '../../../bot/announcements/client-letter.ts';
import { addressOf } from '../../../src/clients/address-rules.ts';
import type { Contact } from '../../../src/clients/client.ts';
import { maskContact } from '../../../src/clients/client-access-rules.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import type { Announcement } from '../../../src/requests/views/open-announcement.ts';
import { buildPassport } from '../../helpers/build-passport.ts';

const [known] = buildPassport().contacts;
if (!known) throw new Error('no contact');

function contact(change: Partial<Contact>): Contact {
  return { ...(known as Contact), salutation: '', patronymic: '', ...change };
}

function letterTo(reader: Contact): string {
  const announcement = {
    client: { name: 'ООО «Ромашка»' },
    contacts: [reader],
    manager: { name: 'Пётр Петров', email: '' },
    unit: null,
  } as unknown as Announcement;
  return clientLetter(announcement, createTranslator().in('ru'))[0] ?? '';
}

describe('the form of address of a contact', () => {
  it.each<[string, Partial<Contact>, string]>([
    ['a man as the passport states', { firstName: 'Ким', gender: 'male' }, 'Уважаемый Ким!'],
    ['a woman as the passport states', { firstName: 'Ким', gender: 'female' }, 'Уважаемая Ким!'],
    ['by the patronymic', { firstName: 'Анна', patronymic: 'Ильинична' }, 'Уважаемая Анна Ильинична!'],
    ['as nobody in particular', { firstName: 'Ким' }, 'Здравствуйте, Ким!'],
  ])('is %s', (_name, change, expected) => {
    expect(letterTo(contact(change))).toBe(expected);
  });

  it('goes by what is stated, whatever the patronymic looks like', () => {
    expect(addressOf(contact({ patronymic: 'Ильич', gender: 'female' })).gender).toBe('female');
  });

  it('is not told to who may not see the contact', () => {
    expect(maskContact(contact({ gender: 'female' }))).not.toHaveProperty('gender');
  });
});
