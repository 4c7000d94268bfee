import { lastEntry } from '../../greetings/greeting-rules.ts';
import { holidayName } from '../../occasions/holiday-name.ts';
import type { Register } from '../register.ts';

/** Greetings on record (clause 7.1.2, Appendix 3), without the names of people greeted. */
export const greetings: Register = {
  id: 'greetings',
  source: 'greetings',
  lead: ['client', 'occasion'],
  below: ['state', 'date', 'channel', 'gift', 'cost', 'manager'],
  states: ['done', 'moved', 'skipped'],
  columns: [
    { id: 'client', kind: 'text' },
    { id: 'unit', kind: 'text' },
    { id: 'manager', kind: 'text' },
    { id: 'occasion', kind: 'text' },
    { id: 'date', kind: 'date' },
    { id: 'doneOn', kind: 'date' },
    { id: 'channel', kind: 'text' },
    { id: 'gift', kind: 'text' },
    { id: 'cost', kind: 'money', sum: true },
    { id: 'by', kind: 'text' },
    { id: 'reason', kind: 'text' },
    { id: 'state', kind: 'text' },
  ],
  row: (greeting, { client, named, words }) => {
    const { texts } = words;
    const { outcome, on, channel, gift, cost, by, reason } = lastEntry(greeting);
    const isHoliday = /^(state|sphere)-/.test(greeting.occasion);
    const company = client?.passport.companyDays.find(({ id }) => greeting.occasion === `company-${id}`);
    const own = greeting.occasion.startsWith('company-')
      ? 'greetings.families.company-day'
      : 'greetings.birthday';
    return {
      id: greeting._id,
      client: greeting.client,
      unit: greeting.unit,
      manager: greeting.manager,
      on: greeting.date,
      endsOn: null,
      state: outcome,
      values: {
        client: client?.passport.shortName ?? greeting.client,
        unit: words.unit(greeting.unit),
        manager: words.person(greeting.manager),
        occasion: isHoliday ? holidayName(greeting.occasion, [], texts) : (company?.title ?? texts.t(own)),
        date: greeting.date,
        doneOn: outcome === 'done' ? on : null,
        channel: channel && texts.t(`fields.greeting.channel.options.${channel}`),
        gift: named ? gift : null,
        cost,
        by: words.person(by),
        reason,
        state: texts.t(`registers.states.${outcome}`),
      },
    };
  },
};
