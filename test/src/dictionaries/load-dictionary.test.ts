import { describe, expect, it } from '@jest/globals';
import { entryName } from '../../../src/dictionaries/entry-name.ts';
import { type DictionaryName, loadDictionary } from '../../../src/dictionaries/load-dictionary.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { openRepos } from '../../../src/product/repos.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';

const translator = createTranslator();

describe('loadDictionary', () => {
  it.each<DictionaryName>(['spheres', 'criteria', 'services', 'removal-grounds'])(
    'names every default of %s in both languages',
    async (name) => {
      const entries = await loadDictionary(openRepos(openMemoryStore()), name);

      expect(entries.length).toBeGreaterThan(5);
      for (const { id } of entries) {
        for (const locale of ['ru', 'en'] as const) {
          expect(entryName(name, id, entries, translator.in(locale))).not.toBe(id);
        }
      }
    },
  );

  it('gives the branch’s own list where there is one', async () => {
    const repos = openRepos(openMemoryStore());
    const own = { id: 'sanatoriums', name: { ru: 'Санатории', en: 'Sanatoriums' } };
    await repos.dictionaries.insert({ _id: 'spheres', entries: [own], pending: [], hasPending: false });

    const entries = await loadDictionary(repos, 'spheres');

    expect(entries).toEqual([own]);
    expect(entryName('spheres', 'sanatoriums', entries, translator.in('ru'))).toBe('Санатории');
  });

  it('lets an id that left the list stand for itself', () => {
    expect(entryName('spheres', 'gone', [], translator.in('ru'))).toBe('gone');
  });
});
