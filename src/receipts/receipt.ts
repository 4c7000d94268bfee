import type { CollectionDef, Rec } from '../storage/store.ts';

/** A message that somebody sent, by chat and activity id: Teams delivers one again when it saw no answer in time. */
export interface Receipt extends Rec {
  answered: boolean;
  /** UTC instant, ISO: when it was taken up last. */
  at: string;
}

export const RECEIPTS: CollectionDef<Receipt> = {
  name: 'receipts',
  indexes: [{ name: 'age', eq: [], range: 'at' }],
};

export function receiptId(conversationId: string, activityId: string): string {
  return `${conversationId}|${activityId}`;
}
