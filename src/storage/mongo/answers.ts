import { MongoError, MongoNetworkError, MongoServerError, MongoWriteConcernError } from 'mongodb';
import { AppError } from '../../kernel/errors.ts';
import type { Patience } from './patience.ts';

/** Asks the server in a bounded time. Throws STORE_SILENT when it does not answer, or cannot at present. */
export interface Answers {
  read<R>(ask: () => Promise<R>, withinMs?: number): Promise<R>;
  write<R>(ask: () => Promise<R>): Promise<R>;
}

/**
 * Codes of a server that is leaving its post, or too busy: HostUnreachable, MaxTimeMSExpired, ShutdownInProgress,
 * PrimarySteppedDown, ExceededTimeLimit, NotWritablePrimary and their kin.
 */
const PASSING = new Set([6, 7, 50, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436]);

/** The driver's own, for want of a connection or of a server that it knows what to do with. */
const WITHOUT_SERVER = new Set([
  'MongoServerSelectionError',
  'MongoWaitQueueTimeoutError',
  'MongoServerClosedError',
  'MongoTopologyClosedError',
  'MongoNotConnectedError',
  'MongoClientClosedError',
  'MongoExpiredSessionError',
  'MongoUnexpectedServerResponseError',
]);

export function createAnswers(patience: Patience): Answers {
  const resting = new Set<'read' | 'write'>();

  function rest(kind: 'read' | 'write'): void {
    if (patience.restMs === 0) return;
    resting.add(kind);
    setTimeout(() => resting.delete(kind), patience.restMs).unref();
  }

  async function ask<R>(kind: 'read' | 'write', withinMs: number, work: () => Promise<R>): Promise<R> {
    if (resting.has(kind))
      throw new AppError('STORE_SILENT', { message: `MongoDB did not answer a ${kind} just now` });
    try {
      return await orSilence(within(withinMs, work()));
    } catch (error) {
      if (error instanceof AppError && tookLong(error.cause)) {
        rest('write');
        if (kind === 'read') rest('read');
      }
      throw error;
    }
  }

  return {
    read: (work, withinMs = patience.answerMs) => ask('read', withinMs, work),
    write: (work) => ask('write', patience.answerMs, work),
  };
}

/** Codes that come after a wait; all others come at once. */
const AFTER_WAITING = new Set([
  'MongoServerSelectionError',
  'MongoWaitQueueTimeoutError',
  'MongoNetworkTimeoutError',
  'MongoWriteConcernError',
  'Unanswered',
]);

class Unanswered extends Error {
  override name = 'Unanswered';
}

/** Rejects with STORE_SILENT when the work has not ended by then; it goes on all the same. */
export async function within<R>(ms: number, work: Promise<R>): Promise<R> {
  if (ms === 0) return work;
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(silence(new Unanswered(`no answer within ${ms} ms`))), ms);
  });
  try {
    return await Promise.race([work, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}

/** Turns what a server in good health would not have said, and no answer at all, into STORE_SILENT. */
export async function orSilence<R>(work: Promise<R>): Promise<R> {
  try {
    return await work;
  } catch (error) {
    throw isSilence(error) ? silence(error) : error;
  }
}

export function silence(cause: unknown): AppError {
  return new AppError('STORE_SILENT', {
    message: cause instanceof Error ? cause.message : String(cause),
    cause,
  });
}

function isSilence(error: unknown): boolean {
  if (error instanceof MongoNetworkError) return true;
  // Not acknowledged as it was asked to be: the write may stay, or go with a primary that falls behind.
  if (error instanceof MongoWriteConcernError) return true;
  if (error instanceof MongoServerError) {
    return PASSING.has(Number(error.code)) || error.hasErrorLabel('RetryableWriteError');
  }
  return error instanceof MongoError && WITHOUT_SERVER.has(error.name);
}

function tookLong(cause: unknown): boolean {
  return cause instanceof Error && AFTER_WAITING.has(cause.name);
}
