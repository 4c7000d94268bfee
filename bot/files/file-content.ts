import { findArrival } from '../../src/attachments/fetch-arrival.ts';
import { getVisibleFile } from '../../src/attachments/offer-file.ts';
import { placeOf } from '../../src/files/stored-file.ts';
import { asAppError } from '../../src/kernel/errors.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { errorText } from '../turn/error-reply.ts';
import type { Reply } from '../turn/turn.ts';
import { askAbout } from './file-ask-reply.ts';
import { presentNotSaved } from './file-offer.ts';
import { loadFileUses } from './load-file-uses.ts';

/** The question about files whose first process died: as it would have been, from how things stand now. */
export const renderFileAsk: ContentRenderer<'file-ask'> = async (app, content, { person, texts }) => {
  if (!person) return null;
  const arrival = await findArrival(app, content.arrival);
  if (!arrival) {
    const text = texts.t('files.ask.forgotten');
    return app.cards.render('messages/text', { text }, text);
  }
  const reply = await loadFileUses(app, person, arrival.sent).then(
    (uses) => askAbout(app, arrival, uses, texts),
    (thrown: unknown): Extract<Reply, { kind: 'text' }> => {
      const error = asAppError(thrown);
      if (error.code !== 'NO_OPEN_REQUEST') throw thrown;
      return { kind: 'text', text: errorText(texts, error) };
    },
  );
  if (reply?.kind !== 'text') return reply?.card ?? null;
  return app.cards.render('messages/text', { text: reply.text }, reply.text);
};

/** Not to who may not have it any more. */
export const renderFileNotSaved: ContentRenderer<'file-not-saved'> = async (
  app,
  content,
  { person, texts },
) => {
  const place = placeOf(content);
  if (!person) return null;
  try {
    const found = await getVisibleFile(app, { actor: person._id, place, file: content.file });
    const view = presentNotSaved(place, found, texts);
    return app.cards.render('messages/notice', { ...view }, view.notice.text);
  } catch (error) {
    if (asAppError(error).code === 'NOT_FOUND') return null;
    throw error;
  }
};
