import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { createSystemClock } from '../clock.ts';
import type { Texts } from '../i18n/translate.ts';
import { loadCalendar } from '../load-calendar.ts';
import { createDirectory } from '../people/create-directory.ts';
import { describeDay } from '../reminders/describe-day.ts';
import { planDay } from '../reminders/plan-day.ts';
import { openRepos } from '../storage/repos.ts';
import type { Store } from '../storage/store.ts';
import { withStore } from './with-store.ts';

const { values } = parseArgs({
  options: { on: { type: 'string', default: '' }, data: { type: 'string', default: '' } },
  allowPositionals: true,
  strict: false,
});

const data = String(values.data);
const missing = data !== '' && !existsSync(data);

// A file that is not there is not created just to be empty.
await withStore(
  async (store, texts) => {
    if (!missing) return printDay(store, texts, String(values.on));
    process.exitCode = 1;
    console.error(texts.t('reminders.due.no-file', { file: data }));
  },
  missing ? ':memory:' : data,
);

async function printDay(store: Store, texts: Texts, on: string): Promise<void> {
  const date = parseDate(on);
  if (!date) {
    process.exitCode = 1;
    const wrong = on === '' ? [] : [texts.t('reminders.due.bad-date', { date: on })];
    for (const line of [...wrong, texts.t('reminders.due.usage')]) console.error(line);
    return;
  }
  const repos = openRepos(store);
  const calendar = await loadCalendar(repos);
  const deps = {
    ...repos,
    clock: createSystemClock(),
    directory: createDirectory(repos),
    calendar: () => calendar,
  };
  const lines = await describeDay(deps, await planDay(deps, date), date.toString(), texts);
  for (const line of lines) console.log(line);
  console.log('');
  if (calendar.isProvisional(date.year)) {
    console.log(texts.t('reminders.due.provisional', { year: String(date.year) }));
  }
  console.log(texts.t('reminders.due.nothing-sent'));
}

function parseDate(on: string): Temporal.PlainDate | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(on)) return undefined;
  try {
    return Temporal.PlainDate.from(on, { overflow: 'reject' });
  } catch {
    return undefined;
  }
}
