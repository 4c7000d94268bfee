import type { LinkView } from './contact-links.ts';

/** Shapes that the frames under `cards/frames/` draw. Strings are final text in the reader's language. */

export type Tone = 'default' | 'accent' | 'good' | 'warning' | 'attention';

export interface HeaderView {
  /** Kind of thing: "Карточка клиента", "Согласование статуса VIP". */
  kind: string;
  /** Number, or ''. */
  number: string;
  title: string;
  /** '' hides the badge. */
  status: string;
  tone: Tone;
}

/** The deed that a card asks of its reader, before everything else. */
export interface AskView {
  /** One imperative sentence: "Согласуйте статус VIP". */
  text: string;
  /** Until when, and how much is left; or ''. */
  due: string;
  tone: Tone;
}

/** A route in one line: a mark for each step, and a sentence that says the same without them. */
export interface StripView {
  steps: { mark: StepMark; tone: Tone }[];
  text: string;
}

/** Done, the reader's own, in the hands of somebody else, still to come, ended there. */
export type StepMark = '✓' | '●' | '◐' | '○' | '✕';

export interface TileView {
  figure: string;
  label: string;
  tone: Tone;
  tap?: ButtonView;
}

/** A colour of Teams' charts. It never says anything that the words do not. */
export type ChartColor = 'good' | 'warning' | 'attention' | 'neutral' | 'categoricalBlue' | 'categoricalTeal';

export interface ChartPart {
  legend: string;
  value: number;
  color: ChartColor;
}

/** A line of the chart for who sees no charts: a label with its figure, and how long its bar would be in percent. */
export interface ChartLine {
  label: string;
  figure: string;
  share: number;
  detail: string;
}

/** A chart with the sentence that it shows; a press anywhere on it leads to what it counts. */
export type ChartView = {
  title: string;
  note: string;
  lines: ChartLine[];
  tap?: ButtonView;
} & (
  | { kind: 'stacked'; data: { title: string; data: ChartPart[] }[] }
  | { kind: 'donut'; figure: string; data: ChartPart[] }
  | { kind: 'bars'; data: { x: string; y: number; color: ChartColor }[] }
);

/** Somebody on a card, whose phone rings and whose mailbox opens when it is pressed. */
export interface PersonView {
  /** '' where the reader may not know it. */
  name: string;
  detail: string;
  links: LinkView[];
}

/** A titled part of a card that unfolds where it stands. */
export interface FoldView {
  /** Unique on the card. */
  id: string;
  title: string;
  open: boolean;
  facts: FactView[];
  lines: string[];
  history: HistoryView[];
  buttons: ButtonView[];
  people?: PersonView[];
  /** Rows that are pressed; buttons of theirs are not drawn here. */
  rows?: RowView[];
}

/** Fields that a button of the same card opens in place (its `toggles`), with the button that sends them. */
export interface PlaceView {
  /** Unique on the card. */
  id: string;
  /** True after an error, so that what was typed is seen. */
  open: boolean;
  title: string;
  inputs: InputView[];
  buttons: ButtonView[];
}

export interface NoticeView {
  text: string;
  tone: Tone;
}

export interface FactView {
  title: string;
  value: string;
}

export interface SectionView {
  title: string;
  facts: FactView[];
  lines: string[];
  /** Buttons to the rest of a shortened section. */
  more?: ButtonView[];
}

export interface HistoryView {
  tone: Tone;
  /** Actor and act: "Коммерческий директор: согласовано". */
  text: string;
  /** Time, and on whose behalf. */
  detail: string;
  /** A reason, or ''. */
  note: string;
}

export interface ChoiceView {
  title: string;
  value: string;
  /** Offered no more: shown only where it is chosen already. */
  retired?: boolean;
}

export interface InputView {
  /** Field id with a suffix per rendering (`inn~3`), made by `inputId`; the router strips the suffix. */
  id: string;
  kind: 'text' | 'multiline' | 'number' | 'date' | 'choice' | 'choices' | 'toggle';
  label: string;
  required: boolean;
  /** As typed; 'true'/'false' for toggles; comma-joined for choices. */
  value: string;
  placeholder: string;
  /** 0: no limit drawn. */
  maxLength: number;
  choices: ChoiceView[];
  /**
   * Choices: what Teams looks up while somebody types (see `bot/search/on-search.ts`). Clients without
   * lookups offer `choices` only.
   */
  dataset?: `clients/${string}`;
  /** A sentence beside the field, or ''. */
  error: string;
  hint: string;
}

export interface ButtonView {
  title: string;
  verb: string;
  data: Record<string, unknown>;
  tone: 'default' | 'positive' | 'destructive';
  /** false sends the click without the inputs of the card (Cancel, Open). */
  withInputs: boolean;
  /** Says to a screen reader and a mouse more than a short title. */
  tooltip?: string;
  /** Ids of places or folds that it opens and closes instead of sending anything, and those that it closes. */
  toggles?: (string | { elementId: string; isVisible: boolean })[];
}

/** One row of a list, with at most one button. */
export interface RowView {
  title: string;
  detail: string;
  tone: Tone;
  buttons: ButtonView[];
  /** A press on the row itself. */
  tap?: ButtonView;
  /** Draws a title that is a sentence in plain weight; in folds only. */
  plain?: boolean;
}

/** Teams keeps old values in inputs of the same id when a card is returned (msteams-docs#4863). */
export function inputId(field: string, rendering: number | string): string {
  return `${field}~${rendering}`;
}
