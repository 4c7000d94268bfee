import type { Texts } from '../../src/i18n/translate.ts';
import type { UnreachablePerson } from '../../src/undelivered/list-unreachable.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ButtonView, HeaderView, SectionView } from '../cards/view.ts';
import { undeliveredButton } from './undelivered.ts';

export interface UnreachableView {
  header: HeaderView;
  sections: SectionView[];
  buttons: ButtonView[];
}

/** `undelivered`: how many messages were given up, for people who can be reached. */
export function presentUnreachable(
  people: UnreachablePerson[],
  undelivered: number,
  zone: string,
  texts: Texts,
): UnreachableView {
  const lines = people.map(({ person, since }) =>
    texts.t('help.unreachable.line', { name: person.name, since: texts.dateTime(since, zone) }),
  );
  const count = people.length;
  return {
    header: {
      kind: texts.t('help.unreachable.kind'),
      number: '',
      title: texts.t('help.unreachable.title', { count }),
      status: '',
      tone: count === 0 ? 'good' : 'warning',
    },
    sections:
      count === 0 ? [] : [{ title: '', facts: [], lines: [...lines, texts.t('help.unreachable.hint')] }],
    buttons: [
      ...(undelivered === 0 ? [] : [undeliveredButton(undelivered, texts)]),
      ...(count === 0 ? [] : [exportButton('unreachable', {}, texts)]),
    ],
  };
}
