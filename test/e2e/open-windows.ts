import type { Browser } from 'playwright-core';
import type { Windows } from './approve-client.ts';
import { PlaygroundWindow } from './playground.ts';

/** The demo's five windows, in the order in which it prints their addresses. */
export async function openWindows(browser: Browser, urls: string[]): Promise<Windows> {
  const open = urls.map((url) => PlaygroundWindow.open(browser, url));
  const [manager, unitSales, branchSales, commercial, security] = await Promise.all(open);
  if (!manager || !unitSales || !branchSales || !commercial || !security)
    throw new Error('a window is missing');
  return { manager, unitSales, branchSales, commercial, security };
}
