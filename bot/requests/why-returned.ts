import type { Texts } from '../../src/i18n/translate.ts';
import type { NoticeView } from '../cards/view.ts';
import type { App } from '../turn/app.ts';
import { actorName } from './request-words.ts';

/** Why a request that is being reworked came back, and from whom: it stands on every step of its form. */
export async function whyReturned(
  app: App,
  request: string | null,
  texts: Texts,
): Promise<NoticeView | null> {
  const found = request === null ? null : await app.requests.get(request);
  const returned = found?.history.findLast(({ what }) => what === 'returned');
  if (!returned?.reason) return null;
  const names: Record<string, string> = {};
  for (const id of [returned.by, returned.onBehalfOf]) {
    const person = id && (await app.people.get(id));
    if (person) names[person._id] = person.name;
  }
  const text = texts.t('requests.raise.returned', {
    reason: returned.reason,
    who: actorName(returned, names, texts),
  });
  return { text, tone: 'warning' };
}
