import type { DictionaryEntry } from '../dictionaries/dictionary.ts';
import { entryName } from '../dictionaries/entry-name.ts';
import type { Texts } from '../i18n/translate.ts';
import { sphereOf } from './holidays.ts';

/** True where the day is called something by itself, and not only after its sphere. */
export function hasOwnName(holiday: string, texts: Texts): boolean {
  const sphere = sphereOf(holiday);
  return sphere === null || texts.has(`occasions.sphere.${sphere}`);
}

/** A professional day that only the branch knows is named after its sphere; `spheres` are the branch's own. */
export function holidayName(holiday: string, spheres: DictionaryEntry[], texts: Texts): string {
  const sphere = sphereOf(holiday);
  if (sphere === null) return texts.built(`occasions.state.${holiday.slice('state-'.length)}`);
  const key = `occasions.sphere.${sphere}`;
  if (texts.has(key)) return texts.t(key);
  return texts.t('occasions.professional', { sphere: entryName('spheres', sphere, spheres, texts) });
}
