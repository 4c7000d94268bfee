import { openHandOver } from '../../src/client-card/open-hand-over.ts';
import type { Delivery } from '../../src/deliveries/delivery.ts';
import { findHandOver } from '../../src/inbox/note-hand-over.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { openReplacement } from '../../src/replacements/open-replacement.ts';
import { handOverText, presentHandOver } from '../appointments/hand-over.ts';
import { presentReplacement } from '../replacements/replacement.ts';
import type { CardPiece, Turn } from '../turn/turn.ts';

/** Shows a hand-over as it stands now. Throws NOT_FOUND for anybody else's, and for what is gone. */
export async function handOverPiece(turn: Turn, delivery: string): Promise<CardPiece> {
  const { app, person } = turn;
  const told = await findHandOver(app, { delivery, by: person._id });
  const piece = await draw(turn, told);
  if (!piece) throw new AppError('NOT_FOUND', { message: `nothing is left of ${delivery}` });
  return piece;
}

async function draw({ app, person, texts }: Turn, { content }: Delivery): Promise<CardPiece | null> {
  if (content.kind === 'hand-over') {
    const handOver = await openHandOver(app, { actor: person._id, ...content });
    if (!handOver) return null;
    const view = presentHandOver(handOver, texts);
    return { card: app.cards.render('clients/hand-over', view, handOverText(handOver, texts)) };
  }
  const opened = content.kind === 'replacement' ? await openReplacement(app, content.replacement) : null;
  if (!opened) return null;
  const isSuccessor = person._id === opened.replacement.successor;
  const view = presentReplacement(opened, isSuccessor, await app.directory.listUnits(), texts);
  return { card: app.cards.render('directory/card', view, view.header.title) };
}
