import type { RenderedCard } from '../../src/deliveries/messenger.ts';
import type { FieldError } from '../../src/forms/field.ts';
import { today } from '../../src/kernel/clock.ts';
import { asAppError } from '../../src/kernel/errors.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { findDrafts, listUnitReports, mayOpenBoard, openBoard } from '../../src/reports/list-reports.ts';
import { loadReportAccess } from '../../src/reports/report-access.ts';
import { readReportId } from '../../src/reports/unit-report.ts';
import { viewPart, viewReport } from '../../src/reports/view-report.ts';
import type { NoticeView } from '../cards/view.ts';
import type { App } from '../turn/app.ts';
import type { Reader } from '../turn/content.ts';
import { readerOf } from '../turn/reader-of.ts';
import type { CardPiece, Reply, Turn } from '../turn/turn.ts';
import { presentPart } from './part-card.ts';
import { presentReport, reportSummary } from './report-card.ts';
import { isWaiting, presentBoard, presentReportList } from './report-lists.ts';

/** A whole report, drawn anew wherever it stands in the chat. Throws NOT_FOUND for who does not see it whole. */
export async function reportPiece(
  turn: Turn,
  report: string,
  notice: NoticeView | null = null,
): Promise<CardPiece> {
  const card = await drawReport(turn.app, report, await readerOf(turn), notice);
  const content = { kind: 'report', report, event: 'shown' } as const;
  return { card, copyOf: { content, subject: subjectOf.report(report) } };
}

export async function drawReport(
  app: App,
  report: string,
  { person, texts, zone }: Reader,
  notice: NoticeView | null = null,
): Promise<RenderedCard> {
  const view = await viewReport(app, { actor: person?._id ?? '', report });
  const data = presentReport({ view, notice, calendar: app.calendar(), zone, texts });
  return app.cards.render('reports/report', data, reportSummary(view, texts));
}

/** The whole report for who sees it, else the reader's part, else a line that there is none. */
export async function readablePiece(
  turn: Turn,
  report: string,
  notice: NoticeView | null = null,
): Promise<CardPiece> {
  const { app, person, texts } = turn;
  const { unit } = readReportId(report);
  const { seesAll } = await loadReportAccess(app, { actor: person._id, unit });
  if (seesAll) return reportPiece(turn, report, notice);
  if (await hasPart(app, person._id, report)) return partPiece(turn, report);
  const text = texts.t('reports.part.none');
  return { card: app.cards.render('messages/text', { text }, text) };
}

export interface PartOptions {
  client?: string | undefined;
  typed?: { values: Record<string, unknown>; errors: Record<string, FieldError> } | null;
  notice?: NoticeView | null;
}

/** The reader's part of a report. It is no copy: what somebody is typing into it stays. */
export async function partPiece(
  { app, person, texts }: Turn,
  report: string,
  { client, typed = null, notice = null }: PartOptions = {},
): Promise<CardPiece> {
  const view = await viewPart(app, { actor: person._id, report });
  const data = presentPart({ view, client, typed, notice, calendar: app.calendar(), texts });
  const left = view.lines.filter(({ lacks }) => lacks).length;
  return { card: app.cards.render('reports/part', data, texts.t('reports.part.left', { count: left })) };
}

/** Reports as they concern the reader: a board of units, reports of their units, or a manager's own part. */
export async function reportsPiece(turn: Turn, notice: NoticeView | null = null): Promise<CardPiece> {
  const { app, person, texts } = turn;
  if (await mayOpenBoard(app, person._id)) return boardPiece(turn, { period: '', from: 0 }, notice);
  const reports = await listUnitReports(app, person._id);
  if (reports.length === 0) {
    const part = await ownPart(turn);
    if (part) return part;
  }
  const zone = await app.directory.zoneOf(person);
  const data = presentReportList({
    reports,
    units: await app.directory.listUnits(),
    today: today(app.clock, zone).toString(),
    zone,
    calendar: app.calendar(),
    notice,
    texts,
  });
  const summary = texts.t('reports.list.summary', { count: reports.filter(isWaiting).length });
  return { card: app.cards.render('reports/list', data, summary) };
}

/** The latest draft in which somebody who leads no unit has a client; null for none. */
async function ownPart(turn: Turn): Promise<CardPiece | null> {
  const { app, person } = turn;
  const units = (await app.directory.listUnits()).map(({ _id }) => _id);
  for (const { _id } of await findDrafts(app, units)) {
    if (await hasPart(app, person._id, _id)) return partPiece(turn, _id);
  }
  return null;
}

/** Refusals of who has no part in a report. */
const NONE = new Set<string>(['NOT_FOUND', 'FORBIDDEN']);

export async function hasPart(app: App, actor: string, report: string): Promise<boolean> {
  try {
    return (await viewPart(app, { actor, report })).lines.length > 0;
  } catch (error) {
    if (NONE.has(asAppError(error).code)) return false;
    throw error;
  }
}

export async function boardPiece(
  { app, person, texts }: Turn,
  { period, from }: { period: string; from: number },
  notice: NoticeView | null = null,
): Promise<CardPiece> {
  const board = await openBoard(app, { actor: person._id, ...(period === '' ? {} : { period }) });
  const zone = await app.directory.zoneOf(person);
  const data = presentBoard({ board, from, zone, calendar: app.calendar(), notice, texts });
  return { card: app.cards.render('reports/list', data, texts.t('reports.board.kind')) };
}

export function cardReply(piece: CardPiece): Reply {
  return { kind: 'card', ...piece };
}
