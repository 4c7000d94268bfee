import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Person, Role } from '../../src/people/person.ts';
import { REQUEST_TYPES } from '../../src/requests/kinds/index.ts';
import type { ButtonView, HeaderView, NoticeView, SectionView } from '../cards/view.ts';

export interface HelpView {
  header: HeaderView;
  notice: NoticeView | null;
  text: string;
  sections: SectionView[];
  buttons: ButtonView[];
}

interface HelpEntry {
  /** `help.commands.<id>` says what to type and what it brings. */
  id: KeyPart<'help.commands'>;
  /** null: everybody. */
  roles: Role[] | null;
  /** Offered as a button: `help.say.<say>` is what it says for the person. */
  say?: KeyPart<'help.say'>;
}

const SALES: Role[] = ['unit-sales-head', 'branch-sales'];

/** Whoever may raise some kind of request. */
const RAISING: Role[] = REQUEST_TYPES.filter(({ group }) => group).flatMap(({ raisedBy }) => raisedBy);

const ENTRIES: HelpEntry[] = [
  { id: 'new-client', roles: ['manager'], say: 'new-client' },
  { id: 'my-clients', roles: ['manager'], say: 'my-clients' },
  { id: 'drafts', roles: ['manager'] },
  { id: 'raise', roles: RAISING, say: 'raise' },
  { id: 'my-tasks', roles: null, say: 'my-tasks' },
  { id: 'my-requests', roles: RAISING },
  { id: 'list', roles: null, say: 'list' },
  { id: 'find', roles: null },
  { id: 'open', roles: null },
  { id: 'log', roles: null },
  { id: 'report', roles: ['unit-sales-head'] },
  { id: 'file', roles: null },
  { id: 'remind-here', roles: [...SALES, 'admin'] },
  { id: 'stop-reminding', roles: [...SALES, 'admin'] },
  { id: 'absence', roles: null },
  { id: 'directory', roles: ['admin'], say: 'directory' },
  { id: 'replace', roles: ['admin'] },
  { id: 'unreachable', roles: ['admin'] },
  { id: 'undelivered', roles: ['admin'] },
  { id: 'language', roles: null },
  { id: 'help', roles: null },
];

/** Departments whose part reads the same. */
const DEPARTMENTS = ['marketing', 'technical', 'economics', 'legal', 'quality'] as const satisfies Role[];

/** What the bot does for this person: their roles, the words to type, buttons for the commonest. */
export function presentHelp(
  person: Person,
  texts: Texts,
  canSay: (words: string) => boolean,
  options: { title: string; notice: NoticeView | null },
): HelpView {
  const mine = ENTRIES.filter((entry) => isFor(entry, person));
  const parts = new Set(person.roles.map(({ role }) => partOf(role)));
  return {
    header: { kind: texts.t('help.kind'), number: '', title: options.title, status: '', tone: 'default' },
    notice: options.notice,
    text: texts.t('help.about'),
    sections: [
      ...sectionOf(
        texts.t('help.your-part'),
        [...parts].map((part) => texts.t(`help.roles.${part}`)),
      ),
      ...sectionOf(
        texts.t('help.what-to-type'),
        mine.map((entry) => texts.t(`help.commands.${entry.id}`)),
      ),
    ],
    buttons: buttonsFor(person, texts, canSay),
  };
}

/** What this person can have said by a button, the commonest first. */
export function buttonsFor(person: Person, texts: Texts, canSay: (words: string) => boolean): ButtonView[] {
  return ENTRIES.filter((entry) => isFor(entry, person)).flatMap((entry) => buttonOf(entry, texts, canSay));
}

function partOf(role: Role): KeyPart<'help.roles'> {
  const isDepartment = (each: Role): each is (typeof DEPARTMENTS)[number] =>
    DEPARTMENTS.some((department) => department === each);
  return isDepartment(role) ? 'department' : role;
}

function isFor(entry: HelpEntry, person: Person): boolean {
  return entry.roles === null || person.roles.some((grant) => entry.roles?.includes(grant.role));
}

function sectionOf(title: string, lines: string[]): SectionView[] {
  return lines.length === 0 ? [] : [{ title, facts: [], lines }];
}

function buttonOf(entry: HelpEntry, texts: Texts, canSay: (words: string) => boolean): ButtonView[] {
  if (!entry.say) return [];
  const words = texts.t(`help.say.${entry.say}`);
  if (!canSay(words)) return [];
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return [{ title, verb: 'command.say', data: { words }, tone: 'default', withInputs: false }];
}
