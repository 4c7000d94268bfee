import { expect } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { type ActivityJson, buildFiles } from './activities.ts';
import { buildClient } from './build-client.ts';
import { buildPerson } from './build-person.ts';
import { buildSubmission } from './build-request.ts';
import { type FakeFileHost, startFakeFileHost } from './fake-file-host.ts';
import { SEATS, startTestBot, type TestBot, type TestBotOptions } from './start-bot.ts';
import type { ClickResult } from './users.ts';

/** The bot with one open request, and the place where Teams keeps files. */
export interface FileDesk {
  bot: TestBot;
  host: FakeFileHost;
  close(): Promise<void>;
}

export async function startFileDesk(options: TestBotOptions = {}): Promise<FileDesk> {
  const host = await startFakeFileHost();
  const bot = await startTestBot({
    people: [...SEATS, buildPerson('outsider')],
    openChats: true,
    renderers: RENDERERS,
    isFileUrl: (url) => url.startsWith(host.origin),
    ...options,
  });
  await bot.product.clients.insert(buildClient());
  await submitRequest(bot.product, buildSubmission());
  await bot.drain();
  const close = async () => {
    await bot.close();
    await host.close();
  };
  return { bot, host, close };
}

export function sends(
  { bot }: FileDesk,
  person: string,
  ...files: { name: string; downloadUrl: string }[]
): ActivityJson {
  return buildFiles({ id: person, serviceUrl: bot.connector.serviceUrl }, files);
}

/** Cards that answer. */
export async function sendFile(desk: FileDesk, person: string, content: Uint8Array, name = 'Договор.pdf') {
  const { bot, host } = desk;
  const before = bot.cardsOf(person).length;
  const answer = await bot.post(sends(desk, person, { name, downloadUrl: host.serve(content) }));
  expect(answer.status).toBe(200);
  return bot.cardsOf(person).slice(before);
}

export async function attachFile(
  desk: FileDesk,
  person: string,
  content: Uint8Array,
  name?: string,
): Promise<ClickResult> {
  await sendFile(desk, person, content, name);
  const answer = await desk.bot.click(person, 'Приложить');
  await desk.bot.quiet();
  return answer;
}
