import { findBareDepartments } from '../../src/appointments/change-addressees.ts';
import { today } from '../../src/kernel/clock.ts';
import { waitingText } from '../../src/people/describe-waiting.ts';
import { type Addressees, findAddressees } from '../../src/people/find-addressees.ts';
import type { Role } from '../../src/people/person.ts';
import type { Turn } from '../turn/turn.ts';
import type { Shown } from './directory-view.ts';

/** Loads who answers for a department today, where the reader is. */
export async function loadAddressees({ app, person }: Turn, department: Role): Promise<Addressees> {
  return findAddressees(app.directory, department, today(app.clock, await app.directory.zoneOf(person)));
}

/** Names the departments that nobody answers for now that these roles are gone; null when there is none. */
export async function loadBareNotice(turn: Turn, roles: Role[]): Promise<Shown | null> {
  const { texts } = turn;
  const bare = await findBareDepartments(turn.app, roles);
  if (bare.length === 0) return null;
  const lines: string[] = [];
  for (const role of bare) {
    const waiting = waitingText(await loadAddressees(turn, role), texts);
    lines.push(
      texts.t('directory.addressees.left', { department: texts.t(`people.roles.${role}`), waiting }),
    );
  }
  return { notice: { text: lines.join('\n'), tone: 'warning' } };
}
