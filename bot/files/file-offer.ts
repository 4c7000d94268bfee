import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { FileOffer, StoredFile } from '../../src/files/stored-file.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { plainLabel } from '../cards/card-text.ts';
import { fileLine } from '../cards/file-words.ts';
import type { SentenceView } from '../commands/words.ts';
import { presentRequestHeader } from '../requests/request-card.ts';
import { openButton } from '../requests/request-result.ts';

/** The request's files, each to be had by its own button. */
export function presentFileList(view: RequestView, texts: Texts, zone: string): CardData {
  const request = view.request._id;
  return {
    header: presentRequestHeader(view, texts),
    notice: null,
    rows: view.files.map((file) => ({
      title: fileLine(file, texts),
      detail: texts.t('files.from', { who: view.names[file.by] ?? '', when: texts.dateTime(file.at, zone) }),
      tone: 'default',
      buttons: [
        {
          title: texts.t('files.buttons.get'),
          verb: 'file.get',
          data: { request, file: file._id },
          tone: 'default',
          withInputs: false,
        },
      ],
    })),
    buttons: [openButton(request, texts)],
  };
}

/** Asks the reader to let the bot put the file into their OneDrive; Teams draws it. */
export function presentConsent(offer: FileOffer, file: StoredFile, texts: Texts): RenderedCard {
  const context = { offer: offer._id };
  return {
    card: {
      description: plainLabel(texts.t('files.consent', { request: offer.request })),
      sizeInBytes: file.size,
      acceptContext: context,
      declineContext: context,
    },
    summary: fileLine(file, texts),
    native: { contentType: 'application/vnd.microsoft.teams.card.file.consent', name: file.name },
  };
}

/** Data of `messages/notice`: the file did not come, and can be had again. */
export function presentNotSaved(request: string, file: StoredFile, texts: Texts): SentenceView {
  return {
    header: {
      kind: texts.t('files.fact', { count: 1 }),
      number: request,
      title: '',
      status: '',
      tone: 'warning',
    },
    notice: { text: texts.t('files.not-saved', { file: file.name, request }), tone: 'warning' },
    facts: [],
    buttons: [
      {
        title: texts.t('files.buttons.get'),
        verb: 'file.get',
        data: { request, file: file._id },
        tone: 'positive',
        withInputs: false,
      },
    ],
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
