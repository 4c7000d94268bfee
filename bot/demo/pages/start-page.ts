import type { Texts } from '../../../src/i18n/translate.ts';
import type { ClockMove } from './clock-moves.ts';
import { type Html, html } from './html.ts';

/** Seats that stand on the start page, by the texts that describe them. */
export type SeatId =
  | 'manager'
  | 'unit-sales-head'
  | 'branch-sales'
  | 'commercial-director'
  | 'security-director';

export interface SeatLink {
  id: SeatId;
  /** Name of the person who sits there. */
  name: string;
  waiting: { count: number; overdue: number };
}

export interface StartPageView {
  texts: Texts;
  now: string;
  moves: ClockMove[];
  /** Comes back with a button: only this page knows it. */
  token: string;
  seats: SeatLink[];
  /** INN of a company that is in no list yet. */
  inn: string;
  /** False for a demo without made-up clients. */
  seeded: boolean;
  /** The clock has just been moved. */
  moved: boolean;
}

/** Five seats, what to try in each, and the clock. */
export function startPage(view: StartPageView): Html {
  const { t, locale } = view.texts;
  const other = locale === 'ru' ? 'en' : 'ru';
  return html`<!doctype html>
<html lang="${locale}">
${pageHead(t('demo.page.title'), 'V')}
<body>
<header>
<h1>VIP Desk</h1>
<a href="/?lang=${other}" lang="${other}" hreflang="${other}">${t('demo.page.other-language')}</a>
</header>
<main>
<p>${t(view.seeded ? 'demo.page.about' : 'demo.page.about-empty')}</p>
<section aria-labelledby="seats">
<h2 id="seats">${t('demo.page.seats-title')}</h2>
<ol>${view.seats.map((seat) => seatItem(seat, view))}</ol>
</section>
${clockSection(view)}
<p class="quiet">${t('demo.page.again')}</p>
<p class="quiet">${t('demo.page.others')}</p>
</main>
</body>
</html>`;
}

function seatItem({ id, name, waiting }: SeatLink, { texts, seeded, inn }: StartPageView): Html {
  const { t, locale } = texts;
  const role = texts.built(`people.roles.${id}`);
  const tries = (
    seeded ? t(`demo.page.tries.${id}`, { inn }) : t(`demo.page.tries-empty.${id}`, { inn })
  ).split(' | ');
  return html`<li>
<h3>${role}</h3>
<p class="quiet">${name}</p>
<p>${t(`demo.page.does.${id}`)}</p>
<p class="${waiting.overdue > 0 ? 'alarm' : 'quiet'}">${waitingText(waiting, texts)}</p>
<ul>${tries.map((each) => html`<li>${each}</li>`)}</ul>
<p class="open"><a href="/seat/${id}?lang=${locale}" target="vip-desk-${id}">${t('demo.page.open')}<span class="unseen">: ${role}</span></a></p>
</li>`;
}

function waitingText({ count, overdue }: SeatLink['waiting'], { t }: Texts): string {
  const parts = [t('demo.page.waiting', { count })];
  if (overdue > 0) parts.push(t('demo.page.overdue', { count: overdue }));
  return parts.join(', ');
}

function clockSection({ texts, now, moves, token, moved }: StartPageView): Html {
  const { t, locale } = texts;
  return html`<section class="clock" aria-labelledby="clock">
<h2 id="clock">${t('demo.page.clock-title')}</h2>
<p class="now" role="status">${t(moved ? 'demo.page.moved' : 'demo.page.now', { now })}</p>
<p class="quiet">${t('demo.page.clock-about')}</p>
<form class="moves" method="post" action="/clock">
<input type="hidden" name="token" value="${token}">
<input type="hidden" name="lang" value="${locale}">
${moves.map((move) => html`<button name="move" value="${move.id}">${moveLabel(move, texts)}</button>`)}
</form>
</section>`;
}

function moveLabel({ id, to, name }: ClockMove, texts: Texts): string {
  return texts.t(`demo.page.moves.${id}`, { day: texts.dayMonth(to.toPlainDate().toString()), name });
}

/** Page of one seat: its window, under a title that tells tabs apart. */
export function seatPage({
  texts,
  id,
  name,
  url,
}: {
  texts: Texts;
  id: string;
  name: string;
  url: string;
}): Html {
  const title = texts.has(`people.roles.${id}`) ? texts.built(`people.roles.${id}`) : name;
  return html`<!doctype html>
<html lang="${texts.locale}">
${pageHead(`${title} — VIP Desk`, title.slice(0, 1))}
<body class="seat">
<header>
<h1>${title}</h1>
<a href="/?lang=${texts.locale}" target="vip-desk">${texts.t('demo.page.back')}</a>
</header>
<iframe src="${url}" title="${texts.t('demo.page.window', { name: title })}"></iframe>
</body>
</html>`;
}

/** The letter in the tab's icon tells seats apart before their titles are read. */
function pageHead(title: string, letter: string): Html {
  const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#3f4aa8"/><text x="16" y="23" font-family="sans-serif" font-size="20" font-weight="700" fill="#fff" text-anchor="middle">${letter}</text></svg>`;
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:image/svg+xml,${encodeURIComponent(icon)}">
<link rel="stylesheet" href="/style.css">
</head>`;
}
