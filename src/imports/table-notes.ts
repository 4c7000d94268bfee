import type { Texts } from '../i18n/translate.ts';
import type { TableNote } from '../tables/table.ts';

const MOST_LINES = 10;

/** A sentence for each thing that a person should know of how their file was read. */
export function noteTexts(notes: TableNote[], texts: Texts): string[] {
  return notes.map((note) => {
    if (note.what === 'sheet') return texts.t('imports.notes.sheet', { name: note.name });
    const { lines } = note;
    const shown = lines.slice(0, MOST_LINES).join(', ') + (lines.length > MOST_LINES ? ' …' : '');
    return texts.t(`imports.notes.${note.what}`, { lines: shown });
  });
}
