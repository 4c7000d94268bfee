import type { Client } from '../../src/clients/client.ts';
import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { FileOffer, FilePlace, StoredFile } from '../../src/files/stored-file.ts';
import { versionsOf } from '../../src/files/version-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { plainLabel } from '../cards/card-text.ts';
import { fileLine, versionLine } from '../cards/file-words.ts';
import type { ButtonView, HeaderView } from '../cards/view.ts';
import type { SentenceView } from '../commands/words.ts';

/** Files of a request or a client, each to be had by its own button. */
export interface FileListInput {
  header: HeaderView;
  place: FilePlace;
  files: StoredFile[];
  /** Names of who sent them, by id. */
  names: Record<string, string>;
  back: ButtonView;
  texts: Texts;
  zone: string;
}

export function presentFileList(input: FileListInput): CardData {
  const { header, place, files, names, back, texts, zone } = input;
  return {
    header,
    notice: null,
    rows: versionsOf(files).map(({ file, ...version }) => ({
      title: versionLine({ file, ...version }, texts),
      detail: texts.t('files.from', { who: names[file.by] ?? '', when: texts.dateTime(file.at, zone) }),
      tone: 'default',
      buttons: [{ ...getButton(place, file, texts), tone: 'default' }],
    })),
    buttons: [back],
  };
}

export function presentClientHeader(client: Client, texts: Texts): HeaderView {
  return {
    kind: texts.t('clients.card.kind'),
    number: client._id,
    title: client.passport.shortName,
    status: '',
    tone: 'default',
  };
}

/** Leads back to the client whose files they are. */
export function clientButton(client: string, texts: Texts): ButtonView {
  const title = texts.t('notes.buttons.client');
  return { title, verb: 'client.open', data: { client }, tone: 'default', withInputs: false };
}

function getButton(place: FilePlace, { _id }: StoredFile, texts: Texts): ButtonView {
  const data = { ...place, file: _id };
  return { title: texts.t('files.buttons.get'), verb: 'file.get', data, tone: 'positive', withInputs: false };
}

/** Asks the reader to let the bot put the file into their OneDrive; Teams draws it. */
export function presentConsent(
  offer: Pick<FileOffer, '_id'>,
  file: StoredFile,
  about: string,
  texts: Texts,
): RenderedCard {
  const context = { offer: offer._id };
  return {
    card: {
      description: plainLabel(about),
      sizeInBytes: file.size,
      acceptContext: context,
      declineContext: context,
    },
    summary: fileLine(file, texts),
    native: { contentType: 'application/vnd.microsoft.teams.card.file.consent', name: file.name },
  };
}

/** Data of `messages/notice`: the file did not come, and can be had again. */
export function presentNotSaved(place: FilePlace, file: StoredFile, texts: Texts): SentenceView {
  const text =
    'client' in place
      ? texts.t('files.not-saved-client', { file: file.name, client: place.client })
      : texts.t('files.not-saved', { file: file.name, request: place.request });
  return {
    header: {
      kind: texts.t('files.fact', { count: 1 }),
      number: 'client' in place ? place.client : place.request,
      title: '',
      status: '',
      tone: 'warning',
    },
    notice: { text, tone: 'warning' },
    facts: [],
    buttons: [getButton(place, file, texts)],
  };
}

/** Place where Teams has put a file. */
export interface TakenFile {
  uniqueId: string;
  name: string;
  contentUrl: string;
  /** '' where Teams does not say. */
  fileType: string;
}

/** The file where it now lies, to be opened from the chat. */
export function presentFileInfo(file: StoredFile, upload: TakenFile, texts: Texts): RenderedCard {
  return {
    card: { uniqueId: upload.uniqueId, fileType: upload.fileType || file.type },
    summary: fileLine(file, texts),
    native: {
      contentType: 'application/vnd.microsoft.teams.card.file.info',
      name: upload.name,
      contentUrl: upload.contentUrl,
    },
  };
}
