import { openSqliteStore } from '../../src/storage/sqlite/open-sqlite-store.ts';
import { startTestBot } from '../helpers/start-bot.ts';
import { reportTo } from './child.ts';

/** This bot on the file given, with every sync of the disk that it has in production. */
const [file = ''] = process.argv.slice(2);
const store = openSqliteStore(file);
const bot = await startTestBot({ store });

reportTo(process, bot.running.url, async () => {
  await bot.close();
  await store.close();
});
