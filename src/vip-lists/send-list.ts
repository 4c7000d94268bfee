import { Temporal } from 'temporal-polyfill';
import type { Audience } from '../deliveries/delivery.ts';
import type { FieldError, Fields } from '../forms/field.ts';
import { validateFields } from '../forms/validate-fields.ts';
import { toLocal } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { DEFAULT_ZONE } from '../people/person.ts';
import { branchToday, changeList, keeper, type ListClick, type VipListDeps } from './change-list.ts';
import { wordsOf } from './edit-lines.ts';
import { standing, withLine } from './list-rules.ts';
import { type HeadOfficeOutcome, isOnList, LIST_SEATS, type VipList } from './vip-list.ts';

/** Number and day of a paper that goes out or comes in. */
export const PAPER_FIELDS = {
  number: { kind: 'text', required: true, max: 50, check: 'document-number' },
  on: { kind: 'date', required: true, notAfter: 'today' },
} as const satisfies Fields;

export type PaperResult = { list: VipList } | { errors: Record<string, FieldError> };

type PaperClick = ListClick & { typed: Record<string, unknown> };

/** Records that the list went to the head office. Throws FORBIDDEN, NOT_FOUND, LIST_MOVED_ON. */
export async function recordSent(deps: VipListDeps, { typed, ...click }: PaperClick): Promise<PaperResult> {
  return withPaper(deps, typed, (paper) =>
    changeList(deps, click, 'agreed', (list, { who, act }) => {
      const way = keeper(who);
      if (paper.on < agreedOn(list)) throw new AppError('LIST_BEFORE_AGREED');
      return {
        way,
        change: { status: 'sent', outgoing: { ...act(way), ...paper } },
        event: { type: 'list.sent', ...paper },
      };
    }),
  );
}

/** Notes a line that the head office has not approved as it was; null takes the exception back. Throws as above. */
export function exceptLine(
  deps: VipListDeps,
  {
    line: id,
    outcome,
    note,
    ...click
  }: ListClick & { line: string; outcome: HeadOfficeOutcome; note: string },
): Promise<VipList> {
  return changeList(deps, click, 'sent', (list, { who }) => ({
    way: keeper(who),
    change: {
      lines: withLine(list, id, (line) => {
        if (!isOnList(line)) throw new AppError('LIST_LINE_GONE');
        const isException = outcome !== 'approved';
        return {
          ...line,
          headOffice: isException ? { outcome, note: wordsOf(note) } : null,
        };
      }),
    },
    event: { type: 'list.exception', line: id, outcome },
  }));
}

/** Records the head office's decision: whatever it made no exception of is approved; everybody concerned is told. */
export async function recordDecision(
  deps: VipListDeps,
  { typed, ...click }: PaperClick,
): Promise<PaperResult> {
  return withPaper(deps, typed, (paper) =>
    changeList(deps, click, 'sent', (list, { who, act }) => {
      const way = keeper(who);
      if (list.outgoing && paper.on < list.outgoing.on) throw new AppError('LIST_BEFORE_SENT');
      const lines = list.lines.map((line) =>
        isOnList(line)
          ? { ...line, headOffice: line.headOffice ?? { outcome: 'approved' as const, note: '' } }
          : line,
      );
      return {
        way,
        change: { status: 'decided', decision: { ...act(way), ...paper }, lines },
        event: { type: 'list.decided', ...paper },
        effects: [
          {
            name: 'tell',
            args: { audience: concerned(list), content: { kind: 'vip-list', list: list._id } },
          },
        ],
      };
    }),
  );
}

/** Managers of its lines, with the heads of their units. */
function concerned(list: VipList): Audience[] {
  const lines = standing(list);
  const units = [...new Set(lines.map(({ unit }) => unit))];
  return [
    ...[...new Set(lines.map(({ manager }) => manager))].map((person): Audience => ({ person })),
    ...units.flatMap((scope): Audience[] => [
      { role: 'unit-sales-head', scope },
      { role: 'unit-head', scope },
    ]),
  ];
}

/** ISO date of the later of the two agreements. */
function agreedOn({ agreed }: VipList): string {
  const last = LIST_SEATS.flatMap((seat) => agreed[seat]?.at ?? [])
    .sort()
    .at(-1);
  return last
    ? toLocal(Temporal.Instant.from(last).epochMilliseconds, DEFAULT_ZONE).toPlainDate().toString()
    : '';
}

async function withPaper(
  deps: VipListDeps,
  typed: Record<string, unknown>,
  write: (paper: { number: string; on: string }) => Promise<VipList>,
): Promise<PaperResult> {
  const { values, errors } = validateFields(PAPER_FIELDS, typed, {
    today: branchToday(deps),
    options: () => [],
  });
  if (Object.keys(errors).length > 0) return { errors };
  return { list: await write({ number: String(values.number), on: String(values.on) }) };
}
