import { z } from 'zod';

const Report = z.string().min(1).max(120);
const Client = z.string().min(1).max(80);

/** `on`: the card on which the button stood; one of our lists gives way to the report, anything else stays. */
export const ReportTarget = z.object({ report: Report, on: z.enum(['list', 'other']).default('other') });

/** Cards of earlier releases do not say how often the report was handed in before. */
export const HandInTarget = z.object({ report: Report, after: z.int().min(0).optional() });

export const VersionTarget = z.object({ report: Report, n: z.int().min(1) });

/** An input may send more than a reason may hold: it is cut. */
export const ReasonTarget = VersionTarget.extend({ reason: z.string().max(10_000).default('') });

/** `other`: the client chosen in a field, beside the one that a row names. */
export const PartTarget = z.object({
  report: Report,
  client: Client.optional(),
  other: z.string().max(80).default(''),
});

export const EntryTarget = z.object({ report: Report, client: Client, seen: z.string().max(40) }).loose();

export const BoardTarget = z.object({
  period: z.string().max(10).default(''),
  from: z.int().min(0).default(0),
});
