import type { Texts } from '../i18n/translate.ts';
import type { Directory } from './directory.ts';
import { BRANCH } from './person.ts';

/** A unit's name, or how the branch is called. */
export async function scopeName(
  directory: Pick<Directory, 'findUnit'>,
  scope: string,
  texts: Texts,
): Promise<string> {
  if (scope === BRANCH) return texts.t('channels.branch');
  return (await directory.findUnit(scope))?.name[texts.locale] ?? scope;
}
