import type { Client } from '../../clients/client.ts';
import type { DictionaryDoc } from '../../dictionaries/dictionary.ts';
import { loadDictionary } from '../../dictionaries/load-dictionary.ts';
import type { KeyPart } from '../../i18n/text-key.ts';
import type { Texts } from '../../i18n/translate.ts';
import { clientDays } from '../../occasions/client-days.ts';
import { holidayName } from '../../occasions/holiday-name.ts';
import type { Directory } from '../../people/directory.ts';
import type { Person } from '../../people/person.ts';
import { BRANCH } from '../../people/person.ts';
import type { RequestDoc } from '../../requests/request.ts';
import type { Repo } from '../../storage/store.ts';
import type { DayItem } from './plan-day.ts';

export type DescribeDayDeps = {
  people: Repo<Person>;
  clients: Repo<Client>;
  requests: Repo<RequestDoc>;
  directory: Directory;
  dictionaries: Repo<DictionaryDoc>;
};

/** What goes out on a day, by recipient, in words; a contact is never named. */
export async function describeDay(
  deps: DescribeDayDeps,
  items: DayItem[],
  date: string,
  texts: Texts,
): Promise<string[]> {
  const lines = [texts.t('reminders.due.title', { date: texts.date(date), count: items.length })];
  let recipient = '';
  for (const item of items) {
    if (item.recipient !== recipient) lines.push('', await describeRecipient(deps, item, texts));
    recipient = item.recipient;
    const what = await describeOccasion(deps, item, texts);
    const step = texts.built(`reminders.due.steps.${item.step.replace(/^weekly-\d+$/, 'weekly')}`);
    const args = { at: item.at, what, date: texts.date(item.occurrence), step };
    lines.push(texts.t('reminders.due.line', args));
  }
  return lines;
}

async function describeRecipient(deps: DescribeDayDeps, item: DayItem, texts: Texts): Promise<string> {
  if (item.recipientKind === 'channel') {
    return texts.t('reminders.due.channel', { name: item.recipient, zone: item.zone });
  }
  const name = (await deps.people.get(item.recipient))?.name ?? item.recipient;
  return texts.t('reminders.due.person', { name, zone: item.zone });
}

async function describeOccasion(
  deps: DescribeDayDeps,
  { kind, args }: DayItem,
  texts: Texts,
): Promise<string> {
  const named = (
    key: KeyPart<'reminders.due.occasions'>,
    subject: string,
    values: Record<string, string> = {},
  ) => texts.t('reminders.due.of', { what: texts.t(`reminders.due.occasions.${key}`, values), subject });
  switch (kind) {
    case 'client-day':
      return describeClientDay(deps, args, texts);
    case 'holiday':
      return holidayName(args.holiday ?? '', await loadDictionary(deps, 'spheres'), texts);
    case 'unit-report': {
      const stored = args.period ?? '';
      const period = stored.includes('Q') ? stored : texts.month(stored);
      return named(kind, await scopeName(deps, args.unit ?? '', texts), { period });
    }
    case 'client-notice':
    case 'approval-step':
    case 'author-answer':
      return named(kind, await requestName(deps, args.request ?? ''));
    case 'discount-expiry':
    case 'contract-expiry':
    case 'milestone':
      return named(kind, await requestName(deps, args.request ?? ''));
    case 'week':
      return named(kind, await scopeName(deps, args.scope ?? '', texts));
    default:
      return texts.t('reminders.due.occasions.calendar', { year: args.year ?? '' });
  }
}

async function describeClientDay(
  deps: DescribeDayDeps,
  args: Record<string, string>,
  texts: Texts,
): Promise<string> {
  const client = await deps.clients.get(args.client ?? '');
  const day = client && clientDays(client).find(({ id }) => id === args.day);
  const company = client?.passport.companyDays.find(({ id }) => day?.kind === 'company-day' && id === day.of);
  const what = company?.title ?? texts.t('reminders.due.occasions.birthday');
  const subject = texts.t('reminders.client', {
    name: client?.passport.shortName ?? '',
    number: args.client ?? '',
  });
  return texts.t('reminders.due.of', { what, subject });
}

async function requestName(deps: DescribeDayDeps, id: string): Promise<string> {
  const request = await deps.requests.get(id);
  const client = request?.client ? await deps.clients.get(request.client) : null;
  return [request?._id, client?.passport.shortName].filter(Boolean).join(', ');
}

async function scopeName(deps: DescribeDayDeps, scope: string, texts: Texts): Promise<string> {
  if (scope === BRANCH) return texts.t('channels.branch');
  return (await deps.directory.findUnit(scope))?.name[texts.locale] ?? scope;
}
