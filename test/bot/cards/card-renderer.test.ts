import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createCardRenderer } from '../../../bot/cards/card-renderer.ts';
import { type ButtonView, type InputView, inputId } from '../../../bot/cards/view.ts';
import { allOf, textsOf, visibleText } from '../../helpers/card-contents.ts';

const cards = createCardRenderer();

function renderText(text: string): string {
  return textsOf(cards.render('messages/text', { text }, 'summary').card)[0] ?? '';
}

function button(overrides: Partial<ButtonView> = {}): ButtonView {
  return { title: 'OK', verb: 'a.b', data: { id: '1' }, tone: 'default', withInputs: false, ...overrides };
}

describe('createCardRenderer', () => {
  it('fails for a name that no template has', () => {
    expect(() => cards.render('messages/nothing', {}, 's')).toThrow('no card template');
  });

  it('fails when a template asks for data that is not there', () => {
    expect(() => cards.render('messages/text', {}, 's')).toThrow('lacks data for ${text}');
  });

  it('stamps version and fallback text', () => {
    const { card, summary } = cards.render('messages/text', { text: 'x' }, 'Summary');

    expect(card).toMatchObject({ type: 'AdaptiveCard', version: '1.5', fallbackText: 'Summary' });
    expect(summary).toBe('Summary');
  });

  it('hides frames whose data is empty', () => {
    expect(cards.render('messages/notice', {}, 's').card.body).toEqual([]);
  });

  it('puts an Action.Submit with the same verb behind an Action.Execute', () => {
    const { card } = cards.render('messages/notice', { buttons: [button(), button({ title: 'No' })] }, 's');
    const [first] = allOf(card, 'Action.Execute');

    expect(allOf(card, 'Action.Execute')).toHaveLength(2);
    expect(first).toMatchObject({ verb: 'a.b', data: { id: '1' }, associatedInputs: 'none' });
    expect(first?.fallback).toEqual({
      type: 'Action.Submit',
      title: 'OK',
      data: { id: '1', verb: 'a.b' },
      style: 'default',
      associatedInputs: 'none',
    });
  });

  it('refuses a card over the size that Teams takes', () => {
    expect(() => renderText('я'.repeat(40_000))).toThrow(expect.objectContaining({ code: 'CARD_TOO_LARGE' }));
  });

  it('refuses structure where text belongs', () => {
    const text = { type: 'Action.OpenUrl', url: 'http://evil' };

    expect(() => cards.render('messages/text', { text }, 's')).toThrow('not text');
  });
});

describe('text that somebody typed', () => {
  it.each([
    ['${$root.secret} ${1+1}', '${$root.secret} ${1+1}'],
    ['{{DATE(2026-01-01, SHORT)}}', '{\u200B{DATE(2026-01-01, SHORT)}}'],
    ['{{{x', '{\u200B{\u200B{x'],
    ['[x](http://evil)', '\\[x\\](http://evil)'],
    ['<at>Director</at>', '<\u200Bat>Director<\u200B/at>'],
    ['<b onclick=x>', '<\u200Bb onclick=x>'],
    ['**b** `c` ~~d~~', '\\*\\*b\\*\\* \\`c\\` \\~\\~d\\~\\~'],
    ['_i_ a_b', '\\_i\\_ a_b'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['05.12.2026', '05.12.2026'],
    ['a &amp; b & c', 'a &\u200Bamp; b & c'],
    ['one\ntwo\r\nthree', 'one\n\ntwo\n\nthree'],
  ])('shows %j literally', (typed, drawn) => {
    expect(renderText(typed)).toBe(drawn);
  });

  it('is never lost and never markup, whatever it is', () => {
    const typed = fc.string({ unit: fc.constantFrom(...'ab я1_*[]()<>{}$&;#-+.~`\\!|/@:'), minLength: 1 });
    fc.assert(
      fc.property(typed, (text) => {
        const drawn = renderText(text);

        expect(visibleText({ type: 'TextBlock', text: drawn })).toBe(text.trim());
        expect(drawn.replaceAll(/\\./g, ' ')).not.toMatch(/[*[\]~`]|\{\{|<[a-z]/i);
      }),
    );
  });

  it('is neutral in facts as well', () => {
    const facts = [{ title: '[a](b)', value: '${x}' }];
    const { card } = cards.render('messages/notice', { facts }, 's');

    expect(allOf(card, 'FactSet')[0]?.facts).toEqual([{ title: '\\[a\\](b)', value: '${x}' }]);
  });

  it('is left alone in what an action carries', () => {
    const { card } = cards.render('messages/notice', { buttons: [button({ data: { q: '[x] ${y}' } })] }, 's');

    expect(allOf(card, 'Action.Execute')[0]?.data).toEqual({ q: '[x] ${y}' });
  });
});

describe('frames', () => {
  const root = mkdtempSync(`${tmpdir()}/cards-`);
  cpSync('cards/frames', `${root}/frames`, { recursive: true });
  const names = ['header', 'notice', 'facts', 'sections', 'history', 'inputs', 'rows', 'buttons'];
  const body = names.map((name) => ({ $include: `frames/${name}` }));
  writeFileSync(`${root}/all.json`, JSON.stringify({ type: 'AdaptiveCard', body }));
  const framed = createCardRenderer(root);
  afterAll(() => rmSync(root, { recursive: true }));

  function render(data: Record<string, unknown>) {
    return framed.render('all', data, 's').card;
  }

  function input(overrides: Partial<InputView> = {}): InputView {
    return {
      id: inputId('inn', 3),
      kind: 'text',
      label: 'ИНН',
      required: false,
      value: '',
      placeholder: '',
      maxLength: 0,
      choices: [],
      error: '',
      hint: '',
      ...overrides,
    };
  }

  it('draw nothing for a card that has no data', () => {
    expect(render({}).body).toEqual([]);
  });

  it('draw a header with its number and status', () => {
    const header = { kind: 'Client', number: 'VIP-2026-0001', title: 'Title', status: 'Open', tone: 'good' };

    expect(textsOf(render({ header }))).toEqual(['Client · VIP-2026-0001', 'Open', 'Title']);
  });

  it('draw sections with and without facts', () => {
    const sections = [
      { title: 'One', facts: [{ title: 'a', value: 'b' }], lines: [] },
      { title: '', facts: [], lines: ['x', 'y'] },
    ];

    expect(textsOf(render({ sections }))).toEqual(['One', 'a: b', 'x', 'y']);
  });

  it('draw history with reasons', () => {
    const history = [
      { tone: 'good', text: 'Agreed', detail: '05.12', note: '' },
      { tone: 'attention', text: 'Refused', detail: '', note: 'Because' },
    ];

    expect(textsOf(render({ history }))).toEqual(['Agreed', '05.12', 'Refused', 'Because']);
  });

  it('draw rows with at most one button', () => {
    const rows = [
      { title: 'A', detail: 'd', tone: 'default', buttons: [button({ title: 'Open' })] },
      { title: 'B', detail: '', tone: 'default', buttons: [] },
    ];
    const card = render({ rows });

    expect(textsOf(card)).toEqual(['A', 'd', 'B']);
    expect(allOf(card, 'Action.Execute').map((action) => action.title)).toEqual(['Open']);
  });

  it.each(['warning', 'good'])('set %s in bold, as its colour cannot be read on white', (tone) => {
    const [title] = allOf(render({ rows: [{ title: 'A', detail: '', tone, buttons: [] }] }), 'TextBlock');

    expect(title).toMatchObject({ color: 'default', weight: 'Bolder' });
  });

  it('draw the error of an input above its hint, and keep what was typed', () => {
    const card = render({
      inputs: [
        input({ required: true, value: '${7707083893}', maxLength: 12, error: 'Wrong', hint: 'Hint' }),
      ],
    });

    expect(allOf(card, 'Input.Text')).toEqual([
      expect.objectContaining({ id: 'inn~3', label: 'ИНН *', value: '${7707083893}', maxLength: 12 }),
    ]);
    expect(textsOf(card)).toEqual(['Wrong', 'Hint']);
  });

  it.each([
    ['number', '1 234,5', 'Input.Number', 1234.5],
    ['number', 'twelve', 'Input.Text', 'twelve'],
    ['date', '2026-12-04', 'Input.Date', '2026-12-04'],
    ['date', '31.02', 'Input.Text', '31.02'],
    ['toggle', 'true', 'Input.Toggle', 'true'],
    ['multiline', 'a\nb', 'Input.Text', 'a\nb'],
  ] as const)('draw a %s of %j as %s', (kind, value, type, drawn) => {
    const card = render({ inputs: [input({ kind, value })] });

    expect(allOf(card, type)).toEqual([expect.objectContaining({ id: 'inn~3', value: drawn })]);
  });

  // A compact list keeps the options of the card that it replaces in place: Teams' renderer refreshes them
  // on focus for filtered and multiple choice lists only.
  it.each([
    ['choice', 2, { style: 'filtered' }],
    ['choice', 31, { style: 'filtered' }],
    ['choices', 5, { isMultiSelect: true, style: 'expanded' }],
    ['choices', 6, { isMultiSelect: true, style: 'compact' }],
  ] as const)('draw a %s of %i options', (kind, size, expected) => {
    const choices = Array.from({ length: size }, (_, n) => ({ title: `T${n}`, value: `v${n}` }));
    const [set] = allOf(render({ inputs: [input({ kind, choices, value: 'v1' })] }), 'Input.ChoiceSet');

    expect(set).toMatchObject({ ...expected, value: 'v1' });
    expect(set?.choices).toEqual(choices);
  });

  it('let Teams look up what stands in no list, and offer the list where it cannot', () => {
    const choices = [{ title: 'Ромашка', value: 'VIP-2026-0001' }];
    const inputs = [input({ kind: 'choice', choices, dataset: 'clients/contract' })];

    expect(allOf(render({ inputs }), 'Input.ChoiceSet')).toEqual([
      expect.objectContaining({
        style: 'filtered',
        choices,
        'choices.data': { type: 'Data.Query', dataset: 'clients/contract' },
      }),
    ]);
  });
});
