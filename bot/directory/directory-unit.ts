import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { subjectOf } from '../../src/kernel/subject.ts';
import { UNIT_ID_FIELD, unitFieldsFor } from '../../src/people/directory/directory-fields.ts';
import type { OpenedUnit } from '../../src/people/directory/open-unit.ts';
import { BRANCH, type Unit } from '../../src/people/person.ts';
import { exportButton } from '../cards/export-button.ts';
import { menuButton } from './directory-menu.ts';
import { zoneChoices } from './directory-person.ts';
import {
  type DirectoryView,
  directoryButton,
  directoryView,
  pickerView,
  presentDirectoryForm,
  type Shown,
} from './directory-view.ts';

export function presentUnits(units: Unit[], rendering: string, shown: Shown, texts: Texts): DirectoryView {
  const named = units
    .map((unit) => ({ value: unit._id, title: unit.name[texts.locale] }))
    .sort((a, b) => texts.compare(a.title, b.title));
  const choices = [...named, { value: BRANCH, title: texts.t('dictionaries.offices.branch') }];
  return directoryView(texts.t('directory.units.title', { count: units.length }), texts, {
    notice: shown.notice ?? null,
    inputs: [pickerView('unit', texts.t('directory.units.pick'), choices, rendering)],
    buttons: [
      directoryButton(
        texts.t('directory.buttons.open'),
        'directory.unit',
        {},
        { tone: 'positive', withInputs: true },
      ),
      directoryButton(texts.t('directory.units.add'), 'directory.unit-form', { id: '', version: 0 }),
      exportButton('units', {}, texts),
      menuButton(texts),
    ],
  });
}

export interface UnitCardInput extends OpenedUnit {
  notice: Shown['notice'];
  texts: Texts;
}

const MOST_POSTS = 30;

export function presentUnit({ unit, managers, posts, notice, texts }: UnitCardInput): DirectoryView {
  const approved = unit.approvedManagers;
  const over = approved !== null && approved !== undefined && managers.length > approved;
  const fact = (name: KeyPart<'directory.unit.facts'>, value: string) => ({
    title: texts.t(`directory.unit.facts.${name}`),
    value,
  });
  const lines = posts
    .slice(0, MOST_POSTS)
    .map(({ post, count, note }) =>
      texts.t('directory.unit.post', { post, count, note: note ? ` · ${note}` : '' }),
    );
  const more = posts.length - lines.length;
  return directoryView(unitTitle(unit, texts), texts, {
    notice: over ? { text: texts.t('directory.unit.over'), tone: 'warning' } : (notice ?? null),
    facts: [
      fact('id', unit._id),
      fact('zone', unit.zone),
      fact('approved', approvedText(unit, texts)),
      fact(
        'managers',
        managers.length === 0 ? '0' : `${managers.length}: ${managers.map(({ name }) => name).join(', ')}`,
      ),
    ],
    sections:
      posts.length > 0
        ? [
            {
              title: texts.t('directory.unit.staff'),
              facts: [],
              lines: more > 0 ? [...lines, texts.t('directory.unit.more-posts', { count: more })] : lines,
            },
          ]
        : [],
    buttons: [
      ...(Object.keys(unitFieldsFor(unit)).length > 0
        ? [
            directoryButton(texts.t('directory.person.edit'), 'directory.unit-form', {
              id: unit._id,
              version: unit.version,
            }),
          ]
        : []),
      directoryButton(texts.t('directory.buttons.log'), 'request.log', { number: subjectOf.unit(unit._id) }),
      directoryButton(texts.t('directory.menu.units'), 'directory.units'),
    ],
  });
}

function unitTitle({ _id, name }: Unit, texts: Texts): string {
  return _id === BRANCH ? texts.t('dictionaries.offices.branch') : name[texts.locale];
}

/** Says where the number comes from, too. */
function approvedText({ approvedManagers: count, headcount }: Unit, texts: Texts): string {
  if (count === null || count === undefined) return '—';
  if (!headcount) return texts.t('directory.unit.approved-by-admin', { count });
  const { request, from } = headcount;
  return texts.t('directory.unit.approved-by-request', { count, request, from: texts.date(from) });
}

export function presentUnitForm(
  unit: Unit | null,
  shown: Shown,
  rendering: string,
  texts: Texts,
): DirectoryView {
  return presentDirectoryForm({
    title: unit ? unitTitle(unit, texts) : texts.t('directory.unit.new'),
    form: 'unit',
    fields: unit ? unitFieldsFor(unit) : { ...UNIT_ID_FIELD, ...unitFieldsFor(null) },
    values: unit
      ? {
          nameRu: unit.name.ru,
          nameEn: unit.name.en,
          zone: unit.zone,
          approvedManagers: unit.approvedManagers ?? null,
        }
      : {},
    shown,
    choices: () => zoneChoices(unit?.zone ?? null),
    rendering,
    buttons: [
      directoryButton(
        texts.t('directory.buttons.save'),
        'directory.unit-save',
        { id: unit?._id ?? '', version: unit?.version ?? 0 },
        { tone: 'positive', withInputs: true },
      ),
      directoryButton(texts.t('directory.buttons.back'), 'directory.units'),
    ],
    texts,
  });
}
