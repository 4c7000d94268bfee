import { type ClientDataAbout, clientData } from '../../../src/reminders/kinds/client-data.ts';
import type { ButtonView } from '../../cards/view.ts';
import { clientText, DEADLINE_TODOS, deadlineTodo, fact } from './parts.ts';
import type { ReminderWords } from './words.ts';

export const clientDataWords: ReminderWords<ClientDataAbout> = {
  card: clientData.card,
  part: 'checks',
  isDeadline: true,
  title: ({ isOwnDuty }, texts) => texts.t(`reminders.titles.client-data${isOwnDuty ? '' : '-other'}`),
  subject: ({ client }) => client.passport.shortName,
  number: ({ client }) => client._id,
  facts: ({ about: { client, confirmedOn } }, { due }, texts) => {
    const { passport } = client;
    const { contacts, services, servicePoints, monthlyCharge, legalAddress } = passport;
    const count = (rows: readonly unknown[]) => (rows.length === 0 ? '' : String(rows.length));
    return [
      ...fact('client', clientText(client, texts), texts),
      ...fact('contacts', count(contacts), texts),
      ...fact('services', count(services), texts),
      ...fact('points', count(servicePoints), texts),
      ...fact('charge', monthlyCharge === null ? '' : texts.money(monthlyCharge), texts),
      ...fact('address', legalAddress, texts),
      ...fact('confirmed', texts.date(confirmedOn), texts),
      ...fact('due', due, texts),
    ];
  },
  todos: ['', '-other'].flatMap((reader) => DEADLINE_TODOS.map((day) => `${reader}${day}`)),
  todo: ({ isOwnDuty }, _step, days) => `${isOwnDuty ? '' : '-other'}${deadlineTodo(days)}`,
  buttons: ({ about, state }, { deed, snooze, delegate, toClient }, texts) => [
    ...deed,
    ...(state === 'open' && about.mayConfirm
      ? [button(texts.t('reminders.buttons.change-data'), 'client.edit', { client: about.client._id })]
      : []),
    ...snooze,
    ...delegate,
    ...toClient,
  ],
  deed: ({ about: { client, mayConfirm } }, target, texts) => {
    if (!mayConfirm) return [];
    const title = texts.t('reminders.buttons.confirm-data');
    return [{ ...button(title, 'client.confirm', { ...target, client: client._id }), tone: 'positive' }];
  },
  ended: ({ confirmed, confirmedOn }, texts) =>
    confirmed
      ? {
          status: texts.t('reminders.status.confirmed'),
          state: texts.t('reminders.state.confirmed', { date: texts.date(confirmedOn) }),
        }
      : null,
};

function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
