import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { createCardRenderer } from '../../../bot/cards/card-renderer.ts';
import type { ChartView } from '../../../bot/cards/view.ts';
import { allOf, visibleText } from '../../helpers/card-contents.ts';

const root = mkdtempSync(`${tmpdir()}/charts-`);
cpSync('cards/frames', `${root}/frames`, { recursive: true });
writeFileSync(
  `${root}/all.json`,
  JSON.stringify({ type: 'AdaptiveCard', body: [{ $include: 'frames/charts' }] }),
);
const cards = createCardRenderer(root);
afterAll(() => rmSync(root, { recursive: true }));

/** Charts as Teams documents them (release of September 2024; `showTitle` and a donut's `value` of October 2025). */
const COLOR = z.enum(['good', 'warning', 'attention', 'neutral', 'categoricalBlue', 'categoricalTeal']);
const PART = z.strictObject({ legend: z.string(), value: z.number(), color: COLOR });
const COMMON = {
  title: z.string().min(1),
  showTitle: z.literal(false),
  spacing: z.enum(['None', 'Small', 'Default', 'Medium', 'Large']),
  fallback: z.looseObject({ type: z.literal('Container') }),
};
const SCHEMAS = {
  'Chart.HorizontalBar.Stacked': z.strictObject({
    ...COMMON,
    type: z.literal('Chart.HorizontalBar.Stacked'),
    data: z.array(z.strictObject({ title: z.string(), data: z.array(PART).min(1) })).min(1),
  }),
  'Chart.Donut': z.strictObject({
    ...COMMON,
    type: z.literal('Chart.Donut'),
    value: z.string(),
    data: z.array(PART).min(1),
  }),
  'Chart.HorizontalBar': z.strictObject({
    ...COMMON,
    type: z.literal('Chart.HorizontalBar'),
    displayMode: z.enum(['AbsoluteWithAxis', 'AbsoluteNoAxis', 'PartToWhole']),
    data: z.array(z.strictObject({ x: z.string(), y: z.number(), color: COLOR })).min(1),
  }),
};
const BAR = z.strictObject({
  type: z.literal('ProgressBar'),
  value: z.number().min(0).max(100),
  max: z.literal(100),
  spacing: z.literal('None'),
  fallback: z.literal('drop'),
});

const LINE = { label: 'Barnaul', figure: '24', share: 100, detail: 'VIP 18 · being agreed 6' };
const PARTS = [
  { legend: 'VIP', value: 18, color: 'good' as const },
  { legend: 'being agreed', value: 6, color: 'categoricalBlue' as const },
];
const CHARTS: ChartView[] = [
  { kind: 'stacked', title: 'Clients', note: '', lines: [LINE], data: [{ title: 'Barnaul', data: PARTS }] },
  { kind: 'donut', title: 'In time', note: '18 of 24', lines: [LINE], figure: '75%', data: PARTS },
  {
    kind: 'bars',
    title: 'Days',
    note: '',
    lines: [LINE],
    data: [{ x: 'Check', y: 2.5, color: 'attention' }],
  },
];

function draw(charts: ChartView[]): Record<string, unknown> {
  return cards.render('all', { charts }, 's').card;
}

describe('charts', () => {
  it('draw nothing where there is none', () => {
    expect(draw([]).body).toEqual([]);
  });

  it.each(Object.entries(SCHEMAS))('of kind %s are what Teams documents, each once', (type, schema) => {
    const found = allOf(draw(CHARTS), type);

    expect(found).toHaveLength(1);
    expect(schema.safeParse(found[0]).error?.issues ?? []).toEqual([]);
  });

  it('say the same in words to who sees no charts', () => {
    for (const chart of Object.keys(SCHEMAS).flatMap((type) => allOf(draw(CHARTS), type))) {
      const text = visibleText(chart.fallback);

      expect(text).toBe('Barnaul\n24\nVIP 18 · being agreed 6');
      const [bar] = allOf(chart.fallback, 'ProgressBar');
      expect(BAR.safeParse(bar).error?.issues ?? []).toEqual([]);
    }
  });

  it('lead somewhere by a press anywhere on them, and say so', () => {
    const tap = {
      title: 'Show',
      verb: 'a.b',
      data: { on: '1' },
      tone: 'default',
      withInputs: false,
    } as const;
    const [chart] = CHARTS;
    if (!chart) throw new Error('no chart');

    expect(allOf(draw([{ ...chart, tap }]), 'Action.Execute')).toMatchObject([
      { title: 'Show', verb: 'a.b' },
    ]);
    expect(visibleText(draw([{ ...chart, tap }]))).toContain('Clients ›');
    expect(visibleText(draw([chart]))).not.toContain('›');
  });

  it('show names as they were typed, and expand nothing in them', () => {
    const name = '{{DATE(2026-01-01T00:00:00Z)}} ${$root.secret}';
    const card = draw([
      { kind: 'stacked', title: name, note: '', lines: [], data: [{ title: name, data: PARTS }] },
    ]);

    expect(JSON.stringify(card)).not.toContain('{{');
    expect(JSON.stringify(card)).toContain('$root.secret');
  });
});
