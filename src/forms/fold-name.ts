/** Folds names and titles that people type, to compare them whatever their case, spaces and ё. */
export function foldName(text: string): string {
  return text.normalize('NFC').toLowerCase().replaceAll('ё', 'е').replaceAll(/\s+/g, ' ').trim();
}

const LATIN = 'aeopcyxhtkmb';
const LOOK_ALIKES = 'аеорсухнткмв';

/** A folded name whose Latin letters are the Cyrillic ones that look like them: `ИHH` is typed more often than seen. */
export function foldAlike(name: string): string {
  return name.replaceAll(/[a-z]/g, (letter) => LOOK_ALIKES[LATIN.indexOf(letter)] ?? letter);
}
