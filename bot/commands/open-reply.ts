import { openClientCard } from '../clients/client-reply.ts';
import { openRequestCard } from '../requests/request-reply.ts';
import type { Reply, Turn } from '../turn/turn.ts';

/** A client's card or a request's. Throws NOT_FOUND. */
export function openNumber(turn: Turn, number: string): Promise<Reply> {
  return number.startsWith('VIP-') ? openClientCard(turn, number) : openRequestCard(turn, number);
}
