import { describe, expect, it } from '@jest/globals';
import { createCardRenderer } from '../../bot/cards/card-renderer.ts';
import { presentOverview } from '../../bot/overview/overview-card.ts';
import { createTranslator } from '../../src/i18n/create-translator.ts';
import type { Overview } from '../../src/overview/overview.ts';
import { buildUnit } from '../helpers/build-person.ts';
import { allOf, buttonsOf, visibleText } from '../helpers/card-contents.ts';

const cards = createCardRenderer();
const translator = createTranslator();

const QUIET: Overview = {
  on: '2026-11-30',
  today: '2026-11-30',
  from: '2026-11-23',
  to: '2026-11-29',
  isOver: true,
  led: null,
  units: [buildUnit()],
  clients: [],
  newVips: 0,
  removed: 0,
  decided: { inTime: 0, late: 0 },
  decidedBefore: { inTime: 0, late: 0 },
  overdue: 0,
  steps: [],
  greetings: { due: 0, done: 0, skipped: 0, missed: 0 },
  reports: null,
};

function draw(change: Partial<Overview> = {}, locale: 'ru' | 'en' = 'ru'): Record<string, unknown> {
  const texts = translator.in(locale);
  const view = presentOverview({ overview: { ...QUIET, ...change }, weeklyOff: false, notice: null, texts });
  return cards.render('overview/overview', view, 's').card;
}

function titleOf(change: Partial<Overview>, locale: 'ru' | 'en' = 'ru'): string {
  return visibleText(draw(change, locale)).split('\n')[1] ?? '';
}

const greetings = { due: 5, done: 2, skipped: 1, missed: 2 };
const reports = {
  period: '2026-10',
  inTime: 1,
  late: 1,
  owing: [{ unit: 'barnaul', period: '2026-10', dueOn: '2026-11-05' }],
  before: null,
};

describe('the sentence of a week', () => {
  it.each([
    [{}, 'За неделю: новых VIP нет, всё в срок'],
    [{ isOver: false }, 'На этой неделе: новых VIP нет, всё в срок'],
    [{ newVips: 3, overdue: 2 }, 'За неделю: 3 новых VIP, 2 решения просрочены'],
    [{ newVips: 1, removed: 2 }, 'За неделю: 1 новый VIP, 2 клиента исключены, всё в срок'],
    [{ overdue: 21, reports }, 'За неделю: новых VIP нет, 21 решение просрочено, 1 отчёт не сдан'],
    [{ newVips: 5, greetings }, 'За неделю: 5 новых VIP, 2 клиента не поздравлены'],
    [{ overdue: 5, reports, greetings }, 'За неделю: новых VIP нет, 5 решений просрочено, 1 отчёт не сдан'],
  ])('of %j is «%s»', (change, sentence) => {
    expect(titleOf(change)).toBe(sentence);
  });

  it('is said in English', () => {
    expect(titleOf({ newVips: 1, overdue: 2 }, 'en')).toBe('Last week: 1 new VIP, 2 decisions overdue');
  });
});

describe('the card of a week', () => {
  it('draws no chart of what there is none of, and offers no list behind a zero', () => {
    const card = draw();

    expect(allOf(card, 'Chart.Donut')).toEqual([]);
    expect(allOf(card, 'Chart.HorizontalBar')).toEqual([]);
    expect(buttonsOf(card)).toEqual(['Показать список: VIP-клиентов', 'Не присылать по понедельникам']);
  });

  it('says of greetings what became of each', () => {
    const text = visibleText(draw({ greetings: { due: 6, done: 2, skipped: 1, missed: 2 } }));

    expect(text).toContain('Поздравили 2 из 6');
    expect(text).toContain('без поздравления 2 клиента · 1 пропущен с причиной · 1 ещё впереди');
    expect(visibleText(draw({ greetings: { due: 2, done: 2, skipped: 0, missed: 0 } }))).toContain(
      'никто не забыт',
    );
  });

  it('says of reports who owes one, and how it was before', () => {
    const text = visibleText(draw({ reports: { ...reports, before: { inTime: 2, all: 3 } } }));

    expect(text).toContain('Отчёты за октябрь 2026 г.: в срок 1 из 3');
    expect(text).toContain('Нет отчёта: Барнаул · 1 сдан с опозданием · до этого в срок 2 из 3');
  });

  it('stays small in a branch of many units with long names, and every client is in it', () => {
    const name = 'Подразделение с очень длинным названием, какие бывают в больших филиалах';
    const units = Array.from({ length: 60 }, (_, n) =>
      buildUnit(`unit-${n}`, { name: { ru: name, en: name } }),
    );
    const counts = { vip: 7, told: 1, agreeing: 2, returned: 1, leaving: 1 };
    const clients = units.map(({ _id }) => ({ unit: _id, counts, total: 12 }));
    const steps = ['agree', 'check', 'assign', 'confirm', 'notify', 'assign-regional'].map((step) => ({
      type: 'vip-status',
      step,
      term: { workingDays: 3 },
      decided: 90,
      late: 3,
      median: 2.5,
      slowest: 12,
    }));
    const owing = units.map(({ _id }) => ({ unit: _id, period: '2026-10', dueOn: '2026-11-05' }));
    const decided = { inTime: 90, late: 10 };
    const card = draw({ units, clients, steps, greetings, decided, reports: { ...reports, owing } });

    expect(JSON.stringify(card).length).toBeLessThan(25_000);
    const [chart] = allOf(card, 'Chart.HorizontalBar.Stacked');
    const rows = (chart?.data ?? []) as { data: { value: number }[] }[];
    const parts = rows.flatMap(({ data }) => data);
    expect(parts.reduce((sum, { value }) => sum + value, 0)).toBe(60 * 12);
    expect(visibleText(chart?.fallback)).toContain('Остальные (54)');
  });
});
