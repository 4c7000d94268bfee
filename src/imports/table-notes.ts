import type { Texts } from '../i18n/translate.ts';
import type { TableNote } from '../tables/table.ts';

const MOST_PLACES = 10;

/** A sentence for each thing that a person should know of how their file was read. */
export function noteTexts(notes: TableNote[], texts: Texts): string[] {
  return notes.map((note) => {
    if (note.what === 'sheet') return texts.t('imports.notes.sheet', { name: note.name });
    if (note.what === 'hidden-columns') {
      return texts.t('imports.notes.hidden-columns', { columns: firstOf(note.columns) });
    }
    return texts.t(`imports.notes.${note.what}`, { lines: firstOf(note.lines) });
  });
}

function firstOf(places: (number | string)[]): string {
  return places.slice(0, MOST_PLACES).join(', ') + (places.length > MOST_PLACES ? ' …' : '');
}
