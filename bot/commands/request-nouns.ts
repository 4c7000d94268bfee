interface Noun {
  type: string;
  /** Beginnings of the noun, folded: «скидка», «скидку», «на скидку». Matched, shown nowhere. */
  words: string[];
}

/** Nouns for the kinds of request: a noun alone opens the form, with a client behind it filled in. */
export const NOUNS: readonly Noun[] = [
  { type: 'discount', words: ['скидк', 'discount'] },
  { type: 'contract', words: ['договор', 'contract'] },
  { type: 'service-application', words: ['заявлени', 'application'] },
  { type: 'joint-project', words: ['проект', 'совместный проект', 'project', 'joint project'] },
  { type: 'manager-appointment', words: ['назначени', 'назначить менеджера', 'appointment'] },
  { type: 'vip-removal', words: ['исключени', 'исключить', 'removal', 'remove'] },
  { type: 'headcount', words: ['численност', 'headcount'] },
  { type: 'service-information', words: ['сведени', 'информаци', 'information'] },
  { type: 'management-issue', words: ['вопрос руководств', 'вопрос директор', 'issue'] },
  { type: 'department-quality', words: ['качеств', 'quality'] },
  { type: 'department-marketing', words: ['маркетинг', 'marketing'] },
  { type: 'department-technical', words: ['техник', 'технич', 'technical'] },
  { type: 'department-economics', words: ['экономи', 'economics'] },
  { type: 'department-legal', words: ['юрист', 'юридич', 'legal'] },
];

export interface NamedKind {
  type: string;
  /** Words behind the noun. */
  rest: string;
}

/** The kind that these words begin with; `typed` are folded, `said` are the same as they were said. */
export function readNoun(typed: readonly string[], said: readonly string[]): NamedKind | null {
  for (const { type, words } of NOUNS) {
    for (const noun of words) {
      const parts = noun.split(' ');
      const fits = parts.every((part, n) => {
        const word = typed[n] ?? '';
        return n < parts.length - 1 ? word === part : word.startsWith(part) && word.length <= part.length + 4;
      });
      if (fits) return { type, rest: said.slice(parts.length).join(' ') };
    }
  }
  return null;
}

/** The same with the noun behind: «ромашка скидка». */
export function readLastNoun(typed: readonly string[], said: readonly string[]): NamedKind | null {
  const kind = readNoun(typed.slice(-1), said.slice(-1));
  return kind && typed.length > 1 ? { ...kind, rest: said.slice(0, -1).join(' ') } : null;
}
