import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Person, Role } from '../../src/people/person.ts';
import { hasRight, type Right } from '../../src/people/rights.ts';
import { REQUEST_KINDS } from '../../src/requests/kinds/index.ts';
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
  /** Audience: holders of a right, those who may raise some kind of request, or everybody. */
  for: Right | 'raising' | 'reporting' | 'everybody';
  /** Offered as a button: `help.say.<say>` is what it says for the person. */
  say?: KeyPart<'help.say'>;
}

const RAISING: Role[] = REQUEST_KINDS.filter(({ group }) => group).flatMap(({ raisedBy }) => raisedBy);

/** Those who have a part in reports of units. */
const REPORTING: Right[] = ['register-clients', 'hand-in-reports', 'see-reports'];

const ENTRIES: HelpEntry[] = [
  { id: 'new-client', for: 'register-clients', say: 'new-client' },
  { id: 'my-clients', for: 'register-clients', say: 'my-clients' },
  { id: 'note', for: 'register-clients' },
  { id: 'potential', for: 'keep-potential' },
  { id: 'proposals', for: 'keep-potential' },
  { id: 'new-potential', for: 'keep-potential' },
  { id: 'unconfirmed', for: 'keep-potential' },
  { id: 'drafts', for: 'register-clients' },
  { id: 'raise', for: 'raising', say: 'raise' },
  { id: 'my-tasks', for: 'everybody', say: 'my-tasks' },
  { id: 'month', for: 'register-clients' },
  { id: 'greeting-plan', for: 'everybody' },
  { id: 'morning', for: 'everybody' },
  { id: 'my-requests', for: 'raising' },
  { id: 'overview', for: 'see-overview', say: 'overview' },
  { id: 'duties', for: 'see-overview' },
  { id: 'vip-list', for: 'see-vip-lists' },
  { id: 'registers', for: 'see-requests' },
  { id: 'staffing', for: 'see-overview' },
  { id: 'list', for: 'everybody', say: 'list' },
  { id: 'find', for: 'everybody' },
  { id: 'open', for: 'everybody' },
  { id: 'log', for: 'everybody' },
  { id: 'report', for: 'reporting' },
  { id: 'file', for: 'everybody' },
  { id: 'remind-here', for: 'subscribe-channels' },
  { id: 'stop-reminding', for: 'subscribe-channels' },
  { id: 'absence', for: 'everybody' },
  { id: 'directory', for: 'keep-directory', say: 'directory' },
  { id: 'replace', for: 'keep-directory' },
  { id: 'unreachable', for: 'see-undelivered' },
  { id: 'undelivered', for: 'see-undelivered' },
  { id: 'language', for: 'everybody' },
  { id: 'help', for: 'everybody' },
];

/** Departments whose part reads the same. */
const DEPARTMENTS = ['marketing', 'technical', 'economics', 'legal', 'quality'] as const satisfies Role[];

/** Help for this person: their roles, the words to type, buttons for the commonest. */
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

/** Buttons for what this person can have said, the commonest first. */
export function buttonsFor(person: Person, texts: Texts, canSay: (words: string) => boolean): ButtonView[] {
  return ENTRIES.filter((entry) => isFor(entry, person)).flatMap((entry) => buttonOf(entry, texts, canSay));
}

function partOf(role: Role): KeyPart<'help.roles'> {
  const isDepartment = (each: Role): each is (typeof DEPARTMENTS)[number] =>
    DEPARTMENTS.some((department) => department === each);
  return isDepartment(role) ? 'department' : role;
}

function isFor(entry: HelpEntry, person: Person): boolean {
  if (entry.for === 'everybody') return true;
  if (entry.for === 'raising') return person.roles.some(({ role }) => RAISING.includes(role));
  if (entry.for === 'reporting') return REPORTING.some((right) => hasRight(person, right));
  return hasRight(person, entry.for);
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
