import { Temporal } from 'temporal-polyfill';
import type { TextKey } from '../../src/i18n/text-key.ts';
import type { CommandHandler, Reply, Turn } from '../turn/turn.ts';
import type { DemoClock } from './demo-clock.ts';
import { keepClock } from './keep-clock.ts';
import { parseMoment } from './parse-moment.ts';

export interface ClockCommandOptions {
  clock: DemoClock;
  /** Takes up what is due now and hands it to the sender. */
  runDue(): Promise<void>;
}

const RESET = new Set(['reset', 'now']);

/** `/clock 2026-12-04 09:00` moves business time, `/clock` shows it, `/clock reset` brings it back. */
export function createClockCommand({ clock, runDue }: ClockCommandOptions): CommandHandler {
  async function move(turn: Turn, epochMs: number): Promise<Reply> {
    clock.moveTo(epochMs);
    await keepClock(turn.app.marks, clock);
    await runDue();
    return tell(turn, 'demo.clock.moved');
  }

  async function tell(turn: Turn, key: TextKey): Promise<Reply> {
    const zone = await turn.app.directory.zoneOf(turn.person);
    const now = Temporal.Instant.fromEpochMilliseconds(clock.now()).toString();
    return { kind: 'text', text: turn.texts.t(key, { now: turn.texts.dateTime(now, zone) }) };
  }

  return {
    id: 'clock',
    words: ['/clock'],
    takesArgument: true,
    places: ['personal', 'channel', 'group'],
    handle: async (turn, argument) => {
      if (argument === '') return tell(turn, 'demo.clock.shown');
      if (RESET.has(argument.toLowerCase())) return move(turn, turn.app.realClock.now());
      const moment = parseMoment(argument, await turn.app.directory.zoneOf(turn.person));
      return moment === undefined ? tell(turn, 'demo.clock.unclear') : move(turn, moment);
    },
  };
}
