import { AppError } from './errors.ts';

/**
 * A refusal of the operating system to read or write somewhere, as one with a sentence; anything else as it is.
 * `path` is told where the error itself names none, as one of writing into an open file does not.
 */
export function asPathFailure(error: unknown, path = ''): unknown {
  // By shape: under jest the error belongs to another realm than our Error.
  const { errno, code, syscall, message, ...named } = error as NodeJS.ErrnoException;
  const at = named.path ?? path;
  const isSystem = typeof errno === 'number' && typeof code === 'string' && typeof syscall === 'string';
  if (!isSystem || at === '') return error;
  return new AppError('PATH_REFUSED', { message, details: { path: at, reason: code }, cause: error });
}
