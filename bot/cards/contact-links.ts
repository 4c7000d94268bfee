/** A line of a card that rings or writes when it is pressed; without a `href`, what cannot be dialled stays text. */
export interface LinkView {
  text: string;
  href: string;
}

/** Dials the shown number; an extension is left to the caller. */
export function phoneLink(phone: string): LinkView[] {
  if (phone === '') return [];
  const [main = ''] = phone.split(/доб|ext|,|;/i);
  const digits = main.replaceAll(/[^\d+]/g, '').replace(/^8(?=\d{10}$)/, '+7');
  return [{ text: `☎ ${phone}`, href: /^\+?\d{5,15}$/.test(digits) ? `tel:${digits}` : '' }];
}

export function mailLink(email: string): LinkView[] {
  return email === '' ? [] : [{ text: `✉ ${email}`, href: `mailto:${encodeAddress(email)}` }];
}

/** Longer ones are cut off by mail programs. */
const LONGEST_HREF = 1900;

/** A letter begun with subject and text; '' where it would be too long for a link. */
export function letterHref(email: string, subject: string, body: string): string {
  if (email === '') return '';
  const href = `mailto:${encodeAddress(email)}?subject=${encode(subject)}&body=${encode(body)}`;
  return href.length > LONGEST_HREF ? '' : href;
}

function encodeAddress(email: string): string {
  return encode(email).replaceAll('%40', '@');
}

/** Brackets would end a link of markdown. */
function encode(text: string): string {
  const hex = (letter: string) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`;
  return encodeURIComponent(text.toWellFormed()).replaceAll(/[()'*!~]/g, hex);
}
