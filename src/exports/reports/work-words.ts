import type { KeyPart } from '../../i18n/text-key.ts';
import type { WorkLine, WorkSection } from '../../reports/contents/report-content.ts';
import type { ExportWords } from '../kinds/load-export-words.ts';

/** Words for the thing that a line is about, where its section knows it by an id. */
export function whatText({ section, what }: Pick<WorkLine, 'section' | 'what'>, words: ExportWords): string {
  return what === '' ? '' : (WORDS[section]?.(what, words) ?? what);
}

type Wording = (what: string, words: ExportWords) => string;

const ground: Wording = (what, words) => words.entry('removal-grounds', what);
const noted: Wording = (what, { texts }) => texts.t(`notes.kinds.${what as KeyPart<'notes.kinds'>}`);
const requested: Wording = (what, { texts }) => texts.built(`requests.kinds.${what}.title`);

type Paper = KeyPart<'fields.contract.values.paper.options'>;

const WORDS: Partial<Record<WorkSection, Wording>> = {
  removed: ground,
  'removal-proposed': ground,
  visits: noted,
  complaints: (what, words) => (what === 'complaint' ? noted : requested)(what, words),
  requests: requested,
  applications: (what, words) => words.entry('services', what),
  contracts: (what, { texts }) => texts.t(`fields.contract.values.paper.options.${what as Paper}`),
  discounts: (what, { texts }) => texts.t('forms.discount', { percent: Number(what) }),
  projects: (what, { texts }) => texts.t(`forms.projects.${what as KeyPart<'forms.projects'>}`),
};
