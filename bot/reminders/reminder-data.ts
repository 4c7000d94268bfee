import { z } from 'zod';

/** Data of the buttons of reminders. */
export const ReminderData = z.object({
  matter: z.string().min(1).max(200),
  occurrence: z.iso.date(),
  step: z.string().min(1).max(40),
  /** The digest in whose row the button stood. */
  digest: z.string().max(200).default(''),
});

export type ReminderData = z.output<typeof ReminderData>;
