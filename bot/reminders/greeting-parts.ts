import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { LinkView } from '../cards/contact-links.ts';
import type { ButtonView, FactView, FoldView, InputView, PlaceView } from '../cards/view.ts';

/** The middle of a greeting's card, which differs between one client and many. */
export interface GreetingParts {
  links: LinkView[];
  facts: FactView[];
  /** Remarks on what was given before, and may be given now. */
  remarks: { text: string; tone: 'default' | 'attention' }[];
  inputs: InputView[];
  buttons: ButtonView[];
  places: PlaceView[];
  folds: FoldView[];
}

export const NO_PARTS: GreetingParts = {
  links: [],
  facts: [],
  remarks: [],
  inputs: [],
  buttons: [],
  places: [],
  folds: [],
};

export function button(
  key: KeyPart<'greetings.buttons'>,
  verb: string,
  data: Record<string, unknown>,
  texts: Texts,
  tone: ButtonView['tone'] = 'default',
  withInputs = false,
): ButtonView {
  return { title: texts.t(`greetings.buttons.${key}`), verb, data, tone, withInputs };
}

/** Opens a place of the card; nothing is sent. */
export function toggle(key: KeyPart<'greetings.buttons'>, toggles: string[], texts: Texts): ButtonView {
  return { ...button(key, '', {}, texts), toggles };
}
