type Element = Record<string, unknown>;

/** Every element of a type anywhere in a card, except inside fallbacks. */
export function allOf(node: unknown, type: string): Element[] {
  return elementsOf(node).filter((element) => element.type === type);
}

/** Texts that a reader sees: of blocks, facts and badges, in order. */
export function textsOf(card: unknown): string[] {
  return elementsOf(card).flatMap((element) => {
    if (element.type === 'TextBlock' || element.type === 'Badge') return [String(element.text)];
    if (element.type !== 'FactSet') return [];
    return (element.facts as Element[]).map((fact) => `${fact.title}: ${fact.value}`);
  });
}

/** The card's visible text in one string, with the renderer's escapes taken back. */
export function visibleText(card: unknown): string {
  return textsOf(card)
    .join('\n')
    .replaceAll('\u200B', '')
    .replaceAll(/\\([\\*[\]~`_\-+>#=.)])/g, '$1');
}

/** Titles of the buttons of a card. */
export function buttonsOf(card: unknown): string[] {
  return allOf(card, 'Action.Execute').map((action) => String(action.title));
}

function elementsOf(node: unknown): Element[] {
  if (Array.isArray(node)) return node.flatMap(elementsOf);
  if (node === null || typeof node !== 'object') return [];
  const element = node as Element;
  const inner = Object.entries(element)
    .filter(([key]) => key !== 'fallback' && key !== 'data')
    .flatMap(([, value]) => elementsOf(value));
  return typeof element.type === 'string' ? [element, ...inner] : inner;
}
