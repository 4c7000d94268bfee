import type { AuditEntry } from '../audit/audit-entry.ts';
import { AppError } from '../kernel/errors.ts';
import { Conflict, type Repo } from '../storage/store.ts';
import { readContent } from './file-content.ts';
import type { FileHost } from './file-host.ts';
import type { FileChunk, FileOffer, StoredFile } from './stored-file.ts';

export interface HandOverDeps {
  fileOffers: Repo<FileOffer>;
  fileChunks: Repo<FileChunk>;
  fileHost: FileHost;
  audit: Repo<AuditEntry>;
  realClock: { now(): number };
}

/** An answer to a consent card. */
export interface OfferAnswer {
  actor: string;
  offer: string;
}

/** Longer than an upload takes, short enough to tell its reader while they still wait. */
export const OFFER_CLAIM_MS = 10 * 60_000;

/** Throws FILE_OFFER_GONE for an offer to others, of long ago or told as lost. */
export async function getOffer(
  deps: Pick<HandOverDeps, 'fileOffers'>,
  { actor, offer: id }: OfferAnswer,
): Promise<FileOffer> {
  const offer = await deps.fileOffers.get(id);
  if (!offer || offer.person !== actor || offer.status === 'lost') throw new AppError('FILE_OFFER_GONE');
  return offer;
}

/**
 * Puts the offered file where its reader's OneDrive takes it, and lets `record` write down that it has. False for an
 * answer that came before. Throws FILE_HOST, and FILE_NOT_SAVED, after which the offer stands again.
 */
export async function handOver(
  deps: HandOverDeps,
  { offer, file, uploadUrl }: { offer: FileOffer; file: StoredFile; uploadUrl: string },
  record: (taken: FileOffer) => Promise<void>,
): Promise<boolean> {
  const taken = await moveOffer(deps, offer, 'uploading');
  if (!taken) return false;
  try {
    await deps.fileHost.upload(uploadUrl, file.size, readContent(deps, file));
  } catch (error) {
    await moveOffer(deps, taken, 'offered');
    throw error;
  }
  await record(taken);
  await moveOffer(deps, taken, 'done');
  return true;
}

/** The effect id under which a hand-out is written down once. */
export function handOutId({ _id, version }: FileOffer): string {
  return `file-offers:${_id}:${version}:0`;
}

/** Null for an answer that came before. Throws FILE_OFFER_GONE. */
export async function declineOffer(
  deps: Pick<HandOverDeps, 'fileOffers' | 'realClock'>,
  input: OfferAnswer,
): Promise<FileOffer | null> {
  return moveOffer(deps, await getOffer(deps, input), 'declined');
}

/** Null when the offer was answered before. */
async function moveOffer(
  deps: Pick<HandOverDeps, 'fileOffers' | 'realClock'>,
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
