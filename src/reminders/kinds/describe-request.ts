import type { KeyPart } from '../../i18n/text-key.ts';
import type { Texts } from '../../i18n/translate.ts';
import type { SourceDeps } from '../sources/source.ts';

/** `окончание скидки: DI-2026-0001, ООО «Ромашка»`. */
export async function describeRequest(
  deps: SourceDeps,
  kind: KeyPart<'reminders.due.occasions'>,
  { request: id = '' }: Record<string, string>,
  texts: Texts,
): Promise<string> {
  const request = await deps.requests.get(id);
  const client = request?.client ? await deps.clients.get(request.client) : null;
  const subject = [request?._id, client?.passport.shortName].filter(Boolean).join(', ');
  return texts.t('reminders.due.of', { what: texts.t(`reminders.due.occasions.${kind}`), subject });
}
