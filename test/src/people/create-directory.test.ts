import { beforeEach, describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { createDirectory } from '../../../src/people/create-directory.ts';
import type { Directory } from '../../../src/people/directory.ts';
import { openRepos } from '../../../src/product/repos.ts';
import { buildHolder, buildPerson, buildUnit } from '../../helpers/build-person.ts';
import { openMemoryStore } from '../../helpers/memory-store.ts';

describe('createDirectory', () => {
  let directory: Directory;

  beforeEach(async () => {
    const repos = openRepos(openMemoryStore());
    const substitute = { person: 'deputy', from: '2026-11-20', to: '2026-11-25' };
    await repos.units.insert(buildUnit('biysk', { zone: 'Asia/Omsk' }));
    for (const person of [
      buildHolder('commercial-director', { substitute }),
      buildPerson('deputy'),
      buildPerson('left', { roles: [{ role: 'commercial-director', scope: 'branch' }], active: false }),
      buildPerson('head', { roles: [{ role: 'unit-sales-head', scope: 'biysk' }] }),
    ]) {
      await repos.people.insert(person);
    }
    directory = createDirectory(repos);
  });

  it('finds holders of a role in exactly its scope, leavers left out', async () => {
    expect(await idsOf(directory.findHolders('commercial-director', 'branch'))).toEqual([
      'commercial-director',
    ]);
    expect(await idsOf(directory.findHolders('unit-sales-head', 'barnaul'))).toEqual([]);
    expect(await idsOf(directory.findByRole('unit-sales-head'))).toEqual(['head']);
  });

  it('finds the holders of several roles at once, each person once', async () => {
    const grants = [
      { role: 'commercial-director', scope: 'branch' },
      { role: 'unit-sales-head', scope: 'biysk' },
      { role: 'unit-head', scope: 'biysk' },
    ] as const;

    expect(await idsOf(directory.findHoldersOfAny([...grants]))).toEqual(['commercial-director', 'head']);
    expect(await idsOf(directory.findHoldersOfAny([]))).toEqual([]);
  });

  it.each([
    ['2026-11-19', []],
    ['2026-11-20', ['deputy']],
    ['2026-11-25', ['deputy']],
    ['2026-11-26', []],
  ])('counts the substitute on %s: %j', async (on, substitutes) => {
    const date = Temporal.PlainDate.from(on);

    const actors = await directory.findActors('commercial-director', 'branch', date);
    const principals = await directory.findPrincipals('deputy', date);

    expect(actors.map(({ person }) => person._id)).toEqual(['commercial-director', ...substitutes]);
    expect(principals).toHaveLength(substitutes.length);
  });

  it('takes the zone of the person, else of the first unit, else the default', async () => {
    expect(await directory.zoneOf(buildPerson('any', { zone: 'Asia/Tomsk' }))).toBe('Asia/Tomsk');
    expect(await directory.zoneOf(await directory.getPerson('head'))).toBe('Asia/Omsk');
    expect(await directory.zoneOf(buildPerson('any'))).toBe('Asia/Barnaul');
  });

  it('knows ids in any case', async () => {
    expect((await directory.findPerson('HEAD'))?._id).toBe('head');
    await expect(directory.getPerson('nobody')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

async function idsOf(people: Promise<{ _id: string }[]>): Promise<string[]> {
  return (await people).map(({ _id }) => _id);
}
