import type { Texts } from '../../src/i18n/translate.ts';
import { openInbox } from '../../src/inbox/open-inbox.ts';
import { toLocal } from '../../src/kernel/clock.ts';
import { listMonth } from '../../src/occasions/list-month.ts';
import { DEFAULT_ZONE } from '../../src/people/person.ts';
import type { Product } from '../../src/product/product.ts';
import { loadReminderSettings } from '../../src/settings/reminder-settings.ts';
import { dateWithWeekday } from '../cards/dates.ts';
import { NEWCOMER_INN } from './branch/made-up-register.ts';
import type { DemoClock } from './demo-clock.ts';
import { keepClock } from './keep-clock.ts';
import { type ClockMove, clockMoves } from './pages/clock-moves.ts';
import { type Pages, servePages } from './pages/serve-pages.ts';
import { type SeatLink, seatPage, startPage } from './pages/start-page.ts';
import { SEAT_IDS, type Seat } from './seat-config.ts';

export interface ShowPagesOptions {
  product: Product;
  clock: DemoClock;
  port: number;
  seeded: boolean;
  /** Windows that are open by now. */
  seats(): Seat[];
  /** Takes up what is due now and hands it to the sender. */
  runDue(): Promise<void>;
}

/** The start page, and a page for each seat's window. */
export function showPages(options: ShowPagesOptions): Promise<Pages> {
  const { product, clock } = options;
  const token = product.newId();

  async function start(texts: Texts, moved: boolean) {
    const links = await Promise.all(SEAT_IDS.map((id) => linkOf(options, id)));
    const local = toLocal(clock.now(), DEFAULT_ZONE);
    const day = dateWithWeekday(local.toPlainDate().toString(), texts);
    return startPage({
      texts,
      now: `${day}, ${local.toPlainTime().toString({ smallestUnit: 'minute' })}`,
      moves: await movesNow(options),
      token,
      seats: links.filter((link) => link !== null),
      inn: NEWCOMER_INN,
      seeded: options.seeded,
      moved,
    });
  }

  return servePages({
    port: options.port,
    token,
    page: async (path, lang, moved) => {
      const texts = product.translator.in(lang === 'en' ? 'en' : 'ru');
      if (path === '/') return { html: await start(texts, moved), frames: '' };
      const seat = options.seats().find(({ id }) => path === `/seat/${id}`);
      if (!seat) return null;
      const url = `http://127.0.0.1:${seat.port}/`;
      return { html: seatPage({ texts, id: seat.id, name: seat.person.name, url }), frames: url };
    },
    move: async (id) => {
      const chosen = (await movesNow(options)).find((each) => each.id === id);
      if (!chosen) return false;
      clock.moveTo(chosen.to.epochMilliseconds);
      await keepClock(product.marks, clock);
      await options.runDue();
      return true;
    },
    onError: (error) => product.log.error({ err: error }, 'the start page'),
  });
}

async function linkOf({ product, seats }: ShowPagesOptions, id: SeatLink['id']): Promise<SeatLink | null> {
  const seat = seats().find((each) => each.id === id);
  if (!seat) return null;
  const { counts } = await openInbox(product, { actor: seat.person.aadObjectId });
  const count = Object.values(counts).reduce((sum, each) => sum + each, 0);
  return { id, name: seat.person.name, waiting: { count, overdue: counts.overdue } };
}

async function movesNow({ product, clock, seats }: ShowPagesOptions): Promise<ClockMove[]> {
  const manager = seats().find(({ id }) => id === 'manager');
  const month = manager ? await listMonth(product, manager.person.aadObjectId) : null;
  const birthdays = (month?.days ?? []).filter(({ kind }) => kind === 'birthday');
  const { report } = await loadReminderSettings(product);
  return clockMoves({
    now: toLocal(clock.now(), DEFAULT_ZONE),
    calendar: product.calendar(),
    birthdays: birthdays.map(({ date, client, person }) => ({ date, name: person || client.name })),
    reportDay: report.day,
  });
}
