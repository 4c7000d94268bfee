import { z } from 'zod';
import { endAbsence } from '../../src/absences/end-absence.ts';
import { requireSelfOrAdmin, setAbsence } from '../../src/absences/set-absence.ts';
import type { FieldError } from '../../src/forms/field.ts';
import { hasRight } from '../../src/people/rights.ts';
import type { NoticeView } from '../cards/view.ts';
import { loadPeopleChoices } from '../requests/load-people-choices.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { presentAbsenceForm } from './absence.ts';

const Target = z.object({ person: z.string().max(80).default('') });

/** `отсутствие`: who stands in for me, and when. */
export const onAbsence: CommandHandler = {
  id: 'absence',
  words: ['отсутствие', 'моё отсутствие', 'замещение', 'отпуск', 'absence', 'my absence', 'vacation'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => absenceReply(turn, turn.person._id),
};

/** The same form for somebody else, from the directory; without a person it asks for one. */
export const onAskAbsence: ActionHandler = {
  verb: 'absence.ask',
  handle: (turn, data) => absenceReply(turn, readData(Target, data).person),
};

export const onSaveAbsence: ActionHandler = {
  verb: 'absence.save',
  handle: async (turn, data) => {
    const { person } = readData(Target, data);
    if (person === '') {
      const required = { person: { code: 'required' as const } };
      return absenceReply(turn, '', { typed: data, errors: required });
    }
    const result = await setAbsence(turn.app, { actor: turn.person._id, person, typed: data });
    if (Object.keys(result.errors).length > 0) {
      return absenceReply(turn, person, { typed: data, errors: result.errors });
    }
    const text = turn.texts.t('directory.absence.saved');
    return absenceReply(turn, person, { notice: { text, tone: 'good' } });
  },
};

export const onEndAbsence: ActionHandler = {
  verb: 'absence.end',
  handle: async (turn, data) => {
    const { person } = readData(Target, data);
    await endAbsence(turn.app, { actor: turn.person._id, person });
    const text = turn.texts.t('directory.absence.cleared');
    return absenceReply(turn, person, { notice: { text, tone: 'good' } });
  },
};

interface Shown {
  typed?: Record<string, unknown>;
  errors?: Record<string, FieldError>;
  notice?: NoticeView;
}

async function absenceReply(turn: Turn, id: string, shown: Shown = {}): Promise<Reply> {
  const { app, texts } = turn;
  const isAdmin = hasRight(turn.person, 'set-absences');
  await requireSelfOrAdmin(app, { actor: turn.person._id, person: id === '' ? turn.person._id : id });
  const person = id === '' && isAdmin ? null : await app.directory.getPerson(id || turn.person._id);
  const substitute = person?.substitute
    ? await app.directory.findEvenInactive(person.substitute.person)
    : null;
  const view = presentAbsenceForm({
    person,
    own: person?._id === turn.person._id,
    substituteName: substitute?.name ?? '',
    typed: shown.typed ?? {},
    errors: shown.errors ?? {},
    notice: shown.notice ?? null,
    people: await loadPeopleChoices(app, person ?? turn.person, texts),
    rendering: app.newId(),
    texts,
  });
  return { kind: 'card', card: app.cards.render('directory/form', view, texts.t('directory.absence.title')) };
}
