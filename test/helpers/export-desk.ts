import { RENDERERS } from '../../bot/renderers.ts';
import { readTable } from '../../src/tables/read-table.ts';
import { buildConsent } from './activities.ts';
import { type FakeFileHost, startFakeFileHost } from './fake-file-host.ts';
import { startTestBot, type TestBot, type TestBotOptions } from './start-bot.ts';

const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';

/** The consent card that came last. */
export interface ExportOffer {
  on: string;
  context: unknown;
  name: string;
  said: string;
}

/** The bot, people who export lists, and the place where their OneDrive takes them. */
export interface ExportDesk {
  bot: TestBot;
  host: FakeFileHost;
  lastOffer(person: string): ExportOffer;
  accept(person: string, offer: ExportOffer, uploadUrl?: string): Promise<string>;
  /** Presses «Выгрузить», agrees, and opens the file with a reader of our own. */
  exported(person: string, button?: string): Promise<{ name: string; rows: string[][] }>;
  close(): Promise<void>;
}

export async function startExportDesk(options: TestBotOptions = {}): Promise<ExportDesk> {
  const host = await startFakeFileHost();
  const bot = await startTestBot({
    openChats: true,
    renderers: RENDERERS,
    isFileUrl: (url) => url.startsWith(host.origin),
    ...options,
  });

  function lastOffer(person: string): ExportOffer {
    const offer = bot.cardsOf(person).findLast(({ contentType }) => contentType === CONSENT);
    if (!offer) throw new Error(`nothing was offered to ${person}`);
    const { acceptContext: context, description } = offer.card;
    return { on: offer.activityId, context, name: String(offer.name), said: String(description) };
  }

  async function accept(person: string, offer: ExportOffer, uploadUrl = host.takeUpload()): Promise<string> {
    const upload = {
      uploadUrl,
      contentUrl: `${host.origin}/onedrive/file`,
      name: offer.name,
      uniqueId: 'u1',
      fileType: 'xlsx',
    };
    const from = { id: person, serviceUrl: bot.connector.serviceUrl };
    await bot.post(buildConsent(from, offer.on, offer.context, upload));
    return uploadUrl;
  }

  return {
    bot,
    host,
    lastOffer,
    accept,
    exported: async (person, button = 'Выгрузить') => {
      await bot.click(person, button);
      const offer = lastOffer(person);
      const content = host.uploadTo(await accept(person, offer))?.content;
      if (!content?.length) throw new Error(`nothing came to ${person}`);
      return { name: offer.name, rows: (await readTable(content)).rows.map(({ cells }) => cells) };
    },
    close: async () => {
      await bot.close();
      await host.close();
    },
  };
}
