import type { Texts } from '../../src/i18n/translate.ts';
import { openStepOf, type Step } from '../../src/requests/request.ts';
import { stepResult } from '../../src/requests/route/decision-rules.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import type { StepMark, StripView, Tone } from '../cards/view.ts';
import { holderTitle, listed, seatTitle, stepTitle } from './request-words.ts';

/** The route: a mark for each step, and the same in words. Of one step there is nothing to draw. */
export function presentStrip(view: RequestView, texts: Texts): StripView | null {
  const { steps } = view.request;
  if (steps.length < 2 && (steps[0]?.seats.length ?? 0) < 2) return null;
  return { steps: steps.map((step) => markOf(view, step)), text: wordsOf(view, texts) };
}

function markOf({ request, abilities }: RequestView, step: Step): { mark: StepMark; tone: Tone } {
  const isAhead = request.status === 'open' || request.status === 'returned';
  if (step.status === 'waiting') {
    const isVacant = isAhead && step.seats.some(({ vacant }) => vacant);
    return { mark: '○', tone: isVacant ? 'attention' : 'default' };
  }
  if (step.status === 'open') {
    const isMine = abilities.seat?.step.definition.id === step.definition.id || abilities.reply;
    return isMine ? { mark: '●', tone: 'accent' } : { mark: '◐', tone: 'default' };
  }
  return isPassed(step) ? { mark: '✓', tone: 'good' } : { mark: '✕', tone: 'attention' };
}

function isPassed(step: Step): boolean {
  return step.status === 'done' && stepResult(step) === 'passed';
}

function wordsOf(view: RequestView, texts: Texts): string {
  const { request } = view;
  const { steps, type } = request;
  const total = steps.length;
  const titles = (some: Step[]) => some.map(({ definition }) => stepTitle(type, definition.id, texts));
  const open = openStepOf(request);
  const at = open ?? steps.find((step) => step.status === 'done' && !isPassed(step));
  if (!at) return texts.t('requests.strip.all', { total });
  const place = { n: steps.indexOf(at) + 1, total, title: titles([at])[0] ?? '' };
  if (!open) return texts.t('requests.strip.stopped', place);
  const decided = at.seats.filter(({ decision }) => decision);
  const ahead = titles(steps.filter(({ status }) => status === 'waiting'));
  const own = view.abilities.seat?.seat.id;
  // A reader of whom nothing is asked sees at the head of the card whose turn it is.
  const others = own ? at.seats.filter(({ id, decision }) => !decision && id !== own) : [];
  const half = listed(
    decided.map((seat) => seatTitle(seat, view.units, texts)),
    texts,
  );
  return [
    texts.t('requests.strip.now', place),
    ...(half ? [texts.t('requests.strip.half', { who: half, count: decided.length })] : []),
    ...(others.length > 0
      ? [
          texts.t('requests.strip.others', {
            count: others.length,
            who: listed(
              others.map((seat) => holderTitle(seat, view, texts)),
              texts,
            ),
          }),
        ]
      : []),
    ...(ahead.length > 0 ? [texts.t('requests.strip.next', { steps: listed(ahead, texts) })] : []),
  ].join('. ');
}
