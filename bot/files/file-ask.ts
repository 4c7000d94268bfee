import type { OpenRequestChoice } from '../../src/attachments/list-open-requests.ts';
import type { Client } from '../../src/clients/client.ts';
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
  /** Requests that the file may be for. */
  choices: OpenRequestChoice[];
  /** Clients whose paper it may be. */
  clients: Client[];
  moreClients: boolean;
  /** The file may be a table that its sender loads into the directory or the register. */
  isTable: boolean;
  /** The only table that they may load is one that completes a report. */
  onlyReport: boolean;
  texts: Texts;
}

/** Asks what the files belong to; the request that most likely waits for them is chosen beforehand. */
export function presentAsk(input: AskInput): CardData {
  const { files, refused, choices, clients, isTable, onlyReport, texts } = input;
  const ids = files.map(({ _id }) => _id);
  const hasPlace = choices.length + clients.length > 0;
  const lines = [
    ...(hasPlace ? [] : [texts.t(`files.ask.${onlyReport ? 'only-report' : 'only-table'}`)]),
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
    inputs: hasPlace ? [placeInput(ids[0] ?? '', input)] : [],
    buttons: [
      ...(hasPlace ? [button('attach', 'file.attach', ids, true, texts)] : []),
      ...(isTable ? [tableButton(ids[0] ?? '', onlyReport, texts)] : []),
      button('discard', 'file.discard', ids, false, texts),
    ],
  };
}

function placeInput(id: string, { choices, clients, moreClients, texts }: AskInput): InputView {
  const places = [
    ...choices.map((choice) => ({ title: choiceTitle(choice, texts), value: choice.request._id })),
    ...clients.map(({ _id, passport }) => ({
      title: texts.t('files.ask.client', { name: passport.shortName, number: _id }),
      value: _id,
    })),
  ];
  const only = places.length === 1 ? (places[0]?.value ?? '') : '';
  return {
    id: inputId('request', id),
    kind: 'choice',
    label: texts.t('files.ask.label'),
    required: true,
    value: choices[0]?.request._id ?? only,
    placeholder: texts.t('files.ask.placeholder'),
    maxLength: 0,
    choices: places,
    ...(moreClients ? { dataset: 'clients/own' as const } : {}),
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

function tableButton(file: string, onlyReport: boolean, texts: Texts): ButtonView {
  const title = texts.t(`files.buttons.${onlyReport ? 'report' : 'table'}`);
  return { title, verb: 'table.choose', data: { file }, tone: 'default', withInputs: false };
}
