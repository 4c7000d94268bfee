import { listAbsenceDecisions } from '../../src/absences/list-absence-decisions.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { type AbsenceReport, presentAbsenceNews } from './absence.ts';

/** To the substitute: whom they stand in for. To the principal: what was decided meanwhile. */
export const renderAbsence: ContentRenderer<'absence'> = async (app, content, { texts, zone }) => {
  const [principal, substitute] = [
    await app.directory.findEvenInactive(content.principal),
    await app.directory.findEvenInactive(content.substitute),
  ];
  const report: AbsenceReport = {
    ...content,
    principalName: principal?.name ?? content.principal,
    substituteName: substitute?.name ?? content.substitute,
    decisions: [],
  };
  if (content.event === 'ended') {
    const { principal: id, from, to } = content;
    report.decisions = await listAbsenceDecisions(app, { principal: id, from, to, zone });
  }
  const view = presentAbsenceNews(report, zone, texts);
  return app.cards.render('directory/card', { ...view }, view.notice.text);
};
