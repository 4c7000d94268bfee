import type { Texts } from '../../src/i18n/translate.ts';
import type { FoldView } from './view.ts';

/** A part of a card, closed unless it says otherwise, with its count in the title where it has one. */
export function fold(
  id: string,
  title: string,
  content: Partial<Omit<FoldView, 'id' | 'title'>> & { count?: number },
  { texts }: { texts: Texts },
): FoldView {
  const { count, ...shown } = content;
  return {
    id: `fold-${id}`,
    title: count === undefined ? title : texts.t('common.counted', { section: title, count }),
    open: false,
    facts: [],
    lines: [],
    history: [],
    buttons: [],
    ...shown,
  };
}
