import {
  DICTIONARY_NAMES,
  type DictionaryEntry,
  type DictionaryName,
} from '../../src/dictionaries/dictionary.ts';
import { entryFields, typedDayRule } from '../../src/dictionaries/dictionary-rules.ts';
import { entryName } from '../../src/dictionaries/entry-name.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { PROFESSIONAL_DAYS } from '../../src/occasions/professional-days.ts';
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
      menuButton(texts),
    ],
  });
}

export interface DictionaryInput {
  dictionary: DictionaryName;
  entries: DictionaryEntry[];
  /** Of the stored list; 0 while it is the default one. */
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
        number: `dictionary:${dictionary}`,
      }),
      directoryButton(texts.t('directory.menu.dictionaries'), 'directory.dictionaries'),
    ],
  });
}

export interface EntryInput extends DictionaryInput {
  /** Null for a new one. */
  entry: DictionaryEntry | null;
  /** The other language: defaults are named in both. */
  other: Texts;
}

/** The form of one entry. */
export function presentEntryForm(input: EntryInput): DirectoryView {
  const { dictionary, entry, version, shown, rendering, texts } = input;
  const named = (locale: 'ru' | 'en') => {
    const words = [texts, input.other].find((each) => each.locale === locale);
    if (!entry || !words) return '';
    return entry.name?.[locale] ?? entryName(dictionary, entry.id, [], words);
  };
  return presentDirectoryForm({
    title: entry ? entryName(dictionary, entry.id, [entry], texts) : texts.t('directory.dictionaries.new'),
    form: 'entry',
    fields: entryFields(dictionary),
    values: {
      nameRu: named('ru'),
      nameEn: named('en'),
      ...typedDayRule(entry && (entry.day === undefined ? PROFESSIONAL_DAYS[entry.id] : entry.day)),
      threshold: entry?.threshold ?? '',
      retired: entry?.retired === true,
    },
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
