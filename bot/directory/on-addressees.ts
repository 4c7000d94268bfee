import { z } from 'zod';
import {
  addAddressee,
  findBareDepartments,
  removeAddressee,
} from '../../src/appointments/change-addressees.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import { today } from '../../src/kernel/clock.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { waitingText } from '../../src/people/describe-waiting.ts';
import { type Addressees, findAddressees } from '../../src/people/find-addressees.ts';
import { listPeople } from '../../src/people/list-people.ts';
import { ROLES, type Role } from '../../src/people/person.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { listDepartments } from '../../src/requests/seats/list-departments.ts';
import { loadDistinctNames } from '../requests/load-people-choices.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { presentAddressees, presentDepartment, presentLastAddressee } from './directory-addressees.ts';
import { MOST_PICKED, type Shown } from './directory-view.ts';
import { directoryReply } from './on-directory.ts';

const Target = z.object({ department: z.enum(ROLES) });
const Search = Target.extend({ text: z.string().max(200).default('') });
const Chosen = Search.extend({ person: z.string().max(80).default('') });
const Removed = Target.extend({ person: z.string().min(1).max(80), evenLast: z.boolean().default(false) });

/** Who answers the requests to each department of clause 7.4. */
const onAddressees: ActionHandler = {
  verb: 'directory.addressees',
  handle: async (turn) => {
    await requireRight(turn.app, turn.person._id, 'keep-directory');
    const all: Addressees[] = [];
    for (const department of listDepartments()) all.push(await find(turn, department));
    return directoryReply(turn, 'department', presentAddressees(all, turn.texts));
  },
};

const onDepartment: ActionHandler = {
  verb: 'directory.department',
  handle: (turn, data) => {
    const { department, text } = readData(Search, data);
    return departmentReply(turn, department, text);
  },
};

const onAddAddressee: ActionHandler = {
  verb: 'directory.addressee-add',
  handle: async (turn, data) => {
    const { department, person, text } = readData(Chosen, data);
    if (person === '') return departmentReply(turn, department, text, notice(turn, 'choose', 'warning'));
    return orFresh(turn, department, async () => {
      await addAddressee(turn.app, { actor: turn.person._id, department, person });
      return departmentReply(turn, department, '', notice(turn, 'added', 'good'));
    });
  },
};

const onRemoveAddressee: ActionHandler = {
  verb: 'directory.addressee-remove',
  handle: async (turn, data) => {
    const { department, person, evenLast } = readData(Removed, data);
    return orFresh(turn, department, async () => {
      try {
        await removeAddressee(turn.app, { actor: turn.person._id, department, person, evenLast });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'LAST_ADDRESSEE') throw error;
        const view = presentLastAddressee(await find(turn, department), person, turn.texts);
        return directoryReply(turn, 'card', view);
      }
      return departmentReply(turn, department, '', notice(turn, 'removed', 'good'));
    });
  },
};

export const addresseeActions: ActionHandler[] = [
  onAddressees,
  onDepartment,
  onAddAddressee,
  onRemoveAddressee,
];

/** What becomes of the departments that nobody answers for now that these roles are gone; null when none is. */
export async function bareNotice(turn: Turn, roles: Role[]): Promise<Shown | null> {
  const { texts } = turn;
  const bare = await findBareDepartments(turn.app, roles);
  if (bare.length === 0) return null;
  const lines: string[] = [];
  for (const role of bare) {
    const waiting = waitingText(await find(turn, role), texts);
    lines.push(
      texts.t('directory.addressees.left', { department: texts.t(`people.roles.${role}`), waiting }),
    );
  }
  return { notice: { text: lines.join('\n'), tone: 'warning' } };
}

async function departmentReply(
  turn: Turn,
  department: Role,
  text: string,
  shown: Shown = {},
): Promise<Reply> {
  const { app, texts } = turn;
  await requireRight(app, turn.person._id, 'keep-directory');
  if (!listDepartments().includes(department)) throw new AppError('BAD_INPUT');
  const addressees = await find(turn, department);
  const holders = new Set(addressees.holders.map(({ _id }) => _id));
  const others = (await listPeople(app, { state: 'active', text })).filter(({ _id }) => !holders.has(_id));
  const names = await loadDistinctNames(app, others, texts);
  const isWhole = text === '' && others.length <= MOST_PICKED;
  const choices = others
    .slice(0, MOST_PICKED)
    .map(({ _id, name }) => ({ value: _id, title: names.get(_id) ?? name }))
    .sort((a, b) => texts.compare(a.title, b.title));
  const input = { addressees, choices, isWhole, text, shown, rendering: app.newId() };
  return directoryReply(turn, 'department', presentDepartment(input, texts));
}

async function find({ app, person }: Turn, department: Role): Promise<Addressees> {
  return findAddressees(app.directory, department, today(app.clock, await app.directory.zoneOf(person)));
}

function notice(turn: Turn, key: KeyPart<'directory.addressees'>, tone: 'good' | 'warning'): Shown {
  return { notice: { text: turn.texts.t(`directory.addressees.${key}`), tone } };
}

/** Whoever comes too late gets the card as it stands and a sentence. */
async function orFresh(turn: Turn, department: Role, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'STALE') throw error;
    const text = turn.texts.t('directory.stale');
    return departmentReply(turn, department, '', { notice: { text, tone: 'warning' } });
  }
}
