import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PassportDraft } from '../../../src/clients/passport/draft.ts';
import { checkDraft, type DraftMove } from '../../../src/clients/passport/draft-rules.ts';
import { loadPassportContext } from '../../../src/clients/passport/load-passport-context.ts';
import { PASSPORT_FIELDS, SECTION_IDS } from '../../../src/clients/passport/passport-form.ts';
import { SCREENS } from '../../../src/clients/passport/screens.ts';
import { discardDraft } from '../../../src/registration/discard-draft.ts';
import { listDrafts } from '../../../src/registration/list-drafts.ts';
import { type SaveDraftResult, saveDraft } from '../../../src/registration/save-draft.ts';
import { startRegistration } from '../../../src/registration/start-registration.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const { app } = await createRegisterWorld();

const INN = '7707083893';
const MAIN = {
  shortName: 'ООО «Ромашка»',
  kpp: '773601001',
  large: 'true',
  image: 'false',
  sphere: 'trade',
  monthlyCharge: '150 000',
  unit: 'barnaul',
  'criteria/0/criterion': 'lines',
  'criteria/0/value': '120',
};

function start(): Promise<PassportDraft> {
  return startRegistration(app, { actor: 'manager' });
}

function save(
  draft: PassportDraft,
  move: DraftMove,
  typed: Record<string, unknown> = {},
): Promise<SaveDraftResult> {
  return saveDraft(app, { actor: 'manager', draft: draft._id, version: draft.version, typed, move });
}

async function answerInn(): Promise<SaveDraftResult> {
  return save(await start(), { kind: 'next' }, { inn: INN });
}

describe('saveDraft', () => {
  it('goes on only when the INN is right, and says the legal form that follows', async () => {
    const wrong = await save(await start(), { kind: 'next' }, { inn: '7707083894' });
    const right = await save(wrong.draft, { kind: 'next' }, { inn: ' 7707 083893 ' });

    expect(wrong.draft).toMatchObject({ step: 'inn', errors: { inn: { code: 'inn' } } });
    expect(wrong.draft.values.inn).toBe('7707083894');
    expect(right.draft).toMatchObject({ step: 'main', errors: {} });
    expect(right.draft.values).toMatchObject({ inn: INN, legalForm: 'organisation' });
  });

  it('makes service points of the units that are named, and a first row of what stands on the screen', async () => {
    const { draft } = await answerInn();

    const local = await save(draft, { kind: 'take' }, MAIN);
    const regional = await save(local.draft, { kind: 'take' }, { ...MAIN, elsewhere: 'biysk' });
    const again = await save(regional.draft, { kind: 'take' }, MAIN);

    expect(local.draft.values).toMatchObject({
      servicePoints: [{ unit: 'barnaul' }],
      criteria: [{ criterion: 'lines', value: '120' }],
      contacts: [],
    });
    expect(regional.draft.values.servicePoints).toMatchObject([{ unit: 'barnaul' }, { unit: 'biysk' }]);
    expect(again.draft.values.servicePoints).toMatchObject([{ unit: 'barnaul' }]);
  });

  it('takes the charge for the value of the criterion that is about it', async () => {
    const { draft } = await answerInn();
    const typed = { ...MAIN, 'criteria/0/criterion': 'monthly-charge', 'criteria/0/value': '' };

    const taken = await save(draft, { kind: 'take' }, typed);

    const context = await loadPassportContext(app, await app.directory.getPerson('manager'));
    const { values, errors } = checkDraft(taken.draft, context);
    expect(taken.draft.values.criteria).toMatchObject([{ value: '' }]);
    expect(values.criteria).toMatchObject([{ value: '150 000 ₽' }]);
    expect(errors).toEqual({});
  });

  it('says no more what a row has mended', async () => {
    const { draft } = await answerInn();
    const open = await save(draft, { kind: 'section-open', section: 'addresses' });
    const typed = { legalAddress: 'Барнаул, пр. Ленина, 1', unit: 'barnaul' };
    const points = { 'servicePoints/0/address': 'Бийск, 2', 'servicePoints/0/unit': 'biysk' };
    const wrong = await save(open.draft, { kind: 'section-done' }, { ...typed, ...points });
    expect(wrong.draft.errors).toEqual({ unit: { code: 'unit-without-point' } });

    const again = await save(wrong.draft, { kind: 'row-open', list: 'servicePoints', row: -1 }, typed);
    const mended = await save(again.draft, { kind: 'row-save' }, { address: 'Барнаул, 1', unit: 'barnaul' });

    expect(mended.draft.errors).toEqual({});
  });

  it('shows other screens and goes away with wrong values kept and without reproach', async () => {
    const { draft } = await answerInn();

    const shown = await save(draft, { kind: 'show', screen: 'review' }, { ...MAIN, kpp: 'x' });
    const saved = await save(shown.draft, { kind: 'save' });

    expect(shown.draft).toMatchObject({ step: 'review', values: { kpp: 'x' }, errors: {} });
    expect(saved.draft).toMatchObject({ step: 'review', values: { kpp: 'x' }, errors: {} });
  });

  it('brings a section back as it was opened', async () => {
    const { draft } = await answerInn();
    const open = await save(draft, { kind: 'section-open', section: 'basis' });
    const wrong = await save(open.draft, { kind: 'section-done' }, { sphere: 'nonsense', large: 'true' });

    const cancelled = await save(wrong.draft, { kind: 'section-cancel' });

    expect(wrong.draft).toMatchObject({ section: 'basis', values: { sphere: 'nonsense' } });
    expect(cancelled.draft).toMatchObject({ section: null, values: draft.values, errors: {} });
  });

  it('adds, mends and removes a row', async () => {
    const { draft } = await answerInn();
    const section = await save(draft, { kind: 'section-open', section: 'addresses' });
    const open = await save(section.draft, { kind: 'row-open', list: 'servicePoints', row: -1 });
    const wrong = await save(open.draft, { kind: 'row-save' }, { address: 'Бийск, 1', unit: 'moscow' });
    const right = await save(wrong.draft, { kind: 'row-save' }, { unit: 'biysk' });
    const removed = await save(right.draft, { kind: 'row-remove', list: 'servicePoints', row: 0 });

    expect(wrong.draft).toMatchObject({ list: 'servicePoints', row: 1 });
    expect(wrong.draft.errors['servicePoints/1/unit']).toEqual({ code: 'choice' });
    expect(right.draft).toMatchObject({ list: null, row: null, errors: {}, section: 'addresses' });
    expect(right.draft.values.servicePoints).toMatchObject([{ unit: 'barnaul' }, { unit: 'biysk' }]);
    expect(removed.draft).toMatchObject({ list: null, section: 'addresses' });
    expect(removed.draft.values.servicePoints).toMatchObject([{ unit: 'biysk' }]);
  });

  it('empties an optional choice that the client left out', async () => {
    const { draft } = await answerInn();
    const open = await save(draft, { kind: 'section-open', section: 'appointment' });
    const chosen = await save(open.draft, { kind: 'save' }, { orderNumber: '1', deputy: 'other-manager' });

    const emptied = await save(chosen.draft, { kind: 'save' }, { orderNumber: '1' });
    const untouched = await save(chosen.draft, { kind: 'save' }, {});

    expect(chosen.draft.values.deputy).toBe('other-manager');
    expect(emptied.draft.values.deputy).toBe('');
    expect(untouched.stale).toBe(true);
  });

  it('takes nothing from a card that is not the latest', async () => {
    const { draft } = await answerInn();
    await save(draft, { kind: 'save' }, MAIN);

    const late = await save(draft, { kind: 'take' }, { ...MAIN, shortName: 'Поздно' });
    const repeated = await save(draft, { kind: 'take' }, MAIN);

    expect(late).toMatchObject({ stale: true, draft: { values: { shortName: MAIN.shortName } } });
    expect(repeated.stale).toBe(false);
  });

  it('is the owner’s alone', async () => {
    const draft = await start();
    const input = { draft: draft._id, version: draft.version, typed: {}, move: { kind: 'next' } } as const;

    await expect(saveDraft(app, { ...input, actor: 'branch-sales' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(discardDraft(app, { actor: 'branch-sales', draft: draft._id })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('forgets a discarded draft, twice if asked twice', async () => {
    const draft = await start();

    await discardDraft(app, { actor: 'manager', draft: draft._id });
    await discardDraft(app, { actor: 'manager', draft: draft._id });

    const { items: left } = await listDrafts(app, { actor: 'manager' });
    expect(left.map(({ _id }) => _id)).not.toContain(draft._id);
  });

  it('stores a presentable draft after any clicks with anything typed', async () => {
    const lists = Object.entries(PASSPORT_FIELDS).filter(([, field]) => field.kind === 'list');
    const names = Object.values(PASSPORT_FIELDS).flatMap((field) =>
      field.kind === 'list' ? Object.keys(field.item) : [],
    );
    const kinds = ['next', 'branch', 'back', 'take', 'save', 'section-done', 'section-cancel'];
    const row = fc.constantFrom(-1, 0, 1, Number.NaN, 99);
    const list = fc.constantFrom(...lists.map(([name]) => name), 'nothing', '__proto__');
    const move = fc.oneof(
      fc.constantFrom(...kinds, 'row-save', 'row-remove', 'row-cancel').map((kind) => ({ kind })),
      fc.record({ kind: fc.constantFrom('row-open', 'row-remove'), list, row }),
      fc.record({ kind: fc.constant('show'), screen: fc.constantFrom(...SCREENS) }),
      fc.record({ kind: fc.constant('section-open'), section: fc.constantFrom(...SECTION_IDS) }),
    ) as fc.Arbitrary<DraftMove>;
    const places = lists.flatMap(([name, field]) =>
      field.kind === 'list' ? Object.keys(field.item).map((cell) => `${name}/0/${cell}`) : [],
    );
    const key = fc.constantFrom(...Object.keys(PASSPORT_FIELDS), ...names, ...places);
    const typed = fc.dictionary(key, fc.oneof(fc.string({ unit: 'binary' }), fc.anything()), { maxKeys: 6 });
    const steps = fc.constantFrom(...SCREENS, 'names', 'places', 'basis', 'services', 'people', 'odd');
    const clicks = fc.array(fc.tuple(steps, move, typed), { maxLength: 6 });

    await fc.assert(
      fc.asyncProperty(clicks, async (all) => {
        let draft = await start();
        for (const [step, kind, values] of all) {
          if (draft.row === null) draft = await app.drafts.replace({ ...draft, step });
          draft = (await save(draft, kind, values)).draft;
        }
        expect(await app.drafts.get(draft._id)).toEqual(draft);
      }),
      { numRuns: 150 },
    );
  });
});
