import { AppError, type ErrorCode } from '../../kernel/errors.ts';
import { asPathFailure } from '../../kernel/path-failure.ts';

/** SQLite's primary result codes (sqlite.org/rescode.html), and what they mean for whoever runs the bot. */
const CODES: Record<number, ErrorCode> = {
  3: 'STORE_FORBIDDEN',
  5: 'STORE_BUSY',
  6: 'STORE_BUSY',
  8: 'STORE_READ_ONLY',
  10: 'STORE_DISK',
  11: 'STORE_DAMAGED',
  13: 'STORE_FULL',
  14: 'STORE_FORBIDDEN',
  26: 'STORE_FOREIGN',
};

/** The same of what the operating system says. */
const SYSTEM_CODES: Record<string, ErrorCode> = {
  EACCES: 'STORE_FORBIDDEN',
  EPERM: 'STORE_FORBIDDEN',
  EROFS: 'STORE_READ_ONLY',
  ENOSPC: 'STORE_FULL',
  EDQUOT: 'STORE_FULL',
  EISDIR: 'STORE_IS_FOLDER',
};

/** After these, no write is to be expected to succeed until somebody has done something about it. */
const LASTING: ErrorCode[] = ['STORE_FULL', 'STORE_DISK', 'STORE_READ_ONLY', 'STORE_DAMAGED'];

/** A failure of the file or its disk as a refusal with a sentence; anything else as it is. */
export function asStoreFailure(error: unknown, file: string): unknown {
  const code = codeOf(error);
  if (!code) return asPathFailure(error, file);
  return new AppError(code, { message: messageOf(error), details: { file }, cause: error });
}

export function isLasting(error: unknown): boolean {
  return error instanceof AppError && LASTING.includes(error.code);
}

function codeOf(error: unknown): ErrorCode | undefined {
  // By shape: under jest the error belongs to another realm than our Error.
  const { errcode, code } = error as { errcode?: unknown; code?: unknown };
  // The low byte is the primary code, the rest tells the occasion.
  return typeof errcode === 'number' ? CODES[errcode & 0xff] : SYSTEM_CODES[String(code)];
}

function messageOf(error: unknown): string {
  const { message, errcode } = error as { message?: unknown; errcode?: unknown };
  return errcode === undefined ? String(message) : `${String(message)} (SQLite ${String(errcode)})`;
}
