import type { Texts } from '../../src/i18n/translate.ts';
import type { ButtonView } from './view.ts';

/** «Выгрузить»: the list as a workbook, or as pages of a PDF, with the filters that it is shown with. */
export function exportButton(
  kind: string,
  filters: Record<string, string>,
  texts: Texts,
  format: 'xlsx' | 'pdf' = 'xlsx',
): ButtonView {
  const title = texts.t(format === 'pdf' ? 'exports.pdf' : 'exports.button');
  const data = { export: kind, filters, ...(format === 'pdf' ? { format } : {}) };
  return { title, verb: 'export.make', data, tone: 'default', withInputs: false };
}
