import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { PassportDraft } from '../../../src/clients/passport/draft.ts';
import type { DraftMove } from '../../../src/clients/passport/draft-rules.ts';
import { PASSPORT_FIELDS, PASSPORT_STEPS } from '../../../src/clients/passport/passport-form.ts';
import { discardDraft } from '../../../src/registration/discard-draft.ts';
import { listDrafts } from '../../../src/registration/list-drafts.ts';
import { type SaveDraftResult, saveDraft } from '../../../src/registration/save-draft.ts';
import { startRegistration } from '../../../src/registration/start-registration.ts';
import { createRegisterWorld } from '../../helpers/register-world.ts';

const { app } = await createRegisterWorld();

const NAMES = {
  legalForm: 'organisation',
  fullName: 'Общество «Ромашка»',
  shortName: 'ООО «Ромашка»',
  inn: '7707083893',
  kpp: '773601001',
  ogrn: '1027700132195',
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

describe('saveDraft', () => {
  it('goes on only when the screen is right', async () => {
    const wrong = await save(await start(), { kind: 'next' }, { ...NAMES, ogrn: '1' });
    const right = await save(wrong.draft, { kind: 'next' }, NAMES);

    expect(wrong.draft).toMatchObject({ step: 'names', errors: { ogrn: { code: 'ogrn' } } });
    expect(wrong.draft.values.ogrn).toBe('1');
    expect(right.draft).toMatchObject({ step: 'places', errors: {} });
  });

  it('says no more what a row has mended', async () => {
    const { draft: places } = await save(await start(), { kind: 'next' }, NAMES);
    const typed = { legalAddress: 'Барнаул, пр. Ленина, 1', unit: 'barnaul' };
    const opened = await save(places, { kind: 'row-open', list: 'servicePoints', row: -1 }, typed);
    const elsewhere = { address: 'Бийск, ул. Советская, 2', unit: 'biysk' };
    const added = await save(opened.draft, { kind: 'row-save' }, elsewhere);
    const wrong = await save(added.draft, { kind: 'next' }, typed);
    expect(wrong.draft.errors).toEqual({ unit: { code: 'unit-without-point' } });

    const again = await save(wrong.draft, { kind: 'row-open', list: 'servicePoints', row: -1 }, typed);
    const mended = await save(again.draft, { kind: 'row-save' }, { ...elsewhere, unit: 'barnaul' });

    expect(mended.draft.errors).toEqual({});
  });

  it('goes back and away with wrong values kept and without reproach', async () => {
    const { draft } = await save(await start(), { kind: 'next' }, NAMES);

    const back = await save(draft, { kind: 'back' }, { legalAddress: 'x' });
    const saved = await save(back.draft, { kind: 'save' }, { inn: 'abc' });

    expect(back.draft).toMatchObject({ step: 'names', values: { legalAddress: 'x' }, errors: {} });
    expect(saved.draft).toMatchObject({ step: 'names', values: { inn: 'abc' }, errors: {} });
  });

  it('adds, mends and removes a row', async () => {
    const { draft } = await save(await start(), { kind: 'next' }, NAMES);
    const open = await save(draft, { kind: 'row-open', list: 'servicePoints', row: -1 });
    const wrong = await save(open.draft, { kind: 'row-save' }, { address: 'Бийск, 1', unit: 'moscow' });
    const right = await save(wrong.draft, { kind: 'row-save' }, { unit: 'biysk' });
    const again = await save(right.draft, { kind: 'row-open', list: 'servicePoints', row: 0 });
    const removed = await save(again.draft, { kind: 'row-remove' });

    expect(wrong.draft).toMatchObject({ list: 'servicePoints', row: 0 });
    expect(wrong.draft.errors['servicePoints/0/unit']).toEqual({ code: 'choice' });
    expect(right.draft).toMatchObject({
      list: null,
      row: null,
      errors: {},
      values: { servicePoints: [{ address: 'Бийск, 1', unit: 'biysk' }] },
    });
    expect(removed.draft).toMatchObject({ list: null, values: { servicePoints: [] } });
  });

  it('empties an optional choice that the client left out', async () => {
    const first = await start();
    const draft = await app.drafts.replace({ ...first, step: 'appointment' });
    const chosen = await save(draft, { kind: 'save' }, { orderNumber: '1', deputy: 'other-manager' });

    const emptied = await save(chosen.draft, { kind: 'save' }, { orderNumber: '1' });
    const untouched = await save(chosen.draft, { kind: 'save' }, {});

    expect(chosen.draft.values.deputy).toBe('other-manager');
    expect(emptied.draft.values.deputy).toBe('');
    expect(untouched.stale).toBe(true);
  });

  it('takes nothing from a card that is not the latest', async () => {
    const draft = await start();
    await save(draft, { kind: 'next' }, NAMES);

    const late = await save(draft, { kind: 'next' }, { ...NAMES, shortName: 'Поздно' });

    expect(late).toMatchObject({ stale: true, draft: { step: 'places' } });
    expect(late.draft.values.shortName).toBe(NAMES.shortName);
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
    const move = fc.oneof(
      fc
        .constantFrom('next', 'back', 'save', 'row-save', 'row-remove', 'row-cancel')
        .map((kind) => ({ kind })),
      fc.record({
        kind: fc.constant('row-open'),
        list: fc.constantFrom(...lists.map(([name]) => name), 'nothing', '__proto__'),
        row: fc.constantFrom(-1, 0, 1, Number.NaN, 99),
      }),
    ) as fc.Arbitrary<DraftMove>;
    const key = fc.constantFrom(...Object.keys(PASSPORT_FIELDS), ...names);
    const typed = fc.dictionary(key, fc.oneof(fc.string({ unit: 'binary' }), fc.anything()), { maxKeys: 6 });
    const clicks = fc.array(fc.tuple(fc.constantFrom(...PASSPORT_STEPS), move, typed), { maxLength: 6 });

    await fc.assert(
      fc.asyncProperty(clicks, async (all) => {
        let draft = await start();
        for (const [step, kind, values] of all) {
          if (draft.row === null) draft = await app.drafts.replace({ ...draft, step: step.id });
          draft = (await save(draft, kind, values)).draft;
        }
        expect(await app.drafts.get(draft._id)).toEqual(draft);
      }),
      { numRuns: 150 },
    );
  });
});
