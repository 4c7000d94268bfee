import { Temporal } from 'temporal-polyfill';
import type { Texts } from '../i18n/translate.ts';
import { createSystemClock } from '../kernel/clock.ts';
import { createDirectory } from '../people/create-directory.ts';
import { openRepos } from '../product/repos.ts';
import { describeDay } from '../reminders/day/describe-day.ts';
import { planDay } from '../reminders/day/plan-day.ts';
import { loadCalendar } from '../settings/load-calendar.ts';
import type { Store } from '../storage/store.ts';
import { readArguments } from './read-arguments.ts';
import { withStore } from './with-store.ts';

const { values } = readArguments({ on: { type: 'string', default: '' } });

await withStore({ data: values.data, missing: 'refuse' }, (store, texts) =>
  printDay(store, texts, values.on),
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
