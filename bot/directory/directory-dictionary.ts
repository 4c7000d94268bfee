import {
  DICTIONARY_NAMES,
  type DictionaryEntry,
  type DictionaryName,
} from '../../src/dictionaries/dictionary.ts';
import { entryFields } from '../../src/dictionaries/dictionary-rules.ts';
import { entryName } from '../../src/dictionaries/entry-name.ts';
import { typedEntry } from '../../src/dictionaries/entry-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { exportButton } from '../cards/export-button.ts';
import { menuButton } from './directory-menu.ts';
import {
  type DirectoryView,
  directoryButton,
  directoryView,
  pickerView,
  presentDirectoryForm,
  type Shown,
} from './directory-view.ts';

export function presentDictionaries(texts: Texts): DirectoryView {
  return directoryView(texts.t('directory.dictionaries.title'), texts, {
    buttons: [
      ...DICTIONARY_NAMES.map((dictionary) =>
        directoryButton(texts.t(`directory.dictionaries.names.${dictionary}`), 'directory.dictionary', {
          dictionary,
        }),
      ),
      directoryButton(texts.t('greetings.admin.title'), 'directory.greetings'),
      menuButton(texts),
    ],
  });
}

export interface DictionaryInput {
  dictionary: DictionaryName;
  entries: DictionaryEntry[];
  /** Version of the stored list; 0 while it is the default one. */
  version: number;
  shown: Shown;
  rendering: string;
  texts: Texts;
}

export function presentDictionary(input: DictionaryInput): DirectoryView {
  const { dictionary, entries, version, shown, rendering, texts } = input;
  const choices = entries
    .map((entry) => {
      const name = entryName(dictionary, entry.id, entries, texts);
      return {
        value: entry.id,
        title: entry.retired ? texts.t('directory.dictionaries.retired', { name }) : name,
      };
    })
    .sort((a, b) => texts.compare(a.title, b.title));
  const offered = entries.filter(({ retired }) => !retired).length;
  return directoryView(texts.t(`directory.dictionaries.names.${dictionary}`), texts, {
    notice: shown.notice ?? {
      text: texts.t('directory.dictionaries.text', { count: offered }),
      tone: 'default',
    },
    inputs: [pickerView('entry', texts.t('directory.dictionaries.pick'), choices, rendering)],
    buttons: [
      directoryButton(
        texts.t('directory.person.edit'),
        'directory.entry',
        { dictionary },
        {
          tone: 'positive',
          withInputs: true,
        },
      ),
      directoryButton(texts.t('directory.dictionaries.add'), 'directory.entry', {
        dictionary,
        entry: '',
        version,
        add: true,
      }),
      directoryButton(texts.t('directory.buttons.log'), 'request.log', {
        number: subjectOf.dictionary(dictionary),
      }),
      exportButton('dictionary', { dictionary }, texts),
      directoryButton(texts.t('directory.menu.dictionaries'), 'directory.dictionaries'),
    ],
  });
}

export interface EntryInput extends DictionaryInput {
  /** Named in both languages; null for a new one. */
  entry: DictionaryEntry | null;
}

/** The form of one entry. */
export function presentEntryForm(input: EntryInput): DirectoryView {
  const { dictionary, entry, version, shown, rendering, texts } = input;
  return presentDirectoryForm({
    title: entry ? entryName(dictionary, entry.id, [entry], texts) : texts.t('directory.dictionaries.new'),
    form: 'entry',
    fields: entryFields(dictionary),
    values: entry ? typedEntry(entry) : {},
    shown,
    choices: () => [],
    rendering,
    buttons: [
      directoryButton(
        texts.t('directory.buttons.save'),
        'directory.entry-save',
        { dictionary, entry: entry?.id ?? '', version },
        { tone: 'positive', withInputs: true },
      ),
      directoryButton(texts.t('directory.buttons.back'), 'directory.dictionary', { dictionary }),
    ],
    texts,
  });
}
