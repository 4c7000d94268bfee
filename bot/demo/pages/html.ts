const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Markup that is safe already. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type HtmlPart = Html | string | number | HtmlPart[];

/** Template whose holes are escaped, unless they are markup themselves. */
export function html(pieces: TemplateStringsArray, ...holes: HtmlPart[]): Html {
  return new Html(pieces.reduce((text, piece, at) => text + asText(holes[at - 1] ?? '') + piece));
}

function asText(part: HtmlPart): string {
  if (part instanceof Html) return part.text;
  if (Array.isArray(part)) return part.map(asText).join('');
  return String(part).replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
