import { IntlMessageFormat } from 'intl-messageformat';

/** Values that a message asks for, and the options of each plural in it. */
export interface MessageShape {
  /** Every value it names, with one that fits. */
  args: Record<string, number>;
  plurals: string[][];
}

/** The parsed message, as far as its shape goes. */
interface Element {
  value?: string;
  /** 0 is plain text. */
  type: number;
  pluralType?: string;
  options?: Record<string, { value: Element[] }>;
}

export function readMessage(message: string): MessageShape {
  const shape: MessageShape = { args: {}, plurals: [] };
  read(new IntlMessageFormat(message, 'ru', undefined, { ignoreTag: true }).getAst() as Element[], shape);
  return shape;
}

function read(elements: Element[], shape: MessageShape): void {
  for (const { type, value, pluralType, options } of elements) {
    if (type === 0 || value === undefined) continue;
    shape.args[value] = 5;
    if (pluralType !== undefined && options) shape.plurals.push(Object.keys(options));
    for (const option of Object.values(options ?? {})) read(option.value, shape);
  }
}
