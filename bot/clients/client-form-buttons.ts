import type { PassportDraft } from '../../src/clients/passport/draft.ts';
import type { DraftMove } from '../../src/clients/passport/draft-rules.ts';
import type { PassportSectionId } from '../../src/clients/passport/passport-form.ts';
import { openSectionOf, type ScreenId, screenIdOf } from '../../src/clients/passport/screens.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ButtonView } from '../cards/view.ts';

/** Buttons of the screen or section that is shown. */
export function screenButtons(draft: PassportDraft, texts: Texts, byRoute = false): ButtonView[] {
  const save = moveButton(draft, 'save', texts.t('clients.form.buttons.save'));
  if (openSectionOf(draft)) return [...sectionButtons(draft, texts), save];
  switch (screenIdOf(draft)) {
    case 'inn':
      return [moveButton(draft, 'next', texts.t('clients.form.buttons.next'), { tone: 'positive' })];
    case 'main':
      return [
        submitButton(draft, texts, { withInputs: true }),
        save,
        showButton(draft, 'review', texts.t('clients.form.buttons.allSections')),
      ];
    case 'review':
      return [submitButton(draft, texts, { byRoute }), save];
  }
}

/** A change of a client is applied at once; elsewhere a section goes back to the rest of the form. */
function sectionButtons(draft: PassportDraft, texts: Texts): ButtonView[] {
  const done: ButtonView =
    draft.purpose === 'change'
      ? {
          title: texts.t('clients.form.buttons.submit.change'),
          verb: 'client.apply',
          data: { draft: draft._id, revision: draft.version, section: openSectionOf(draft) },
          tone: 'positive',
          withInputs: true,
        }
      : moveButton(draft, 'section-done', texts.t('clients.form.buttons.done'), { tone: 'positive' });
  const cancel = texts.t('clients.form.buttons.cancelRow');
  return [done, moveButton(draft, 'section-cancel', cancel, { withInputs: false })];
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

/** Beside a row whose fields stand on the screen: the rest of them, or away with it. */
export function inPlaceButton(
  draft: PassportDraft,
  { list, row, whole }: { list: string; row: number; whole: boolean },
  texts: Texts,
): ButtonView {
  return whole
    ? moveButton(draft, 'row-remove', texts.t('clients.form.buttons.removeRow'), { list, row })
    : moveButton(draft, 'row-open', texts.t('clients.form.buttons.wholeRow'), { list, row });
}

/** Opens a section from the review. */
export function sectionButton(draft: PassportDraft, section: PassportSectionId, texts: Texts): ButtonView {
  const title = texts.t('clients.form.buttons.editRow');
  const name = texts.built(`clients.form.sections.${section}`);
  return {
    ...moveButton(draft, 'section-open', title, { section, withInputs: false }),
    tooltip: texts.t('clients.form.editSection', { section: name }),
  };
}

/** Back to the first question; what was typed stays. */
export function otherInnButton(draft: PassportDraft, texts: Texts): ButtonView {
  return showButton(draft, 'inn', texts.t('clients.form.buttons.otherInn'));
}

/** Goes on with a company that the register knows: this is another branch of it. */
export function branchButton(draft: PassportDraft, texts: Texts): ButtonView {
  return moveButton(draft, 'branch', texts.t('clients.form.buttons.branch'), { withInputs: false });
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

function submitButton(
  draft: PassportDraft,
  texts: Texts,
  { withInputs = false, byRoute = false }: { withInputs?: boolean; byRoute?: boolean },
): ButtonView {
  return {
    title: texts.t(`clients.form.buttons.submit.${byRoute ? 'registration' : draft.purpose}`),
    verb: 'client.submit',
    data: { draft: draft._id, revision: draft.version },
    tone: 'positive',
    withInputs,
  };
}

function showButton(draft: PassportDraft, screen: ScreenId, title: string): ButtonView {
  return moveButton(draft, 'show', title, { screen });
}

interface More {
  tone?: ButtonView['tone'];
  withInputs?: boolean;
  list?: string;
  row?: number;
  screen?: ScreenId;
  section?: PassportSectionId;
}

function moveButton(
  draft: PassportDraft,
  move: DraftMove['kind'],
  title: string,
  more: More = {},
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
