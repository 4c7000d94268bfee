import type { OpenedPlan } from '../../src/greetings/plans/load-plan.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ButtonView, PlaceView } from '../cards/view.ts';
import { inputId } from '../cards/view.ts';
import { planTap } from './plan-words.ts';

/** «На подпись» for the manager; «Подписать план» and «Вернуть…» for who signs it. */
export function signButtons(opened: OpenedPlan, texts: Texts): ButtonView[] {
  const { manager, year, toSubmit, toSign } = opened;
  const submit = planTap(texts.t('plans.buttons.submit'), 'plan.submit', { manager: manager._id, year });
  if (toSubmit) return [{ ...submit, tone: 'positive' }];
  if (!toSign) return [];
  const sign = planTap(texts.t('plans.buttons.sign'), 'plan.sign', decisionData(opened));
  const back = planTap(texts.t('plans.buttons.return'), '', {});
  return [
    { ...sign, tone: 'positive' },
    { ...back, toggles: ['return'] },
  ];
}

export function returnPlace(opened: OpenedPlan, texts: Texts): PlaceView[] {
  const { toSign, plan } = opened;
  if (!toSign) return [];
  const send = planTap(texts.t('plans.buttons.return-send'), 'plan.return', decisionData(opened));
  return [
    {
      id: 'return',
      open: false,
      title: texts.t('plans.return.title'),
      inputs: [reasonInput(texts.t('plans.return.reason'), plan?.revision ?? 0)],
      buttons: [{ ...send, withInputs: true }],
    },
  ];
}

export function reasonInput(label: string, rendering: number | string) {
  return {
    id: inputId('reason', rendering),
    kind: 'multiline' as const,
    label,
    required: true,
    value: '',
    placeholder: '',
    maxLength: 500,
    choices: [],
    error: '',
    hint: '',
  };
}

function decisionData({ manager, year, plan, lines }: OpenedPlan) {
  return { manager: manager._id, year, revision: plan?.revision ?? 0, lines: lines.length };
}
