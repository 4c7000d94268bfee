import { today } from '../../src/kernel/clock.ts';
import { AppError } from '../../src/kernel/errors.ts';
import { weekStartUntil } from '../../src/overview/week-rules.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { drawOverview } from './overview-reply.ts';

/** Nothing for who wants none, may see none any more, or would read that there is nothing; nor of a week that is over. */
export const renderOverview: ContentRenderer<'overview'> = async (
  app,
  { on, late },
  { person, texts, zone },
) => {
  const isOver = on < weekStartUntil(app.calendar(), today(app.clock, zone)).toString();
  if (!person || person.weeklyOff || isOver) return null;
  const notice = late ? { text: texts.t('overview.late'), tone: 'default' as const } : null;
  try {
    const { card, empty } = await drawOverview(app, person, texts, { on, notice });
    return empty ? null : card;
  } catch (error) {
    if (error instanceof AppError && error.code === 'FORBIDDEN') return null;
    throw error;
  }
};
