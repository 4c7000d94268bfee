import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RENDERERS } from '../../bot/renderers.ts';
import { submitRequest } from '../../src/requests/actions/submit-request.ts';
import { enterTransfers } from '../../src/settings/enter-transfers.ts';
import { loadCalendar } from '../../src/settings/load-calendar.ts';
import { buildClient } from '../helpers/build-client.ts';
import { buildSubmission } from '../helpers/build-request.ts';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';
import { SEATS, startTestBot, type TestBot } from '../helpers/start-bot.ts';

let bot: TestBot;

beforeEach(async () => {
  bot = await startTestBot({ people: SEATS, renderers: RENDERERS });
  for (const person of SEATS) await bot.install(person._id);
});

afterEach(() => bot.close());

async function openYear(year: string): Promise<string> {
  await bot.say('admin', 'справочник');
  await bot.press('admin', 'Производственный календарь');
  return bot.press('admin', 'Открыть', { year });
}

function shownLines(): unknown {
  const inputs = allOf(bot.cardsOf('admin').at(-1)?.card, 'Input.Text');
  return inputs.find(({ id }) => String(id).startsWith('lines~'))?.value;
}

describe('the production calendar in the chat', () => {
  it('offers the years that are known and coming, and says which are missing', async () => {
    await bot.say('admin', 'справочник');
    await bot.press('admin', 'Производственный календарь');

    const choices = allOf(bot.cardsOf('admin').at(-1)?.card, 'Input.ChoiceSet').flatMap(
      (set) => set.choices as { title: string }[],
    );
    expect(choices.map(({ title }) => title)).toEqual([
      '2026 — по постановлению',
      '2027 — по постановлению',
      '2028 — не внесён, сроки предварительные',
    ]);
  });

  it('takes a year from the lines of a decree, and shows it before it counts', async () => {
    expect(await openYear('2028')).toContain('не внесён: сроки этого года предварительные');
    await bot.press('admin', 'Изменить');
    const lines = 'с субботы 8 января на понедельник 10 января\n01.11 выходной\n18.11';

    const preview = await bot.press('admin', 'Проверить', { lines });

    expect(preview).toContain('8 января → 10 января');
    expect(preview).toContain('1 ноября — ещё один выходной');
    expect(preview).toContain('18 ноября — рабочий день');
    expect((await loadCalendar(bot.product)).isProvisional(2028)).toBe(true);

    expect(await bot.press('admin', 'Записать')).toContain('Записано.');
    expect((await loadCalendar(bot.product)).isProvisional(2028)).toBe(false);
    expect(bot.product.calendar().isProvisional(2028)).toBe(false);
    expect(await bot.hear('admin', 'журнал филиал')).toContain('01.11.2028: пусто → выходной');
  });

  it('warns of what would be gone, and keeps what was typed for a correction', async () => {
    await openYear('2027');
    await bot.press('admin', 'Изменить');
    expect(shownLines()).toBe('02.01 → 05.11\n03.01 → 31.12\n20.02 → 22.02');

    const preview = await bot.press('admin', 'Проверить', { lines: '26.06 → 24.06' });

    expect(preview).toContain('исчезнут 3 строки');
    expect(preview).toContain('2 января → 5 ноября');
    await bot.press('admin', 'Исправить');
    expect(shownLines()).toBe('26.06 → 24.06');
  });

  it('names the lines that are wrong, and offers no way to save them', async () => {
    await openYear('2028');
    await bot.press('admin', 'Изменить');

    const wrong = await bot.press('admin', 'Проверить', { lines: 'скоро\n31.02' });
    expect(wrong).toContain('скоро: нет даты');
    expect(wrong).toContain('31.02: такого дня нет');
    expect(buttonsOf(bot.cardsOf('admin').at(-1)?.card)).not.toContain('Записать');

    await bot.press('admin', 'Исправить');
    expect(await bot.press('admin', 'Проверить', { lines: '03.01 → 08.01' })).toContain(
      '3 января → 8 января: это и так выходной',
    );
  });

  it('takes the decree of another year, a range of days and a word against its day for mistakes', async () => {
    await openYear('2028');
    await bot.press('admin', 'Изменить');

    const lines = 'с субботы 2 января на пятницу 5 ноября\n2–3 мая\n13.02 — выходной';
    const wrong = await bot.press('admin', 'Проверить', { lines });
    expect(wrong).toContain(
      'с субботы 2 января на пятницу 5 ноября: это другой день недели, проверьте дату и год',
    );
    expect(wrong).toContain('2–3 мая: здесь несколько дней: напишите каждый с новой строки');

    await bot.press('admin', 'Исправить');
    expect(await bot.press('admin', 'Проверить', { lines: '13.02 — выходной\n14.02 рабочий' })).toMatch(
      /13 февраля — ещё один выходной: это и так выходной\n+14 февраля — рабочий день: это и так рабочий день/,
    );
  });

  it('lets the second of two admins look again', async () => {
    await openYear('2028');
    await bot.press('admin', 'Изменить');
    await bot.press('admin', 'Проверить', { lines: '01.11' });
    const stale = { year: 2028, version: 0, lines: '02.11' };
    const message = bot.cardsOf('admin').at(-1)?.activityId ?? '';
    await bot.press('admin', 'Записать');

    const answer = await bot.act('admin', message, 'calendar.save', stale);

    expect(visibleText(answer.card)).toContain('1 ноября — ещё один выходной');
    expect(visibleText(answer.card)).not.toContain('2 ноября');
  });

  it('says on cards and lists that a date of a missing year may still move, until it is entered', async () => {
    bot.clock.set('2027-12-30T03:00:00Z');
    await bot.product.clients.insert(buildClient());
    await submitRequest(bot.product, buildSubmission());
    const due = /через \d+ дней/;

    const before = await bot.hear('unit-sales-head', 'мои дела');
    expect(before).toMatch(/через \d+ дней \(предварительно\)/);
    expect(await bot.hear('unit-sales-head', 'открыть ST-2026-0001')).toContain('(предварительно)');
    await enterTransfers(bot.product, { year: 2028, transfers: [], apply: true, by: 'system' });
    await bot.product.reloadCalendar();

    const after = await bot.hear('unit-sales-head', 'мои дела');
    expect(after).toMatch(due);
    expect(after).not.toContain('предварительно');
  });

  it('is an admin’s alone', async () => {
    for (const verb of [
      'calendar.years',
      'calendar.year',
      'calendar.form',
      'calendar.check',
      'calendar.save',
    ]) {
      const data = { year: 2028, version: 0, lines: '01.11' };
      const answer = await bot.act('manager', bot.cardsOf('manager').at(-1)?.activityId ?? '', verb, data);
      expect(answer.card).toBeNull();
    }
    expect((await loadCalendar(bot.product)).isProvisional(2028)).toBe(true);
  });
});
