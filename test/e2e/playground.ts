import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';
const ARGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
/** Cards are drawn about 440 px wide, like a phone; taller ones would lie under the page's header. */
const VIEWPORT = { width: 620, height: 1800 };
const WIDE_VIEWPORT = { width: 1300, height: 1800 };
const BOT = 'VIP Desk';
const PATIENCE_MS = 20_000;
/** Five windows load their scripts at once. */
const LOADING_MS = 60_000;
const SCREENSHOTS = fileURLToPath(new URL('./screenshots/', import.meta.url));

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ARGS });
}

/** File of a screenshot, in a folder that is there. */
export function screenshotPath(name: string): string {
  mkdirSync(SCREENSHOTS, { recursive: true });
  return `${SCREENSHOTS}${name}.png`;
}

/** One seat's window, driven the way its person would. */
export class PlaygroundWindow {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  static async open(browser: Browser, url: string): Promise<PlaygroundWindow> {
    const page = await browser.newPage({ viewport: VIEWPORT });
    page.setDefaultTimeout(PATIENCE_MS);
    await page.goto(url, { timeout: LOADING_MS });
    const window = new PlaygroundWindow(page);
    await window.uncover();
    return window;
  }

  /** Loads the page again, which forgets the chat. */
  async reload(): Promise<void> {
    await this.page.reload({ timeout: LOADING_MS });
    await this.uncover();
  }

  cards(): Locator {
    return this.page.locator('.ac-adaptiveCard');
  }

  /** The newest card that shows these texts; waits for it. */
  async card(...texts: string[]): Promise<Locator> {
    const card = texts.reduce((found, hasText) => found.filter({ hasText }), this.cards()).last();
    await card.waitFor();
    return card;
  }

  /** The newest card with a button of this title; waits for it. */
  async cardWithButton(title: string): Promise<Locator> {
    const button = this.page.getByRole('button', { name: title, exact: true });
    const card = this.cards().filter({ has: button }).last();
    await card.waitFor();
    return card;
  }

  /** A card that came after the first `known` ones. */
  async nextCard(known: number, text: string): Promise<Locator> {
    const card = this.cards().nth(known);
    await card.filter({ hasText: text }).waitFor();
    return card;
  }

  async say(text: string): Promise<void> {
    await this.messageBox().click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /** Goes to the team's channel; in a narrow window the list of chats would lie over the chat. */
  async openChannel(): Promise<void> {
    await this.openChat('VIP');
  }

  async openPersonalChat(): Promise<void> {
    await this.openChat('Personal Chat');
  }

  /** Posts in the open channel, to the bot by an @mention. */
  async mentionAndSay(text: string): Promise<void> {
    await this.messageBox().click();
    await this.page.keyboard.type('@');
    await this.page
      .getByRole('option')
      .or(this.page.getByRole('menuitem'))
      .filter({ hasText: BOT })
      .first()
      .click();
    await this.page.keyboard.insertText(` ${text}`);
    await this.page.getByRole('button', { name: 'Post' }).click();
  }

  /** Waits until the chat shows this text anywhere. */
  async see(text: string): Promise<void> {
    await this.page.getByText(text).last().waitFor();
  }

  async screenshot(card: Locator, name: string): Promise<void> {
    await card.scrollIntoViewIfNeeded();
    await card.screenshot({ path: screenshotPath(name) });
  }

  async close(): Promise<void> {
    await this.page.close();
  }

  private async uncover(): Promise<void> {
    await this.messageBox().waitFor();
    // The log panel covers the chat in a narrow window; its second button closes it.
    await this.page.getByText('Log Panel', { exact: true }).locator('xpath=following::button[2]').click();
  }

  private async openChat(name: string): Promise<void> {
    await this.page.setViewportSize(WIDE_VIEWPORT);
    await this.page.getByText(name, { exact: true }).first().click();
  }

  private messageBox(): Locator {
    return this.page.locator('[contenteditable=true][role=textbox]').last();
  }
}

/** Types into the input whose label begins with this text. */
export async function fill(card: Locator, label: string, value: string): Promise<void> {
  // A button may be labelled by the same word.
  await card.getByLabel(label).and(card.locator('input, textarea')).first().fill(value);
}

/** Picks options of a drop-down by their titles. */
export async function choose(card: Locator, label: string, ...titles: string[]): Promise<void> {
  const page = card.page();
  for (const title of titles) {
    const box = inputOf(card, label);
    if ((await box.getAttribute('aria-expanded')) !== 'true') await box.click();
    await page
      .getByRole('option', { name: title })
      .or(page.getByRole('menuitemcheckbox', { name: title }))
      .first()
      .click();
  }
  await page.keyboard.press('Escape');
}

export async function tick(card: Locator, title: string): Promise<void> {
  await card.getByLabel(title).check();
}

/** Ticks one of several options; Playground names such a box by its label's text alone. */
export async function tickOption(card: Locator, title: string): Promise<void> {
  await card.locator('label').filter({ hasText: title }).first().click();
}

/** The date input takes what is typed once Enter confirms it. */
export async function pickDate(card: Locator, label: string, day: string): Promise<void> {
  const input = inputOf(card, label);
  await input.fill(day);
  await input.press('Enter');
  // The calendar may stay open over the buttons, and hides them from roles: the keys go to the page.
  await card.page().keyboard.press('Escape');
}

/** Presses the nth button of this title, the first unless said otherwise. */
export async function press(card: Locator, title: string, nth = 0): Promise<void> {
  await card.getByRole('button', { name: title, exact: true }).nth(nth).click();
}

function inputOf(card: Locator, label: string): Locator {
  return card.getByLabel(label).first();
}
