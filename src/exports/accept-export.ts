import { appendAudit } from '../audit/append-audit.ts';
import {
  getOffer,
  type HandOverDeps,
  handOutId,
  handOver,
  type OfferAnswer,
} from '../files/hand-over-offer.ts';
import type { FileOffer, OfferedExport, StoredFile } from '../files/stored-file.ts';
import type { Texts } from '../i18n/translate.ts';
import { type Clock, today } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import type { Queue } from '../kernel/queue.ts';
import { subjectOf } from '../kernel/subject.ts';
import type { Directory } from '../people/directory.ts';
import type { Repo } from '../storage/store.ts';
import { buildExport, findKind } from './build-export.ts';
import type { ExportKind } from './export-kind.ts';

export interface AcceptExportDeps extends HandOverDeps {
  files: Repo<StoredFile>;
  directory: Directory;
  clock: Clock;
  exportQueue: Queue;
}

/**
 * Puts a list where its reader's OneDrive takes it. The kind is asked once more: only it knows who may have the list,
 * and whether it still has for them all that the file tells. Null for an answer that came before. Throws
 * FILE_OFFER_GONE for an offer to others or told as lost, EXPORT_STALE for a file of more than its reader may see by
 * now or of more than a day ago, what the kind throws, FILE_HOST and FILE_NOT_SAVED.
 */
export async function acceptExport<Deps extends AcceptExportDeps>(
  deps: Deps,
  kinds: readonly ExportKind<Deps>[],
  { texts, uploadUrl, ...answer }: OfferAnswer & { uploadUrl: string; texts: Texts },
): Promise<StoredFile | null> {
  const offer = await getOffer(deps, answer);
  const made = offer.export;
  if (!made) throw new AppError('FILE_OFFER_GONE');
  if (!deps.fileHost.isAllowed(uploadUrl)) throw new AppError('FILE_HOST');
  if (offer.status !== 'offered') return null;
  const file = await deps.files.get(offer.file);
  if (file?.status !== 'ready') throw new AppError('EXPORT_STALE');
  const kind = findKind(kinds, made);
  await requireStill(deps, kind, made, { actor: answer.actor, texts });
  const done = await handOver(deps, { offer, file, uploadUrl }, (taken) =>
    recordExport(deps, kind, taken, made),
  );
  return done ? file : null;
}

async function requireStill<Deps extends AcceptExportDeps>(
  deps: Deps,
  kind: ExportKind<Deps>,
  { filters, format, rows, columns }: OfferedExport,
  { actor, texts }: { actor: string; texts: Texts },
): Promise<void> {
  const person = await deps.directory.getPerson(actor);
  const day = today(deps.clock, await deps.directory.zoneOf(person));
  const now = await deps.exportQueue.run(() =>
    buildExport(deps, kind, { actor, filters, format, texts, today: day }),
  );
  if (now.rows < rows || now.columns < columns) throw new AppError('EXPORT_STALE');
}

async function recordExport(
  deps: AcceptExportDeps,
  kind: Pick<ExportKind<never>, 'subject' | 'typed'>,
  offer: FileOffer,
  { kind: list, name, filters, said, rows, format }: OfferedExport,
): Promise<void> {
  const asked = kind.typed ? { filters: {}, said: '' } : { filters, said };
  const entry = {
    subject: kind.subject?.(filters) ?? subjectOf.person(offer.person),
    at: new Date(deps.clock.now()).toISOString(),
    by: offer.person,
    onBehalfOf: null,
    event: { type: 'export.made' as const, list, name, ...asked, rows, format },
  };
  await appendAudit(deps, entry, handOutId(offer));
}

/** A list that did not reach its reader, as it was asked for. Null for who may not have it. */
export async function findLostExport(
  deps: Pick<AcceptExportDeps, 'fileOffers'>,
  { actor, offer: id }: OfferAnswer,
): Promise<OfferedExport | null> {
  const offer = await deps.fileOffers.get(id);
  return offer?.person === actor ? (offer.export ?? null) : null;
}
