import type { FileVersion } from '../../src/files/version-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';

const KB = 1024;

/** `Договор.pdf (120 КБ)`. */
export function fileLine(file: { name: string; size: number }, texts: Texts): string {
  return texts.t('files.line', { name: file.name, size: sizeText(file.size, texts) });
}

/** The same with its number, where the paper was sent more than once. */
export function versionLine({ file, version, of }: FileVersion, texts: Texts): string {
  const line = fileLine(file, texts);
  return of === 1 ? line : texts.t('files.version', { line, version, last: version === of ? 'yes' : 'no' });
}

function sizeText(bytes: number, texts: Texts): string {
  if (bytes < KB * KB) return texts.t('files.kilobytes', { n: Math.max(1, Math.round(bytes / KB)) });
  return texts.t('files.megabytes', { n: Math.round((bytes / KB / KB) * 10) / 10 });
}
