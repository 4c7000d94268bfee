import type { Texts } from '../../src/i18n/translate.ts';
import { waitingText } from '../../src/people/describe-waiting.ts';
import type { Addressees } from '../../src/people/find-addressees.ts';
import type { ChoiceView, RowView } from '../cards/view.ts';
import { menuButton } from './directory-menu.ts';
import {
  type DirectoryView,
  directoryButton,
  directoryView,
  pickerView,
  type Shown,
  searchView,
} from './directory-view.ts';

/** Every department with who answers its requests today. */
export function presentAddressees(all: Addressees[], texts: Texts): DirectoryView {
  return directoryView(texts.t('directory.addressees.title'), texts, {
    notice: { text: texts.t('directory.addressees.text'), tone: 'default' },
    rows: all.map((addressees) => ({
      title: texts.t(`people.roles.${addressees.department}`),
      detail: answering(addressees, texts),
      tone: addressees.holders.length > 0 ? 'default' : 'warning',
      buttons: [
        directoryButton(texts.t('directory.addressees.change'), 'directory.department', {
          department: addressees.department,
        }),
      ],
    })),
    buttons: [menuButton(texts)],
  });
}

export interface DepartmentInput {
  addressees: Addressees;
  /** People to add. */
  choices: ChoiceView[];
  /** Everybody is among the choices: there is nothing to search for. */
  isWhole: boolean;
  text: string;
  shown: Shown;
  rendering: string;
}

/** One department: who answers for it, and whom to add. */
export function presentDepartment(input: DepartmentInput, texts: Texts): DirectoryView {
  const { addressees, choices, isWhole, text, shown, rendering } = input;
  const { department, holders } = addressees;
  const bare = holders.length === 0;
  const search = searchView(texts.t('directory.people.search'), text, rendering);
  const pick = pickerView('person', texts.t('directory.addressees.pick'), choices, rendering);
  const withInputs = { withInputs: true };
  const add = directoryButton(
    texts.t('directory.addressees.add'),
    'directory.addressee-add',
    { department },
    { tone: 'positive', ...withInputs },
  );
  const find = directoryButton(
    texts.t('directory.buttons.find'),
    'directory.department',
    { department },
    withInputs,
  );
  return directoryView(texts.t(`people.roles.${department}`), texts, {
    notice: bare
      ? { text: answering(addressees, texts), tone: 'warning' }
      : (shown.notice ?? { text: texts.t('directory.addressees.department'), tone: 'default' }),
    rows: holders.map((person) => holderRow(addressees, person, texts)),
    inputs: [...(isWhole ? [] : [search]), ...(choices.length > 0 ? [pick] : [])],
    buttons: [
      ...(choices.length > 0 ? [add] : []),
      ...(isWhole ? [] : [find]),
      directoryButton(texts.t('directory.addressees.all'), 'directory.addressees'),
    ],
  });
}

/** Before the last one goes: what becomes of the department's requests. */
export function presentLastAddressee(addressees: Addressees, person: string, texts: Texts): DirectoryView {
  const { department, holders } = addressees;
  const name = holders.find(({ _id }) => _id === person)?.name ?? '';
  return directoryView(texts.t(`people.roles.${department}`), texts, {
    notice: {
      text: texts.t('directory.addressees.last', { name, waiting: waitingText(addressees, texts) }),
      tone: 'warning',
    },
    buttons: [
      directoryButton(
        texts.t('directory.addressees.remove-last'),
        'directory.addressee-remove',
        { department, person, evenLast: true },
        { tone: 'destructive' },
      ),
      directoryButton(texts.t('directory.buttons.back'), 'directory.department', { department }),
    ],
  });
}

function holderRow(
  { department, substitutes }: Addressees,
  { _id, name, email }: Addressees['holders'][number],
  texts: Texts,
): RowView {
  const substitute = substitutes[_id];
  return {
    title: name,
    detail: substitute ? texts.t('directory.addressees.away', { name: substitute.name }) : email,
    tone: 'default',
    buttons: [
      directoryButton(texts.t('directory.person.revoke'), 'directory.addressee-remove', {
        department,
        person: _id,
      }),
    ],
  };
}

function answering(addressees: Addressees, texts: Texts): string {
  const { holders, substitutes } = addressees;
  if (holders.length === 0) {
    return texts.t('directory.addressees.nobody', { waiting: waitingText(addressees, texts) });
  }
  return holders
    .map(({ _id, name }) => {
      const substitute = substitutes[_id];
      return substitute ? texts.t('directory.addressees.stood-in', { name, standIn: substitute.name }) : name;
    })
    .join(', ');
}
