import type { Browser } from 'playwright-core';
import type { Windows } from './approve-client.ts';
import { PlaygroundWindow } from './playground.ts';
import { windowOf } from './start-demo-process.ts';

/** The demo's five windows, in the order in which it prints their addresses. */
export async function openWindows(browser: Browser, urls: string[]): Promise<Windows> {
  const open = urls.map((url) => PlaygroundWindow.open(browser, url));
  const [manager, unitSales, branchSales, commercial, security] = await Promise.all(open);
  if (!manager || !unitSales || !branchSales || !commercial || !security)
    throw new Error('a window is missing');
  return { manager, unitSales, branchSales, commercial, security };
}

/** A window for somebody of the demo who has none; somebody else's window is told its address. */
export async function openSeat(
  browser: Browser,
  asking: PlaygroundWindow,
  name: string,
): Promise<PlaygroundWindow> {
  await asking.say(`/seat ${name}`);
  const answer = await asking.card(`${name}: http`);
  const page = /http:\/\/127\.0\.0\.1:\d+\/seat\/[\w-]+/.exec((await answer.textContent()) ?? '')?.[0];
  if (!page) throw new Error('no address was told');
  return PlaygroundWindow.open(browser, await windowOf(page));
}
