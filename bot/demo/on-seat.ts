import { sortKey } from '../../src/storage/words.ts';
import type { CommandHandler, Reply, Turn } from '../turn/turn.ts';
import type { DemoPerson } from './demo-directory.ts';
import type { Seat } from './seat-config.ts';

export interface SeatCommandOptions {
  people: DemoPerson[];
  openWindow(person: DemoPerson): Promise<Seat>;
}

/** `/seat` names the people of the demo, `/seat 8` opens a window for one of them and says where. */
export function createSeatCommand({ people, openWindow }: SeatCommandOptions): CommandHandler {
  function list({ texts }: Turn): Reply {
    const names = people.map(({ name }, n) => texts.t('demo.seat.row', { number: n + 1, name }));
    return { kind: 'text', text: [texts.t('demo.seat.list'), ...names].join('\n\n') };
  }

  function find(wanted: string): DemoPerson | undefined {
    const byName = people.filter(({ name }) => sortKey(name).includes(sortKey(wanted)));
    return people[Number(wanted) - 1] ?? (byName.length === 1 ? byName[0] : undefined);
  }

  return {
    id: 'seat',
    words: ['/seat'],
    takesArgument: true,
    places: ['personal'],
    handle: async (turn, argument) => {
      const person = argument === '' ? undefined : find(argument);
      if (!person) return list(turn);
      const { port } = await openWindow(person);
      const url = `http://127.0.0.1:${port}/`;
      return { kind: 'text', text: turn.texts.t('demo.seat.opened', { name: person.name, url }) };
    },
  };
}
