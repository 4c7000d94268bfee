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

/** Titles of the buttons of a card that send something. */
export function buttonsOf(card: unknown): string[] {
  return allOf(card, 'Action.Execute').map((action) => String(action.title));
}

/** Titles of the buttons in sight, before somebody unfolds anything. */
export function buttonsInSight(card: unknown): string[] {
  return allOf(withoutHidden(card), 'ActionSet').flatMap((set) =>
    (set.actions as Element[]).map((action) => String(action.title)),
  );
}

function withoutHidden(node: unknown): unknown {
  if (Array.isArray(node)) return node.filter((each) => !isHidden(each)).map(withoutHidden);
  if (node === null || typeof node !== 'object') return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, withoutHidden(value)]));
}

function isHidden(node: unknown): boolean {
  return typeof node === 'object' && node !== null && (node as Element).isVisible === false;
}

/** Titles of the buttons that open a place on the card itself. */
export function togglesOf(card: unknown): string[] {
  return allOf(card, 'ActionSet').flatMap((set) =>
    allOf(set.actions, 'Action.ToggleVisibility').map((action) => String(action.title)),
  );
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
