import type { Texts } from '../../src/i18n/translate.ts';
import {
  type GrowthLine,
  type ReportContent,
  type ReportEntry,
  WORK_SECTIONS,
} from '../../src/reports/contents/report-content.ts';
import type { ReadReport } from '../../src/reports/report-rules.ts';
import { fold } from '../cards/fold.ts';
import { shortened } from '../cards/shortened.ts';
import type { FactView, FoldView, HistoryView } from '../cards/view.ts';
import { movedText, shortMoney } from './report-words.ts';

const MOST_LINES = 6;
const LONGEST = 160;

export interface FoldsInput {
  report: ReadReport;
  content: ReportContent | null;
  names: Record<string, string>;
  zone: string;
  texts: Texts;
}

/** Reports 1-3 by their most telling lines, and the versions. */
export function presentFolds({ report, content, names, zone, texts }: FoldsInput): FoldView[] {
  const options = { texts };
  return [
    ...(content
      ? [
          fold(
            'indicators',
            texts.t('reports.folds.indicators'),
            { facts: topClients(content, texts), count: content.growth.length },
            options,
          ),
          fold(
            'growth',
            texts.t('reports.folds.growth'),
            { lines: movedLines(report, content, texts) },
            options,
          ),
          fold('work', texts.t('reports.folds.work'), { facts: workFacts(content, texts) }, options),
        ]
      : []),
    ...(report.submissions.length > 0
      ? [
          fold(
            'versions',
            texts.t('reports.folds.versions'),
            { history: versions(report, names, zone, texts) },
            options,
          ),
        ]
      : []),
  ];
}

function topClients({ indicators }: ReportContent, texts: Texts): FactView[] {
  const byClient = new Map<string, { name: string; charged: number; overdue: number }>();
  for (const { client, name, charged, overdue } of indicators) {
    const sum = byClient.get(client) ?? { name, charged: 0, overdue: 0 };
    byClient.set(client, {
      name,
      charged: sum.charged + (charged ?? 0),
      overdue: sum.overdue + (overdue ?? 0),
    });
  }
  const sorted = [...byClient.values()].sort((a, b) => b.charged - a.charged);
  const rest = sorted.slice(MOST_LINES);
  const told = ({ charged, overdue }: { charged: number; overdue: number }) =>
    overdue > 0
      ? texts.t('reports.charged.overdue', {
          charged: shortMoney(charged, texts),
          overdue: shortMoney(overdue, texts),
        })
      : shortMoney(charged, texts);
  const sum = (field: 'charged' | 'overdue') => rest.reduce((total, each) => total + each[field], 0);
  return [
    ...sorted
      .slice(0, MOST_LINES)
      .map((each) => ({ title: shortened(each.name, LONGEST), value: told(each) })),
    ...(rest.length > 0
      ? [
          {
            title: texts.t('reports.charged.rest', { count: rest.length }),
            value: told({ charged: sum('charged'), overdue: sum('overdue') }),
          },
        ]
      : []),
  ];
}

/** Those that moved most, each with its cause. */
function movedLines({ entries }: ReadReport, { growth }: ReportContent, texts: Texts): string[] {
  const said = new Map(entries.map((entry) => [entry.client, entry]));
  const moved = growth
    .filter((line) => line.moved)
    .sort((a, b) => Math.abs(b.growth?.delta ?? 0) - Math.abs(a.growth?.delta ?? 0));
  if (moved.length === 0) return [texts.t('reports.growth.none')];
  const more = moved.length - MOST_LINES;
  return [
    ...moved.slice(0, MOST_LINES).map((line) => movedLine(line, said.get(line.client), texts)),
    ...(more > 0 ? [texts.t('reports.growth.more', { count: more })] : []),
  ];
}

function movedLine(line: GrowthLine, entry: ReportEntry | undefined, texts: Texts): string {
  const cause = line.cause || (entry?.noChanges ? texts.t('reports.growth.no-changes') : '');
  return texts.t('reports.growth.line', {
    name: line.name,
    moved: movedText(line, texts),
    cause: cause === '' ? texts.t('reports.growth.no-cause') : shortened(cause, LONGEST),
  });
}

function workFacts({ work }: ReportContent, texts: Texts): FactView[] {
  return WORK_SECTIONS.flatMap((section) => {
    const lines = work.filter((line) => line.section === section);
    const count = lines.reduce((sum, line) => sum + line.count, 0);
    const planned = lines.reduce((sum, line) => sum + (line.planned ?? 0), 0);
    if (count + planned === 0) return [];
    const value = planned > 0 ? texts.t('reports.of', { done: count, all: planned }) : String(count);
    return [{ title: texts.t(`reports.work.${section}`), value }];
  });
}

/** Each version with its verdict, the latest first. */
function versions(
  { submissions, correction }: ReadReport,
  names: Record<string, string>,
  zone: string,
  texts: Texts,
): HistoryView[] {
  const who = (id: string) => names[id] ?? id;
  const when = (at: string) => (at === '' ? '' : texts.dateTime(at, zone));
  const lines = submissions.flatMap(({ n, at, by, verdict, content, correction: asked }): HistoryView[] => {
    const handedIn = texts.t(content === '' ? 'reports.history.paper' : 'reports.history.handed-in', {
      n: String(n),
    });
    return [
      ...(asked ? [entry(texts.t('reports.history.correcting'), asked.by, asked.at, asked.reason)] : []),
      entry(handedIn, by, at, ''),
      ...(verdict && content !== ''
        ? [
            {
              ...entry(texts.t(`reports.history.${verdict.outcome}`), verdict.by, verdict.at, verdict.reason),
              tone: verdict.outcome === 'accepted' ? ('good' as const) : ('warning' as const),
            },
          ]
        : []),
    ];
  });
  const open = correction
    ? [entry(texts.t('reports.history.correcting'), correction.by, correction.at, correction.reason)]
    : [];
  return [...lines, ...open].reverse();

  function entry(text: string, by: string, at: string, note: string): HistoryView {
    const detail = [who(by), when(at)].filter((part) => part !== '').join(' · ');
    return { tone: 'default', text, detail, note };
  }
}
