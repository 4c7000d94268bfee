/** Said before the name and no part of it: «заметка по ромашке». */
const LINKING =
  /^(?:(?:по|о|об|про|для|у|к|с|со|на|от|for|about|on|of|with)\s+)?(?:(?:клиент(?:а|у|е|ом)?|client)\s+)?/iu;
/** A colon behind the name ends it; further on it belongs to the note. */
const NAMED_BY_COLON = 6;

/** Words of a line, and how many of them may name the client at most. */
export function splitNamed(line: string): { words: string[]; most: number } {
  const said = line.trim().replace(LINKING, '');
  const words = said.split(/\s+/u).filter((word) => word !== '');
  const colon = words.findIndex((word) => word.endsWith(':'));
  return { words, most: colon < 0 || colon >= NAMED_BY_COLON ? words.length : colon + 1 };
}
