import { CLIENT_STATUSES, type Client } from '../../src/clients/client.ts';
import type { ClientFilter, ClientList } from '../../src/clients/register/list-clients.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import { exportButton } from '../cards/export-button.ts';
import {
  type ButtonView,
  type ChoiceView,
  type HeaderView,
  type InputView,
  inputId,
  type RowView,
} from '../cards/view.ts';
import type { ClientWords } from '../clients/client-words.ts';

/** Data of `clients/list`. */
export interface ClientListView {
  [key: string]: unknown;
  header: HeaderView;
  total: string;
  inputs: InputView[];
  show: ButtonView[];
  rows: RowView[];
  buttons: ButtonView[];
}

/** One page of the list with its filters. `rendering` differs from one drawing to the next. */
export function presentClientList(
  list: ClientList,
  { filter, after }: { filter: ClientFilter; after: string },
  words: ClientWords,
  rendering: string,
): ClientListView {
  const { texts } = words;
  const { total, active, next } = list;
  const data = { ...filter };
  return {
    header: listHeader(texts.t(filter.mine ? 'clients.list.mine' : 'clients.list.title'), words),
    total: total === 0 ? texts.t('clients.list.none') : texts.t('clients.list.total', { total, active }),
    inputs: presentFilters(filter, words, rendering),
    show: [listButton('show', 'client.filter', filter.mine ? { mine: true } : {}, words, true)],
    rows: list.clients.map((client) => clientRow(client, { list: { ...filter, after } }, words)),
    buttons: [
      ...(next ? [listButton('next', 'client.list', { ...data, after: next }, words)] : []),
      ...(next || list.clients.length < total ? [listButton('first', 'client.list', data, words)] : []),
      ...(total > 0 ? [exportButton('clients', exportFilters(filter), texts)] : []),
    ],
  };
}

function exportFilters({ mine, ...rest }: ClientFilter): Record<string, string> {
  return { ...rest, ...(mine ? { mine: 'true' } : {}) };
}

export function listHeader(title: string, { texts }: ClientWords): HeaderView {
  return { kind: texts.t('clients.list.kind'), number: '', title, status: '', tone: 'default' };
}

export function clientRow(client: Client, place: Record<string, unknown>, words: ClientWords): RowView {
  const { texts } = words;
  return {
    title: client.passport.shortName,
    detail: texts.t('clients.list.detail', {
      number: client._id,
      status: texts.t(`statuses.client.${client.status}`),
      unit: words.unit(client.passport.unit),
    }),
    tone: 'default',
    buttons: [listButton('open', 'client.open', { client: client._id, ...place }, words)],
  };
}

function presentFilters(filter: ClientFilter, words: ClientWords, rendering: string): InputView[] {
  const { texts } = words;
  const statuses = CLIENT_STATUSES.map((value) => ({ value, title: texts.t(`statuses.client.${value}`) }));
  const levels = (['local', 'regional'] as const).map((value) => ({
    value,
    title: texts.t(`clients.card.levels.${value}`),
  }));
  const input = (name: 'unit' | 'status' | 'level' | 'manager', choices: ChoiceView[]): InputView => ({
    id: inputId(name, rendering),
    kind: 'choice',
    label: texts.t(`clients.list.filters.${name}`),
    required: false,
    value: filter[name] ?? 'all',
    placeholder: '',
    maxLength: 0,
    choices: [
      { title: texts.t('clients.list.all'), value: 'all' },
      ...choices.filter(({ retired }) => !retired),
    ],
    error: '',
    hint: '',
  });
  return [
    input('unit', words.choices('units')),
    input('status', statuses),
    input('level', levels),
    ...(filter.mine ? [] : [input('manager', words.choices('people:manager'))]),
  ];
}

export function listButton(
  name: KeyPart<'clients.list.buttons'>,
  verb: string,
  data: Record<string, unknown>,
  { texts }: ClientWords,
  withInputs = false,
): ButtonView {
  return { title: texts.t(`clients.list.buttons.${name}`), verb, data, tone: 'default', withInputs };
}
