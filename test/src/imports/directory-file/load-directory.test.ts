import { describe, expect, it } from '@jest/globals';
import { createTranslator } from '../../../../src/i18n/create-translator.ts';
import { describeDirectory } from '../../../../src/imports/directory-file/describe-directory.ts';
import { loadDirectory } from '../../../../src/imports/directory-file/load-directory.ts';
import { createLogger } from '../../../../src/kernel/logger.ts';
import { createDirectory } from '../../../../src/people/create-directory.ts';
import { ensureFirstAdmin } from '../../../../src/people/directory/ensure-first-admin.ts';
import { createProduct } from '../../../../src/product/create-product.ts';
import type { Product } from '../../../../src/product/product.ts';
import { openMemoryStore } from '../../../helpers/memory-store.ts';

const UNIT = { id: 'barnaul', name: { ru: 'Барнаул', en: 'Barnaul' }, zone: 'Asia/Barnaul' };
const HEAD = {
  aadObjectId: 'AAAA-1',
  name: 'Начальник отдела продаж',
  email: 'head@example.test',
  roles: [{ role: 'unit-sales-head', scope: 'barnaul' }],
};
const DEPUTY = { aadObjectId: 'bbbb-2', name: 'Заместитель', roles: [] };

describe('loadDirectory', () => {
  it('says what it would change and changes nothing without apply', async () => {
    const deps = await openDeps();

    const { problems, changes } = await load(deps, file(), false);

    expect(problems).toEqual([]);
    expect(changes.map(({ kind, what, id }) => `${what} ${kind} ${id}`)).toEqual([
      'add unit barnaul',
      'add person aaaa-1',
      'add person bbbb-2',
    ]);
    expect(await deps.people.get('aaaa-1')).toBeNull();
  });

  it('applies once, and finds nothing to change the second time', async () => {
    const deps = await openDeps();

    await load(deps, file(), true);
    const { changes } = await load(deps, file(), true);

    expect(changes).toEqual([]);
    expect(await deps.people.get('aaaa-1')).toMatchObject({ active: true, hasPending: false, locale: null });
  });

  it('names each field that changes, and leaves a trace of it', async () => {
    const deps = await openDeps();
    await load(deps, file(), true);
    const promoted = { ...HEAD, roles: [{ role: 'unit-head', scope: 'barnaul' }] };

    const { changes } = await load(deps, file({ people: [promoted, DEPUTY] }), true);

    expect(changes).toMatchObject([
      { fields: [{ field: 'roles', from: 'unit-sales-head@barnaul', to: 'unit-head@barnaul' }] },
    ]);
    const query = { index: 'subject', eq: { subject: 'person:aaaa-1' }, desc: true, limit: 1 };
    expect((await deps.audit.find(query)).items).toMatchObject([
      { by: 'import', event: { type: 'person.changed' } },
    ]);
    expect(await deps.audit.count({ index: 'subject', eq: { subject: 'person:aaaa-1' } })).toBe(2);
  });

  it('keeps the language that a person chose', async () => {
    const deps = await openDeps();
    await load(deps, file(), true);
    const person = await deps.people.get('aaaa-1');
    if (person) await deps.people.replace({ ...person, locale: 'en' });

    const { changes } = await load(deps, file(), true);

    expect(changes).toEqual([]);
  });

  it('closes the access of missing people only when told to', async () => {
    const deps = await openDeps();
    await load(deps, file(), true);
    const without = file({ people: [HEAD] });

    const kept = await load(deps, without, true);
    const closed = await loadDirectory(deps, { json: without, apply: true, deactivateMissing: true });

    expect(kept.changes).toEqual([]);
    expect(closed.changes).toMatchObject([{ what: 'deactivate', id: 'bbbb-2' }]);
    expect(await createDirectory(deps).findPerson('bbbb-2')).toBeUndefined();
  });

  it.each([
    ['an unknown role', { roles: [{ role: 'king', scope: 'barnaul' }] }, 'people.0.roles.0', 'unknown-role'],
    ['an unknown unit', { roles: [{ role: 'manager', scope: 'omsk' }] }, 'people.0.roles.0', 'unknown-unit'],
    [
      'a unit role for the branch',
      { roles: [{ role: 'unit-head', scope: 'branch' }] },
      'people.0.roles.0',
      'wrong-scope',
    ],
    [
      'a branch role in a unit',
      { roles: [{ role: 'legal', scope: 'barnaul' }] },
      'people.0.roles.0',
      'wrong-scope',
    ],
    ['the same grant twice', { roles: [...HEAD.roles, ...HEAD.roles] }, 'people.0.roles.1', 'duplicate'],
    ['an unknown substitute', substitute('cccc-3'), 'people.0.substitute', 'unknown-person'],
    ['somebody as their own substitute', substitute('aaaa-1'), 'people.0.substitute', 'own-substitute'],
    [
      'dates that end before they begin',
      substitute('bbbb-2', '2026-12-01', '2026-11-30'),
      'people.0.substitute',
      'ends-before-it-begins',
    ],
    [
      'a date that does not exist',
      substitute('bbbb-2', '2026-02-31', '2026-03-01'),
      'people.0.substitute.from',
      'format',
    ],
    ['an unknown zone', { zone: 'Asia/Atlantis' }, 'people.0.zone', 'unknown-zone'],
    ['an unknown language', { locale: 'de' }, 'people.0.locale', 'value'],
    ['a field of its own', { salary: 1 }, 'people.0', 'unknown-key'],
  ])('refuses %s', async (_what, overrides, at, code) => {
    const deps = await openDeps();

    const { problems, changes } = await load(
      deps,
      file({ people: [{ ...HEAD, ...overrides }, DEPUTY] }),
      true,
    );

    expect(problems).toMatchObject([{ at, code }]);
    expect(changes).toEqual([]);
    expect(await deps.people.count({ index: '', eq: {} })).toBe(0);
  });

  it('refuses a substitute who decides at the same step of requests', async () => {
    const [legal, economics] = ['legal', 'economics'].map((role) => [{ role, scope: 'branch' }]);
    const people = [
      { ...HEAD, roles: legal, ...substitute('bbbb-2') },
      { ...DEPUTY, roles: economics },
    ];

    const { problems } = await load(await openDeps(), file({ people }), false);

    expect(problems).toMatchObject([{ at: 'people.0.substitute', code: 'substitute-sits-beside' }]);
  });

  it.each([
    ['two people', { people: [HEAD, { ...HEAD, aadObjectId: 'aaaa-1' }] }, 'people.1'],
    ['two units', { units: [UNIT, UNIT] }, 'units.1'],
  ])('refuses one id for %s', async (_what, overrides, at) => {
    const { problems } = await load(await openDeps(), file(overrides), false);

    expect(problems).toMatchObject([{ at, code: 'duplicate' }]);
  });

  it.each([null, [], 'text', 5, { people: {} }])('refuses %j, which is not a directory', async (json) => {
    const { problems } = await load(await openDeps(), json, true);

    expect(problems.length).toBeGreaterThan(0);
  });
});

describe('describeDirectory', () => {
  it.each(['ru', 'en'] as const)('has a sentence in %s for every problem and change', async (locale) => {
    const texts = createTranslator().in(locale);
    const deps = await openDeps();
    const bad = [{ ...HEAD, ...substitute('cccc-3', '2026-12-01', '2026-11-30'), zone: 'Asia/Atlantis' }];
    const wrong = await load(deps, file({ people: bad }), false);
    const right = await load(deps, file(), false);

    const lines = [...describeDirectory(wrong, false, texts), ...describeDirectory(right, true, texts)];

    expect(lines.length).toBeGreaterThan(15);
    expect(lines.join('\n')).not.toContain('undefined');
  });
});

describe('ensureFirstAdmin', () => {
  it('makes the person of the setting an admin while there is none', async () => {
    const repos = await openDeps();
    const deps = { ...repos, directory: createDirectory(repos), translator: createTranslator() };

    const first = await ensureFirstAdmin(deps, { tenantId: 'T', aadObjectId: 'ADMIN-1' });
    const second = await ensureFirstAdmin(deps, { tenantId: 'T', aadObjectId: 'other-2' });

    expect([first, second]).toEqual([true, false]);
    expect(await deps.directory.findHolders('admin', 'branch')).toMatchObject([
      { _id: 'admin-1', tenantId: 't' },
    ]);
  });
});

function openDeps() {
  const clock = { now: () => Date.parse('2026-11-23T02:00:00Z') };
  return createProduct({
    store: openMemoryStore(),
    clock,
    realClock: clock,
    log: createLogger('silent'),
  });
}

function load(deps: Product, json: unknown, apply: boolean) {
  return loadDirectory(deps, { json, apply, deactivateMissing: false });
}

function file(overrides: Record<string, unknown> = {}) {
  return { tenantId: 'tenant-1', units: [UNIT], people: [HEAD, DEPUTY], ...overrides };
}

function substitute(person: string, from = '2026-11-20', to = '2026-11-30') {
  return { substitute: { person, from, to } };
}
