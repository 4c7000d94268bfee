import type { Texts } from '../../src/i18n/translate.ts';
import { endsSoon, type RegisterFilter } from '../../src/registers/filter-rules.ts';
import type { ListedRegister } from '../../src/registers/lists/list-register.ts';
import { filterText } from '../../src/registers/lists/register-export.ts';
import { PERIODS } from '../../src/registers/periods.ts';
import {
  REGISTER_IDS,
  type RegisterColumn,
  type RegisterId,
  type RegisterRow,
  type RowState,
} from '../../src/registers/register.ts';
import type { CellValue } from '../../src/workbooks/sheet.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { exportButton } from '../cards/export-button.ts';
import {
  type ButtonView,
  type ChoiceView,
  type InputView,
  inputId,
  type PlaceView,
  type RowView,
  type Tone,
} from '../cards/view.ts';
import { tap } from '../overview/overview-words.ts';

/** A page of a register with its filter, as buttons carry it. */
export interface RegisterPlace extends RegisterFilter {
  register: RegisterId;
  first: number;
}

const PAGE = 10;

/** Rows of one page, how many there are, what they add up to, and the filter behind a button. */
export function presentRegister(listed: ListedRegister, place: RegisterPlace, rendering: string): CardData {
  const { register, rows, words } = listed;
  const { texts } = words;
  const first = place.first < rows.length ? place.first : 0;
  const page = rows.slice(first, first + PAGE);
  const filter = filterText(listed);
  return {
    header: {
      kind: [texts.t('registers.title'), filter].filter((part) => part !== '').join(' · '),
      number: '',
      title: texts.t(`registers.titles.${register.id}`),
      status: '',
      tone: 'default',
    },
    count: countText(rows.length, first, page.length, texts),
    sums: sumsText(listed),
    notice: rows.length === 0 ? { text: texts.t('registers.empty'), tone: 'default' } : null,
    rows: page.map((row) => presentRow(row, listed, place)),
    buttonRows: inRows(buttonsOf(listed, { ...place, first })),
    places: [filterPlace(listed, place, rendering)],
  };
}

function countText(total: number, first: number, shown: number, texts: Texts): string {
  if (total <= PAGE) return texts.t('registers.count', { total });
  return texts.t('registers.page', { from: first + 1, to: first + shown, total });
}

/** `Сумма, ₽: 12 400 000 ₽` for columns that are added up; what was refused adds nothing. */
function sumsText({ register, rows, words: { texts } }: ListedRegister): string {
  const granted = rows.filter(({ state }) => state !== 'refused');
  return register.columns
    .filter(({ sum }) => sum)
    .map(({ id }) => ({ id, total: granted.reduce((all, row) => all + Number(row.values[id] ?? 0), 0) }))
    .filter(({ total }) => total > 0)
    .map(({ id, total }) => `${texts.built(`registers.columns.${id}`)}: ${texts.money(total)}`)
    .join(' · ');
}

const TONES: Partial<Record<RowState, Tone>> = { late: 'attention', 'done-late': 'warning' };

function presentRow(row: RegisterRow, listed: ListedRegister, place: RegisterPlace): RowView {
  const { register, words, today } = listed;
  const { texts } = words;
  const column = (id: string) => register.columns.find((each) => each.id === id);
  const said = (ids: readonly string[], named: boolean) =>
    ids
      .map((id) => cellText(column(id), row.values[id] ?? null, texts, named))
      .filter((part) => part !== '')
      .join(' · ');
  const title = said(register.lead, false);
  const isClient = register.source === 'greetings';
  return {
    title,
    detail: said(register.below, true),
    tone: TONES[row.state] ?? (register.ends && endsSoon(row, today) ? 'warning' : 'default'),
    buttons: [],
    tap: tap(texts.t('registers.open', { title }), isClient ? 'register.client' : 'register.request', {
      ...place,
      number: isClient ? row.client : row.id,
    }),
  };
}

/** Dates and counts are told with what they are; names and states speak for themselves. */
function cellText(
  column: RegisterColumn | undefined,
  value: CellValue,
  texts: Texts,
  named: boolean,
): string {
  if (!column || value === null || value === '') return '';
  const shown = plainText(column, value, texts);
  const tells = column.kind === 'date' || column.kind === 'number' || column.id === 'stages';
  return named && tells
    ? texts.t('registers.named', { name: lower(texts.built(`registers.columns.${column.id}`)), value: shown })
    : shown;
}

function plainText({ kind }: RegisterColumn, value: NonNullable<CellValue>, texts: Texts): string {
  if (kind === 'date') return texts.date(String(value));
  if (kind === 'money') return texts.money(Number(value));
  if (kind === 'percent') return texts.t('registers.percent', { percent: Number(value) });
  return String(value);
}

function lower(title: string): string {
  return title.charAt(0).toLowerCase() + title.slice(1);
}

function buttonsOf(
  { register, rows, words: { texts }, filter }: ListedRegister,
  place: RegisterPlace,
): ButtonView[] {
  const page = (key: 'more' | 'back', first: number) =>
    tap(texts.t(`registers.buttons.${key}`), 'register.show', { ...place, first });
  const filters = Object.fromEntries(Object.entries(filter).map(([name, value]) => [name, String(value)]));
  return [
    ...(place.first > 0 ? [page('back', Math.max(0, place.first - PAGE))] : []),
    ...(place.first + PAGE < rows.length ? [page('more', place.first + PAGE)] : []),
    { ...tap(texts.t('registers.buttons.filter'), '', {}), toggles: ['register-filter'] },
    exportButton('register', { register: register.id, ...filters }, texts),
    tap(texts.t('registers.buttons.menu'), 'register.menu', {}),
  ];
}

type FilterName = 'unit' | 'manager' | 'state' | 'period';

function filterPlace(listed: ListedRegister, place: RegisterPlace, rendering: string): PlaceView {
  const { register, units, managers, words } = listed;
  const { texts } = words;
  const input = (name: FilterName, choices: ChoiceView[]) =>
    choiceInput(name, place[name], choices, rendering, texts);
  const byTitle = (a: ChoiceView, b: ChoiceView) => texts.compare(a.title, b.title);
  const people = managers.map((id) => ({ title: words.person(id), value: id })).sort(byTitle);
  const states = register.states.map((state) => ({
    title: texts.t(`registers.states.${state}`),
    value: state,
  }));
  const periods = PERIODS.filter((period) => period !== 'all').map((period) => ({
    title: texts.t(`registers.periods.${period}`),
    value: period,
  }));
  const offices = units.map(({ _id, name }) => ({ title: name[texts.locale], value: _id }));
  const show = tap(texts.t('registers.buttons.show'), 'register.show', { register: register.id });
  return {
    id: 'register-filter',
    open: false,
    title: '',
    inputs: [
      input('state', states),
      input('period', periods),
      ...(offices.length > 1 ? [input('unit', offices)] : []),
      ...(people.length > 1 || place.manager !== '' ? [input('manager', people)] : []),
      ...(register.ends ? [soonInput(place, rendering, texts)] : []),
    ],
    buttons: [{ ...show, tone: 'positive', withInputs: true }],
  };
}

function choiceInput(
  name: FilterName,
  value: string,
  choices: ChoiceView[],
  rendering: string,
  texts: Texts,
): InputView {
  return {
    id: inputId(name, rendering),
    kind: 'choice',
    label: texts.t(`registers.filters.${name}`),
    required: false,
    value: value || 'all',
    placeholder: '',
    maxLength: 0,
    choices: [{ title: texts.t('registers.any'), value: 'all' }, ...choices],
    error: '',
    hint: '',
  };
}

function soonInput({ soon }: RegisterPlace, rendering: string, texts: Texts): InputView {
  return {
    id: inputId('soon', rendering),
    kind: 'toggle',
    label: texts.t('registers.filters.soon'),
    required: false,
    value: String(soon),
    placeholder: '',
    maxLength: 0,
    choices: [],
    error: '',
    hint: '',
  };
}

/** Every register as a row. */
export function presentRegisterMenu(texts: Texts): CardData {
  return {
    header: {
      kind: texts.t('registers.kind'),
      number: '',
      title: texts.t('registers.title'),
      status: '',
      tone: 'default',
    },
    notice: null,
    rows: REGISTER_IDS.map((register): RowView => {
      const title = texts.t(`registers.titles.${register}`);
      return {
        title: `${title} ›`,
        detail: texts.t(`registers.about.${register}`),
        tone: 'default',
        buttons: [],
        tap: tap(texts.t('registers.open', { title }), 'register.show', { register }),
      };
    }),
    buttons: [],
  };
}
