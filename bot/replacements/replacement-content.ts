import { openReplacement } from '../../src/replacements/open-replacement.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { presentReplacement } from './replacement.ts';

/** Tells the successor once everything has moved. */
export const renderReplacement: ContentRenderer<'replacement'> = async (app, content, { person, texts }) => {
  const opened = await openReplacement(app, content.replacement);
  if (!opened) return null;
  const isSuccessor = person?._id === opened.replacement.successor;
  const view = presentReplacement(opened, isSuccessor, await app.directory.listUnits(), texts);
  return app.cards.render('directory/card', view, view.header.title);
};
