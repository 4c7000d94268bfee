/** Russian registration numbers. ASCII digits only; leading zeros matter, so they are strings. */

const INN10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** An organisation's INN has 10 digits, an entrepreneur's 12. */
export function isInn(text: string): boolean {
  if (!/^(?!00)(?:[0-9]{10}|[0-9]{12})$/.test(text)) return false;
  const digits = digitsOf(text);
  if (digits.length === 10) return innCheck(digits, INN10) === digits[9];
  return innCheck(digits, INN11) === digits[10] && innCheck(digits, INN12) === digits[11];
}

/** Organisations only; there is no check digit. */
export function isKpp(text: string): boolean {
  return /^(?!00)[0-9]{4}[0-9A-Z]{2}[0-9]{3}$/.test(text);
}

/** OGRN of an organisation: 13 digits, the first is 1 or 5. */
export function isOgrn(text: string): boolean {
  return /^[15][0-9]{12}$/.test(text) && lastDigitMatches(text, 11n);
}

/** OGRNIP of an entrepreneur: 15 digits, the first is 3. */
export function isOgrnip(text: string): boolean {
  return /^3[0-9]{14}$/.test(text) && lastDigitMatches(text, 13n);
}

function innCheck(digits: number[], weights: number[]): number {
  const sum = weights.reduce((total, weight, place) => total + weight * (digits[place] ?? 0), 0);
  return (sum % 11) % 10;
}

function lastDigitMatches(text: string, divisor: bigint): boolean {
  return (BigInt(text.slice(0, -1)) % divisor) % 10n === BigInt(text.slice(-1));
}

function digitsOf(text: string): number[] {
  return [...text].map(Number);
}
