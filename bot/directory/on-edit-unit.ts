import { z } from 'zod';
import { AppError } from '../../src/kernel/errors.ts';
import { editUnit, findUnit } from '../../src/people/directory/edit-unit.ts';
import { openUnit } from '../../src/people/directory/open-unit.ts';
import { requireRight } from '../../src/people/require-right.ts';
import { readData } from '../turn/request-data.ts';
import type { ActionHandler, Reply, Turn } from '../turn/turn.ts';
import { directoryReply } from './directory-reply.ts';
import { presentUnit, presentUnitForm, presentUnits } from './directory-unit.ts';
import type { Shown } from './directory-view.ts';

const Target = z.object({ id: z.string().max(40).default(''), version: z.int().min(0) });

export const onDirectoryUnits: ActionHandler = {
  verb: 'directory.units',
  handle: (turn) => unitsReply(turn),
};

export const onOpenUnit: ActionHandler = {
  verb: 'directory.unit',
  handle: (turn, data) => {
    const { unit } = readData(z.object({ unit: z.string().max(40).default('') }), data);
    if (unit !== '') return unitReply(turn, unit);
    return unitsReply(turn, { notice: { text: turn.texts.t('directory.units.choose'), tone: 'warning' } });
  },
};

export const onUnitForm: ActionHandler = {
  verb: 'directory.unit-form',
  handle: (turn, data) => formReply(turn, readData(Target, data).id, {}),
};

export const onSaveUnit: ActionHandler = {
  verb: 'directory.unit-save',
  handle: async (turn, data) => {
    const { id, version } = readData(Target, data);
    const { texts } = turn;
    try {
      const input = { actor: turn.person._id, id: id === '' ? null : id, version, typed: data };
      const { unit, errors } = await editUnit(turn.app, input);
      if (!unit || Object.keys(errors).length > 0) return await formReply(turn, id, { typed: data, errors });
      return await unitReply(turn, unit._id, {
        notice: { text: texts.t('directory.unit.saved'), tone: 'good' },
      });
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'STALE') throw error;
      const stale: Shown = { notice: { text: texts.t('directory.stale'), tone: 'warning' } };
      return id === '' ? unitsReply(turn, stale) : unitReply(turn, id, stale);
    }
  },
};

async function unitsReply(turn: Turn, shown: Shown = {}): Promise<Reply> {
  await requireRight(turn.app, turn.person._id, 'keep-directory');
  const units = await turn.app.directory.listUnits();
  return directoryReply(turn, 'list', presentUnits(units, turn.app.newId(), shown, turn.texts));
}

async function unitReply(turn: Turn, id: string, shown: Shown = {}): Promise<Reply> {
  const { app, texts } = turn;
  const opened = await openUnit(app, { actor: turn.person._id, id });
  const view = presentUnit({ ...opened, notice: shown.notice ?? null, texts });
  return directoryReply(turn, 'card', view);
}

async function formReply(turn: Turn, id: string, shown: Shown): Promise<Reply> {
  await requireRight(turn.app, turn.person._id, 'keep-directory');
  const unit = id === '' ? null : await findUnit(turn.app, id);
  return directoryReply(turn, 'form', presentUnitForm(unit, shown, turn.app.newId(), turn.texts));
}
