import { type ParseArgsConfig, parseArgs } from 'node:util';
import { createTranslator } from '../i18n/create-translator.ts';

type Options = NonNullable<ParseArgsConfig['options']>;
type Arguments<T extends Options> = ReturnType<
  typeof parseArgs<{ options: T & { data: { type: 'string'; default: '' } }; allowPositionals: true }>
>;

/** Reads what was typed after the command. An unknown or misused option ends the process with a sentence. */
export function readArguments<T extends Options>(options: T): Arguments<T> {
  try {
    return parseArgs({
      options: { ...options, data: { type: 'string', default: '' } },
      allowPositionals: true,
      strict: true,
    }) as Arguments<T>;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [, option = ''] = /'(-[^ ']*)/.exec(message) ?? [];
    const known = [...Object.keys(options), 'data'].map((name) => `--${name}`).join(', ');
    const { t } = createTranslator().in('ru');
    const takes = /does not take/.test(message) ? 'no' : 'yes';
    const isValue = code === 'ERR_PARSE_ARGS_INVALID_OPTION_VALUE';
    console.error(
      isValue
        ? t('errors.OPTION_VALUE', { option, takes, known })
        : t('errors.UNKNOWN_OPTION', { option, known }),
    );
    process.exit(1);
  }
}
