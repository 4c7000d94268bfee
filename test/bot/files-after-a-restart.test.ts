import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { dropStaleFiles } from '../../src/jobs/drop-stale-files.ts';
import { purgeOld } from '../../src/jobs/purge-old.ts';
import { COLLECTIONS } from '../../src/product/repos.ts';
import { openMongoStore } from '../../src/storage/mongo/open-mongo-store.ts';
import type { Store } from '../../src/storage/store.ts';
import { migrateStore } from '../../src/storage/store-version.ts';
import { startMongoDouble } from '../contracts/mongo-double/start-mongo-double.ts';
import { buildConsent } from '../helpers/activities.ts';
import { buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { type FileBranch, openFileBranch, settle } from '../helpers/file-branch.ts';
import { attachFile, sends } from '../helpers/file-desk.ts';
import { openMemoryStore } from '../helpers/memory-store.ts';

const CONTENT = [Buffer.alloc(700_000, 'a'), Buffer.from('b')];
const NAMES = ['Договор.pdf', 'Расчёт.xlsx'];
const CLAIM_MS = 2 * 60_000;

async function openDouble(): Promise<Store> {
  const double = await startMongoDouble();
  const store = await openMongoStore(double.uri);
  await migrateStore(store, COLLECTIONS);
  return { ...store, close: () => store.close().then(double.close) };
}

function questions({ desk }: FileBranch, person = 'manager'): string[] {
  return desk.bot
    .cardsOf(person)
    .filter(({ card }) => buttonsOf(card).includes('Приложить'))
    .map(({ card }) => visibleText(card));
}

describe.each([
  ['SQLite', async () => openMemoryStore(), true],
  ['MongoDB', openDouble, false],
] as const)('a message with files on %s', (_, open, soleProcess) => {
  let branch: FileBranch;
  let links: string[];

  async function begin(): Promise<void> {
    branch = await openFileBranch(await open(), soleProcess);
    links = CONTENT.map((content) => branch.desk.host.serve(content));
  }

  beforeEach(begin);

  afterEach(() => branch.close());

  function last(): string {
    return visibleText(branch.desk.bot.cardsOf('manager').at(-1)?.card);
  }

  function send() {
    const files = NAMES.map((name, n) => ({ name, downloadUrl: links[n] ?? '' }));
    return branch.desk.bot.post(sends(branch.desk, 'manager', ...files));
  }

  it('is asked about once, whichever write its process dies before', async () => {
    branch.dieBefore(Number.POSITIVE_INFINITY);
    await send();
    await branch.desk.bot.quiet();
    const writes = branch.writes();
    expect(questions(branch)).toHaveLength(1);
    expect(writes).toBeGreaterThan(8);

    const askedTwice: number[] = [];
    for (let n = 1; n <= writes; n += 1) {
      await branch.close();
      await begin();
      branch.dieBefore(n);
      await send();
      const before = questions(branch).length;
      // Files not noted were answered with an error.
      const left = await branch.desk.bot.product.fileArrivals.count({
        index: 'claim',
        eq: { status: 'fetching' },
      });

      await settle(await branch.next(CLAIM_MS + 1_000));

      const asked = questions(branch);
      expect([n, asked.length]).toEqual([n, before + left]);
      for (const text of asked) for (const name of NAMES) expect(text).toContain(name);
      if (asked.length > 1) askedTwice.push(n);
    }
    // One process died between asking and noting that it had.
    expect(askedTwice).toHaveLength(1);
  }, 120_000);

  it('is taken up by one of two processes', async () => {
    branch.dieBefore(2, 'files');
    await send();

    const shared = { soleProcess: false };
    const bots = await Promise.all([1, 2].map(() => branch.next(CLAIM_MS + 1_000, shared)));
    await Promise.all(bots.map(({ running }) => running.takeUpFiles()));
    for (const bot of bots) await settle(bot);

    expect(questions(branch)).toHaveLength(1);
    expect(branch.desk.host.asked(links[1] ?? '')).toBe(1);
  });

  it('names what could not be fetched any more, and asks about the rest', async () => {
    branch.dieBefore(3, 'files');
    links = [links[0] ?? '', branch.desk.host.answer(404)];
    await send();
    await settle(await branch.next(CLAIM_MS + 1_000));

    const [asked] = questions(branch);
    expect(asked).toContain('Договор.pdf (');
    expect(asked).toContain('Расчёт.xlsx: Не получилось забрать файл: ссылка уже не действует');
    branch.dieBefore(Number.POSITIVE_INFINITY);
    await branch.desk.bot.click('manager', 'Приложить');
    await branch.desk.bot.product.relay.sweep();
    expect((await branch.desk.bot.product.requests.get('ST-2026-0001'))?.files).toHaveLength(1);
  });

  it('of which nothing can be fetched any more is asked for again', async () => {
    branch.dieBefore(1, 'files');
    links = links.map(() => branch.desk.host.answer(410));
    await send();
    await settle(await branch.next(CLAIM_MS + 1_000));

    expect(last()).toContain('Договор.pdf: Не получилось забрать файл');
    expect(last()).toContain('Отправьте файл ещё раз.');
  });

  it('is asked about once when Teams sends it again meanwhile', async () => {
    branch.dieBefore(2, 'files');
    const message = sends(branch.desk, 'manager', { name: 'Договор.pdf', downloadUrl: links[0] ?? '' });
    await branch.desk.bot.post(message);
    const bot = await branch.next(CLAIM_MS + 1_000);
    await Promise.all([bot.post(message), settle(bot)]);
    await settle(bot);
    await bot.post(message);

    expect(questions(branch)).toHaveLength(1);
  });

  it('from somebody who has left meanwhile is neither fetched nor asked about, and its links are not kept', async () => {
    branch.dieBefore(2, 'files');
    await send();
    branch.dieBefore(Number.POSITIVE_INFINITY);
    const { people, fileArrivals } = branch.desk.bot.product;
    const person = await people.get('manager');
    if (person) await people.replace({ ...person, active: false });
    const bot = await branch.next(CLAIM_MS + 1_000);
    await settle(bot);

    expect(questions(branch)).toEqual([]);
    expect(links.map((link) => branch.desk.host.asked(link))).toEqual([1, 0]);
    const [arrival] = (await fileArrivals.find({ index: '', eq: {}, limit: 1 })).items;
    expect(arrival).toMatchObject({ status: 'done', sent: [{ downloadUrl: '' }, { downloadUrl: '' }] });
    bot.clock.advance(3 * 24 * 3_600_000);
    await purgeOld(bot.product);
    expect(await fileArrivals.count({ index: '', eq: {} })).toBe(0);
  });
});

describe('a question that is asked late', () => {
  it.each([
    ['whose files were deleted', 26, 'Договор.pdf: Не получилось забрать файл'],
    ['of which nothing is known any more', 100, 'Файлы, которые Вы присылали, не сохранились'],
  ])('%s says that they have to be sent again', async (_, hours, said) => {
    const branch = await openFileBranch(openMemoryStore());
    const link = branch.desk.host.serve(CONTENT[1] ?? Buffer.alloc(0));
    branch.dieBefore(2, 'files');
    await branch.desk.bot.post(sends(branch.desk, 'manager', { name: 'Договор.pdf', downloadUrl: link }));
    const bot = await branch.next(1_000, { send: 'off' });
    await settle(bot);
    bot.clock.advance(hours * 3_600_000);
    await dropStaleFiles(bot.product);
    await purgeOld(bot.product);
    const at = new Date(bot.clock.now()).toISOString();
    await bot.close();

    await settle(await branch.next(2_000, { at }));

    const told = branch.desk.bot.cardsOf('manager').map(({ card }) => visibleText(card));
    expect(told).toEqual([expect.stringContaining('Что-то пошло не так'), expect.stringContaining(said)]);
    await branch.close();
  });
});

describe('a process that is alone on its store', () => {
  it('waits for no claim of the one before', async () => {
    const branch = await openFileBranch(openMemoryStore());
    const link = branch.desk.host.serve(CONTENT[1] ?? Buffer.alloc(0));
    branch.dieBefore(2, 'files');
    await branch.desk.bot.post(sends(branch.desk, 'manager', { name: 'Договор.pdf', downloadUrl: link }));

    await settle(await branch.next(1_000));

    expect(questions(branch)).toHaveLength(1);
    await branch.close();
  });
});

describe('a process that only stood still', () => {
  it('spoils nothing of the one that has taken over', async () => {
    const branch = await openFileBranch(openMemoryStore(), false);
    const { bot, host } = branch.desk;
    const slow = host.hold(CONTENT[1] ?? Buffer.alloc(0));
    const sent = bot.post(sends(branch.desk, 'manager', { name: 'Договор.pdf', downloadUrl: slow.url }));
    await slow.asked;
    const next = await branch.next(CLAIM_MS + 1_000);
    void next.running.takeUpFiles();
    await slow.askedAgain;
    slow.release();
    await sent;
    await settle(next);

    expect(questions(branch)).toHaveLength(1);
    await bot.click('manager', 'Приложить');
    const { files, fileChunks } = bot.product;
    expect(await files.count({ index: '', eq: {} })).toBe(1);
    expect(await fileChunks.count({ index: '', eq: {} })).toBe(1);
    await branch.close();
  });
});

describe('a file on its way to OneDrive', () => {
  it('whose process died is told as not saved, with a button that gets it again', async () => {
    const branch = await openFileBranch(openMemoryStore());
    const { bot, host } = branch.desk;
    await attachFile(branch.desk, 'manager', CONTENT[0] ?? Buffer.alloc(0));
    await bot.click('unit-sales-head', 'Файл…');
    const card = bot
      .cardsOf('unit-sales-head')
      .findLast(({ contentType }) => contentType === 'application/vnd.microsoft.teams.card.file.consent');
    branch.dieBefore(1, 'audit');
    const from = { id: 'unit-sales-head', serviceUrl: bot.connector.serviceUrl };
    const upload = {
      uploadUrl: host.takeUpload(),
      contentUrl: `${host.origin}/f`,
      name: 'f.pdf',
      uniqueId: 'u',
      fileType: 'pdf',
    };
    await bot.post(buildConsent(from, card?.activityId ?? '', card?.card.acceptContext, upload));

    await settle(await branch.next(1_000));

    const told = bot.cardsOf('unit-sales-head').filter((each) => visibleText(each.card).includes('не дошёл'));
    expect(told).toHaveLength(1);
    expect(visibleText(told[0]?.card)).not.toContain('Файл получен');
    expect(buttonsOf(told[0]?.card)).toEqual(['Получить']);
    await bot.post(buildConsent(from, card?.activityId ?? '', card?.card.acceptContext, upload));
    expect(visibleText(bot.cardsOf('unit-sales-head').at(-1)?.card)).toContain('Это предложение устарело');
    await branch.close();
  });
});
