import { AppError, type ErrorCode } from '../../kernel/errors.ts';
import { getRequest } from '../get-request.ts';
import { requestKind } from '../kinds/index.ts';
import { type DecideRequestDeps, decideRequest } from './decide-request.ts';
import type { SeatClick } from './seat-click.ts';
import type { ClickResult } from './verdict.ts';

export type Pick = Omit<SeatClick, 'actor' | 'reason'>;

export interface PickResult {
  request: string;
  /** An error code stands for what one click on the card would be refused with. */
  outcome: ClickResult['outcome'] | ErrorCode;
}

/**
 * Agrees to each on its own, as one click on its card would: by its own rights, revision and write. One that is refused
 * keeps no other back.
 */
export async function agreeTogether(
  deps: DecideRequestDeps,
  { actor, picks }: { actor: string; picks: Pick[] },
): Promise<PickResult[]> {
  const results: PickResult[] = [];
  for (const pick of picks) results.push(await agree(deps, actor, pick));
  return results;
}

async function agree(deps: DecideRequestDeps, actor: string, pick: Pick): Promise<PickResult> {
  const request = pick.requestId;
  try {
    const { type } = await getRequest(deps, request);
    if (!requestKind(type).together) throw new AppError('FORBIDDEN', { message: `${type} is decided alone` });
    const click = { ...pick, actor, act: 'agree' as const, reason: '', values: {} };
    return { request, outcome: (await decideRequest(deps, click)).outcome };
  } catch (error) {
    if (error instanceof AppError) return { request, outcome: error.code };
    throw error;
  }
}
