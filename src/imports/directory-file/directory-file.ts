import { z } from 'zod';
import type { Locale } from '../../i18n/translate.ts';

const Id = z
  .string()
  .trim()
  .min(1)
  .max(64)
  .regex(/^[0-9A-Za-z-]+$/);
const Name = z.string().trim().min(1).max(200);

const Unit = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,31}$/),
  name: z.strictObject({ ru: Name, en: Name }),
  zone: z.string().min(1).max(64),
  approvedManagers: z.int().min(0).max(999).optional(),
});

const FilePerson = z.strictObject({
  aadObjectId: Id.transform((id) => id.toLowerCase()),
  name: Name,
  email: z.string().trim().max(200).default(''),
  roles: z.array(z.strictObject({ role: z.string(), scope: z.string() })).max(30),
  locale: z
    .enum(['ru', 'en'] satisfies Locale[])
    .nullable()
    .default(null),
  zone: z.string().min(1).max(64).nullable().default(null),
  substitute: z
    .strictObject({ person: Id.transform((id) => id.toLowerCase()), from: z.iso.date(), to: z.iso.date() })
    .nullable()
    .optional(),
});

const File = z.strictObject({
  tenantId: Id.transform((id) => id.toLowerCase()),
  units: z.array(Unit).max(1000),
  people: z.array(FilePerson).max(20_000),
});

export type DirectoryFile = z.infer<typeof File>;

/** One thing wrong with the file; the sentence is `people.file.errors.<code>`. */
export interface DirectoryProblem {
  /** Path in the file: `people.3.roles.0`. */
  at: string;
  code: string;
  args: Record<string, string>;
}

/** The file's shape; what it says about people is checked by `findDirectoryProblems`. */
export function parseDirectoryFile(
  json: unknown,
): { file: DirectoryFile } | { problems: DirectoryProblem[] } {
  const parsed = File.safeParse(json);
  if (parsed.success) return { file: parsed.data };
  return { problems: parsed.error.issues.map(toProblem) };
}

function toProblem(issue: z.core.$ZodIssue): DirectoryProblem {
  const at = issue.path.join('.');
  switch (issue.code) {
    case 'invalid_type':
      return { at, code: 'type', args: { expected: issue.expected } };
    case 'unrecognized_keys':
      return { at, code: 'unknown-key', args: { keys: issue.keys.join(', ') } };
    case 'invalid_value':
      return { at, code: 'value', args: { values: issue.values.join(', ') } };
    case 'too_small':
      return { at, code: 'too-short', args: { min: String(issue.minimum) } };
    case 'too_big':
      return { at, code: 'too-long', args: { max: String(issue.maximum) } };
    default:
      return { at, code: 'format', args: {} };
  }
}
