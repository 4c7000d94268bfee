import type { Texts } from '../../src/i18n/translate.ts';
import { MAX_NOTE, NOTE_KINDS, type Note, type NoteKind } from '../../src/notes/note.ts';
import { type InputView, inputId, type PlaceView } from './view.ts';

/** `Звонок · 28 ноября · Менеджер`. */
export function noteDetail(
  { kind, on, by, onBehalfOf }: Note,
  names: ReadonlyMap<string, string>,
  texts: Texts,
  show: { kind: boolean } = { kind: true },
): string {
  const name = names.get(by) ?? by;
  const principal = onBehalfOf ? (names.get(onBehalfOf) ?? onBehalfOf) : '';
  const who = principal === '' ? name : texts.t('notes.card.who', { by: name, principal });
  const what = show.kind ? [texts.t(`notes.kinds.${kind}`)] : [];
  return [...what, texts.dayMonth(on), who].join(' · ');
}

/** Field in which a note is taken down on the client's own card. `key` is of this drawing. */
export function notePlace(client: string, key: string, texts: Texts): PlaceView {
  return {
    id: 'note',
    open: false,
    title: '',
    inputs: [noteInput(inputId('text', key), '', texts), noteKindInput(inputId('kind', key), '', texts)],
    buttons: [
      {
        title: texts.t('notes.buttons.save'),
        verb: 'note.take',
        data: { client, key, on: 'client' },
        tone: 'positive',
        withInputs: true,
      },
    ],
  };
}

export function noteInput(id: string, value: string, texts: Texts): InputView {
  return {
    id,
    kind: 'multiline',
    label: texts.t('notes.fields.text'),
    required: true,
    value,
    placeholder: texts.t('notes.fields.placeholder'),
    maxLength: MAX_NOTE,
    choices: [],
    error: '',
    hint: '',
  };
}

export function noteKindInput(id: string, value: NoteKind | '', texts: Texts): InputView {
  const kinds = NOTE_KINDS.map((kind) => ({ value: kind, title: texts.t(`notes.kinds.${kind}`) }));
  return {
    ...noteInput(id, value, texts),
    kind: 'choice',
    label: texts.t('notes.fields.kind'),
    required: false,
    placeholder: texts.t('notes.fields.guess'),
    maxLength: 0,
    choices: kinds,
  };
}
