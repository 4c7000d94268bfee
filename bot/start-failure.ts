import { createTranslator } from '../src/i18n/create-translator.ts';
import { AppError } from '../src/kernel/errors.ts';
import { ConfigError } from '../src/settings/config.ts';

/** Reason why the bot did not start, for its operator: a sentence in both languages where it is foreseen. */
export function startFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  const refusal = asRefusal(error);
  if (refusal) {
    const translator = createTranslator();
    const languages = [translator.in('ru'), translator.in('en')];
    return languages.map((texts) => texts.t(`errors.${refusal.code}`, refusal.details)).join('\n');
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function asRefusal(error: unknown): AppError | null {
  if (error instanceof AppError) return error;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  return code === 'EADDRINUSE' ? new AppError('PORT_TAKEN', { details: { port: String(port ?? '') } }) : null;
}
