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
  if (seesAll) return drawReport(app, content.report, reader);
  const news = texts.t(`reports.news.${content.event}`, { period });
  const reason = content.event === 'returned' ? (lastSubmission(report)?.verdict?.reason ?? '') : '';
  const text = reason === '' ? news : texts.t('reports.news.reason', { news, reason });
  return drawLine(app, text, content.report, texts);
};

function drawLine(app: App, text: string, report: string, texts: Parameters<typeof reportButton>[3]) {
  const row = {
    title: text,
    detail: '',
    tone: 'default',
    buttons: [reportButton('open', 'report.open', { report }, texts)],
  };
  return app.cards.render('news/line', { text, rows: [row] }, text);
}
