import { z } from 'zod';
import { findConversation } from '../../src/deliveries/find-conversation.ts';
import type { TextKey } from '../../src/i18n/text-key.ts';
import { AppError } from '../../src/kernel/errors.ts';
import {
  addPerson,
  editPerson,
  grantRole,
  revokeRole,
  setAccess,
} from '../../src/people/directory/edit-person.ts';
import { type Person, ROLES } from '../../src/people/person.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { previewClosing } from '../../src/replacements/preview-closing.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { presentClosing, presentPerson, presentPersonForm, presentRoleForm } from './directory-person.ts';
import { directoryReply, peopleReply } from './directory-reply.ts';
import type { Shown } from './directory-view.ts';
import { loadBareNotice } from './load-addressees.ts';

const Id = z.string().max(80);
const Target = z.object({ id: Id.default(''), version: z.int().min(0) });
const Grant = Target.extend({ role: z.enum(ROLES), scope: z.string().min(1).max(40) });
const Access = Target.extend({ active: z.boolean(), sure: z.boolean().default(false) });

export const onOpenPerson: ActionHandler = {
  verb: 'directory.person',
  handle: (turn, data) => {
    const { person } = readData(z.object({ person: Id.default('') }), data);
    if (person !== '') return personReply(turn, person);
    return peopleReply(turn, '', {
      notice: { text: turn.texts.t('directory.people.choose'), tone: 'warning' },
    });
  },
};

export const onPersonForm: ActionHandler = {
  verb: 'directory.person-form',
  handle: async (turn, data) => formReply(turn, await findPerson(turn, readData(Target, data).id), {}),
};

export const onSavePerson: ActionHandler = {
  verb: 'directory.person-save',
  handle: async (turn, data) => {
    const { id, version } = readData(Target, data);
    const actor = turn.person._id;
    return orFresh(turn, id, async () => {
      const result =
        id === ''
          ? await addPerson(turn.app, { actor, typed: data })
          : await editPerson(turn.app, { actor, id, version, typed: data });
      const { person, errors } = result;
      if (!person || Object.keys(errors).length > 0) return formReply(turn, person, { typed: data, errors });
      const done = id === '' ? 'added' : 'saved';
      return personReply(turn, person._id, notice(turn, `directory.person.${done}`));
    });
  },
};

export const onRoleForm: ActionHandler = {
  verb: 'directory.role-form',
  handle: async (turn, data) => roleReply(turn, readData(Target, data).id, {}),
};

export const onGrantRole: ActionHandler = {
  verb: 'directory.grant',
  handle: async (turn, data) => {
    const { id, version } = readData(Target, data);
    return orFresh(turn, id, async () => {
      const { errors } = await grantRole(turn.app, { actor: turn.person._id, id, version, typed: data });
      if (Object.keys(errors).length > 0) return roleReply(turn, id, { typed: data, errors });
      return personReply(turn, id, notice(turn, 'directory.person.granted'));
    });
  },
};

export const onRevokeRole: ActionHandler = {
  verb: 'directory.revoke',
  handle: async (turn, data) => {
    const target = readData(Grant, data);
    return orFresh(turn, target.id, async () => {
      await revokeRole(turn.app, { actor: turn.person._id, ...target });
      const bare = await loadBareNotice(turn, [target.role]);
      return personReply(turn, target.id, bare ?? notice(turn, 'directory.person.revoked'));
    });
  },
};

export const onSetAccess: ActionHandler = {
  verb: 'directory.access',
  handle: async (turn, data) => {
    const { sure, ...target } = readData(Access, data);
    return orFresh(turn, target.id, async () => {
      const closing = { actor: turn.person._id, id: target.id };
      const preview = sure || target.active ? null : await previewClosing(turn.app, closing);
      if (preview) return directoryReply(turn, 'card', presentClosing(preview, turn.texts));
      const { roles } = await setAccess(turn.app, { actor: turn.person._id, ...target });
      const lost = target.active ? [] : roles.map(({ role }) => role);
      const bare = await loadBareNotice(turn, lost);
      const done = notice(turn, `directory.person.${target.active ? 'opened' : 'closed'}`);
      return personReply(turn, target.id, bare ?? done);
    });
  },
};

/** Gives those who come too late, or would lock everybody out, the card as it stands and a sentence. */
async function orFresh(turn: Turn, id: string, act: () => Promise<Reply>): Promise<Reply> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof AppError) || (error.code !== 'STALE' && error.code !== 'LAST_ADMIN')) throw error;
    const key = error.code === 'STALE' ? 'directory.stale' : 'errors.LAST_ADMIN';
    return personReply(turn, id, { notice: { text: turn.texts.t(key), tone: 'warning' } });
  }
}

function notice(turn: Turn, key: TextKey): Shown {
  return { notice: { text: turn.texts.t(key), tone: 'good' } };
}

async function findPerson(turn: Turn, id: string): Promise<Person | null> {
  await requireRight(turn.app, turn.person._id, 'keep-directory');
  if (id === '') return null;
  const person = await turn.app.directory.findEvenInactive(id);
  if (!person) throw new AppError('NOT_FOUND');
  return person;
}

async function personReply(turn: Turn, id: string, shown: Shown = {}): Promise<Reply> {
  const { app, texts } = turn;
  const person = await findPerson(turn, id);
  if (!person) throw new AppError('NOT_FOUND');
  const conversation = await findConversation(app, person._id);
  const substitute = person.substitute && (await app.directory.findEvenInactive(person.substitute.person));
  const view = presentPerson({
    person,
    substituteName: substitute?.name ?? '',
    reachable: conversation?.reachable ?? false,
    units: await app.directory.listUnits(),
    notice: shown.notice ?? null,
    texts,
  });
  return directoryReply(turn, 'person', view);
}

async function formReply(turn: Turn, person: Person | null, shown: Shown): Promise<Reply> {
  return directoryReply(turn, 'form', presentPersonForm(person, shown, turn.app.newId(), turn.texts));
}

async function roleReply(turn: Turn, id: string, shown: Shown): Promise<Reply> {
  const person = await findPerson(turn, id);
  if (!person) throw new AppError('NOT_FOUND');
  const units = await turn.app.directory.listUnits();
  const view = presentRoleForm(person, units, shown, turn.app.newId(), turn.texts);
  return directoryReply(turn, 'form', view);
}
