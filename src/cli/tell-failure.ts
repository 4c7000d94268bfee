import type { Texts } from '../i18n/translate.ts';
import { AppError } from '../kernel/errors.ts';
import { asPathFailure } from '../kernel/path-failure.ts';
import { ConfigError } from '../settings/config.ts';

/** Ends a command: in a sentence where the failure is foreseen, with its stack where it is a fault of ours. */
export function tellFailure(error: unknown, texts: Texts): void {
  process.exitCode = 1;
  console.error(sentence(asPathFailure(error), texts));
}

function sentence(error: unknown, texts: Texts): string {
  if (error instanceof AppError) return texts.t(`errors.${error.code}`, error.details);
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
