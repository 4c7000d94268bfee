import type { PassportChange } from '../../src/clients/passport/client-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { factLabel } from '../cards/form.ts';
import type { NoticeView } from '../cards/view.ts';

/** Notice of changes made at once, and those that directors agree first; null when there are none. */
export function presentChange({ atOnce, route }: PassportChange, texts: Texts): NoticeView | null {
  const sentences = [
    ...(atOnce.length > 0 ? [texts.t('clients.form.atOnce', { parts: names(atOnce, texts) })] : []),
    ...(route.length > 0 ? [texts.t('clients.form.byRoute', { parts: names(route, texts) })] : []),
  ];
  if (sentences.length === 0) return null;
  return { text: sentences.join(' '), tone: route.length > 0 ? 'warning' : 'accent' };
}

function names(parts: PassportChange['route'], texts: Texts): string {
  return parts
    .map((part) =>
      part === 'appointment'
        ? texts.t('clients.card.sections.appointment')
        : factLabel('passport', part, texts),
    )
    .map((name) => (/^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name))
    .join(', ');
}
