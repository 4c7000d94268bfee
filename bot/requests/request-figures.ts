import { entryName } from '../../src/dictionaries/entry-name.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type {
  ChargeFigures,
  ClientFigures,
  CriteriaFigures,
  Figures,
  UnitFigures,
} from '../../src/requests/views/load-figures.ts';
import { assessmentFacts } from '../cards/assessment-words.ts';
import { briefCharges } from '../cards/charge-facts.ts';
import type { FactView } from '../cards/view.ts';
import { kindTitle } from './request-words.ts';

/** Figures for those who decide, beside the request itself. */
export function presentFigures(figures: Figures | null, texts: Texts): FactView[] {
  if (!figures) return [];
  switch (figures.kind) {
    case 'unit-managers':
      return unitFacts(figures, texts);
    case 'client-requests':
      return [openFact(figures, texts), ...chargesOf(figures, texts)];
    case 'client-charge':
      return [...chargeFacts(figures, texts), ...chargesOf(figures, texts)];
    case 'amount-vat':
      return [{ title: texts.t('requests.figures.tax'), value: texts.money(figures.tax) }];
    case 'client-criteria':
      return [...criteriaFacts(figures, texts), ...chargesOf(figures, texts)];
  }
}

/** The year of the client as the billing system told of it. */
function chargesOf({ charges }: Pick<ChargeFigures, 'charges'>, texts: Texts): FactView[] {
  return charges ? briefCharges(charges, texts) : [];
}

function chargeFacts({ charge, amount }: ChargeFigures, texts: Texts): FactView[] {
  return [
    { title: texts.t('requests.figures.charge'), value: texts.money(charge) },
    ...(amount === null ? [] : [{ title: texts.t('requests.figures.amount'), value: texts.money(amount) }]),
  ];
}

/** Charges as the billing system has them stand beside what the manager stated. */
function criteriaFacts({ assessments, claimed, criteria }: CriteriaFigures, texts: Texts): FactView[] {
  const facts = assessmentFacts(assessments, (id) => entryName('criteria', id, criteria, texts), texts);
  return facts.map((fact, n) => {
    if (claimed === null || assessments[n]?.limit.unit !== 'rubles') return fact;
    const said = { measured: fact.value, claimed: texts.money(claimed) };
    return { ...fact, value: texts.t('requests.figures.claimed', said) };
  });
}

/** Facts to judge a number of managers by; what is asked for, against what is approved. */
function unitFacts(figures: UnitFigures, texts: Texts): FactView[] {
  const { approved, asked, managers, clients, combined, potential } = figures;
  const share = (by: number) => (by > 0 ? texts.t('requests.figures.share', { share: clients / by }) : '');
  const fact = (key: KeyPart<'requests.figures'>, value: string) => ({
    title: texts.t(`requests.figures.${key}`),
    value,
  });
  const delta = approved === null || asked === null ? 0 : asked - approved;
  const sign = delta > 0 ? '+' : '−';
  return [
    fact('approved', approved === null ? texts.t('requests.figures.none') : String(approved)),
    fact('delta', delta === 0 ? '' : `${sign}${Math.abs(delta)}`),
    fact('managers', String(managers)),
    fact('combined', combined === 0 ? '' : String(combined)),
    fact('clients', String(clients)),
    fact('potential', potential === 0 ? '' : String(potential)),
    fact('perManager', share(managers)),
    fact('perManagerAfter', asked === null || asked === managers ? '' : share(asked)),
  ].filter(({ value }) => value !== '');
}

const MOST_NAMED = 8;

/** Requests that a removal leaves open, by number. */
function openFact({ requests }: ClientFigures, texts: Texts): FactView {
  const named = requests.slice(0, MOST_NAMED).map(({ _id, type }) => `${kindTitle(type, texts)} ${_id}`);
  const rest = requests.length - named.length;
  const more = rest > 0 ? [texts.t('requests.figures.more', { count: rest })] : [];
  const value = [...named, ...more].join('; ');
  return {
    title: texts.t('requests.figures.open', { count: requests.length }),
    value: value || texts.t('requests.figures.open-none'),
  };
}
