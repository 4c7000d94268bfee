import type announcements from './ru/announcements.json';
import type audit from './ru/audit.json';
import type calendar from './ru/calendar.json';
import type channels from './ru/channels.json';
import type clients from './ru/clients.json';
import type common from './ru/common.json';
import type deliveries from './ru/deliveries.json';
import type demo from './ru/demo.json';
import type dictionaries from './ru/dictionaries.json';
import type directory from './ru/directory.json';
import type duties from './ru/duties.json';
import type errors from './ru/errors.json';
import type exports from './ru/exports.json';
import type fields from './ru/fields.json';
import type files from './ru/files.json';
import type forms from './ru/forms.json';
import type greetings from './ru/greetings.json';
import type help from './ru/help.json';
import type imports from './ru/imports.json';
import type inbox from './ru/inbox.json';
import type lists from './ru/lists.json';
import type manifest from './ru/manifest.json';
import type news from './ru/news.json';
import type notes from './ru/notes.json';
import type occasions from './ru/occasions.json';
import type overview from './ru/overview.json';
import type people from './ru/people.json';
import type plans from './ru/plans.json';
import type potential from './ru/potential.json';
import type proposals from './ru/proposals.json';
import type registers from './ru/registers.json';
import type reminders from './ru/reminders.json';
import type reports from './ru/reports.json';
import type requests from './ru/requests.json';
import type search from './ru/search.json';
import type statuses from './ru/statuses.json';
import type storage from './ru/storage.json';
import type together from './ru/together.json';

/** The text files by area; a test holds that every file stands here. */
interface Areas {
  announcements: typeof announcements;
  audit: typeof audit;
  calendar: typeof calendar;
  channels: typeof channels;
  clients: typeof clients;
  common: typeof common;
  deliveries: typeof deliveries;
  demo: typeof demo;
  dictionaries: typeof dictionaries;
  directory: typeof directory;
  duties: typeof duties;
  errors: typeof errors;
  exports: typeof exports;
  fields: typeof fields;
  files: typeof files;
  forms: typeof forms;
  greetings: typeof greetings;
  help: typeof help;
  imports: typeof imports;
  inbox: typeof inbox;
  lists: typeof lists;
  manifest: typeof manifest;
  news: typeof news;
  notes: typeof notes;
  occasions: typeof occasions;
  overview: typeof overview;
  people: typeof people;
  plans: typeof plans;
  potential: typeof potential;
  proposals: typeof proposals;
  registers: typeof registers;
  reminders: typeof reminders;
  reports: typeof reports;
  requests: typeof requests;
  search: typeof search;
  statuses: typeof statuses;
  storage: typeof storage;
  together: typeof together;
}

type Dotted<Tree> = {
  [K in keyof Tree & string]: Tree[K] extends string ? K : `${K}.${Dotted<Tree[K]>}`;
}[keyof Tree & string];

/** Every key there is: the name of a file of `src/i18n/ru/`, then the way through it, joined with dots. */
export type TextKey = Dotted<Areas>;

/** Ends of a way into the texts: `KeyPart<'people.roles'>` is every role that has a name there. */
export type KeyPart<Way extends string> = TextKey extends infer Key
  ? Key extends `${Way}.${infer Part}`
    ? Part
    : never
  : never;
