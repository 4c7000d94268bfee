import { openHandOver } from '../../src/client-card/open-hand-over.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { handOverText, presentHandOver } from './hand-over.ts';

/** A client got another manager: what there is to take up, or that it was given away. */
export const renderHandOver: ContentRenderer<'hand-over'> = async (app, content, { person, texts }) => {
  const { client, request, from } = content;
  const handOver = person && (await openHandOver(app, { actor: person._id, client, request, from }));
  if (!handOver) return null;
  return app.cards.render(
    'clients/hand-over',
    presentHandOver(handOver, texts),
    handOverText(handOver, texts),
  );
};
