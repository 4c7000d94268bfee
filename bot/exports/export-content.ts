import { findLostExport } from '../../src/exports/accept-export.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { presentExportNotSaved } from './export-offer.ts';

/** The right to it is asked for when its button is pressed. */
export const renderExportNotSaved: ContentRenderer<'export-not-saved'> = async (
  app,
  content,
  { person, texts },
) => {
  const made = person && (await findLostExport(app, { actor: person._id, offer: content.offer }));
  if (!made) return null;
  const view = presentExportNotSaved(made, texts);
  return app.cards.render('messages/notice', { ...view }, view.notice.text);
};
