import type { Texts } from '../../src/i18n/translate.ts';
import type { ButtonView } from './view.ts';

/** «Выгрузить»: the list as a workbook, with the filters that it is shown with. */
export function exportButton(kind: string, filters: Record<string, string>, texts: Texts): ButtonView {
  const title = texts.t('exports.button');
  return { title, verb: 'export.make', data: { export: kind, filters }, tone: 'default', withInputs: false };
}
