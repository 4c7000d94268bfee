import { describe, expect, it } from '@jest/globals';
import { presentInbox } from '../../../bot/inbox/inbox-card.ts';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { type Inbox, openInbox } from '../../../src/inbox/open-inbox.ts';
import { buildGreeted, createReminderWorld } from '../../helpers/reminder-world.ts';

const texts = createTranslator().in('ru');
const calendar = createWorkCalendar(DEFAULT_TRANSFERS);
const EMPTY: Inbox = {
  today: '2026-12-03',
  entries: [],
  counts: { overdue: 0, today: 0, week: 0, later: 0, draft: 0 },
};

function draw(inbox: Inbox, from = 0) {
  return presentInbox({ inbox, from, calendar, names: {}, texts, zone: 'Asia/Barnaul' });
}

async function greetings(): Promise<Inbox> {
  const world = await createReminderWorld('2026-12-01 08:00');
  await world.addClient(buildGreeted({ birthday: '12-03' }));
  await world.addClient(buildGreeted({ birthday: '12-15' }, { _id: 'VIP-2026-0002', key: 'later' }));
  await world.runUntil('2026-12-03 09:30');
  return openInbox(world.app, { actor: 'manager' });
}

describe('the card of the inbox', () => {
  it('says that nothing waits, without groups or buttons', () => {
    expect(draw(EMPTY)).toMatchObject({
      notice: { text: 'Сейчас Вас ничего не ждёт.', tone: 'default' },
      groups: [],
      buttons: [],
    });
  });

  it('counts all pages in its head, what is overdue first and in red', () => {
    const counts = { ...EMPTY.counts, later: 4, overdue: 2, draft: 1 };

    expect(draw({ ...EMPTY, counts })).toMatchObject({
      notice: { text: 'Просрочено: 2 · позже: 4 · черновиков: 1', tone: 'attention' },
    });
  });

  it('puts each greeting under its time, opened by its row and done with by its button', async () => {
    const { groups } = draw(await greetings()) as { groups: { title: string; rows: object[] }[] };

    expect(groups.map(({ title }) => title)).toEqual(['Сегодня', 'Позже']);
    expect(groups[0]?.rows).toMatchObject([
      {
        tap: { verb: 'inbox.reminder', title: expect.stringContaining('Открыть: ') },
        buttons: [
          {
            verb: 'inbox.done',
            tone: 'positive',
            tooltip: expect.stringContaining('День рождения: Директоров'),
            data: { occurrence: '2026-12-03', from: 0 },
          },
        ],
      },
    ]);
  });

  it('turns to the following page, and back to the first', () => {
    expect(draw({ ...EMPTY, next: 20 }, 10)).toMatchObject({
      buttons: [
        { verb: 'inbox.show', data: { from: 20 } },
        { verb: 'inbox.show', data: { from: 0 } },
      ],
    });
  });
});
