/** What the sent cards of one occurrence are redrawn by. */
export function reminderSubject(matter: string, occurrence: string): string {
  return `reminder:${matter}:${occurrence}`;
}
