import type { PotentialList, PotentialRow } from '../../src/potential/list-potential.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { exportButton } from '../cards/export-button.ts';
import { type InputView, inputId, type RowView } from '../cards/view.ts';
import type { ClientWords } from '../clients/client-words.ts';
import { button, closenessTone, percentText } from './potential-card.ts';

export interface PotentialListInput {
  list: PotentialList;
  unit: string;
  after: string;
  /** Units that the filter offers: none for who sees one only. */
  units: string[];
  rendering: string;
}

/** Open potential clients, the latest first. Data of `clients/list`. */
export function presentPotentialList(
  { list, unit, after, units, rendering }: PotentialListInput,
  words: ClientWords,
): CardData {
  const { texts } = words;
  const { rows, total, next } = list;
  const isFiltered = units.length > 1;
  return {
    header: {
      kind: texts.t('potential.list.kind'),
      number: '',
      title: texts.t('potential.list.title'),
      status: '',
      tone: 'default',
    },
    total: texts.t('potential.list.total', { total }),
    inputs: isFiltered ? [unitInput(unit, units, rendering, words)] : [],
    show: isFiltered
      ? [{ ...button(texts.t('clients.list.buttons.show'), 'potential.filter', {}), withInputs: true }]
      : [],
    rows: rows.map((row) => rowView(row, words)),
    buttons: [
      ...(next
        ? [button(texts.t('clients.list.buttons.next'), 'potential.list', { unit, after: next })]
        : []),
      ...(after ? [button(texts.t('clients.list.buttons.first'), 'potential.list', { unit })] : []),
      button(texts.t('potential.buttons.new'), 'potential.form', {}),
      ...(total > 0 ? [exportButton('potential', { unit }, texts)] : []),
    ],
  };
}

function rowView({ potential, closeness }: PotentialRow, words: ClientWords): RowView {
  const { texts } = words;
  const { _id, name, unit, manager } = potential;
  const parts = [closeness ? percentText(closeness, texts) : '', words.unit(unit), words.person(manager)];
  return {
    title: name,
    detail: parts.filter((part) => part !== '').join(' · '),
    tone: closenessTone(closeness),
    buttons: [button(texts.t('clients.list.buttons.open'), 'potential.open', { potential: _id, list: true })],
  };
}

function unitInput(unit: string, units: string[], rendering: string, words: ClientWords): InputView {
  const { texts } = words;
  const choices = units
    .map((value) => ({ value, title: words.unit(value) }))
    .sort((a, b) => texts.compare(a.title, b.title));
  return {
    id: inputId('unit', rendering),
    kind: 'choice',
    label: texts.t('clients.list.filters.unit'),
    required: false,
    value: unit || 'all',
    placeholder: '',
    maxLength: 0,
    choices: [{ title: texts.t('clients.list.all'), value: 'all' }, ...choices],
    error: '',
    hint: '',
  };
}
