import type { OpenedClient } from '../../src/client-card/open-client.ts';
import type { HandOver } from '../../src/client-card/open-hand-over.ts';
import type { KeyPart } from '../../src/i18n/text-key.ts';
import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestDoc } from '../../src/requests/request.ts';
import type { ButtonView, FactView, HeaderView, NoticeView, RowView, SectionView } from '../cards/view.ts';
import { presentDays } from '../clients/client-sections.ts';
import { watchedTitle } from '../reminders/kinds/request-date.ts';
import { openButton } from '../requests/request-result.ts';
import { kindTitle, requestStatusText } from '../requests/request-words.ts';

/** Data of `clients/hand-over`. */
export interface HandOverView {
  [key: string]: unknown;
  header: HeaderView;
  notice: NoticeView;
  facts: FactView[];
  requestsTitle: string;
  rows: RowView[];
  sections: SectionView[];
  buttons: ButtonView[];
}

/** Presents to the new manager what to take up, to the former only that it is done. */
export function presentHandOver(handOver: HandOver, texts: Texts): HandOverView {
  const { client, opened } = handOver;
  return {
    header: {
      kind: texts.t('clients.handOver.kind'),
      number: client._id,
      title: client.passport.shortName,
      status: texts.t('clients.handOver.from', { date: texts.date(handOver.effectiveFrom) }),
      tone: 'accent',
    },
    notice: { text: handOverText(handOver, texts), tone: 'default' },
    facts: presentFacts(handOver, texts),
    requestsTitle: opened ? texts.t('clients.handOver.sections.requests') : '',
    rows: opened ? presentRequests(opened.openRequests, texts) : [],
    sections: opened ? [presentDates(handOver, opened, texts)] : [],
    buttons: opened ? [openClientButton(client._id, texts)] : [],
  };
}

export function handOverText({ client, opened, manager, standsIn }: HandOver, texts: Texts): string {
  if (standsIn) return texts.t('clients.handOver.standsIn', { name: client.passport.shortName, manager });
  const key = opened ? 'clients.handOver.toYou' : 'clients.handOver.toOther';
  return texts.t(key, { name: client.passport.shortName, manager });
}

function presentFacts(handOver: HandOver, texts: Texts): FactView[] {
  const fact = (key: KeyPart<'clients.handOver.facts'>, value: string) => ({
    title: texts.t(`clients.handOver.facts.${key}`),
    value,
  });
  const { orderNumber: number, orderDate } = handOver.client.passport.appointment;
  const order = texts.t('clients.card.facts.orderValue', { number, date: texts.date(orderDate) });
  return [
    fact('manager', handOver.manager),
    fact('deputy', handOver.deputy || texts.t('clients.handOver.noDeputy')),
    fact('former', handOver.former),
    fact('order', order),
  ].filter(({ value }) => value !== '');
}

function presentRequests(requests: RequestDoc[], texts: Texts): RowView[] {
  if (requests.length === 0) {
    return [{ title: texts.t('clients.handOver.no-requests'), detail: '', tone: 'default', buttons: [] }];
  }
  return requests.map((request) => ({
    title: texts.t('clients.handOver.request', {
      kind: kindTitle(request.type, texts),
      number: request._id,
    }),
    detail: requestStatusText(request, texts),
    tone: request.status === 'returned' ? 'warning' : 'default',
    buttons: [openButton(request._id, texts)],
  }));
}

function presentDates({ dates }: HandOver, opened: OpenedClient, texts: Texts): SectionView {
  const watched = dates.map(({ request, date }) =>
    texts.t('clients.handOver.date', {
      day: texts.date(date.on),
      what: watchedTitle(request.type, date, texts),
      number: request._id,
    }),
  );
  const lines = [...presentDays(opened, { texts }), ...watched];
  return {
    title: texts.t('clients.handOver.sections.days'),
    facts: [],
    lines: lines.length > 0 ? lines : [texts.t('clients.handOver.no-days')],
  };
}

function openClientButton(client: string, texts: Texts): ButtonView {
  return {
    title: texts.t('clients.handOver.open'),
    verb: 'client.open',
    data: { client },
    tone: 'positive',
    withInputs: false,
  };
}
