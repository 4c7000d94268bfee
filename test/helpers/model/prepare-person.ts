import { endAbsence } from '../../../src/absences/end-absence.ts';
import { setAbsence } from '../../../src/absences/set-absence.ts';
import { grantRole, revokeRole } from '../../../src/people/directory/edit-person.ts';
import { ROLES } from '../../../src/people/person.ts';
import { replacePerson } from '../../../src/replacements/replace-person.ts';
import { openStepOf } from '../../../src/requests/request.ts';
import { grantOf } from '../build-person.ts';
import type { ModelAction } from './model-actions.ts';
import type { ModelWorld } from './model-world.ts';
import { at, pickActor, pickRequest, todayIn } from './pick.ts';
import type { Click } from './prepare-action.ts';

type PersonAction = Extract<ModelAction, { do: 'absence' | 'back' | 'replace' | 'grant' | 'revoke' }>;

/** Somebody goes, comes back, leaves for good, gets a role or loses it. */
export async function preparePersonAction(world: ModelWorld, action: PersonAction): Promise<Click> {
  const person = await pickPerson(world, action);
  const admin = action.able ? 'admin' : at(world.people, action.seed);
  switch (action.do) {
    case 'absence':
      return goAway(world, person, action);
    case 'back': {
      const away = [...world.journal.latest.people.values()].filter(({ substitute }) => substitute);
      const who = action.live && away.length > 0 ? at(away, action.who)._id : person;
      return async (on) => `back ${(await endAbsence(on, { actor: admin, person: who }))._id}`;
    }
    case 'replace': {
      const version = world.journal.latest.people.get(person)?.version ?? 0;
      // Somebody has to stay who may do it the next time.
      const leaver = person === 'admin' ? 'manager' : person;
      const input = { actor: admin, leaver, successor: at(world.people, action.whom), version };
      return async (on) => `${leaver} is replaced by ${(await replacePerson(on, input)).successor}`;
    }
    default:
      return changeRole(world, person, admin, action);
  }
}

/** Somebody for whom something waits: what happens to others changes little. */
async function pickPerson(world: ModelWorld, action: PersonAction): Promise<string> {
  const request = pickRequest(world, action);
  const step = request && openStepOf(request);
  if (!action.live || !step) return at(world.people, action.who);
  return pickActor(world, request, { step, seat: at(step.seats, action.seed) }, action);
}

function goAway(
  world: ModelWorld,
  person: string,
  action: Extract<ModelAction, { do: 'absence' | 'back' | 'replace' }>,
): Click {
  const actor = action.able ? person : at(world.people, action.seed);
  const typed = {
    substitute: at(world.people, action.whom),
    from: todayIn(world, action.seed % 2),
    to: todayIn(world, (action.seed % 9) - 1),
  };
  return async (on) => {
    const { errors } = await setAbsence(on, { actor, person, typed });
    return `${person} away for ${typed.substitute} until ${typed.to} ${JSON.stringify(errors)}`;
  };
}

function changeRole(
  world: ModelWorld,
  id: string,
  actor: string,
  action: Extract<ModelAction, { do: 'grant' | 'revoke' }>,
): Click {
  const person = world.journal.latest.people.get(id);
  const version = person?.version ?? 0;
  const grant = grantOf(at(ROLES, action.role));
  if (action.do === 'grant') {
    const input = { actor, id, version, typed: { ...grant } };
    return async (on) => `${id} gets ${grant.role} ${JSON.stringify((await grantRole(on, input)).errors)}`;
  }
  const own = person?.roles.find((one) => one.role !== 'admin') ?? grant;
  return async (on) => {
    await revokeRole(on, { actor, id, version, ...own });
    return `${id} loses ${own.role}`;
  };
}
