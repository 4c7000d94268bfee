import { z } from 'zod';
import { DICTIONARY_NAMES, type DictionaryName } from '../../src/dictionaries/dictionary.ts';
import { editDictionary } from '../../src/dictionaries/edit-dictionary.ts';
import { loadVersionedDictionary } from '../../src/dictionaries/load-dictionary.ts';
import { nameEntries } from '../../src/dictionaries/name-entries.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { presentDictionaries, presentDictionary, presentEntryForm } from './directory-dictionary.ts';
import { directoryReply } from './directory-reply.ts';
import type { Shown } from './directory-view.ts';

const Target = z.object({ dictionary: z.enum(DICTIONARY_NAMES) });
const Entry = Target.extend({ entry: z.string().max(40).default(''), add: z.boolean().default(false) });
const Saved = Target.extend({ entry: z.string().max(40), version: z.int().min(0) });

export const onDictionaries: ActionHandler = {
  verb: 'directory.dictionaries',
  handle: async (turn) => {
    await requireRight(turn.app, turn.person._id, 'keep-directory');
    return directoryReply(turn, 'card', presentDictionaries(turn.texts));
  },
};

export const onOpenDictionary: ActionHandler = {
  verb: 'directory.dictionary',
  handle: (turn, data) => dictionaryReply(turn, readData(Target, data).dictionary),
};

export const onOpenEntry: ActionHandler = {
  verb: 'directory.entry',
  handle: (turn, data) => {
    const { dictionary, entry, add } = readData(Entry, data);
    if (entry !== '' || add) return entryReply(turn, dictionary, entry, {});
    const text = turn.texts.t('directory.dictionaries.choose');
    return dictionaryReply(turn, dictionary, { notice: { text, tone: 'warning' } });
  },
};

export const onSaveEntry: ActionHandler = {
  verb: 'directory.entry-save',
  handle: async (turn, data) => {
    const { dictionary, entry, version } = readData(Saved, data);
    const actor = turn.person._id;
    const { texts } = turn;
    try {
      const input = { actor, dictionary, entry: entry === '' ? null : entry, version, typed: data };
      const errors = await editDictionary(turn.app, input);
      if (Object.keys(errors).length > 0) {
        return await entryReply(turn, dictionary, entry, { typed: data, errors });
      }
      const text = texts.t('directory.dictionaries.saved');
      return await dictionaryReply(turn, dictionary, { notice: { text, tone: 'good' } });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'STALE') throw error;
      return dictionaryReply(turn, dictionary, {
        notice: { text: texts.t('directory.stale'), tone: 'warning' },
      });
    }
  },
};

async function load(turn: Turn, dictionary: DictionaryName, shown: Shown) {
  const { app, texts } = turn;
  await requireRight(app, turn.person._id, 'keep-directory');
  const current = await loadVersionedDictionary(app, dictionary);
  return { dictionary, ...current, shown, rendering: app.newId(), texts };
}

async function dictionaryReply(turn: Turn, dictionary: DictionaryName, shown: Shown = {}): Promise<Reply> {
  return directoryReply(turn, 'list', presentDictionary(await load(turn, dictionary, shown)));
}

async function entryReply(turn: Turn, dictionary: DictionaryName, id: string, shown: Shown): Promise<Reply> {
  const input = await load(turn, dictionary, shown);
  const named = nameEntries(dictionary, input.entries, turn.app.translator);
  const entry = id === '' ? null : (named.find((each) => each.id === id) ?? null);
  if (id !== '' && !entry) throw new AppError('NOT_FOUND');
  return directoryReply(turn, 'form', presentEntryForm({ ...input, entry }));
}
