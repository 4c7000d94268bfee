import { appendAudit } from '../audit/append-audit.ts';
import { getOffer, type HandOverDeps, handOutId, handOver } from '../files/hand-over-offer.ts';
import { type FileOffer, placeOf, type StoredFile } from '../files/stored-file.ts';
import { AppError } from '../kernel/errors.ts';
import { subjectOf } from '../kernel/subject.ts';
import { getVisibleFile, type OfferFileDeps } from './offer-file.ts';

export type AnswerOfferDeps = OfferFileDeps & HandOverDeps;

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
  const done = await handOver(deps, { offer, file, uploadUrl: input.uploadUrl }, (taken) =>
    recordHandOut(deps, taken),
  );
  return done ? file : null;
}

async function recordHandOut(deps: AnswerOfferDeps, offer: FileOffer): Promise<void> {
  const entry = {
    subject: offer.client ? subjectOf.client(offer.client) : subjectOf.request(offer.request),
    at: new Date(deps.clock.now()).toISOString(),
    by: offer.person,
    onBehalfOf: null,
    event: { type: 'file.handed-out' as const, file: offer.file },
  };
  await appendAudit(deps, entry, handOutId(offer));
}
