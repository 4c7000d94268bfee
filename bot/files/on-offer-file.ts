import { z } from 'zod';
import { acceptOffer, declineOffer } from '../../src/attachments/answer-offer.ts';
import { listClientFiles, offerFile } from '../../src/attachments/offer-file.ts';
import type { FilePlace } from '../../src/files/stored-file.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { openRequest } from '../../src/requests/views/open-request.ts';
import { fileLine } from '../cards/file-words.ts';
import { clientPiece } from '../clients/client-reply.ts';
import { presentRequestHeader } from '../requests/request-card.ts';
import { requestPiece } from '../requests/request-reply.ts';
import { openButton } from '../requests/request-result.ts';
import { readerOf } from '../turn/reader-of.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CardPiece, IncomingUpload, Reply, Turn } from '../turn/turn.ts';
import {
  clientButton,
  type FileListInput,
  presentClientHeader,
  presentConsent,
  presentFileInfo,
  presentFileList,
} from './file-offer.ts';

const Id = z.string().min(1).max(80);
const Place = z.union([z.object({ client: Id }), z.object({ request: Id })]);

/** The only file at once; of several, the list. Either comes as a message of its own. */
const onListFiles: ActionHandler = {
  verb: 'file.list',
  handle: async (turn, data) => {
    const place = readData(Place, data);
    const { files } = await loadPlace(turn, place);
    const [first, second] = files;
    if (!first) throw new AppError('NOT_FOUND', { message: `${JSON.stringify(place)} has no files` });
    const piece = second ? await listPiece(turn, place) : await consentPiece(turn, place, first._id);
    const stays =
      'client' in place ? await clientPiece(turn, place.client) : await requestPiece(turn, place.request);
    return { kind: 'cards', cards: [piece, stays] };
  },
};

const onGetFile: ActionHandler = {
  verb: 'file.get',
  handle: async (turn, data) => {
    const place = readData(Place, data);
    const { file } = readData(z.object({ file: Id }), data);
    const consent = await consentPiece(turn, place, file);
    return { kind: 'cards', cards: [consent, await listPiece(turn, place)] };
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
  const { request, client } = declined;
  const text = client ? texts.t('files.declined-client', { client }) : texts.t('files.declined', { request });
  return { kind: 'card', ...textPiece(turn, text) };
}

function textPiece({ app }: Turn, text: string): CardPiece {
  return { card: app.cards.render('messages/text', { text }, text) };
}

async function consentPiece(turn: Turn, place: FilePlace, file: string): Promise<CardPiece> {
  const { app, person, texts } = turn;
  const offered = await offerFile(app, { actor: person._id, place, file });
  return { card: presentConsent(offered.offer, offered.file, texts) };
}

type Shelf = Pick<FileListInput, 'header' | 'files' | 'names' | 'back'>;

/** Files of a request or a client, with what stands around them. Throws NOT_FOUND for who may not see it. */
async function loadPlace(turn: Turn, place: FilePlace): Promise<Shelf> {
  const { app, person, texts } = turn;
  if ('request' in place) {
    const view = await openRequest(app, { actor: person._id, requestId: place.request });
    const { files, names } = view;
    return {
      header: presentRequestHeader(view, texts),
      files,
      names,
      back: openButton(place.request, texts),
    };
  }
  const { client, files } = await listClientFiles(app, { actor: person._id, client: place.client });
  const names: Record<string, string> = {};
  for (const { by } of files) names[by] = (await app.directory.findEvenInactive(by))?.name ?? by;
  const back = clientButton(client._id, texts);
  return { header: presentClientHeader(client, texts), files, names, back };
}

async function listPiece(turn: Turn, place: FilePlace): Promise<CardPiece> {
  const { app, texts } = turn;
  const { zone } = await readerOf(turn);
  const shelf = await loadPlace(turn, place);
  const summary = shelf.files.map((file) => fileLine(file, texts)).join(', ');
  return { card: app.cards.render('files/list', presentFileList({ ...shelf, place, texts, zone }), summary) };
}
