import type { Transfer } from '../../src/calendar/work-calendar.ts';
import { formatDay } from '../../src/forms/parse-date.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { describeTransfer } from '../../src/settings/describe-transfer.ts';
import type { EditedCalendar } from '../../src/settings/edit-calendar.ts';
import type { CalendarYear } from '../../src/settings/load-calendar-years.ts';
import type { ButtonView, NoticeView, SectionView } from '../cards/view.ts';
import { menuButton } from './directory-menu.ts';
import { type DirectoryView, directoryButton, directoryView, pickerView } from './directory-view.ts';

export function presentCalendarYears(
  years: CalendarYear[],
  notice: NoticeView | null,
  rendering: string,
  texts: Texts,
): DirectoryView {
  const choices = years.map(({ year, source }) => ({
    value: String(year),
    title: texts.t(`calendar.choices.${source}`, { year: String(year) }),
  }));
  return directoryView(texts.t('calendar.title'), texts, {
    notice: notice ?? { text: texts.t('calendar.text'), tone: 'default' },
    inputs: [pickerView('year', texts.t('calendar.pick'), choices, rendering)],
    buttons: [
      directoryButton(
        texts.t('directory.buttons.open'),
        'calendar.year',
        {},
        { tone: 'positive', withInputs: true },
      ),
      menuButton(texts),
    ],
  });
}

export function presentCalendarYear(
  { year, transfers, workingDays, source }: CalendarYear,
  notice: NoticeView | null,
  texts: Texts,
): DirectoryView {
  const missing: NoticeView | null =
    source === 'missing' ? { text: texts.t('calendar.states.missing'), tone: 'warning' } : null;
  return directoryView(texts.t('calendar.year', { year: String(year) }), texts, {
    notice: notice ?? missing,
    facts: [
      { title: texts.t('calendar.facts.working-days'), value: String(workingDays) },
      { title: texts.t('calendar.facts.state'), value: texts.t(`calendar.states.${source}`) },
    ],
    sections: [transferSection('now', transfers, texts)],
    buttons: [
      directoryButton(texts.t('calendar.buttons.edit'), 'calendar.form', { year }, { tone: 'positive' }),
      directoryButton(texts.t('calendar.buttons.years'), 'calendar.years'),
    ],
  });
}

export interface CalendarFormInput extends CalendarYear {
  /** As typed before; without them, those that hold. */
  lines: string | undefined;
  rendering: string;
}

export function presentCalendarForm(
  { year, transfers, version, lines, rendering }: CalendarFormInput,
  texts: Texts,
): DirectoryView {
  const field = pickerView('lines', texts.t('calendar.form.label'), [], rendering);
  const value = lines ?? transfers.map(typedTransfer).join('\n');
  return directoryView(texts.t('calendar.form.title', { year: String(year) }), texts, {
    notice: { text: texts.t('calendar.form.hint'), tone: 'default' },
    inputs: [{ ...field, kind: 'multiline', value, maxLength: 4_000 }],
    buttons: [
      directoryButton(
        texts.t('calendar.buttons.check'),
        'calendar.check',
        { year, version },
        { tone: 'positive', withInputs: true },
      ),
      directoryButton(texts.t('directory.buttons.back'), 'calendar.year', { year }),
    ],
  });
}

/** The way back of `readTransfers`: `03.01 → 09.01`. */
function typedTransfer({ from, to }: Transfer): string {
  return [from, to].flatMap((day) => (day === undefined ? [] : formatDay(day.slice(5)))).join(' → ');
}

export interface CalendarPreviewInput {
  year: number;
  version: number;
  lines: string;
  edited: EditedCalendar;
}

/** Year as it would become, and what of it would be gone, before anything is saved. */
export function presentCalendarPreview(
  { year, version, lines, edited }: CalendarPreviewInput,
  texts: Texts,
): DirectoryView {
  const title = texts.t('calendar.year', { year: String(year) });
  const fix = directoryButton(texts.t('calendar.buttons.fix'), 'calendar.form', { year, lines });
  const wrong = wrongLines(edited, texts);
  if (wrong.length > 0) {
    return directoryView(title, texts, {
      notice: { text: texts.t('calendar.wrong'), tone: 'attention' },
      sections: [{ title: '', facts: [], lines: wrong }],
      buttons: [{ ...fix, tone: 'positive' }, backButton(year, texts)],
    });
  }
  if (!('entered' in edited)) throw new TypeError('lines that are not wrong were read');
  const { transfers, dropped, kept, workingDays } = edited.entered;
  if (kept) {
    const notice: NoticeView = { text: texts.t('calendar.kept', { year: String(year) }), tone: 'good' };
    return directoryView(title, texts, { notice, buttons: [fix, backButton(year, texts)] });
  }
  const gone = dropped.length > 0 ? texts.t('calendar.preview-dropped', { count: dropped.length }) : '';
  const preview = texts.t('calendar.preview', { count: workingDays });
  const save = directoryButton(
    texts.t('calendar.buttons.save'),
    'calendar.save',
    { year, version, lines },
    { tone: 'positive' },
  );
  return directoryView(title, texts, {
    notice: { text: [preview, gone].filter(Boolean).join('\n'), tone: gone === '' ? 'accent' : 'warning' },
    sections: [
      transferSection('next', transfers, texts),
      ...(dropped.length > 0 ? [transferSection('dropped', dropped, texts)] : []),
    ],
    buttons: [save, fix, backButton(year, texts)],
  });
}

function wrongLines(edited: EditedCalendar, texts: Texts): string[] {
  if ('unread' in edited) {
    return edited.unread.map(({ line, problem }) =>
      texts.t('calendar.problem', { where: line.slice(0, 100), what: texts.t(`calendar.unread.${problem}`) }),
    );
  }
  return edited.entered.problems.map(({ transfer, problem }) =>
    texts.t('calendar.problem', {
      where: describeTransfer(transfer, texts),
      what: texts.t(`calendar.problems.${problem}`),
    }),
  );
}

function transferSection(name: 'now' | 'next' | 'dropped', transfers: Transfer[], texts: Texts): SectionView {
  const lines = transfers.map((transfer) => describeTransfer(transfer, texts));
  return {
    title: texts.t(`calendar.sections.${name}`),
    facts: [],
    lines: lines.length > 0 ? lines : [texts.t('calendar.none')],
  };
}

function backButton(year: number, texts: Texts): ButtonView {
  return directoryButton(texts.t('directory.buttons.back'), 'calendar.year', { year });
}
