import type { PlaceStaffing } from '../../src/duties/list-staffing.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { CardData } from '../cards/card-renderer.ts';
import type { SectionView } from '../cards/view.ts';

/** The staffing table by place, with the VIP managers that the director approved beside those there are. */
export function presentStaffing(places: PlaceStaffing[], texts: Texts): CardData {
  const posts = places.flatMap(({ register }) => register?.posts ?? []);
  const count = posts.reduce((sum, post) => sum + post.count, 0);
  return {
    header: {
      kind: texts.t('duties.staffing.kind'),
      number: '',
      title: texts.t('duties.staffing.title'),
      status: count > 0 ? texts.t('duties.staffing.count', { count }) : '',
      tone: 'default',
    },
    notice: posts.length === 0 ? { text: texts.t('duties.staffing.none'), tone: 'default' } : null,
    sections: places.map((place) => presentPlace(place, texts)),
    buttons: [],
  };
}

function presentPlace({ name, register, load }: PlaceStaffing, texts: Texts): SectionView {
  const posts = (register?.posts ?? []).map(({ post, count, note }) => ({
    title: post,
    value: note === '' ? String(count) : texts.t('duties.staffing.post', { count, note }),
  }));
  const managers = load
    ? [{ title: texts.t('duties.staffing.managers'), value: managersText(load, texts) }]
    : [];
  const imported = register ? texts.date(register.importedAt.slice(0, 10)) : '';
  return {
    title: name?.[texts.locale] ?? texts.t('dictionaries.offices.branch'),
    facts: [...managers, ...posts],
    lines: imported === '' ? [] : [texts.t('duties.staffing.as-of', { day: imported })],
  };
}

function managersText({ managers, approved }: NonNullable<PlaceStaffing['load']>, texts: Texts): string {
  return approved === null
    ? texts.t('duties.staffing.unapproved', { count: managers.length })
    : texts.t('duties.staffing.of', { count: managers.length, approved });
}
