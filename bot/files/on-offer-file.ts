import { z } from 'zod';
import { acceptOffer, declineOffer } from '../../src/attachments/answer-offer.ts';
import { offerFile } from '../../src/attachments/offer-file.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { openRequest } from '../../src/requests/views/open-request.ts';
import { fileLine } from '../cards/file-words.ts';
import { requestPiece } from '../requests/request-reply.ts';
import { readerOf } from '../turn/reader-of.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CardPiece, IncomingUpload, Reply, Turn } from '../turn/turn.ts';
import { presentConsent, presentFileInfo, presentFileList } from './file-offer.ts';

const Id = z.string().min(1).max(80);

/** The only file at once; of several, the list. Either comes as a message of its own. */
const onListFiles: ActionHandler = {
  verb: 'file.list',
  handle: async (turn, data) => {
    const { request } = readData(z.object({ request: Id }), data);
    const view = await openRequest(turn.app, { actor: turn.person._id, requestId: request });
    const [first, second] = view.files;
    if (!first) throw new AppError('NOT_FOUND', { message: `${request} has no files` });
    const piece = second ? await listPiece(turn, request) : await consentPiece(turn, request, first._id);
    return { kind: 'cards', cards: [piece, await requestPiece(turn, request)] };
  },
};

const onGetFile: ActionHandler = {
  verb: 'file.get',
  handle: async (turn, data) => {
    const { request, file } = readData(z.object({ request: Id, file: Id }), data);
    const consent = await consentPiece(turn, request, file);
    return { kind: 'cards', cards: [consent, await listPiece(turn, request)] };
  },
};

export const offerActions: ActionHandler[] = [onListFiles, onGetFile];

/** Puts the file where the reader's OneDrive takes it, or not; the consent card has done its work. */
export async function answerConsent(turn: Turn): Promise<Reply | null> {
  const { consent } = turn.incoming;
  if (!consent) throw new AppError('BAD_INPUT');
  return consent.upload ? accept(turn, consent.offer, consent.upload) : decline(turn, consent.offer);
}

async function accept(turn: Turn, offer: string, upload: IncomingUpload): Promise<Reply | null> {
  const { app, person, texts } = turn;
  if (!app.fileHost.isAllowed(upload.contentUrl)) throw new AppError('FILE_HOST');
  const file = await acceptOffer(app, { actor: person._id, offer, uploadUrl: upload.uploadUrl });
  if (!file) return null;
  const info = { card: presentFileInfo(file, upload, texts) };
  return { kind: 'cards', cards: [info, textPiece(turn, texts.t('files.saved', { file: file.name }))] };
}

async function decline(turn: Turn, offer: string): Promise<Reply | null> {
  const { app, person, texts } = turn;
  const declined = await declineOffer(app, { actor: person._id, offer });
  if (!declined) return null;
  return { kind: 'card', ...textPiece(turn, texts.t('files.declined', { request: declined.request })) };
}

function textPiece({ app }: Turn, text: string): CardPiece {
  return { card: app.cards.render('messages/text', { text }, text) };
}

async function consentPiece(turn: Turn, request: string, file: string): Promise<CardPiece> {
  const { app, person, texts } = turn;
  const offered = await offerFile(app, { actor: person._id, request, file });
  return { card: presentConsent(offered.offer, offered.file, texts) };
}

async function listPiece(turn: Turn, request: string): Promise<CardPiece> {
  const { app, person, texts } = turn;
  const { zone } = await readerOf(turn);
  const view = await openRequest(app, { actor: person._id, requestId: request });
  const summary = view.files.map((file) => fileLine(file, texts)).join(', ');
  return { card: app.cards.render('files/list', presentFileList(view, texts, zone), summary) };
}
