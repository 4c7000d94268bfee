import { describe, expect, it } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import type { Directory } from '../../../src/people/directory.ts';
import type { Person } from '../../../src/people/person.ts';
import { foreseeHolders, rememberHolders } from '../../../src/people/remember-holders.ts';
import { buildHolder, buildPerson } from '../../helpers/build-person.ts';

const MONDAY = Temporal.PlainDate.from('2026-11-23');
const AWAY = { person: 'substitute', from: '2026-11-24', to: '2026-11-24' };

function countingDirectory(): { directory: Directory; asked: string[] } {
  const asked: string[] = [];
  const directory = {
    findHolders: async (role: string, scope: string): Promise<Person[]> => {
      asked.push(`${role}@${scope}`);
      return [buildHolder('legal', { substitute: AWAY })];
    },
    findHoldersOfAny: async () => [buildHolder('legal', { substitute: AWAY })],
    findPerson: async (id: string) => buildPerson(id),
  };
  return { directory: directory as unknown as Directory, asked };
}

describe('rememberHolders', () => {
  it('looks up each role once, and its substitutes for each day', async () => {
    const { directory, asked } = countingDirectory();
    const remembering = rememberHolders(directory);

    const monday = await remembering.findActors('legal', 'branch', MONDAY);
    const tuesday = await remembering.findActors('legal', 'branch', MONDAY.add({ days: 1 }));
    await remembering.findActors('manager', 'barnaul', MONDAY);

    expect(monday.map(({ person }) => person._id)).toEqual(['legal']);
    expect(tuesday.map(({ person }) => person._id)).toEqual(['legal', 'substitute']);
    expect(asked).toEqual(['legal@branch', 'manager@barnaul']);
  });

  it('knows nothing of the work before', async () => {
    const { directory, asked } = countingDirectory();

    await rememberHolders(directory).findHolders('legal', 'branch');
    await rememberHolders(directory).findHolders('legal', 'branch');

    expect(asked).toHaveLength(2);
  });
});

describe('foreseeHolders', () => {
  it('knows who holds and who substitutes in the roles given, and asks for the others', async () => {
    const { directory, asked } = countingDirectory();
    const foreseeing = await foreseeHolders(directory, [
      { role: 'legal', scope: 'branch' },
      { role: 'manager', scope: 'barnaul' },
    ]);

    const legal = await foreseeing.findActors('legal', 'branch', MONDAY.add({ days: 1 }));
    const managers = await foreseeing.findActors('manager', 'barnaul', MONDAY);
    await foreseeing.findHolders('quality', 'branch');

    expect(legal.map(({ person }) => person._id)).toEqual(['legal', 'substitute']);
    expect(managers).toEqual([]);
    expect(asked).toEqual(['quality@branch']);
  });
});
