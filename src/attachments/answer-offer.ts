import { appendAudit } from '../audit/append-audit.ts';
import type { AuditEntry } from '../audit/audit-entry.ts';
import { readContent } from '../files/file-content.ts';
import type { FileHost } from '../files/file-host.ts';
import { type FileChunk, type FileOffer, placeOf, type StoredFile } from '../files/stored-file.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import { getVisibleFile, type OfferFileDeps } from './offer-file.ts';

export interface AnswerOfferDeps extends OfferFileDeps {
  fileChunks: Repo<FileChunk>;
  fileHost: FileHost;
  audit: Repo<AuditEntry>;
  realClock: { now(): number };
}

/** Longer than an upload takes, short enough to tell its reader while they still wait. */
export const OFFER_CLAIM_MS = 10 * 60_000;

/**
 * Puts the offered file where the reader's OneDrive takes it. Null for an answer that came before. Throws
 * FILE_OFFER_GONE for an offer to others, of long ago or told as lost, NOT_FOUND for who may not see its place any more,
 * FILE_HOST, and FILE_NOT_SAVED, after which the offer stands again.
 */
export async function acceptOffer(
  deps: AnswerOfferDeps,
  input: { actor: string; offer: string; uploadUrl: string },
): Promise<StoredFile | null> {
  const offer = await getOffer(deps, input);
  if (!deps.fileHost.isAllowed(input.uploadUrl)) throw new AppError('FILE_HOST');
  const file = await getVisibleFile(deps, { actor: input.actor, place: placeOf(offer), file: offer.file });
  const taken = await move(deps, offer, 'uploading');
  if (!taken) return null;
  try {
    await deps.fileHost.upload(input.uploadUrl, file.size, readContent(deps, file));
  } catch (error) {
    await move(deps, taken, 'offered');
    throw error;
  }
  await recordHandOut(deps, taken);
  await move(deps, taken, 'done');
  return file;
}

async function recordHandOut(deps: AnswerOfferDeps, offer: FileOffer): Promise<void> {
  const entry = {
    subject: offer.client ? subjectOf.client(offer.client) : subjectOf.request(offer.request),
    at: new Date(deps.clock.now()).toISOString(),
    by: offer.person,
    onBehalfOf: null,
    event: { type: 'file.handed-out' as const, file: offer.file },
  };
  await appendAudit(deps, entry, `file-offers:${offer._id}:${offer.version}:0`);
}

/** Null for an answer that came before. Throws FILE_OFFER_GONE. */
export async function declineOffer(
  deps: AnswerOfferDeps,
  input: { actor: string; offer: string },
): Promise<FileOffer | null> {
  return move(deps, await getOffer(deps, input), 'declined');
}

async function getOffer(
  deps: AnswerOfferDeps,
  { actor, offer: id }: { actor: string; offer: string },
): Promise<FileOffer> {
  const offer = await deps.fileOffers.get(id);
  if (!offer || offer.person !== actor || offer.status === 'lost') throw new AppError('FILE_OFFER_GONE');
  return offer;
}

/** Null when the offer was answered before. */
async function move(
  deps: AnswerOfferDeps,
  offer: FileOffer,
  status: FileOffer['status'],
): Promise<FileOffer | null> {
  const isAnswer = status === 'uploading' || status === 'declined';
  if (isAnswer && offer.status !== 'offered') return null;
  try {
    const claimedUntil = status === 'uploading' ? deps.realClock.now() + OFFER_CLAIM_MS : 0;
    return await deps.fileOffers.replace({ ...offer, status, claimedUntil });
  } catch (error) {
    if (error instanceof Conflict) return null;
    throw error;
  }
}
