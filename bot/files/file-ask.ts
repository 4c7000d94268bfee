import type { OpenRequestChoice } from '../../src/attachments/list-open-requests.ts';
import type { StoredFile } from '../../src/files/stored-file.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { fileLine } from '../cards/file-words.ts';
import { type ButtonView, type InputView, inputId } from '../cards/view.ts';
import { kindTitle } from '../requests/request-words.ts';

export interface AskInput {
  files: StoredFile[];
  /** Names of files that did not come through, each with its sentence. */
  refused: { name: string; why: string }[];
  /** Empty when the file can only be a table of the directory. */
  choices: OpenRequestChoice[];
  /** The file may be a table that its sender loads into the directory or the register. */
  isTable: boolean;
  texts: Texts;
}

/** Asks which request the files belong to; the newest one is chosen beforehand. */
export function presentAsk({ files, refused, choices, isTable, texts }: AskInput): CardData {
  const ids = files.map(({ _id }) => _id);
  const lines = [
    ...(choices.length > 0 ? [] : [texts.t('files.ask.only-table')]),
    ...refused.map(({ name, why }) => texts.t('files.ask.refused', { name, why })),
  ];
  return {
    header: {
      kind: texts.t('files.ask.kind', { count: files.length }),
      number: '',
      title: '',
      status: '',
      tone: 'default',
    },
    files: files.map((file) => fileLine(file, texts)).join('\n'),
    notice:
      lines.length > 0 ? { text: lines.join('\n'), tone: refused.length > 0 ? 'warning' : 'default' } : null,
    inputs: choices.length > 0 ? [requestInput(ids[0] ?? '', choices, texts)] : [],
    buttons: [
      ...(choices.length > 0 ? [button('attach', 'file.attach', ids, true, texts)] : []),
      ...(isTable ? [tableButton(ids[0] ?? '', texts)] : []),
      button('discard', 'file.discard', ids, false, texts),
    ],
  };
}

function requestInput(id: string, choices: OpenRequestChoice[], texts: Texts): InputView {
  return {
    id: inputId('request', id),
    kind: 'choice',
    label: texts.t('files.ask.label'),
    required: true,
    value: choices[0]?.request._id ?? '',
    placeholder: '',
    maxLength: 0,
    choices: choices.map((choice) => ({
      title: choiceTitle(choice, texts),
      value: choice.request._id,
    })),
    error: '',
    hint: texts.t('files.ask.hint'),
  };
}

function choiceTitle({ request, clientName }: OpenRequestChoice, texts: Texts): string {
  const parts = [clientName, kindTitle(request.type, texts), request._id];
  return parts.filter((part) => part !== '').join(' · ');
}

function button(
  name: 'attach' | 'discard',
  verb: string,
  files: string[],
  withInputs: boolean,
  texts: Texts,
): ButtonView {
  const tone = name === 'attach' ? 'positive' : 'default';
  return { title: texts.t(`files.buttons.${name}`), verb, data: { files }, tone, withInputs };
}

function tableButton(file: string, texts: Texts): ButtonView {
  const title = texts.t('files.buttons.table');
  return { title, verb: 'table.choose', data: { file }, tone: 'default', withInputs: false };
}
