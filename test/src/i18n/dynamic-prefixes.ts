import { REQUEST_KINDS } from '../../../src/requests/kinds/index.ts';

const KINDS = REQUEST_KINDS.map(({ id }) => id);

/** Keys put together from data, which the scan of the code cannot see; each says by whom. */
export const DYNAMIC_PREFIXES: { prefix: string; reason: string }[] = [
  { prefix: 'fields.passport.', reason: 'bot/cards/form.ts: fields of the form, by form and field id' },
  ...KINDS.map((kind) => ({
    prefix: `fields.${kind}.`,
    reason: 'bot/requests/request-form.ts: fields by kind and step',
  })),
  { prefix: 'fields.request.', reason: 'bot/requests/request-form.ts: fields that every kind shares' },
  { prefix: 'fields.greeting.', reason: 'bot/cards/form.ts: fields of greetings' },
  { prefix: 'fields.potential.', reason: 'bot/cards/form.ts: fields of potential clients' },
  { prefix: 'fields.directory.', reason: 'bot/cards/form.ts: fields of the directory cards' },
];

/** Strings that look like keys and are none. */
export const NOT_KEYS: Record<string, string> = {
  'potential.edited': 'an event of the log',
  'potential.dropped': 'an event of the log',
  'potential.registered': 'an event of the log',
  'potential.follow': 'a command of the relay',
  'manifest.json': 'a file of src/storage/backups/backup-manifest.ts',
  'reminders.refresh': 'a command of src/effects/commands.ts',
  'greetings.follow': 'a command of src/effects/commands.ts',
  'greetings.record': 'a command of src/effects/commands.ts',
  'requests.restaff': 'a command of src/effects/commands.ts',
};
