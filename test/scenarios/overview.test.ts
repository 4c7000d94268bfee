import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { runDue } from '../../src/jobs/run-due.ts';
import type { Person } from '../../src/people/person.ts';
import { holdDelivery } from '../../src/reminders/held-delivery.ts';
import { buildHolder, buildPerson, buildUnit, OTHER_UNIT } from '../helpers/build-person.ts';
import { visibleText } from '../helpers/card-contents.ts';
import type { SentMessage } from '../helpers/fake-connector.ts';
import { fillWeek, putClient } from '../helpers/overview-world.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

const READERS = ['branch-director', 'branch-sales', 'commercial-director', 'security-director'];
const PEOPLE: Person[] = [
  ...SEATS,
  buildHolder('branch-director'),
  buildHolder('unit-head'),
  buildPerson('substitute'),
];

/** Nine in Barnaul on Monday 30 November. */
const MONDAY = '2026-11-30T02:00:00Z';

let bot: TestBot;

/** The bot as it runs since the Thursday before. */
async function start(people = PEOPLE, at = '2026-11-26T05:00:00Z'): Promise<void> {
  bot = await startTestBot({
    people,
    units: [buildUnit(), buildUnit(OTHER_UNIT, { name: { ru: 'Бийск', en: 'Biysk' } })],
    renderers: RENDERERS,
    openChats: true,
    at,
  });
  await pass();
}

beforeEach(() => start());
afterEach(() => bot.close());

async function pass(): Promise<void> {
  await runDue(bot.product);
  await bot.quiet();
}

/** The passes that make and send it, as of that moment. */
async function passAt(iso: string): Promise<void> {
  bot.clock.set(iso);
  await pass();
}

function fill(): Promise<void> {
  return fillWeek(bot.product);
}

function overviewsOf(person: string): SentMessage[] {
  return bot.cardsOf(person).filter(({ card }) => JSON.stringify(card).includes('"overview.'));
}

function lastOf(person: string): string {
  return visibleText(overviewsOf(person).at(-1)?.card ?? {});
}

function counts(): number[] {
  return READERS.map((person) => overviewsOf(person).length);
}

describe('the week in figures', () => {
  it('comes on Monday at nine to each director and to branch sales, and to nobody else', async () => {
    await fill();
    await passAt('2026-11-30T01:59:00Z');
    expect(counts()).toEqual([0, 0, 0, 0]);

    await passAt(MONDAY);

    expect(counts()).toEqual([1, 1, 1, 1]);
    for (const person of ['manager', 'unit-head', 'unit-sales-head', 'admin']) {
      expect(overviewsOf(person)).toEqual([]);
    }
  });

  it('says in one sentence what the week brought, and its figures', async () => {
    await fill();
    await passAt('2026-11-29T18:00:00Z');
    await passAt(MONDAY);

    const text = lastOf('branch-director');
    expect(text).toContain('За неделю: 1 новый VIP, 1 решение просрочено, 1 отчёт не сдан');
    expect(text).toContain('Неделя 23–29 ноября');
    expect(text).toContain('Поздравили 1 из 2');
    expect(text).toContain('без поздравления 1 клиент');
    expect(text).toContain('Отчёты за октябрь 2026');
    expect(text).toContain('Нет отчёта: Бийск');
    expect(text).toContain('В срок 3 из 5. Неделей раньше решений не было.');
    expect(text).not.toContain('позже обычного');
  });

  it('comes beside the card of the morning, as an alarm does', async () => {
    await fill();
    const alarm = { kind: 'alarm', alarm: 'calendar-missing', args: { year: '2028' } } as const;
    const recipient = { kind: 'person', id: 'commercial-director' } as const;
    const releaseAt = Date.parse(MONDAY);
    await holdDelivery(bot.product, { id: 'alarm', recipient, content: alarm, releaseAt });
    await passAt(MONDAY);

    const texts = bot.cardsOf('commercial-director').map(({ card }) => visibleText(card));
    expect(texts.some((text) => text.includes('Сегодня'))).toBe(true);
    expect(texts.some((text) => text.includes('За неделю: 1 новый VIP'))).toBe(true);
    expect(texts.some((text) => text.includes('2028 год'))).toBe(true);
  });

  it('comes once, however often and by how many it is gathered', async () => {
    await fill();
    bot.clock.set(MONDAY);
    await Promise.all([runDue(bot.product), runDue(bot.product)]);
    await passAt('2026-11-30T02:01:00Z');
    await passAt('2026-12-02T02:00:00Z');

    expect(counts()).toEqual([1, 1, 1, 1]);
    await passAt('2026-12-07T02:00:00Z');
    expect(counts()).toEqual([2, 2, 2, 2]);
  });

  it('waits for nine where its reader is', async () => {
    await bot.close();
    await start(
      PEOPLE.map((one) => (one._id === 'branch-director' ? { ...one, zone: 'Europe/Moscow' } : one)),
    );
    await fill();
    await passAt('2026-11-29T18:00:00Z');
    await passAt(MONDAY);
    expect(counts()).toEqual([0, 1, 1, 1]);

    await passAt('2026-11-30T06:00:00Z');

    expect(counts()).toEqual([1, 1, 1, 1]);
  });

  it('waits for the hour that its reader has chosen for the mornings', async () => {
    await bot.close();
    await start(PEOPLE.map((one) => (one._id === 'branch-sales' ? { ...one, morning: 11 as const } : one)));
    await fill();
    await passAt(MONDAY);
    expect(counts()).toEqual([1, 0, 1, 1]);

    await passAt('2026-11-30T04:00:00Z');

    expect(counts()).toEqual([1, 1, 1, 1]);
  });

  it('follows its reader to another zone before it has come', async () => {
    await fill();
    await passAt('2026-11-29T18:00:00Z');
    const reader = await bot.product.people.get('branch-director');
    if (reader) await bot.product.people.replace({ ...reader, zone: 'Europe/Moscow' });
    await passAt('2026-11-29T19:00:00Z');
    await passAt(MONDAY);
    expect(counts()).toEqual([0, 1, 1, 1]);

    await passAt('2026-11-30T06:00:00Z');

    expect(counts()).toEqual([1, 1, 1, 1]);
  });

  it('comes on the first working day of a week whose Monday is off', async () => {
    await bot.close();
    await start(PEOPLE, '2026-03-05T05:00:00Z');
    await putClient(bot.product, 1);
    await passAt('2026-03-09T02:00:00Z');
    expect(counts()).toEqual([0, 0, 0, 0]);

    await passAt('2026-03-10T02:00:00Z');

    expect(counts()).toEqual([1, 1, 1, 1]);
    expect(lastOf('branch-sales')).toContain('Неделя 2–9 марта');
  });

  it('comes late, and says so, after the bot was down; of the current week only', async () => {
    await fill();
    await passAt('2026-12-09T05:00:00Z');

    expect(counts()).toEqual([1, 1, 1, 1]);
    expect(lastOf('branch-director')).toContain('Сводка пришла позже обычного.');
    expect(lastOf('branch-director')).toContain('Неделя 30 ноября – 6 декабря');
  });

  it('reaches the substitute of who is absent, too', async () => {
    await bot.close();
    const substitute = { person: 'substitute', from: '2026-11-30', to: '2026-12-04' };
    await start(PEOPLE.map((one) => (one._id === 'security-director' ? { ...one, substitute } : one)));
    await fill();
    await passAt(MONDAY);

    expect(lastOf('substitute')).toContain('За неделю: 1 новый VIP');
  });

  it('of a branch without clients is not sent', async () => {
    await passAt(MONDAY);

    expect(counts()).toEqual([0, 0, 0, 0]);
  });
});

describe('who wants none', () => {
  it('presses a button, is told so, and gets none until it is pressed again', async () => {
    await fill();
    await passAt(MONDAY);

    expect(await bot.press('branch-director', 'Не присылать по понедельникам')).toContain(
      'Больше не присылаю',
    );
    expect((await bot.product.people.get('branch-director'))?.weeklyOff).toBe(true);
    await passAt('2026-12-07T02:00:00Z');
    expect(counts()).toEqual([1, 2, 2, 2]);

    const again = await bot.press('branch-director', 'Присылать по понедельникам');
    expect(again).toContain('Сводка будет приходить');
    await passAt('2026-12-14T02:00:00Z');
    expect(counts()).toEqual([2, 3, 3, 3]);
  });

  it('does so between midnight and nine, and gets none that day', async () => {
    await fill();
    await passAt('2026-11-29T18:00:00Z');
    const [asked] = await bot.say('branch-director', 'сводка');
    await bot.act('branch-director', asked?.activityId ?? '', 'overview.weekly', { send: false });
    await passAt(MONDAY);

    expect(overviewsOf('branch-director')).toHaveLength(1);
    expect(overviewsOf('branch-sales')).toHaveLength(1);
  });

  it('changes nothing by pressing twice', async () => {
    await fill();
    await passAt(MONDAY);
    const [card] = overviewsOf('branch-director');
    const data = { send: false, on: '2026-11-30' };
    await bot.act('branch-director', card?.activityId ?? '', 'overview.weekly', data);
    const { version } = (await bot.product.people.get('branch-director')) ?? {};
    await bot.act('branch-director', card?.activityId ?? '', 'overview.weekly', data);

    expect((await bot.product.people.get('branch-director'))?.version).toBe(version);
  });
});
