import { describe, expect, it } from '@jest/globals';
import { type MorningView, presentInbox } from '../../../bot/inbox/inbox-card.ts';
import { createWorkCalendar } from '../../../src/calendar/create-work-calendar.ts';
import { DEFAULT_TRANSFERS } from '../../../src/calendar/default-transfers.ts';
import { createTranslator } from '../../../src/i18n/create-translator.ts';
import { type Inbox, openInbox } from '../../../src/inbox/open-inbox.ts';
import { buildGreeted, createReminderWorld } from '../../helpers/reminder-world.ts';

const texts = createTranslator().in('ru');
const calendar = createWorkCalendar(DEFAULT_TRANSFERS);
type Drawn = { first: object[]; groups: { title: string; rows: object[] }[] };

const EMPTY: Inbox = {
  today: '2026-12-03',
  entries: [],
  counts: { overdue: 0, today: 0, others: 0, week: 0, later: 0, draft: 0 },
  together: 0,
  from: 0,
};

function draw(inbox: Inbox, morning: MorningView | null = null) {
  return presentInbox({ inbox, morning, calendar, names: {}, texts, zone: 'Asia/Barnaul' });
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

  it('counts all pages in its head, what presses as figures', () => {
    const counts = { ...EMPTY.counts, later: 4, overdue: 2, week: 3, draft: 1 };

    expect(draw({ ...EMPTY, counts })).toMatchObject({
      tiles: [
        { figure: '2', label: 'Просрочено', tap: { verb: 'inbox.show', data: { from: 0 } } },
        { figure: '3', label: 'На этой неделе', tap: { verb: 'inbox.show', data: { from: 2 } } },
      ],
      rest: 'Позже: 4 · черновиков: 1',
    });
  });

  it('tells a figure that stands alone in a line', () => {
    const counts = { ...EMPTY.counts, today: 1, others: 2 };

    expect(draw({ ...EMPTY, counts })).toMatchObject({
      tiles: [],
      rest: 'Сегодня: 1 · задержалось у коллег: 2',
    });
  });

  it('puts what is first on top, opened by a tap and done with by its button, and the rest under its time', async () => {
    const { first, groups } = draw(await greetings()) as Drawn;

    expect(groups.map(({ title }) => title)).toEqual(['Позже']);
    expect(first).toMatchObject([
      {
        label: 'Сначала: ждёт сегодня',
        tap: { verb: 'inbox.reminder', title: expect.stringContaining('Открыть: ') },
        buttons: [
          {
            verb: 'inbox.done',
            tone: 'positive',
            tooltip: expect.stringContaining('День рождения: Директоров'),
            data: { occurrence: '2026-12-03', from: 0, morning: '' },
          },
        ],
      },
    ]);
  });

  it('turns to the following page, and back to the first', () => {
    expect(draw({ ...EMPTY, from: 10, next: 20 })).toMatchObject({
      buttons: [
        { verb: 'inbox.show', data: { from: 20 } },
        { verb: 'inbox.show', data: { from: 0 } },
      ],
    });
  });
});
