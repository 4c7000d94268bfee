import type { Texts } from '../../src/i18n/translate.ts';
import type { Return } from '../../src/requests/views/find-return.ts';
import type { NoticeView } from '../cards/view.ts';
import { actorName } from '../requests/request-words.ts';

/** Notice why a reworked request came back, and from whom; stands on every step of its form. */
export function presentReturn(returned: Return | null, texts: Texts): NoticeView | null {
  if (!returned) return null;
  const who = actorName(returned, returned.names, texts);
  const text = texts.t('requests.raise.returned', { reason: returned.reason, who });
  return { text, tone: 'warning' };
}
