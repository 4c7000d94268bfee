import type { FieldError, Values } from '../../src/forms/field.ts';
import type { PotentialChoices } from '../../src/potential/load-choices.ts';
import type { PotentialClient } from '../../src/potential/potential-client.ts';
import { POTENTIAL_FIELDS, valuesOf } from '../../src/potential/potential-rules.ts';
import { inRows } from '../cards/button-rows.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { presentForm } from '../cards/form.ts';
import type { ButtonView, NoticeView } from '../cards/view.ts';
import type { ClientWords } from '../clients/client-words.ts';
import { button } from './potential-card.ts';

export interface PotentialFormInput {
  /** Null for a new one. */
  potential: PotentialClient | null;
  choices: PotentialChoices;
  /** Values as typed; null leaves what is stored, or what only one choice leaves open. */
  typed: Record<string, unknown> | null;
  errors: Record<string, FieldError>;
  notice: NoticeView | null;
  /** The ways on, where the form was refused for something that is there already. */
  ways: ButtonView[];
  /** Said with the command. */
  inn: string;
  rendering: string;
}

/** The short form of a potential client. Data of `directory/form`. */
export function presentPotentialForm(input: PotentialFormInput, words: ClientWords): CardData {
  const { potential, choices, typed, errors, notice, ways, inn, rendering } = input;
  const { texts } = words;
  const wrong = Object.keys(errors).length;
  const counted: NoticeView | null =
    wrong > 0 ? { text: texts.t('clients.form.errors', { count: wrong }), tone: 'attention' } : null;
  const target = potential ? { potential: potential._id, revision: potential.revision } : {};
  const save = button(texts.t(`potential.buttons.${potential ? 'save' : 'add'}`), 'potential.save', target);
  return {
    header: {
      kind: texts.t('potential.card.kind'),
      number: potential?._id ?? '',
      title: potential?.name ?? texts.t('potential.form.new'),
      status: '',
      tone: 'default',
    },
    notice: notice ?? counted,
    facts: [],
    inputs: presentForm({
      form: 'potential',
      fields: POTENTIAL_FIELDS,
      values: typed ? asTyped(typed) : potential ? valuesOf(potential) : { ...onlyChoices(choices), inn },
      errors,
      rendering,
      choices: (name) => choicesOf(name, choices, words),
      texts,
    }),
    buttons: [],
    buttonRows: inRows([
      ...ways,
      { ...save, tone: ways.length > 0 ? 'default' : 'positive', withInputs: true },
      ...(potential
        ? [button(texts.t('potential.buttons.back'), 'potential.open', { potential: potential._id })]
        : []),
    ]),
  };
}

function asTyped(typed: Record<string, unknown>): Values {
  const known = Object.entries(typed).filter(([name]) => name in POTENTIAL_FIELDS);
  return Object.fromEntries(known.map(([name, value]) => [name, String(value ?? '')]));
}

function onlyChoices({ units, managers }: PotentialChoices): Values {
  const only = (ids: string[]) => (ids.length === 1 ? (ids[0] ?? '') : '');
  return { unit: only(units), manager: only(managers) };
}

function choicesOf(name: string, { units, managers }: PotentialChoices, words: ClientWords) {
  const ids = name === 'units' ? units : managers;
  const titleOf = name === 'units' ? words.unit : words.person;
  return ids
    .map((value) => ({ value, title: titleOf(value) }))
    .sort((a, b) => words.texts.compare(a.title, b.title));
}
