import type { Texts } from '../../src/i18n/translate.ts';
import type { Person, Role } from '../../src/people/person.ts';
import { REQUEST_TYPES } from '../../src/requests/types/index.ts';
import type { ButtonView, HeaderView, NoticeView, SectionView } from './view.ts';

export interface HelpView {
  header: HeaderView;
  notice: NoticeView | null;
  text: string;
  sections: SectionView[];
  buttons: ButtonView[];
}

interface HelpEntry {
  /** `help.commands.<id>` says what to type and what it brings. */
  id: string;
  /** null: everybody. */
  roles: Role[] | null;
  /** Offered as a button: `help.say.<id>` is what it says for the person. */
  button: boolean;
}

const SALES: Role[] = ['unit-sales-head', 'branch-sales'];

/** Whoever may raise some kind of request. */
const RAISING: Role[] = REQUEST_TYPES.filter(({ group }) => group).flatMap(({ raisedBy }) => raisedBy);

const ENTRIES: HelpEntry[] = [
  { id: 'new-client', roles: ['manager'], button: true },
  { id: 'my-clients', roles: ['manager'], button: true },
  { id: 'drafts', roles: ['manager'], button: false },
  { id: 'raise', roles: RAISING, button: true },
  { id: 'my-tasks', roles: null, button: true },
  { id: 'my-requests', roles: RAISING, button: false },
  { id: 'list', roles: null, button: true },
  { id: 'find', roles: null, button: false },
  { id: 'open', roles: null, button: false },
  { id: 'log', roles: null, button: false },
  { id: 'report', roles: ['unit-sales-head'], button: false },
  { id: 'file', roles: null, button: false },
  { id: 'remind-here', roles: [...SALES, 'admin'], button: false },
  { id: 'stop-reminding', roles: [...SALES, 'admin'], button: false },
  { id: 'absence', roles: null, button: false },
  { id: 'directory', roles: ['admin'], button: true },
  { id: 'replace', roles: ['admin'], button: false },
  { id: 'unreachable', roles: ['admin'], button: false },
  { id: 'language', roles: null, button: false },
  { id: 'help', roles: null, button: false },
];

/** Departments whose part reads the same. */
const DEPARTMENTS: Role[] = ['marketing', 'technical', 'economics', 'legal', 'quality'];

/** What the bot does for this person: their roles, the words to type, buttons for the commonest. */
export function presentHelp(
  person: Person,
  texts: Texts,
  canSay: (words: string) => boolean,
  options: { title: string; notice: NoticeView | null },
): HelpView {
  const mine = ENTRIES.filter((entry) => isFor(entry, person));
  const parts = new Set(person.roles.map(({ role }) => (DEPARTMENTS.includes(role) ? 'department' : role)));
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
    buttons: mine.flatMap((entry) => buttonOf(entry, texts, canSay)),
  };
}

function isFor(entry: HelpEntry, person: Person): boolean {
  return entry.roles === null || person.roles.some((grant) => entry.roles?.includes(grant.role));
}

function sectionOf(title: string, lines: string[]): SectionView[] {
  return lines.length === 0 ? [] : [{ title, facts: [], lines }];
}

function buttonOf(entry: HelpEntry, texts: Texts, canSay: (words: string) => boolean): ButtonView[] {
  if (!entry.button) return [];
  const words = texts.t(`help.say.${entry.id}`);
  if (!canSay(words)) return [];
  const title = words.charAt(0).toUpperCase() + words.slice(1);
  return [{ title, verb: 'command.say', data: { words }, tone: 'default', withInputs: false }];
}
