import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ChoiceView } from '../cards/view.ts';
import {
  type DirectoryView,
  directoryButton,
  directoryView,
  pickerView,
  type Shown,
  searchView,
} from './directory-view.ts';

export function presentMenu(texts: Texts): DirectoryView {
  const go = (id: KeyPart<'directory.menu'>, verb: string) =>
    directoryButton(texts.t(`directory.menu.${id}`), verb);
  return directoryView(texts.t('directory.menu.title'), texts, {
    notice: { text: texts.t('directory.menu.text'), tone: 'default' },
    buttons: [
      go('people', 'directory.people'),
      go('units', 'directory.units'),
      go('dictionaries', 'directory.dictionaries'),
      go('addressees', 'directory.addressees'),
      go('calendar', 'calendar.years'),
      go('absence', 'absence.ask'),
      go('replace', 'replace.ask'),
      { ...exportButton('report-forms', {}, texts), title: texts.t('directory.menu.forms') },
    ],
  });
}

export function presentPeople(
  input: { found: ChoiceView[]; total: number; text: string; rendering: string; shown: Shown },
  texts: Texts,
): DirectoryView {
  const { found, total, text, rendering, shown } = input;
  const search = searchView(texts.t('directory.people.search'), text, rendering);
  const pick = pickerView('person', texts.t('directory.people.pick'), found, rendering);
  const withInputs = { withInputs: true };
  return directoryView(texts.t('directory.people.title', { count: total }), texts, {
    notice: shown.notice ?? null,
    inputs: [search, ...(found.length > 0 ? [pick] : [])],
    buttons: [
      ...(found.length > 0
        ? [
            directoryButton(
              texts.t('directory.buttons.open'),
              'directory.person',
              {},
              {
                tone: 'positive',
                ...withInputs,
              },
            ),
          ]
        : []),
      directoryButton(texts.t('directory.buttons.find'), 'directory.people', {}, withInputs),
      directoryButton(texts.t('directory.people.add'), 'directory.person-form', { id: '', version: 0 }),
      ...(found.length > 0 ? [exportButton('people', text === '' ? {} : { text }, texts)] : []),
      menuButton(texts),
    ],
  });
}

export function menuButton(texts: Texts) {
  return directoryButton(texts.t('directory.buttons.menu'), 'directory.menu');
}
