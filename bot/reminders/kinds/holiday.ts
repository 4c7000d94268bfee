import { hasOwnName, holidayName } from '../../../src/occasions/holiday-name.ts';
import { type HolidayAbout, holiday } from '../../../src/reminders/kinds/holiday.ts';
import { GREETING_WORDS } from './greeting.ts';
import type { ReminderWords } from './words.ts';

export const holidayWords: ReminderWords<HolidayAbout> = {
  ...GREETING_WORDS,
  card: holiday.card,
  title: ({ about }, texts) => holidayName(about.holiday, about.spheres, texts),
  subject: ({ total }, texts) => texts.t('channels.week.holiday-clients', { count: total }),
  number: () => '',
  facts: () => [],
  greeting: ({ about: { holiday: id, spheres, desk, total } }, texts) => {
    const name = holidayName(id, spheres, texts);
    const done = desk.settled.length;
    const greeted = done > 0 ? [texts.t('greetings.many.greeted', { done, total })] : [];
    return {
      family: desk.family,
      occasion: texts.t('reminders.kinds.holiday'),
      title: name,
      lines: [[texts.t('greetings.many.count', { count: total }), ...greeted].join(' · ')],
      many: {
        desk,
        total,
        known: {
          addressee: null,
          subject: name,
          company: '',
          post: '',
          years: '',
          day: hasOwnName(id, texts) ? name : '',
          sender: desk.sender,
        },
      },
    };
  },
};
