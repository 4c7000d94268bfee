import { acceptOffer } from '../../src/attachments/answer-offer.ts';
import { acceptExport } from '../../src/exports/accept-export.ts';
import { declineOffer, getOffer } from '../../src/files/hand-over-offer.ts';
import type { FileOffer } from '../../src/files/stored-file.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { presentFileInfo } from '../files/file-offer.ts';
import type { CardPiece, IncomingUpload, Reply, Turn } from '../turn/turn.ts';
import { EXPORT_KINDS } from './load-export-kinds.ts';

/** Puts the file where the reader's OneDrive takes it, or not; the consent card has done its work. */
export async function answerConsent(turn: Turn): Promise<Reply | null> {
  const { consent } = turn.incoming;
  if (!consent) throw new AppError('BAD_INPUT');
  return consent.upload ? accept(turn, consent.offer, consent.upload) : decline(turn, consent.offer);
}

async function accept(turn: Turn, offer: string, upload: IncomingUpload): Promise<Reply | null> {
  const { app, person, texts } = turn;
  if (!app.fileHost.isAllowed(upload.contentUrl)) throw new AppError('FILE_HOST');
  const answer = { actor: person._id, offer, uploadUrl: upload.uploadUrl };
  const isExport = (await getOffer(app, answer)).export !== undefined;
  const file = isExport
    ? await acceptExport(app, EXPORT_KINDS, { ...answer, texts })
    : await acceptOffer(app, answer);
  if (!file) return null;
  const info = { card: presentFileInfo(file, upload, texts) };
  return { kind: 'cards', cards: [info, textPiece(turn, texts.t('files.saved', { file: file.name }))] };
}

async function decline(turn: Turn, offer: string): Promise<Reply | null> {
  const declined = await declineOffer(turn.app, { actor: turn.person._id, offer });
  return declined && { kind: 'card', ...textPiece(turn, declinedText(declined, turn)) };
}

function declinedText({ request, client, export: made }: FileOffer, { texts }: Turn): string {
  if (made) return texts.t('exports.declined');
  return client ? texts.t('files.declined-client', { client }) : texts.t('files.declined', { request });
}

function textPiece({ app }: Turn, text: string): CardPiece {
  return { card: app.cards.render('messages/text', { text }, text) };
}
