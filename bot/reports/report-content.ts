import { hasLaterMessage } from '../../src/deliveries/has-later-message.ts';
import { getReport } from '../../src/reports/get-report.ts';
import { loadReportAccess } from '../../src/reports/report-access.ts';
import { lastSubmission } from '../../src/reports/report-rules.ts';
import { periodName } from '../cards/dates.ts';
import type { App } from '../turn/app.ts';
import type { ContentRenderer } from '../turn/content.ts';
import { drawReport } from './report-reply.ts';
import { reportButton } from './report-words.ts';

/** The report as it is for who sees it whole; managers read what happened. A later message makes a line of it. */
export const renderReportNews: ContentRenderer<'report'> = async (app, content, reader, delivery) => {
  const { person, texts } = reader;
  if (!person) return null;
  const report = await getReport(app, content.report);
  const period = periodName(report.period, texts);
  if (await hasLaterMessage(app, delivery))
    return drawLine(app, texts.t('reports.news.line', { period }), content.report, texts);
  const { seesAll } = await loadReportAccess(app, { actor: person._id, unit: report.unit });
  const last = lastSubmission(report);
  const reason = last?.verdict?.reason ?? '';
  const news = content.event === 'shown' ? null : texts.t(`reports.news.${content.event}`, { period });
  if (seesAll) {
    const notice =
      news && isCurrent(content.event, report.status) ? { text: news, tone: 'accent' as const } : null;
    return drawReport(app, content.report, reader, notice);
  }
  const text = content.event === 'returned' && reason !== '' ? `${news}\n${reason}` : (news ?? '');
  return drawLine(app, text, content.report, texts);
};

/** News stand on a report's card while they are true. */
function isCurrent(event: string, status: string): boolean {
  return (
    event === 'nudged' ||
    event === status ||
    (event === 'handed-in' && status === 'submitted') ||
    (event === 'correcting' && status === 'draft')
  );
}

function drawLine(app: App, text: string, report: string, texts: Parameters<typeof reportButton>[3]) {
  const row = {
    title: text,
    detail: '',
    tone: 'default',
    buttons: [reportButton('open', 'report.open', { report }, texts)],
  };
  return app.cards.render('news/line', { text, rows: [row] }, text);
}
