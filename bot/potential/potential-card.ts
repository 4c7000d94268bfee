import { USUAL_NEAR } from '../../src/dictionaries/limit-rules.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { Closeness, OpenedPotential } from '../../src/potential/list-potential.ts';
import type { PotentialClient } from '../../src/potential/potential-client.ts';
import { MOST_REASON, type PotentialValues } from '../../src/potential/potential-rules.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { factLabel } from '../cards/form.ts';
import {
  type ButtonView,
  type FactView,
  type InputView,
  inputId,
  type NoticeView,
  type PlaceView,
  type Tone,
} from '../cards/view.ts';
import type { ClientWords } from '../clients/client-words.ts';

/** A client who may become a VIP: how near, who it is, and the way on. Data of `potential/card`. */
export function presentPotential(
  { potential, closeness, mayRegister }: OpenedPotential,
  notice: NoticeView | null,
  words: ClientWords,
): CardData {
  const { texts } = words;
  const { _id, name, status, client, reason, revision } = potential;
  const isOpen = status === 'open';
  const ended: NoticeView | null =
    status === 'registered'
      ? { text: texts.t('potential.card.registered', { client: client ?? '' }), tone: 'good' }
      : status === 'dropped'
        ? { text: texts.t('potential.card.dropped', { reason }), tone: 'default' }
        : null;
  return {
    header: {
      kind: texts.t('potential.card.kind'),
      number: _id,
      title: name,
      status: isOpen && closeness ? percentText(closeness, texts) : '',
      tone: closenessTone(closeness),
    },
    notice: notice ?? ended,
    measure: isOpen ? measureText(closeness, texts) : '',
    facts: facts(potential, closeness?.from === 'estimate', words),
    buttonRows: inRows([
      ...(mayRegister
        ? [
            {
              ...button(texts.t('potential.buttons.register'), 'potential.register', { potential: _id }),
              tone: 'positive' as const,
            },
          ]
        : []),
      ...(client ? [button(texts.t('potential.buttons.client', { client }), 'client.open', { client })] : []),
      ...(isOpen
        ? [
            button(texts.t('potential.buttons.edit'), 'potential.form', { potential: _id }),
            { ...button(texts.t('potential.buttons.drop'), '', {}), toggles: [placeId(_id)] },
          ]
        : []),
      button(texts.t('potential.buttons.log'), 'request.log', { number: _id }),
    ]),
    places: isOpen ? [dropPlace(potential, revision, texts)] : [],
  };
}

export function measureText(closeness: Closeness | null, texts: Texts): string {
  if (!closeness || closeness.value === null) return '';
  const { value, limit, from, months } = closeness;
  return texts.t(`potential.measure.${from}`, {
    value: texts.money(value),
    limit: texts.money(limit.amount),
    percent: closeness.closeness ?? 0,
    months,
  });
}

export function percentText({ closeness }: Closeness, texts: Texts): string {
  return texts.t('potential.percent', { percent: closeness ?? 0 });
}

export function closenessTone(closeness: Closeness | null): Tone {
  if (!closeness || (closeness.closeness ?? 0) < (closeness.limit.near ?? USUAL_NEAR)) return 'default';
  return closeness.met ? 'good' : 'accent';
}

function facts(potential: PotentialClient, isMeasured: boolean, words: ClientWords): FactView[] {
  const { texts } = words;
  const { inn, unit, manager, estimate, operator, services, note } = potential;
  const all: [keyof PotentialValues, string][] = [
    ['estimate', estimate === null || isMeasured ? '' : texts.money(estimate)],
    ['operator', operator],
    ['services', services],
    ['inn', inn],
    ['unit', words.unit(unit)],
    ['manager', words.person(manager)],
    ['note', note],
  ];
  return all
    .filter(([, value]) => value !== '')
    .map(([field, value]) => ({ title: factLabel('potential', field, texts), value }));
}

function dropPlace({ _id }: PotentialClient, revision: number, texts: Texts): PlaceView {
  const reason: InputView = {
    id: inputId('reason', `${_id}-${revision}`),
    kind: 'multiline',
    label: texts.t('potential.drop.reason'),
    required: true,
    value: '',
    placeholder: texts.t('potential.drop.placeholder'),
    maxLength: MOST_REASON,
    choices: [],
    error: '',
    hint: '',
  };
  const drop = button(texts.t('potential.drop.confirm'), 'potential.drop', { potential: _id });
  return {
    id: placeId(_id),
    open: false,
    title: texts.t('potential.drop.title'),
    inputs: [reason],
    buttons: [{ ...drop, tone: 'destructive', withInputs: true }],
  };
}

function placeId(id: string): string {
  return `drop-${id}`;
}

export function button(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}
