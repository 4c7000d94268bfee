import { z } from 'zod';
import { GREETING_FAMILIES } from '../../src/greetings/greeting-text-rules.ts';
import { editGreetingTexts, openGreetingTexts } from '../../src/greetings/greeting-texts.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { presentGreetingForm, presentOccasions } from './directory-greetings.ts';
import { directoryReply } from './directory-reply.ts';
import type { Shown } from './directory-view.ts';

const Picked = z.object({ family: z.union([z.literal(''), z.enum(GREETING_FAMILIES)]).default('') });
const Saved = z.object({ family: z.enum(GREETING_FAMILIES), version: z.int().min(0) });

/** Texts of greetings: an admin writes them as dictionaries are kept. */
export const greetingTextActions: ActionHandler[] = [
  { verb: 'directory.greetings', handle: (turn) => occasionsReply(turn) },
  {
    verb: 'directory.greeting',
    handle: (turn, data) => {
      const { family } = readData(Picked, data);
      if (family !== '') return formReply(turn, family);
      return occasionsReply(turn, {
        notice: { text: turn.texts.t('greetings.admin.choose'), tone: 'warning' },
      });
    },
  },
  { verb: 'directory.greeting-save', handle: save },
];

async function save(turn: Turn, data: Record<string, unknown>): Promise<Reply> {
  const { family, version } = readData(Saved, data);
  try {
    const input = { actor: turn.person._id, family, version, typed: data };
    const errors = await editGreetingTexts(turn.app, input);
    if (Object.keys(errors).length > 0) return await formReply(turn, family, { typed: data, errors });
    const text = turn.texts.t('greetings.admin.saved');
    return await formReply(turn, family, { notice: { text, tone: 'good' } });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'STALE') throw error;
    const text = turn.texts.t('directory.stale');
    return formReply(turn, family, { notice: { text, tone: 'warning' } });
  }
}

async function occasionsReply(turn: Turn, shown: Shown = {}): Promise<Reply> {
  await requireRight(turn.app, turn.person._id, 'keep-directory');
  return directoryReply(turn, 'list', presentOccasions(shown, turn.app.newId(), turn.texts));
}

async function formReply(turn: Turn, family: string, shown: Shown = {}): Promise<Reply> {
  const { app, person, texts } = turn;
  const { own, version } = await openGreetingTexts(app, { actor: person._id, family });
  const languages = { ru: app.translator.in('ru'), en: app.translator.in('en') };
  const view = presentGreetingForm({
    family,
    own,
    version,
    shown,
    rendering: app.newId(),
    texts,
    languages,
  });
  return directoryReply(turn, 'greeting', view);
}
