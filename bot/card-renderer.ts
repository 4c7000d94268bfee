import type { RenderedCard } from '../src/deliveries/messenger.ts';

/** Plain JSON for one template. Every name the template uses is present; user text is plain text. */
export type CardData = Record<string, unknown>;

export interface CardRenderer {
  /** `name` is the path below `cards/` without `.json`, such as `requests/request`. */
  render(name: string, data: CardData, summary: string): RenderedCard;
}
