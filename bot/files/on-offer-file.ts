import { z } from 'zod';
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
import type { ActionHandler, CardPiece, Turn } from '../turn/turn.ts';
import {
  clientButton,
  type FileListInput,
  presentClientHeader,
  presentConsent,
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

async function consentPiece(turn: Turn, place: FilePlace, file: string): Promise<CardPiece> {
  const { app, person, texts } = turn;
  const offered = await offerFile(app, { actor: person._id, place, file });
  const about =
    'client' in place
      ? texts.t('files.consent-client', { client: place.client })
      : texts.t('files.consent', { request: place.request });
  return { card: presentConsent(offered.offer, offered.file, about, texts) };
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
