import { loadPlan } from '../../src/greetings/plans/load-plan.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { presentYear } from './plan-card.ts';

/** The plan of a year as it is when it is sent: with «Подписать план», or with what was decided. */
export const renderPlan: ContentRenderer<'greeting-plan'> = async (app, content, { person, texts }) => {
  if (!person) return null;
  const { manager, year } = content;
  const opened = await loadPlan(app, { actor: person._id, manager, year });
  return app.cards.render('greetings/plan', presentYear(opened, null, texts), texts.t('plans.title'));
};
