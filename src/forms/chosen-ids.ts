/** The ids of a choice: stored as one or as a list, typed as one text. */
export function chosenIds(value: unknown): string[] {
  const parts = Array.isArray(value) ? value.map(String) : typeof value === 'string' ? value.split(',') : [];
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}
