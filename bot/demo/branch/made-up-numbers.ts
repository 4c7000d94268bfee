/** Registration numbers that pass every check and belong to nobody: no tax office has the code 2299. */
const OFFICE = '2299';
const WEIGHTS = [2, 4, 10, 3, 5, 9, 4, 6, 8];

export function madeUpInn(n: number): string {
  const base = `${OFFICE}${pad(n)}`;
  const sum = [...base].reduce((total, digit, at) => total + Number(digit) * (WEIGHTS[at] ?? 0), 0);
  return `${base}${(sum % 11) % 10}`;
}

export const MADE_UP_KPP = `${OFFICE}01001`;

export function madeUpOgrn(n: number): string {
  const base = `1${OFFICE}000${pad(n).slice(1)}`;
  return `${base}${(BigInt(base) % 11n) % 10n}`;
}

function pad(n: number): string {
  return String(n).padStart(5, '0');
}
