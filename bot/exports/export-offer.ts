import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { FileOffer, OfferedExport, StoredFile } from '../../src/files/stored-file.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { exportButton } from '../cards/export-button.ts';
import type { SentenceView } from '../commands/words.ts';
import { presentConsent } from '../files/file-offer.ts';

/** Asks the reader to let the bot put the list into their OneDrive. */
export function presentExportConsent(
  offer: FileOffer,
  file: StoredFile,
  made: OfferedExport,
  texts: Texts,
): RenderedCard {
  const about =
    made.format === 'pdf'
      ? texts.t('exports.consent-paper', { name: made.name })
      : texts.t('exports.consent', { name: made.name, rows: made.rows });
  return presentConsent(offer, file, about, texts);
}

/** Data of `messages/notice`: the list did not come, and can be had again. */
export function presentExportNotSaved(made: OfferedExport, texts: Texts): SentenceView {
  return {
    header: { kind: texts.t('exports.kind'), number: '', title: made.name, status: '', tone: 'warning' },
    notice: { text: texts.t('exports.not-saved', { name: made.name }), tone: 'warning' },
    facts: [],
    buttons: [exportButton(made.kind, made.filters, texts, made.format)],
  };
}
