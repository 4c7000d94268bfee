import type { Texts } from '../../src/i18n/translate.ts';
import type { RequestView } from '../../src/requests/views/open-request.ts';
import type { CardData } from '../cards/card-renderer.ts';

/** Rest of an older message of a chat that has a later one: a line, and the way to the card. */
export function presentRequestLine(
  { request, client }: RequestView,
  texts: Texts,
): CardData & { text: string } {
  const number = request._id;
  const text = client
    ? texts.t('news.line', { number, client: client.passport.shortName })
    : texts.t('news.line-plain', { number });
  return {
    text,
    rows: [
      {
        title: text,
        detail: '',
        tone: 'default',
        buttons: [
          {
            title: texts.t('requests.buttons.open'),
            verb: 'request.open-below',
            data: { request: number },
            tone: 'default',
            withInputs: false,
          },
        ],
      },
    ],
  };
}
