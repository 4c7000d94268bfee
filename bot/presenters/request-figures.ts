import type { Texts } from '../../src/i18n/translate.ts';
import type { UnitFigures } from '../../src/requests/load-figures.ts';
import type { FactView } from './view.ts';

/** What a number of managers is judged by. */
export function presentFigures(figures: UnitFigures | null, texts: Texts): FactView[] {
  if (!figures) return [];
  const { approved, managers, clients } = figures;
  const perManager = managers === 0 ? '' : texts.t('requests.figures.share', { share: clients / managers });
  const fact = (key: string, value: string) => ({ title: texts.t(`requests.figures.${key}`), value });
  return [
    fact('approved', approved === null ? texts.t('requests.figures.none') : String(approved)),
    fact('managers', String(managers)),
    fact('clients', String(clients)),
    fact('perManager', perManager),
  ].filter(({ value }) => value !== '');
}
