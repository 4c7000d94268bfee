import type { Fields } from '../../forms/field.ts';
import { type PassportSectionId, sectionFields } from './passport-form.ts';

/** The seven steps that the form had once, and the sections that they asked for. Drafts and cards in chats name them. */
const FORMER_STEPS: Record<string, PassportSectionId[]> = {
  names: ['names'],
  places: ['addresses'],
  basis: ['basis'],
  services: ['services', 'operators'],
  appointment: ['appointment'],
  people: ['contacts', 'days'],
};

/** Fields of the former step at which a draft was left; null for drafts of today. */
export function formerFields(step: string): Fields | null {
  const sections = Object.hasOwn(FORMER_STEPS, step) ? FORMER_STEPS[step] : undefined;
  return sections ? Object.assign({}, ...sections.map(sectionFields)) : null;
}
