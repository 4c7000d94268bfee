import type { FieldError, TextCheck } from './field.ts';
import { isInn, isKpp, isOgrn, isOgrnip } from './identifiers.ts';

/** Brings a checked text to its stored spelling: numbers are often pasted with spaces inside. */
export function tidyForCheck(check: TextCheck, text: string): string {
  switch (check) {
    case 'inn':
    case 'kpp':
    case 'ogrn':
      return text.replaceAll(/\s/g, '');
    case 'email':
    case 'phone':
    case 'document-number':
      return text.replaceAll(/\s+/g, ' ');
  }
}

/** Looks beyond length; null means that the text may stand. */
export function checkText(check: TextCheck, text: string): FieldError | null {
  return CHECKS[check](text) ? null : { code: check };
}

const CHECKS: Record<TextCheck, (text: string) => boolean> = {
  inn: isInn,
  kpp: isKpp,
  ogrn: (text) => isOgrn(text) || isOgrnip(text),
  email: isEmail,
  phone: isPhone,
  'document-number': isDocumentNumber,
};

function isEmail(text: string): boolean {
  return (
    text.length <= 254 &&
    /^[\p{L}\p{N}.!#$%&'*+/=?^_{|}~-]{1,64}@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+\p{L}[\p{L}\p{N}-]{1,}$/u.test(
      text,
    ) &&
    !/\$\{|\{\{|\.\./.test(text)
  );
}

/** `+7 (3852) 12-34-56, доб. 12`: 5 to 15 digits before the extension. */
function isPhone(text: string): boolean {
  const match = /^(\+?[0-9 ()-]{5,30}?)(?:,? ?(?:доб|ext)\.? ?[0-9]{1,6})?$/.exec(text);
  const digits = match?.[1]?.replaceAll(/[^0-9]/g, '').length ?? 0;
  return digits >= 5 && digits <= 15;
}

/** Numbers of orders, protocols and contracts: `114-л/с`, `№ 12/2026 ОП`. At least one ASCII digit. */
function isDocumentNumber(text: string): boolean {
  return /^[A-Za-zА-Яа-яЁё0-9№#().,/\\ -]+$/.test(text) && /[0-9]/.test(text);
}
