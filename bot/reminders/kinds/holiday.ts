import { holidayName } from '../../../src/occasions/holiday-name.ts';
import { type HolidayAbout, holiday } from '../../../src/reminders/kinds/holiday.ts';
import { GREETING_WORDS } from './greeting.ts';
import { clientText, fact } from './parts.ts';
import type { ReminderWords } from './words.ts';

export const holidayWords: ReminderWords<HolidayAbout> = {
  ...GREETING_WORDS,
  card: holiday.card,
  title: ({ about }, texts) => holidayName(about.holiday, about.spheres, texts),
  subject: ({ total }, texts) => texts.t('channels.week.holiday-clients', { count: total }),
  number: () => '',
  facts: (_facts, { date }, texts) => fact('when', date, texts),
  sections: ({ clients, total }, texts) => {
    const rest = total - clients.length;
    const lines = clients.map((client) => clientText(client, texts));
    const more = rest > 0 ? [texts.t('reminders.more', { count: rest })] : [];
    return [{ title: texts.t('reminders.facts.clients'), facts: [], lines: [...lines, ...more] }];
  },
};
