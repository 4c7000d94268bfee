import type { Unconfirmed } from '../../src/clients/register/list-unconfirmed.ts';
import { exportButton } from '../cards/export-button.ts';
import type { ClientWords } from '../clients/client-words.ts';
import { type ClientListView, listButton, listHeader } from './client-list.ts';

const MOST = 15;

/** Clients whose data nobody has confirmed for a year, the longest first. */
export function presentUnconfirmed(found: Unconfirmed[], words: ClientWords): ClientListView {
  const { texts } = words;
  const shown = found.slice(0, MOST);
  const rest = found.length - shown.length;
  const total = texts.t('clients.list.unconfirmed-total', { total: found.length });
  return {
    header: listHeader(texts.t('clients.list.unconfirmed'), words),
    total: rest > 0 ? `${total} ${texts.t('clients.form.more', { count: rest })}` : total,
    inputs: [],
    show: [],
    rows: shown.map(({ client, since }) => ({
      title: client.passport.shortName,
      detail: texts.t('clients.list.unconfirmed-detail', {
        since: texts.date(since),
        manager: words.person(client.passport.appointment.manager),
        number: client._id,
      }),
      tone: 'default',
      buttons: [listButton('open', 'client.open', { client: client._id }, words)],
    })),
    buttons: found.length > 0 ? [exportButton('unconfirmed', {}, texts)] : [],
  };
}
