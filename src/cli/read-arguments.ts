import { type ParseArgsConfig, parseArgs } from 'node:util';
import { createTranslator } from '../i18n/create-translator.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Arguments<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T & { data: { type: 'string'; default: '' } }; allowPositionals: true }>
>;

/** What was typed after the command. An option that the command does not know ends it with a sentence. */
export function readArguments<T extends Options>(options: T): Arguments<T> {
  try {
    return parseArgs({
      options: { ...options, data: { type: 'string', default: '' } },
      allowPositionals: true,
      strict: true,
    }) as Arguments<T>;
  } catch (error) {
    const [, option = ''] = /'(-[^ ']*)/.exec(error instanceof Error ? error.message : '') ?? [];
    const known = [...Object.keys(options), 'data'].map((name) => `--${name}`).join(', ');
    console.error(createTranslator().in('ru').t('errors.UNKNOWN_OPTION', { option, known }));
    process.exit(1);
  }
}
