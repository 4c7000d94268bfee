import type { Texts } from '../../src/i18n/translate.ts';
import { type AppError, asAppError, type ErrorCode } from '../../src/kernel/errors.ts';
import type { Logger } from '../../src/kernel/logger.ts';
import type { Incoming, Reply } from './turn.ts';

/** The only place where a failure becomes words. */
export function errorReply(log: Logger, incoming: Incoming, texts: Texts, thrown: unknown): Reply {
  const error = logFailure(log, incoming, thrown);
  return { kind: 'text', text: errorText(texts, error), code: error.code };
}

/** Codes in which the store complains to its operators, and what people are told instead. */
const TOLD_AS: Partial<Record<ErrorCode, ErrorCode>> = {
  PATH_REFUSED: 'INTERNAL',
  STORE_BUSY: 'BUSY',
  STORE_DAMAGED: 'INTERNAL',
  STORE_DISK: 'INTERNAL',
  STORE_FORBIDDEN: 'INTERNAL',
  STORE_FOREIGN: 'INTERNAL',
  STORE_READ_ONLY: 'INTERNAL',
};

/** Codes of no refusal but a fault of ours, or of what we stand on. */
const ALARMING = new Set<string>(['INTERNAL', 'STORE_FULL', 'STORE_SILENT', ...Object.keys(TOLD_AS)]);

/** A refusal is no failure: the line of its turn has the code. */
export function logFailure(log: Logger, { activityId }: Incoming, thrown: unknown): AppError {
  const error = asAppError(thrown);
  if (ALARMING.has(error.code)) {
    log.error({ code: error.code, activity: activityId, err: error }, 'turn failed');
  }
  return error;
}

/** `admin` in the details of NOT_IN_DIRECTORY names whom to ask. */
export function errorText(texts: Texts, error: AppError): string {
  if (error.code === 'NOT_IN_DIRECTORY' && error.details.admin) {
    return texts.t('errors.NOT_IN_DIRECTORY_ASK', error.details);
  }
  return texts.t(`errors.${TOLD_AS[error.code] ?? error.code}`, error.details);
}
