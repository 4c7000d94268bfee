import type { ButtonView } from './view.ts';

export interface ButtonRow {
  buttons: ButtonView[];
}

/** So many characters stand side by side on the screen of a phone. */
const WIDEST = 27;

/** Two in a row where both fit, so that none leaves the screen of a phone. */
export function inRows(buttons: ButtonView[]): ButtonRow[] {
  const rows: ButtonRow[] = [];
  for (const button of buttons) {
    const last = rows.at(-1)?.buttons;
    const [beside] = last ?? [];
    const fits = beside && beside.title.length + button.title.length <= WIDEST;
    if (last?.length === 1 && fits) last.push(button);
    else rows.push({ buttons: [button] });
  }
  return rows;
}
