import type { Client } from '../../src/clients/client.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { OpenedNote } from '../../src/notes/change-note.ts';
import { MAX_NOTE, NOTE_KINDS, type Note } from '../../src/notes/note.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { noteDetail, noteInput, noteKindInput } from '../cards/note-words.ts';
import { shortened } from '../cards/shortened.ts';
import { type ButtonView, type InputView, inputId, type NoticeView, type PlaceView } from '../cards/view.ts';

/** More leaves the screen of a phone. */
const LONGEST_BUTTON = 34;
const MOST_BUTTONS = 5;

export interface NoteCardInput {
  opened: OpenedNote;
  names: ReadonlyMap<string, string>;
  notice: NoticeView | null;
  texts: Texts;
}

/** A note as it was taken down; its author corrects it where it stands, as long as the day lasts. */
export function presentNote({ opened, names, notice, texts }: NoteCardInput): CardData {
  const { note, clientName, mayChange } = opened;
  const gone: NoticeView = { text: texts.t('notes.card.removed'), tone: 'default' };
  return {
    header: {
      kind: texts.t('notes.card.kind'),
      number: note.client,
      title: clientName,
      status: note.removed ? '' : texts.t(`notes.kinds.${note.kind}`),
      tone: note.kind === 'complaint' ? 'warning' : 'accent',
    },
    notice: note.removed ? gone : notice,
    text: note.text,
    detail: note.removed ? '' : noteDetail(note, names, texts, { kind: false }),
    inputs: [],
    buttonRows: inRows([
      ...(mayChange && note.kind === 'other' ? kindButtons(note, texts) : []),
      ...(mayChange ? changeButtons(note, texts) : []),
      button(texts.t('notes.buttons.client'), 'client.open', { client: note.client }),
    ]),
    places: mayChange ? [correctionPlace(note, texts)] : [],
  };
}

/** The kind in one press, where the words did not tell it. */
function kindButtons({ _id, revision }: Note, texts: Texts): ButtonView[] {
  return NOTE_KINDS.filter((kind) => kind !== 'other').map((to) =>
    button(texts.t(`notes.kinds.${to}`), 'note.kind', { note: _id, revision, to }),
  );
}

function changeButtons(note: Note, texts: Texts): ButtonView[] {
  return [
    { ...button(texts.t('notes.buttons.correct'), '', {}), toggles: [placeId(note)] },
    button(texts.t('notes.buttons.remove'), 'note.remove', { note: note._id }),
  ];
}

function correctionPlace(note: Note, texts: Texts): PlaceView {
  const { _id, revision, kind, text, on } = note;
  const field = (name: string) => inputId(name, `${_id.slice(0, 8)}-${revision}`);
  return {
    id: placeId(note),
    open: false,
    title: texts.t('notes.card.edit'),
    inputs: [
      noteInput(field('text'), text, texts),
      noteKindInput(field('kind'), kind, texts),
      {
        ...noteInput(field('day'), on, texts),
        kind: 'date',
        label: texts.t('notes.fields.on'),
        maxLength: 0,
      },
    ],
    buttons: [
      {
        ...button(texts.t('notes.buttons.apply'), 'note.correct', { note: _id, revision }),
        tone: 'positive',
        withInputs: true,
      },
    ],
  };
}

function placeId({ _id }: Note): string {
  return `note-${_id}`;
}

export interface NoteAskInput {
  /** Clients to choose from. */
  clients: Client[];
  /** The words fit several of them; else it is not known whom they name. */
  named: boolean;
  text: string;
  key: string;
  texts: Texts;
}

/** Asks whom a note is about, with its words in a field: nothing of them is lost. */
export function presentNoteAsk({ clients, named, text, key, texts }: NoteAskInput): CardData {
  const words = noteInput(inputId('text', key), text.slice(0, MAX_NOTE), texts);
  const asButtons = named && clients.length <= MOST_BUTTONS;
  const save = button(texts.t('notes.buttons.save'), 'note.take', { key });
  return {
    header: {
      kind: texts.t('notes.card.kind'),
      number: '',
      title: texts.t('notes.card.which'),
      status: '',
      tone: 'default',
    },
    notice: { text: texts.t(named ? 'notes.card.several' : 'notes.card.unknown'), tone: 'warning' },
    text: '',
    detail: '',
    inputs: asButtons ? [words] : [clientInput(clients, key, texts), words],
    buttonRows: inRows(
      asButtons
        ? clients.map((client) => ({
            ...button(buttonTitle(client, clients), 'note.take', { client: client._id, key }),
            withInputs: true,
          }))
        : [{ ...save, tone: 'positive', withInputs: true }],
    ),
    places: [],
  };
}

/** The name alone where it tells the clients apart. */
function buttonTitle(client: Client, clients: Client[]): string {
  const name = shortened(client.passport.shortName, LONGEST_BUTTON);
  const same = clients.filter(({ passport }) => shortened(passport.shortName, LONGEST_BUTTON) === name);
  return same.length > 1 ? `${shortened(name, LONGEST_BUTTON / 2)} · ${client._id}` : name;
}

function clientTitle({ _id, passport }: Client): string {
  return `${passport.shortName} · ${_id}`;
}

function clientInput(clients: Client[], key: string, texts: Texts): InputView {
  return {
    ...noteInput(inputId('client', key), '', texts),
    kind: 'choice',
    label: texts.t('notes.fields.client'),
    required: true,
    maxLength: 0,
    choices: clients.map((client) => ({ title: clientTitle(client), value: client._id })),
    dataset: 'clients/own',
  };
}

function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
