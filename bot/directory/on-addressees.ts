import { z } from 'zod';
import { addAddressee, removeAddressee } from '../../src/appointments/change-addressees.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import { AppError } from '../../src/kernel/errors.ts';
import type { Addressees } from '../../src/people/find-addressees.ts';
import { listPeople } from '../../src/people/list-people.ts';
import { ROLES, type Role } from '../../src/people/person.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { listDepartments } from '../../src/requests/seats/list-departments.ts';
import { loadDistinctNames } from '../requests/load-people-choices.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { presentAddressees, presentDepartment, presentLastAddressee } from './directory-addressees.ts';
import { directoryReply } from './directory-reply.ts';
import { MOST_PICKED, type Shown } from './directory-view.ts';
import { loadAddressees } from './load-addressees.ts';

const Target = z.object({ department: z.enum(ROLES) });
const Search = Target.extend({ text: z.string().max(200).default('') });
const Chosen = Search.extend({ person: z.string().max(80).default('') });
const Removed = Target.extend({ person: z.string().min(1).max(80), evenLast: z.boolean().default(false) });

/** Shows who answers the requests to each department of clause 7.4. */
const onAddressees: ActionHandler = {
  verb: 'directory.addressees',
  handle: async (turn) => {
    await requireRight(turn.app, turn.person._id, 'keep-directory');
    const all: Addressees[] = [];
    for (const department of listDepartments()) all.push(await loadAddressees(turn, department));
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
        const view = presentLastAddressee(await loadAddressees(turn, department), person, turn.texts);
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

async function departmentReply(
  turn: Turn,
  department: Role,
  text: string,
  shown: Shown = {},
): Promise<Reply> {
  const { app, texts } = turn;
  await requireRight(app, turn.person._id, 'keep-directory');
  if (!listDepartments().includes(department)) throw new AppError('BAD_INPUT');
  const addressees = await loadAddressees(turn, department);
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

function notice(turn: Turn, key: KeyPart<'directory.addressees'>, tone: 'good' | 'warning'): Shown {
  return { notice: { text: turn.texts.t(`directory.addressees.${key}`), tone } };
}

/** Gives those who come too late the card as it stands and a sentence. */
async function orFresh(turn: Turn, department: Role, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'STALE') throw error;
    const text = turn.texts.t('directory.stale');
    return departmentReply(turn, department, '', { notice: { text, tone: 'warning' } });
  }
}
