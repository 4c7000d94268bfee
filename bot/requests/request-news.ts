import type { DeliveryContent } from '../../src/deliveries/delivery.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import { openStepOf } from '../../src/requests/request.ts';
import { seatsOfNews } from '../../src/requests/seats/merge-seat-news.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import type { CardData } from '../cards/card-renderer.ts';
import { shortened } from '../cards/shortened.ts';
import type { FactView } from '../cards/view.ts';
import { reworkButton } from './request-buttons.ts';
import { presentRequestHeader } from './request-card.ts';
import { outcomeParts, presentOutcome } from './request-outcome.ts';
import { openButton } from './request-result.ts';
import { seatTitleById, stepTitle } from './request-words.ts';

export interface NewsInput {
  view: RequestView;
  content: Extract<DeliveryContent, { kind: 'news' }>;
  /** The name of whoever the news is about, or ''. */
  by: string;
  texts: Texts;
}

/** One sentence about one step, with the way to the live card. */
export function presentNews(input: NewsInput): CardData {
  const { view, texts } = input;
  const { abilities, client, definition, request } = view;
  const rework = abilities.rework ? [reworkButton(definition, request._id, client?._id ?? null, texts)] : [];
  return {
    header: presentRequestHeader(view, texts),
    text: newsText(input),
    facts: presentResult(input),
    buttons: [...rework, openButton(request._id, texts)],
  };
}

/** Summary of news in notifications and chat lists. */
export function newsSummary(input: NewsInput): string {
  return [newsText(input), ...outcomeParts(presentResult(input), input.texts)].join(' · ');
}

/** Only the news of the end says what came of it. */
function presentResult({ view, content, texts }: NewsInput): FactView[] {
  return content.event === 'approved' ? presentOutcome(view.definition, view.request, texts) : [];
}

const LONGEST_REASON = 500;

function newsText({ view, content, by, texts }: NewsInput): string {
  const { request } = view;
  const { step = '', seat = '', to = '', reason = '', outcome = '' } = content.args;
  const open = openStepOf(request);
  return texts.built(`news.${content.event}`, {
    ...content.args,
    by,
    reason: shortened(String(reason), LONGEST_REASON),
    step: step ? stepTitle(request.type, String(step), texts) : '',
    seat: seatsOfNews(String(seat))
      .map((each) => seatTitleById(request, String(step), each, view.units, texts))
      .join('; '),
    to: to ? texts.built(`people.roles.${to}`) : '',
    outcome: outcome ? texts.built(`requests.outcomes.${outcome}`) : '',
    now: open ? stepTitle(request.type, open.definition.id, texts) : texts.t('news.nothing-open'),
  });
}
