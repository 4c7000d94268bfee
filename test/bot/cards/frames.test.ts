import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, it } from '@jest/globals';
import { type CardData, createCardRenderer } from '../../../bot/cards/card-renderer.ts';
import type { ButtonView, FoldView, InputView, PlaceView } from '../../../bot/cards/view.ts';
import { allOf, visibleText } from '../../helpers/card-contents.ts';

const FRAMES = ['ask', 'strip', 'tiles', 'button-rows', 'places', 'folds', 'rows'];

const root = mkdtempSync(`${tmpdir()}/frames-`);
cpSync('cards/frames', `${root}/frames`, { recursive: true });
const body = FRAMES.map((frame) => ({ $include: `frames/${frame}` }));
writeFileSync(`${root}/all.json`, JSON.stringify({ type: 'AdaptiveCard', body }));
const cards = createCardRenderer(root);
afterAll(() => rmSync(root, { recursive: true }));

function draw(data: CardData): Record<string, unknown> {
  return cards.render('all', { buttonRows: [], ...data }, 's').card;
}

function button(overrides: Partial<ButtonView> = {}): ButtonView {
  return { title: 'Open', verb: 'a.b', data: { id: '1' }, tone: 'default', withInputs: false, ...overrides };
}

function fold(overrides: Partial<FoldView> = {}): FoldView {
  return {
    id: 'passport',
    title: 'Passport',
    open: false,
    facts: [{ title: 'INN', value: '2225000050' }],
    lines: [],
    history: [],
    buttons: [],
    ...overrides,
  };
}

const REASON: InputView = {
  id: 'reason~1',
  kind: 'multiline',
  label: 'Why',
  required: true,
  value: 'typed',
  placeholder: '',
  maxLength: 1000,
  choices: [],
  error: '',
  hint: '',
};

describe('shared frames', () => {
  it('draw nothing of what a card does not say', () => {
    expect(draw({}).body).toEqual([]);
  });

  it('say first what is asked, and until when only where there is a day', () => {
    const asked = { text: 'Agree', due: 'Until 27 November', tone: 'accent' };

    expect(visibleText(draw({ ask: asked }))).toContain('Until 27 November');
    expect(allOf(draw({ ask: { ...asked, due: '' } }), 'TextBlock')).toHaveLength(1);
  });

  it('say a route in words beside its marks', () => {
    const steps = [
      { mark: '✓', tone: 'good' },
      { mark: '●', tone: 'accent' },
    ];
    const card = draw({ strip: { steps, text: 'Step 2 of 2: you' } });

    expect(allOf(card, 'TextRun').map(({ text }) => String(text).trim())).toEqual(['✓', '●']);
    expect(visibleText(card)).toContain('Step 2 of 2: you');
  });

  it('open a fold where it stands, sending nothing', () => {
    const card = draw({ folds: [fold()] });
    const [toggle] = allOf(card, 'Action.ToggleVisibility');
    const targets = (toggle?.targetElements ?? []) as string[];
    const ids = allOf(card, 'Container').concat(allOf(card, 'TextBlock'));

    expect(toggle).toMatchObject({ title: 'Passport' });
    expect(targets).toHaveLength(3);
    for (const target of targets) expect(ids.filter(({ id }) => id === target)).toHaveLength(1);
    expect(allOf(card, 'Action.Execute')).toEqual([]);
  });

  it('leave a fold open where something in it has to be seen', () => {
    const open = ({ open }: { open: boolean }) =>
      allOf(draw({ folds: [fold({ open })] }), 'Container').find(({ id }) => id === 'passport')?.isVisible;

    expect([open({ open: true }), open({ open: false })]).toEqual([true, false]);
  });

  it('turn a button that opens a place into one that sends nothing', () => {
    const place: PlaceView = {
      id: 'refuse',
      open: false,
      title: '',
      inputs: [REASON],
      buttons: [button({ title: 'Refuse', withInputs: true })],
    };
    const card = draw({
      buttonRows: [{ buttons: [button({ title: 'Refuse…', toggles: ['refuse'] }), button()] }],
      places: [place],
    });

    const [toggle] = allOf(card, 'Action.ToggleVisibility');
    expect(toggle).toEqual({
      type: 'Action.ToggleVisibility',
      title: 'Refuse…',
      style: 'default',
      targetElements: ['refuse'],
    });
    const sent = allOf(card, 'Action.Execute').map(({ title, associatedInputs }) => [
      title,
      associatedInputs,
    ]);
    expect(sent).toEqual([
      ['Open', 'none'],
      ['Refuse', 'auto'],
    ]);
    expect(allOf(card, 'Input.Text')).toMatchObject([{ id: 'reason~1', value: 'typed', isMultiline: true }]);
  });

  it('make a tile and a row tappable only where there is somewhere to go', () => {
    const tile = { figure: '2', label: 'requests', tone: 'default' };
    const row = { title: 'Row', detail: '', tone: 'default', buttons: [] };
    const card = draw({ tiles: [tile, { ...tile, tap: button() }], rows: [row, { ...row, tap: button() }] });

    const taps = allOf(card, 'Column').filter(({ selectAction }) => selectAction !== undefined);
    expect(taps.map(({ selectAction }) => selectAction)).toMatchObject([
      { type: 'Action.Execute', verb: 'a.b', tooltip: 'Open', fallback: { type: 'Action.Submit' } },
      { type: 'Action.Execute', verb: 'a.b', tooltip: 'Open', fallback: { type: 'Action.Submit' } },
    ]);
    expect(JSON.stringify(card)).not.toContain('null');
  });

  it('tell a screen reader what a short button is of', () => {
    const rows = [{ buttons: [button({ tooltip: 'Open ST-2026-0001' }), button({ tooltip: '' })] }];
    const [named, plain] = allOf(draw({ buttonRows: rows }), 'Action.Execute');

    expect(named).toMatchObject({ tooltip: 'Open ST-2026-0001' });
    expect(plain).not.toHaveProperty('tooltip');
  });
});
