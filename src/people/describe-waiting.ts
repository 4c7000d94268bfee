import type { Texts } from '../i18n/translate.ts';
import type { Addressees } from './find-addressees.ts';

/** Says for whom the requests of a department without addressees wait. */
export function waitingText({ superiors }: Pick<Addressees, 'superiors'>, texts: Texts): string {
  return superiors.length > 0
    ? texts.t('directory.addressees.wait-superior', { names: superiors.map(({ name }) => name).join(', ') })
    : texts.t('directory.addressees.wait-admin');
}
