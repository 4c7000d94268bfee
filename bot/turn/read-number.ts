const NUMBER = /^(\p{L}{2,8})[\s-]?(\d{4})[\s-](\d{1,8})$/u;

/** `vip 2026 1` to `VIP-2026-0001`: hyphens of every kind and leading zeros may be missing; null for other words. */
export function readNumber(text: string): string | null {
  const [, prefix, year, counter] = NUMBER.exec(text.trim().replaceAll(/[‐-―−]/g, '-')) ?? [];
  if (!prefix || !year || !counter) return null;
  return `${prefix.toUpperCase()}-${year}-${counter.padStart(4, '0')}`;
}
