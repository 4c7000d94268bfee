import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { countText, describeGivenUp } from '../../src/undelivered/describe-given-up.ts';
import type { GivenUpList, GivenUpRow } from '../../src/undelivered/list-given-up.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ButtonView, NoticeView, RowView } from '../cards/view.ts';
import { type DirectoryView, directoryView } from '../directory/directory-view.ts';

export interface UndeliveredInput {
  list: GivenUpList;
  /** The cursor this page was asked with: it returns with the buttons, so that the list stays. */
  after: string;
  /** UTC instant, ISO: when the list was read. */
  at: string;
  notice: NoticeView | null;
  zone: string;
  texts: Texts;
}

/** Deliveries given up, each with a button, and one for all. */
export function presentUndelivered(input: UndeliveredInput): DirectoryView {
  const { list, notice, texts } = input;
  const { next, rows, total } = list;
  const title = countText(total, texts);
  const kind = texts.t('deliveries.kind');
  const line = texts.t(total === 0 ? 'deliveries.empty' : 'deliveries.hint');
  return directoryView(title, texts, {
    header: { kind, number: '', title, status: '', tone: total === 0 ? 'good' : 'warning' },
    notice,
    rows: rows.map((row) => presentRow(row, input)),
    sections: [{ title: '', facts: [], lines: [line] }],
    buttons: [
      ...(total === 0 ? [] : [button('all', 'delivery.resend', { after: '', until: input.at }, texts)]),
      ...(next ? [button('more', 'delivery.undelivered', { after: next }, texts)] : []),
      ...(total === 0 ? [] : [exportButton('undelivered', {}, texts)]),
    ],
  });
}

/** The way to the list from elsewhere. */
export function undeliveredButton(count: number, texts: Texts): ButtonView {
  const title = countText(count, texts);
  return { title, verb: 'delivery.undelivered', data: {}, tone: 'default', withInputs: false };
}

function presentRow(row: GivenUpRow, { after, zone, texts }: UndeliveredInput): RowView {
  const { recipient, line } = describeGivenUp(row, zone, texts);
  const data = { delivery: row.id, until: row.since, after };
  return {
    title: recipient,
    detail: line,
    tone: 'default',
    buttons: [button('one', 'delivery.resend', data, texts)],
  };
}

function button(
  name: KeyPart<'deliveries.buttons'>,
  verb: string,
  data: Record<string, unknown>,
  texts: Texts,
): ButtonView {
  return { title: texts.t(`deliveries.buttons.${name}`), verb, data, tone: 'default', withInputs: false };
}
