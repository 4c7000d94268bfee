const WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/** The n-th right INN of an organisation, all different. */
export function validInn(n: number): string {
  const digits = [...`22${String(n).padStart(7, '0')}`].map(Number);
  const sum = digits.reduce((total, digit, at) => total + digit * (WEIGHTS[at] ?? 0), 0);
  return `${digits.join('')}${(sum % 11) % 10}`;
}
