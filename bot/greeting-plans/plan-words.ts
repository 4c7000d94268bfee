import type { PlanState } from '../../src/greetings/plans/greeting-plan.ts';
import type { OpenedPlan } from '../../src/greetings/plans/load-plan.ts';
import type { PlanLine } from '../../src/greetings/plans/plan-line.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { ButtonView, HeaderView, Tone } from '../cards/view.ts';
import { channelText } from '../greetings/greeting-words.ts';
import { occasionText } from '../greetings/occasion-text.ts';

export const STATE_TONES: Record<PlanState | 'draft', Tone> = {
  draft: 'default',
  submitted: 'accent',
  signed: 'good',
  returned: 'warning',
};

export function planTap(title: string, verb: string, data: Record<string, unknown>): ButtonView {
  return { title, verb, data, tone: 'default', withInputs: false };
}

/** Kind, title and whether the plan is signed. */
export function planHeader(opened: OpenedPlan, title: string, texts: Texts): HeaderView {
  const { plan, year, manager, own } = opened;
  const state = plan?.state ?? 'draft';
  const kind = own
    ? texts.t('plans.kind', { year: String(year) })
    : texts.t('plans.kind-of', { year: String(year), name: manager.name });
  return { kind, number: '', title, status: texts.t(`plans.states.${state}`), tone: STATE_TONES[state] };
}

/** The occasion, with the contact for who may see contacts. */
export function lineTitle(
  line: PlanLine,
  opened: Pick<OpenedPlan, 'clients' | 'named' | 'spheres'>,
  texts: Texts,
) {
  const client = opened.clients.get(line.client);
  if (!client) return line.occasion;
  const named = opened.named.has(line.client);
  return occasionText(client, line, { named, spheres: opened.spheres }, texts);
}

/** Outcome in a few words; reasons and gifts are for who may see contacts. */
export function fateText(line: PlanLine, named: boolean, texts: Texts): string {
  const { status, entry, late } = line;
  switch (status) {
    case 'done': {
      const how = entry?.channel ? channelText(entry.channel, texts) : '';
      const day = entry ? texts.dayMonth(entry.on) : '';
      const said = [how, day].filter((part) => part !== '').join(', ');
      return texts.t(late ? 'plans.fate.late' : 'plans.fate.done', { how: said || 'none' });
    }
    case 'moved':
      return texts.t('plans.fate.moved', { date: texts.dayMonth(entry?.on ?? line.date) });
    case 'skipped':
      return named
        ? texts.t('plans.fate.skipped', { reason: entry?.reason ?? '' })
        : texts.t('plans.fate.left-out');
    case 'missed':
      return texts.t('plans.fate.missed');
    case 'planned':
      return line.greetOn === line.date
        ? ''
        : texts.t('plans.fate.before', { date: texts.dayMonth(line.greetOn) });
  }
}

export const FATE_TONES: Record<PlanLine['status'], Tone> = {
  planned: 'default',
  done: 'default',
  moved: 'warning',
  skipped: 'default',
  missed: 'attention',
};
