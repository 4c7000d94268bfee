import { openClientCard } from '../clients/client-reply.ts';
import { potentialReply } from '../potential/potential-reply.ts';
import { openRequestCard } from '../requests/request-reply.ts';
import type { Reply, Turn } from '../turn/turn.ts';

/** A client's card, a potential client's or a request's. Throws NOT_FOUND. */
export function openNumber(turn: Turn, number: string): Promise<Reply> {
  if (number.startsWith('POT-')) return potentialReply(turn, number);
  return number.startsWith('VIP-') ? openClientCard(turn, number) : openRequestCard(turn, number);
}
