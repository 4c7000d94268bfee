import type { Translator } from '../../i18n/translate.ts';
import { type PutSettingDeps, putSetting } from '../../settings/put-setting.ts';
import { REPORT_FORMS_ID, type SettingDoc } from '../../settings/setting.ts';
import type { Repo } from '../../storage/store.ts';
import { type FormLanguages, originalForms } from './form-rules.ts';
import type { ReportForms } from './report-form.ts';
import { readForms, tracedForms } from './stored-forms.ts';

export interface LoadFormsDeps {
  settings: Repo<SettingDoc>;
  translator: Translator;
}

/** Forms in force, and their version, 0 for the original ones. */
export async function loadForms(deps: LoadFormsDeps): Promise<{ forms: ReportForms; version: number }> {
  const stored = await deps.settings.get(REPORT_FORMS_ID);
  return { forms: readForms(stored?.value, languagesOf(deps)), version: stored?.version ?? 0 };
}

/** Every workbook has these forms from now on. Throws STALE when somebody else has changed them since that version. */
export function putForms(
  deps: PutSettingDeps & LoadFormsDeps,
  { forms, version, by }: { forms: ReportForms; version: number; by: string },
): Promise<void> {
  const fallback = originalForms(languagesOf(deps));
  return putSetting(deps, { id: REPORT_FORMS_ID, value: forms, version, by, fallback }, tracedForms);
}

function languagesOf({ translator }: Pick<LoadFormsDeps, 'translator'>): FormLanguages {
  return { ru: translator.in('ru'), en: translator.in('en') };
}
