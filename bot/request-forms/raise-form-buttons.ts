import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestDraft } from '../../src/requests/request-draft.ts';
import type { ButtonView } from '../cards/view.ts';

/** Send, keep for later, or throw away. */
export function raiseButtons(draft: RequestDraft, texts: Texts): ButtonView[] {
  const again = draft.revision === null ? 'submit' : 'resubmit';
  return [
    {
      ...stepButton(draft, 'save', texts.t(`requests.raise.buttons.${again}`)),
      verb: 'request.submit',
      tone: 'positive',
    },
    stepButton(draft, 'save', texts.t('requests.raise.buttons.save')),
    {
      ...stepButton(draft, 'save', texts.t('requests.raise.buttons.discard')),
      verb: 'request.discard',
      withInputs: false,
    },
  ];
}

export function raiseRowButtons(draft: RequestDraft, texts: Texts): ButtonView[] {
  const remove = stepButton(draft, 'row-remove', texts.t('clients.form.buttons.removeRow'));
  return [
    { ...stepButton(draft, 'row-save', texts.t('clients.form.buttons.saveRow')), tone: 'positive' },
    ...(draft.row === -1 ? [] : [{ ...remove, tone: 'destructive' as const, withInputs: false }]),
    { ...stepButton(draft, 'row-cancel', texts.t('clients.form.buttons.cancelRow')), withInputs: false },
  ];
}

/** Opens a row of a list: its index, -1 for a new one, null for the one picked from the list's choice. */
export function raiseListButton(
  draft: RequestDraft,
  texts: Texts,
): (list: string, row: number | null) => ButtonView {
  return (list, row) => {
    const title = texts.t(`clients.form.buttons.${row === -1 ? 'add' : 'editRow'}`);
    const open = stepButton(draft, 'row-open', title);
    return { ...open, data: { ...open.data, list, ...(row === null ? {} : { row }) } };
  };
}

function stepButton(draft: RequestDraft, move: string, title: string): ButtonView {
  return {
    title,
    verb: 'request.step',
    data: { draft: draft._id, revision: draft.version, move },
    tone: 'default',
    withInputs: true,
  };
}
