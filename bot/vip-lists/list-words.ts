import type { OpenedList } from '../../src/vip-lists/open-vip-list.ts';
import { isOnList, LIST_SEATS, type ListLine, type ListSeat } from '../../src/vip-lists/vip-list.ts';
import { shortened } from '../cards/shortened.ts';
import type { ButtonView, NoticeView } from '../cards/view.ts';
import type { ClientWords } from '../clients/client-words.ts';

/** A card has a page of lines; the workbook has their words in full. */
const MOST_WORDS = 80;

export interface ListCardInput {
  opened: OpenedList;
  notice: NoticeView | null;
  /** Place that stays open after an error. */
  open: string;
  errors: Record<string, string>;
  typed: Record<string, unknown>;
  /** Marks the inputs of this drawing. */
  rendering: string;
}

/** Names in the reader's language. */
export interface ListWords extends ClientWords {
  ground(id: string): string;
}

export function button(
  title: string,
  verb: string,
  data: Record<string, unknown>,
  change: Partial<ButtonView> = {},
): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false, ...change };
}

/** Facts of a line in the order in which they decide: what it comes to, then why, then whose. */
export function lineDetail(
  line: ListLine,
  { gone, removals }: Pick<OpenedList, 'gone' | 'removals'>,
  words: ListWords,
): string {
  const { texts } = words;
  const money =
    line.monthly === null ? '' : texts.t('lists.line.monthly', { money: texts.money(line.monthly) });
  const closeness =
    line.closeness === null ? '' : texts.t('lists.line.closeness', { percent: line.closeness });
  const removal = removals[line.id];
  const parts = [
    ...markText(line, words),
    ...(gone.includes(line.id) ? [texts.t('lists.line.gone')] : []),
    removal === undefined ? '' : texts.t('lists.line.removal', { number: removal }),
    ...(line.section === 'remove'
      ? [line.ground === '' ? texts.t('lists.line.no-ground') : words.ground(line.ground)]
      : []),
    money,
    closeness,
    line.criterion === '' || line.section === 'remove' ? '' : words.entry('criteria', line.criterion),
    line.section === 'potential' && line.operator !== ''
      ? texts.t('lists.line.operator', { operator: line.operator })
      : '',
    words.unit(line.unit),
    words.person(line.manager),
    shortened(line.note, MOST_WORDS),
  ];
  return parts.filter((part) => part !== '').join(' · ');
}

/** Decisions that were taken on the line. */
function markText({ dropped, refused, headOffice }: ListLine, { texts }: ListWords): string[] {
  return [
    ...(dropped === '' ? [] : [texts.t('lists.line.dropped', { reason: shortened(dropped, MOST_WORDS) })]),
    ...LIST_SEATS.flatMap((seat) => {
      const reason = refused[seat];
      return reason === undefined
        ? []
        : [
            texts.t('lists.line.refused', {
              who: seatName(seat, texts),
              reason: shortened(reason, MOST_WORDS),
            }),
          ];
    }),
    ...(headOffice
      ? [
          texts.t(`lists.outcomes.${headOffice.outcome}`),
          ...(headOffice.note === '' ? [] : [shortened(headOffice.note, MOST_WORDS)]),
        ]
      : []),
  ];
}

export function seatName(seat: ListSeat, texts: ListWords['texts']): string {
  return texts.t(`people.roles.${seat}`);
}

/** Struck lines are read, and pass nobody's eye as if they stood. */
export function lineTitle(line: ListLine): string {
  const stands = isOnList(line) && (line.headOffice?.outcome ?? 'approved') === 'approved';
  return stands ? line.name : `✕ ${line.name}`;
}
