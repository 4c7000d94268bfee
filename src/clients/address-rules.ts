import type { Contact } from './client.ts';

/** Form of address of a contact, as far as the passport tells it: nobody is guessed at. */
export interface Address {
  /** As the passport states it, else by the patronymic; null where neither says. */
  gender: 'male' | 'female' | null;
  /** First name and patronymic, or all there is. */
  name: string;
  /** Salutation of the passport, as it begins a letter; '' where there is none. */
  salutation: string;
}

export function addressOf({ firstName, gender, lastName, patronymic, salutation }: Contact): Address {
  const name = [firstName, patronymic].map((part) => part.trim()).filter((part) => part !== '');
  return {
    gender: gender ?? genderOf(patronymic.trim().toLowerCase()),
    name: name.length > 0 ? name.join(' ') : lastName.trim(),
    salutation: salutation.trim().replace(/[!.,\s]+$/u, ''),
  };
}

/** `Ильич` and `оглы`, `Кузьминична` and `кызы`. */
function genderOf(patronymic: string): Address['gender'] {
  if (/(?:ич|оглы|улы)$/u.test(patronymic)) return 'male';
  return /(?:вна|чна|кызы|гызы)$/u.test(patronymic) ? 'female' : null;
}

/** People who decide first, then the others in the passport's order. */
export function inOrderOfDeciding(contacts: Contact[]): Contact[] {
  const decides = ({ role }: Contact) => role === 'signs';
  return [...contacts.filter(decides), ...contacts.filter((contact) => !decides(contact))];
}

/** Name and post, as a record names somebody. */
export function fullNameOf({ lastName, firstName, patronymic, post }: Contact): string {
  const name = [lastName, firstName, patronymic].filter((part) => part.trim() !== '').join(' ');
  return [name, post.trim()].filter((part) => part !== '').join(', ');
}
