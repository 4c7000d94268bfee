import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import { PASSPORT_STEPS } from '../../src/clients/passport/passport-form.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ButtonView } from '../cards/view.ts';

type Move = 'next' | 'back' | 'save' | 'row-open' | 'row-save' | 'row-remove' | 'row-cancel';

/** Buttons onward, back, and away with everything kept. */
export function stepButtons(draft: PassportDraft, texts: Texts): ButtonView[] {
  const first = PASSPORT_STEPS[0]?.id === draft.step;
  return [
    draft.step === 'review'
      ? submitButton(draft, texts)
      : moveButton(draft, 'next', texts.t('clients.form.buttons.next'), { tone: 'positive' }),
    ...(first ? [] : [moveButton(draft, 'back', texts.t('clients.form.buttons.back'))]),
    moveButton(draft, 'save', texts.t('clients.form.buttons.save')),
  ];
}

export function rowButtons(draft: PassportDraft, texts: Texts): ButtonView[] {
  return [
    moveButton(draft, 'row-save', texts.t('clients.form.buttons.saveRow'), { tone: 'positive' }),
    ...(draft.row === -1
      ? []
      : [
          moveButton(draft, 'row-remove', texts.t('clients.form.buttons.removeRow'), {
            tone: 'destructive',
            withInputs: false,
          }),
        ]),
    moveButton(draft, 'row-cancel', texts.t('clients.form.buttons.cancelRow'), { withInputs: false }),
  ];
}

/** Opens a row of a list: its index, -1 for a new one, null for the one picked from the list's choice. */
export function listButtons(
  draft: PassportDraft,
  list: string,
  row: number | null,
  texts: Texts,
): ButtonView {
  const title = texts.t(`clients.form.buttons.${row === -1 ? 'add' : 'editRow'}`);
  return moveButton(draft, 'row-open', title, { list, ...(row === null ? {} : { row }) });
}

/** Leads from the form to a client of the register. */
export function clientButton(
  texts: Texts,
  name: KeyPart<'clients.form.buttons'>,
  verb: string,
  client: string,
): ButtonView {
  return {
    title: texts.t(`clients.form.buttons.${name}`),
    verb,
    data: { client },
    tone: 'default',
    withInputs: false,
  };
}

function submitButton(draft: PassportDraft, texts: Texts): ButtonView {
  return {
    title: texts.t(`clients.form.buttons.submit.${draft.purpose}`),
    verb: 'client.submit',
    data: { draft: draft._id, revision: draft.version },
    tone: 'positive',
    withInputs: false,
  };
}

function moveButton(
  draft: PassportDraft,
  move: Move,
  title: string,
  more: { tone?: ButtonView['tone']; withInputs?: boolean; list?: string; row?: number } = {},
): ButtonView {
  const { tone = 'default', withInputs = true, ...target } = more;
  return {
    title,
    verb: 'client.step',
    data: { draft: draft._id, revision: draft.version, move, ...target },
    tone,
    withInputs,
  };
}
