import { z } from 'zod';
import type { FieldError } from '../../src/forms/field.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { openReplacement } from '../../src/replacements/open-replacement.ts';
import { previewReplacement } from '../../src/replacements/preview-replacement.ts';
import { replacePerson } from '../../src/replacements/replace-person.ts';
import type { NoticeView } from '../cards/view.ts';
import { loadPeopleChoices } from '../requests/load-people-choices.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, CommandHandler, Reply, Turn } from '../turn/turn.ts';
import { presentReplaceForm, presentReplacement, presentReplacementPreview } from './replacement.ts';

const Chosen = z.object({
  leaver: z.string().max(80).default(''),
  successor: z.string().max(80).default(''),
});
const Confirmed = Chosen.extend({ version: z.int().min(1) });

/** `заменить`: somebody leaves, and somebody takes over everything. */
export const onReplace: CommandHandler = {
  id: 'replace',
  words: ['заменить', 'заменить сотрудника', 'replace', 'replace person'],
  takesArgument: false,
  places: ['personal'],
  handle: (turn) => formReply(turn, { leaver: '', successor: '' }),
};

/** The same from somebody's card. */
export const onAskReplace: ActionHandler = {
  verb: 'replace.ask',
  handle: (turn, data) => formReply(turn, readData(Chosen, data)),
};

export const onPreviewReplace: ActionHandler = {
  verb: 'replace.preview',
  handle: (turn, data) => previewReply(turn, readData(Chosen, data)),
};

export const onConfirmReplace: ActionHandler = {
  verb: 'replace.confirm',
  handle: async (turn, data) => {
    const target = readData(Confirmed, data);
    try {
      const done = await replacePerson(turn.app, { actor: turn.person._id, ...target });
      return await replacementReply(turn, done._id);
    } catch (error) {
      if (error instanceof AppError && error.code === 'STALE') return previewReply(turn, target);
      throw error;
    }
  },
};

export const onCancelReplace: ActionHandler = {
  verb: 'replace.cancel',
  handle: (turn) =>
    formReply(
      turn,
      { leaver: '', successor: '' },
      {},
      { text: turn.texts.t('directory.replace.cancelled'), tone: 'default' },
    ),
};

async function formReply(
  turn: Turn,
  typed: { leaver: string; successor: string },
  errors: Record<string, FieldError> = {},
  notice: NoticeView | null = null,
): Promise<Reply> {
  const { app, texts } = turn;
  await requireRight(app, turn.person._id, 'keep-directory');
  const people = await loadPeopleChoices(app, turn.person, texts);
  const chosen = people.some(({ value }) => value === typed.leaver)
    ? null
    : await app.directory.findEvenInactive(typed.leaver);
  const leavers = chosen
    ? [{ value: chosen._id, title: texts.t('directory.people.inactive', { name: chosen.name }) }, ...people]
    : people;
  const view = presentReplaceForm({ people, leavers, typed, errors, notice, rendering: app.newId(), texts });
  return { kind: 'card', card: app.cards.render('directory/form', view, view.header.title) };
}

async function previewReply(turn: Turn, typed: { leaver: string; successor: string }): Promise<Reply> {
  const { app, person, texts } = turn;
  const missing = Object.entries(typed).filter(([, id]) => id === '');
  if (missing.length > 0) {
    const errors = Object.fromEntries(missing.map(([name]) => [name, { code: 'required' as const }]));
    return formReply(turn, typed, errors);
  }
  try {
    const preview = await previewReplacement(app, { actor: person._id, ...typed });
    const view = presentReplacementPreview(preview, await app.directory.listUnits(), texts);
    return { kind: 'card', card: app.cards.render('directory/card', view, view.header.title) };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'SAME_PERSON') throw error;
    return formReply(turn, typed, {}, { text: texts.t('errors.SAME_PERSON'), tone: 'attention' });
  }
}

async function replacementReply({ app, texts }: Turn, id: string): Promise<Reply> {
  const opened = await openReplacement(app, id);
  if (!opened) throw new AppError('NOT_FOUND');
  const view = presentReplacement(opened, false, await app.directory.listUnits(), texts);
  return { kind: 'card', card: app.cards.render('directory/card', view, view.header.title) };
}
