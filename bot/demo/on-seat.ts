import { sortKey } from '../../src/storage/words.ts';
import type { CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { type DemoDirectory, type DemoPerson, roleTitle } from './demo-directory.ts';
import type { Seat } from './seat-config.ts';

export interface SeatCommandOptions {
  directory: Pick<DemoDirectory, 'people' | 'units'>;
  /** Address of the page that shows a seat's window. */
  pageOf(seat: Seat): string;
  openWindow(person: DemoPerson): Promise<Seat>;
}

/** `/seat` names the people of the demo, `/seat 8` opens a window for one of them and says where. */
export function createSeatCommand({ directory, pageOf, openWindow }: SeatCommandOptions): CommandHandler {
  const { people, units } = directory;

  function list({ texts }: Turn): Reply {
    const names = people.map((person, n) => {
      const role = roleTitle(person, units, texts);
      return texts.t('demo.seat.row', { number: n + 1, name: person.name, role });
    });
    return { kind: 'text', text: [texts.t('demo.seat.list'), ...names].join('\n\n') };
  }

  function find({ texts }: Turn, wanted: string): DemoPerson | undefined {
    const byName = people.filter((person) =>
      sortKey(`${person.name} ${roleTitle(person, units, texts)}`).includes(sortKey(wanted)),
    );
    return people[Number(wanted) - 1] ?? (byName.length === 1 ? byName[0] : undefined);
  }

  return {
    id: 'seat',
    words: ['/seat'],
    takesArgument: true,
    places: ['personal'],
    handle: async (turn, argument) => {
      const person = argument === '' ? undefined : find(turn, argument);
      if (!person) return list(turn);
      const url = pageOf(await openWindow(person));
      return { kind: 'text', text: turn.texts.t('demo.seat.opened', { name: person.name, url }) };
    },
  };
}
